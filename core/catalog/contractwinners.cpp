// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "base/hash.h"
#include "catalog/winnerwriter.h"

#include <algorithm>
#include <set>

namespace meshscope::catalog {

namespace {

using Version = Stated<ContractDocument>;

class ContractRows
{
public:
    explicit ContractRows(ImportWork &work)
        : m_work(work)
        , m_common(work)
        , m_reader(work.db)
        , m_contract(work.db.prepare(
              "INSERT INTO contract(id, key) VALUES(?1, ?2) ON CONFLICT DO NOTHING"))
        , m_version(work.db.prepare(
              "INSERT INTO contract_version(id, contract_id, version, status, raw_status, "
              "standard, "
              "standard_version, content_hash, classification, personal, created_at, doc_id, body) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT(id) DO "
              "UPDATE SET "
              "version=?3, status=?4, raw_status=?5, standard=?6, standard_version=?7, "
              "content_hash=?8, "
              "classification=?9, personal=?10, created_at=?11, doc_id=?12, body=?13"))
        , m_versions(
              work.db.prepare("SELECT body, status FROM contract_version WHERE contract_id=?1"))
        , m_dropAssets(work.db.prepare("DELETE FROM contract_asset WHERE version_id=?1"))
        , m_putAsset(work.db.prepare(
              "INSERT OR IGNORE INTO contract_asset(version_id, object, server, asset_id) "
              "VALUES(?1, ?2, ?3, ?4)"))
    {
    }

    Status write(EntityId entity)
    {
        auto statements = m_reader.read<ContractDocument>(entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            return m_dropAssets.bind(1, entity).run(); // versions are kept: requests name them
        std::sort(statements->begin(), statements->end(),
                  [](const Version &left, const Version &right) { return precedes(left, right); });
        reportConflict(*statements);
        const Version &winner = statements->front();
        const ContractDocument &document = winner.record;
        const SourceId source {winner.sourceRow};
        const EntityId contract
            = m_work.ids.ensure(EntityKind::Contract, {contractKey(document.id)},
                                document.name.empty() ? document.id : document.name, source);
        if (auto status = m_contract.bind(1, contract).bind(2, document.id).run(); !status)
            return status;
        m_contracts.insert(contract);
        if (auto status
            = m_common.rename(entity, document.name.empty() ? document.id : document.name);
            !status)
            return status;
        if (auto status = m_common.putTags(entity, document.tags, {}); !status)
            return status;
        if (auto status = writeVersion(entity, contract, winner); !status)
            return status;
        return writeAssets(entity, document, source);
    }

    /// The contract itself is described by its newest active version, else by its newest.
    Status writeContracts()
    {
        auto update
            = m_work.db.prepare("UPDATE contract SET domain_id=?2, product_key=?3 WHERE id=?1");
        for (const EntityId contract : m_contracts) {
            const auto best = bestVersion(contract);
            if (!best)
                return best.error();
            if (!*best)
                continue;
            const ContractDocument &document = **best;
            if (auto status
                = m_common.rename(contract, document.name.empty() ? document.id : document.name);
                !status)
                return status;
            const EntityId domain
                = document.domain.empty() ? EntityId {} : m_work.ids.domain(document.domain, {});
            update.bind(1, contract).bind(2, domain).bind(3, document.product);
            if (auto status = update.run(); !status)
                return status;
        }
        return {};
    }

private:
    /// The newest active version of a contract, else its newest; nothing if it has none.
    Result<std::optional<ContractDocument>> bestVersion(EntityId contract)
    {
        std::optional<ContractDocument> best;
        bool bestActive = false;
        for (m_versions.bind(1, contract); m_versions.step();) {
            auto document = unpack<ContractDocument>(m_versions.blob(0));
            if (!document)
                return document.error();
            const bool active = m_versions.text(1) == word(ProductStatus::Active);
            if (!best
                || (active != bestActive ? active
                                         : versionLess(best->version, document->version))) {
                best = std::move(*document);
                bestActive = active;
            }
        }
        if (auto status = m_versions.finish(); !status)
            return status.error();
        return best;
    }

    void reportConflict(const std::vector<Version> &statements)
    {
        const std::string first = pack(statements.front().record);
        for (std::size_t i = 1; i < statements.size(); ++i) {
            if (pack(statements[i].record) == first)
                continue;
            Issue issue;
            issue.severity = IssueSeverity::Warning;
            issue.code = "contract-version-conflict";
            issue.file = statements[i].document;
            issue.message = "contract " + statements[i].record.id + " version "
                + statements[i].record.version + " is also in " + statements.front().document
                + " with other content; that one "
                + (statements.front().observedAt > statements[i].observedAt
                       ? "is newer"
                       : "comes first by source and name, since neither tells which is newer,")
                + " and is shown, both are kept";
            const auto document = std::find_if(
                m_work.documents.begin(), m_work.documents.end(),
                [&issue](const DocumentRows &rows) { return rows.staged->path == issue.file; });
            std::vector<Issue> &issues = document == m_work.documents.end()
                ? m_work.outcome.issues
                : document->staged->issues;
            issues.push_back(std::move(issue));
        }
    }

    Status writeVersion(EntityId entity, EntityId contract, const Version &winner)
    {
        const ContractDocument &document = winner.record;
        Classification classification = Classification::Unknown;
        std::optional<std::int64_t> personal;
        for (const ContractObject &object : document.objects) {
            for (const Column &column : object.properties) {
                classification = std::max(classification, column.classification);
                if (column.personal)
                    personal
                        = std::max<std::int64_t>(personal.value_or(0), *column.personal ? 1 : 0);
            }
        }
        const std::string body = pack(document);
        const ProductStatus status
            = parseProductStatus(document.rawStatus).value_or(ProductStatus::Unknown);
        m_version.bind(1, entity).bind(2, contract).bind(3, document.version).bind(4, word(status));
        m_version.bind(5, document.rawStatus)
            .bind(6, document.standard)
            .bind(7, document.standardVersion);
        m_version.bind(8, sha256Hex(body))
            .bind(9, static_cast<int>(classification))
            .bind(10, personal);
        m_version.bind(11, document.createdAt).bind(12, winner.documentRow).bindBlob(13, body);
        return m_version.run();
    }

    Status writeAssets(EntityId version, const ContractDocument &document, SourceId source)
    {
        if (auto status = m_dropAssets.bind(1, version).run(); !status)
            return status;
        for (const ContractServer &server : document.servers) {
            for (const ContractObject &object : document.objects) {
                const auto name = physicalName(server, object);
                const AssetId asset = name ? m_work.ids.asset(*name, source) : AssetId {};
                if (!asset)
                    continue;
                m_putAsset.bind(1, version)
                    .bind(2, object.name)
                    .bind(3, server.name)
                    .bind(4, asset);
                if (auto status = m_putAsset.run(); !status)
                    return status;
            }
        }
        return {};
    }

    ImportWork &m_work;
    CommonRows m_common;
    StatementReader m_reader;
    std::set<EntityId> m_contracts;
    store::Statement m_contract;
    store::Statement m_version;
    store::Statement m_versions;
    store::Statement m_dropAssets;
    store::Statement m_putAsset;
};

} // namespace

Status writeContractWinners(ImportWork &work, const std::vector<EntityId> &versions)
{
    ContractRows rows(work);
    for (const EntityId version : versions) {
        if (auto status = rows.write(version); !status)
            return status;
    }
    return rows.writeContracts();
}

} // namespace meshscope::catalog
