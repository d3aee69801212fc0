// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/contractpage.h"

#include "base/archive.h"
#include "base/text.h"
#include "contract/drift.h"
#include "workspace/pageclaims.h"

#include <algorithm>
#include <sstream>

namespace meshscope::workspace {

namespace {

struct StoredVersion
{
    ContractVersionRow row;
    std::string body;
    Classification classification = Classification::Unknown;
    std::optional<bool> personal;
    DocumentId document;
};

ProductStatus statusOf(const std::string &raw)
{
    return parseProductStatus(raw).value_or(ProductStatus::Unknown);
}

std::optional<bool> optionalBool(const store::Statement &row, int column)
{
    const auto value = row.optionalInteger(column);
    return value ? std::optional(*value != 0) : std::nullopt;
}

/// Versions of one contract, newest first.
Result<std::vector<StoredVersion>> versionsOf(store::Connection &db, ContractId contract)
{
    std::vector<StoredVersion> versions;
    auto rows = db.prepare("SELECT v.id, v.version, v.raw_status, v.created_at, d.path, v.body,"
                           " v.classification, v.personal, v.doc_id FROM contract_version v"
                           " JOIN entity e ON e.id = v.id AND e.state = 'active'"
                           " LEFT JOIN source_doc d ON d.id = v.doc_id WHERE v.contract_id = ?1");
    for (rows.bind(1, contract); rows.step();) {
        StoredVersion stored;
        stored.row.id = rows.id<ContractVersionId>(0);
        stored.row.version = rows.text(1);
        stored.row.rawStatus = rows.text(2);
        stored.row.status = statusOf(stored.row.rawStatus);
        stored.row.createdAt = rows.optionalTime(3);
        stored.row.file = rows.text(4);
        stored.body = rows.blob(5);
        stored.classification = static_cast<Classification>(rows.integer(6));
        stored.personal = optionalBool(rows, 7);
        stored.document = rows.id<DocumentId>(8);
        versions.push_back(std::move(stored));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    std::sort(versions.begin(), versions.end(), [](const auto &a, const auto &b) {
        return compareVersions(a.row.version, b.row.version) > 0;
    });
    return versions;
}

/// The index of the version to show: the one asked for, else the newest active, else the newest.
std::optional<std::size_t> chosen(const std::vector<StoredVersion> &versions,
                                  const std::string &wanted)
{
    const auto position = [&versions](auto matches) -> std::optional<std::size_t> {
        const auto found = std::find_if(versions.begin(), versions.end(), matches);
        if (found == versions.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - versions.begin());
    };
    if (!wanted.empty())
        return position([&](const auto &v) { return compareVersions(v.row.version, wanted) == 0; });
    if (auto active = position([](const auto &v) { return v.row.status == ProductStatus::Active; }))
        return active;
    return versions.empty() ? std::nullopt : std::optional<std::size_t>(0);
}

/// What breaks the promise, readable; a column that nobody promised does not.
std::vector<std::string> driftLines(const std::vector<contract::Drift> &drifts)
{
    using Kind = contract::Drift::Kind;
    std::vector<std::string> lines;
    for (const contract::Drift &drift : drifts) {
        if (drift.kind == Kind::MissingColumn)
            lines.push_back(drift.path + " is promised but was not observed");
        else if (drift.kind == Kind::Type)
            lines.push_back(drift.path + " is promised as " + drift.promised
                            + " but was observed as " + drift.observed);
        else if (drift.kind == Kind::Nullability)
            lines.push_back(drift.path + " is promised as required but was observed nullable");
    }
    return lines;
}

/// Compares the object of a binding with the newest observation of the dataset it stands in.
Status judgeDrift(Reader &reader, const ContractDocument &document, ContractBinding &binding)
{
    const auto object = std::ranges::find(document.objects, binding.object, &ContractObject::name);
    if (object == document.objects.end())
        return {};
    const auto statements = assetStatements(reader, binding.asset);
    if (!statements)
        return statements.error();
    if (const AssetStatement *observed = newestObservation(*statements)) {
        binding.observedColumns = observed->record.columns.size();
        binding.drift = driftLines(contract::driftOf(object->properties, observed->record.columns));
    }
    return {};
}

Result<std::vector<ContractBinding>> bindingsOf(Reader &reader, ContractVersionId version,
                                                const ContractDocument &document)
{
    std::vector<ContractBinding> bindings;
    auto rows = reader.db().prepare("SELECT b.object, b.server, b.asset_id, e.uid, e.name"
                                    " FROM contract_asset b JOIN entity e ON e.id = b.asset_id"
                                    " WHERE b.version_id = ?1 ORDER BY b.object, b.server");
    for (rows.bind(1, version); rows.step();) {
        ContractBinding binding;
        binding.object = rows.text(0);
        binding.server = rows.text(1);
        binding.asset = rows.id<AssetId>(2);
        binding.assetUid = rows.text(3);
        binding.assetName = rows.text(4);
        bindings.push_back(std::move(binding));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    for (ContractBinding &binding : bindings)
        if (auto status = judgeDrift(reader, document, binding); !status)
            return status.error();
    return bindings;
}

Result<std::vector<ContractPortUse>> usesOf(store::Connection &db, const std::string &key)
{
    std::vector<ContractPortUse> uses;
    auto rows
        = db.prepare("SELECT p.id, p.name, p.product_id, e.name, e.uid, p.direction,"
                     " (SELECT count(*) FROM access_grant g JOIN access_request r"
                     "  ON r.id = g.request_id WHERE r.port_id = p.id AND g.state = 'active')"
                     " FROM port p JOIN entity e ON e.id = p.product_id AND e.state = 'active'"
                     " WHERE p.contract_key = ?1 ORDER BY p.direction DESC, e.name, p.name");
    for (rows.bind(1, key); rows.step();) {
        ContractPortUse use;
        use.port = rows.id<PortId>(0);
        use.portName = rows.text(1);
        use.product = rows.id<ProductId>(2);
        use.productName = rows.text(3);
        use.productUid = rows.text(4);
        use.direction = rows.text(5);
        use.activeGrants = static_cast<std::uint32_t>(rows.integer(6));
        uses.push_back(std::move(use));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return uses;
}

Status readRaw(store::Connection &db, DocumentId document, ContractPage &page)
{
    auto rows = db.prepare("SELECT path, raw FROM source_doc WHERE id = ?1");
    rows.bind(1, document);
    if (rows.step()) {
        page.file = rows.text(0);
        page.raw = rows.blob(1);
        page.rawFormat = page.raw.starts_with("{") ? "json" : "yaml";
    }
    return rows.finish();
}

/// Decodes every version once and fills in what each changed against the one before.
Result<std::vector<ContractDocument>> judge(std::vector<StoredVersion> &versions)
{
    std::vector<ContractDocument> documents;
    for (const StoredVersion &version : versions) {
        auto document = unpack<ContractDocument>(version.body);
        if (!document)
            return document.error();
        documents.push_back(std::move(*document));
    }
    for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
        versions[i].row.verdict
            = contract::verdictOf(contract::compare(documents[i + 1], documents[i]),
                                  versions[i + 1].row.version, versions[i].row.version);
    }
    return documents;
}

Status readHead(store::Connection &db, const std::string &uid, ContractPage &page)
{
    auto rows = db.prepare("SELECT c.id, c.key, e.name, c.domain_id FROM contract c"
                           " JOIN entity e ON e.id = c.id WHERE e.uid = ?1");
    rows.bind(1, uid);
    if (rows.step()) {
        page.id = rows.id<ContractId>(0);
        page.uid = uid;
        page.key = rows.text(1);
        page.name = rows.text(2);
        page.domain = rows.id<DomainId>(3);
    }
    if (auto status = rows.finish(); !status)
        return status;
    if (!page.id)
        return Error {ErrorCode::NotFound, "this catalog has no such contract", uid};
    return {};
}

bool holdsEveryWord(const ContractRow &row, const std::string &filter)
{
    const std::string text = foldCase(row.name + " " + row.key + " " + row.productName);
    std::istringstream words(foldCase(filter));
    for (std::string word; words >> word;) {
        if (text.find(word) == std::string::npos)
            return false;
    }
    return true;
}

/// Fills in what the versions say: which one counts, how many, and the last change.
Status completeRow(store::Connection &db, ContractRow &row)
{
    auto versions = versionsOf(db, row.id);
    if (!versions)
        return versions.error();
    const auto index = chosen(*versions, {});
    if (!index)
        return {};
    auto documents = judge(*versions);
    if (!documents)
        return documents.error();
    const StoredVersion &version = (*versions)[*index];
    row.version = version.row.version;
    row.status = version.row.status;
    row.classification = version.classification;
    row.personal = version.personal;
    row.versions = versions->size();
    row.objects = (*documents)[*index].objects.size();
    row.lastChange = version.row.verdict;
    if (*index > 0) {
        const ContractVersionRow &next = versions->front().row;
        row.next = NextVersion {next.version, next.status, next.verdict};
    }
    return {};
}

} // namespace

int compareVersions(std::string_view a, std::string_view b)
{
    const contract::Version left = contract::parseVersion(a);
    const contract::Version right = contract::parseVersion(b);
    if (!left.semantic || !right.semantic)
        return a.compare(b);
    const auto key = [](const contract::Version &v) {
        // A pre-release comes before its release (semver.org, item 11).
        return std::tuple(v.major, v.minor, v.patch, v.pre.empty() ? 1 : 0, v.pre);
    };
    if (key(left) == key(right))
        return 0;
    return key(left) < key(right) ? -1 : 1;
}

Result<ContractPage> contractPage(Reader &reader, const std::string &uid,
                                  const std::string &version)
{
    store::Connection &db = reader.db();
    ContractPage page;
    if (auto status = readHead(db, uid, page); !status)
        return status.error();
    auto versions = versionsOf(db, page.id);
    if (!versions)
        return versions.error();
    const auto index = chosen(*versions, version);
    if (!index) {
        return Error {ErrorCode::NotFound,
                      version.empty() ? "this contract has no version"
                                      : "this contract has no version " + version,
                      page.key};
    }
    auto documents = judge(*versions);
    if (!documents)
        return documents.error();
    if (*index + 1 < versions->size()) {
        page.changes = contract::compare((*documents)[*index + 1], (*documents)[*index]);
        page.comparedWith = (*versions)[*index + 1].row.version;
    }
    const StoredVersion &shown = (*versions)[*index];
    page.versionId = shown.row.id;
    page.classification = shown.classification;
    page.personal = shown.personal;
    page.document = std::move((*documents)[*index]);
    if (auto status = readRaw(db, shown.document, page); !status)
        return status.error();
    for (StoredVersion &stored : *versions)
        page.versions.push_back(std::move(stored.row));
    auto bindings = bindingsOf(reader, page.versionId, page.document);
    if (!bindings)
        return bindings.error();
    page.bindings = std::move(*bindings);
    auto uses = usesOf(db, page.key);
    if (!uses)
        return uses.error();
    page.uses = std::move(*uses);
    return page;
}

Result<ContractList> contractList(Reader &reader, const std::string &filter)
{
    store::Connection &db = reader.db();
    ContractList list;
    auto rows = db.prepare("SELECT c.id, e.uid, e.name, c.key, c.domain_id, pe.name, pe.uid"
                           " FROM contract c JOIN entity e ON e.id = c.id AND e.state = 'active'"
                           " LEFT JOIN port p ON p.id = (SELECT min(id) FROM port WHERE"
                           "  contract_key = c.key AND direction = 'output')"
                           " LEFT JOIN entity pe ON pe.id = p.product_id ORDER BY e.name, c.key");
    while (rows.step()) {
        ContractRow row;
        row.id = rows.id<ContractId>(0);
        row.uid = rows.text(1);
        row.name = rows.text(2);
        row.key = rows.text(3);
        row.domain = rows.id<DomainId>(4);
        row.productName = rows.text(5);
        row.productUid = rows.text(6);
        ++list.total;
        if (holdsEveryWord(row, filter))
            list.rows.push_back(std::move(row));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    for (ContractRow &row : list.rows) {
        if (auto status = completeRow(db, row); !status)
            return status.error();
    }
    return list;
}

} // namespace meshscope::workspace
