// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/snapshot.h"

#include "base/text.h"
#include "store/connection.h"
#include "workspace/domaincodes.h"
#include "workspace/scorebook.h"
#include "workspace/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace meshscope::workspace {

namespace {

constexpr std::size_t descriptionCharacters = 200;

/// At most `bytes`, cut between characters.
std::string_view firstBytes(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::string shortDescription(std::string_view raw)
{
    if (raw.empty())
        return {};
    const std::string plain = descriptionPlain(firstBytes(raw, 8 * descriptionCharacters));
    std::size_t characters = 0;
    std::size_t at = 0;
    for (; at < plain.size(); ++at) {
        if ((static_cast<unsigned char>(plain[at]) & 0xc0) != 0x80
            && characters++ == descriptionCharacters)
            break;
    }
    return plain.substr(0, at);
}

/// What a person is called, and what they answer for: "head of data, owns 3 products".
std::string dutiesOf(std::string_view title, std::int64_t owned, std::int64_t stewarded)
{
    std::string text(title);
    const auto add = [&text](std::string_view how, std::int64_t products) {
        if (products > 0)
            text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", how, products,
                                products == 1 ? "product" : "products");
    };
    add("owns", owned);
    add("steward of", stewarded);
    return text;
}

} // namespace

/// Builds one snapshot, table by table.
class SnapshotLoader
{
public:
    SnapshotLoader(store::Connection &db, TimePoint now, std::stop_token stop)
        : m_db(db)
        , m_stop(std::move(stop))
    {
        m_snapshot->m_now = now;
        m_snapshot->m_platforms.emplace_back();
    }

    Result<std::shared_ptr<const Snapshot>> load()
    {
        // One read transaction, so that all tables are of one moment.
        if (auto status = m_db.execute("BEGIN"); !status)
            return status.error();
        auto status = readAll();
        if (auto end = m_db.execute("COMMIT"); status && !end)
            status = end;
        if (!status)
            return status.error();
        m_snapshot->m_index = buildIndex();
        return std::shared_ptr<const Snapshot>(std::move(m_snapshot));
    }

private:
    Status readAll()
    {
        m_snapshot->m_changeSeq = m_db.dataVersion();
        using Step = Status (SnapshotLoader::*)();
        for (const Step step :
             {&SnapshotLoader::readEntities, &SnapshotLoader::readDomains,
              &SnapshotLoader::readProducts, &SnapshotLoader::readPorts,
              &SnapshotLoader::readAssets, &SnapshotLoader::readContracts,
              &SnapshotLoader::readParties, &SnapshotLoader::readJobs, &SnapshotLoader::readScores,
              &SnapshotLoader::readEdges, &SnapshotLoader::countUses}) {
            if (m_stop.stop_requested())
                return Error {ErrorCode::Cancelled, "stopped", m_db.path()};
            if (auto status = (this->*step)(); !status)
                return status;
        }
        return {};
    }

    std::string_view keep(std::string text)
    {
        return text.empty() ? std::string_view()
                            : std::string_view(m_snapshot->m_texts.emplace_back(std::move(text)));
    }
    std::string_view keep(std::string_view text) { return keep(std::string(text)); }

    Entry *entry(EntityId id)
    {
        auto &entries = m_snapshot->m_entries;
        const auto found
            = std::lower_bound(entries.begin(), entries.end(), id,
                               [](const Entry &left, EntityId right) { return left.id < right; });
        return found != entries.end() && found->id == id ? &*found : nullptr;
    }

    Status readEntities()
    {
        // Rules, requests and grants are shown on the pages of what they are about.
        auto rows = m_db.prepare("SELECT id, kind, name FROM entity WHERE state='active' "
                                 "AND kind NOT IN ('rule', 'request', 'grant') ORDER BY id");
        while (rows.step()) {
            Entry &made = m_snapshot->m_entries.emplace_back();
            made.id = rows.id<EntityId>(0);
            made.kind = fromWord(rows.text(1), EntityKind::Grant, EntityKind::Asset);
            made.name = keep(rows.text(2));
        }
        return rows.finish();
    }

    Status readDomains()
    {
        std::vector<std::pair<EntityId, std::string>> descriptions;
        auto rows = m_db.prepare("SELECT d.id, e.name, d.parent_id, d.description FROM domain d "
                                 "JOIN entity e ON e.id=d.id "
                                 "WHERE e.state='active' ORDER BY d.slot, d.id");
        while (rows.step()) {
            DomainInfo &info = m_snapshot->m_domains.emplace_back();
            info.id = rows.id<EntityId>(0);
            info.name = rows.text(1);
            info.parent = rows.id<EntityId>(2);
            if (Entry *found = entry(info.id)) {
                found->domain = info.id;
                found->description = keep(shortDescription(rows.text(3)));
            }
        }
        nameDomainCodes(m_snapshot->m_domains);
        placeDomainColours(m_snapshot->m_domains);
        return rows.finish();
    }

    Status readProducts()
    {
        auto rows = m_db.prepare("SELECT id, version, status, archetype, domain_id, owner_id, "
                                 "description, classification, "
                                 "personal FROM product");
        while (rows.step()) {
            Entry *const found = entry(rows.id<EntityId>(0));
            if (found == nullptr)
                continue;
            found->context = keep(rows.text(1));
            found->status = fromWord(rows.text(2), ProductStatus::Retired, ProductStatus::Unknown);
            found->archetype
                = fromWord(rows.text(3), Archetype::ConsumerAligned, Archetype::Unknown);
            found->domain = rows.id<EntityId>(4);
            found->owner = rows.id<EntityId>(5);
            found->product = found->id;
            found->description = keep(shortDescription(rows.text(6)));
            found->classification = static_cast<Classification>(rows.integer(7));
            found->personal = rows.integer(8) != 0;
        }
        return rows.finish();
    }

    Status readPorts()
    {
        auto rows = m_db.prepare(
            "SELECT o.id, o.version, o.status, o.product_id, p.domain_id, p.owner_id, "
            "o.description, "
            "coalesce(o.personal, 0), e.name FROM port o JOIN product p ON p.id=o.product_id "
            "JOIN entity e ON e.id=o.product_id");
        while (rows.step()) {
            Entry *const found = entry(rows.id<EntityId>(0));
            if (found == nullptr)
                continue;
            found->context = keep(rows.text(8));
            found->status = fromWord(rows.text(2), ProductStatus::Retired, ProductStatus::Unknown);
            found->product = rows.id<EntityId>(3);
            found->domain = rows.id<EntityId>(4);
            found->owner = rows.id<EntityId>(5);
            found->description = keep(shortDescription(rows.text(6)));
            found->personal = rows.integer(7) != 0;
        }
        return rows.finish();
    }

    std::uint16_t platform(std::string_view name)
    {
        auto &platforms = m_snapshot->m_platforms;
        const auto [at, isNew]
            = m_platformNumbers.try_emplace(std::string(name), std::uint16_t {0});
        if (isNew && !name.empty() && platforms.size() < 0xffff) {
            at->second = static_cast<std::uint16_t>(platforms.size());
            platforms.emplace_back(name);
        }
        return at->second;
    }

    Status readAssets()
    {
        std::vector<EntityId> nodes;
        auto rows = m_db.prepare("SELECT id, atype, platform, qualified_name, domain_id, owner_id, "
                                 "product_id, description, "
                                 "classification, personal, column_count FROM asset ORDER BY id");
        while (rows.step()) {
            Entry *const found = entry(rows.id<EntityId>(0));
            if (found == nullptr)
                continue;
            found->assetType = fromWord(rows.text(1), AssetType::Ephemeral, AssetType::Unknown);
            found->platform = platform(rows.text(2));
            found->context = keep(container(rows.text(3)));
            found->domain = rows.id<EntityId>(4);
            found->owner = rows.id<EntityId>(5);
            found->product = rows.id<EntityId>(6);
            found->description = keep(shortDescription(rows.text(7)));
            found->classification = static_cast<Classification>(rows.integer(8));
            found->personal = rows.integer(9) != 0;
            found->columnCount = static_cast<std::uint32_t>(rows.integer(10));
            nodes.push_back(found->id);
        }
        m_snapshot->m_nodes = lineage::NodeMap(std::move(nodes));
        return rows.finish();
    }

    /// "db.schema" of "db.schema.table", "bucket/raw" of "bucket/raw/orders".
    static std::string_view container(std::string_view qualified)
    {
        const char separator = qualified.find('/') != std::string_view::npos ? '/' : '.';
        const std::size_t end = qualified.find_last_of(separator);
        return end == std::string_view::npos ? std::string_view() : qualified.substr(0, end);
    }

    Status readContracts()
    {
        auto contracts = m_db.prepare("SELECT id, key, domain_id FROM contract");
        while (contracts.step()) {
            if (Entry *const found = entry(contracts.id<EntityId>(0))) {
                found->context = keep(contracts.text(1));
                found->domain = contracts.id<EntityId>(2);
            }
        }
        if (auto status = contracts.finish(); !status)
            return status;
        auto versions = m_db.prepare(
            "SELECT v.id, v.version, v.status, v.classification, v.personal, v.contract_id, "
            "c.domain_id FROM contract_version v JOIN contract c ON c.id=v.contract_id "
            "ORDER BY v.status='active', v.id");
        while (versions.step()) {
            Entry *const found = entry(versions.id<EntityId>(0));
            if (found == nullptr)
                continue;
            found->context = keep(versions.text(1));
            found->status
                = fromWord(versions.text(2), ProductStatus::Retired, ProductStatus::Unknown);
            found->classification = static_cast<Classification>(versions.integer(3));
            found->personal = versions.integer(4) != 0;
            found->domain = versions.id<EntityId>(6);
            if (Entry *const contract
                = entry(versions.id<EntityId>(5))) { // the active version comes last
                contract->status = found->status;
                contract->classification = found->classification;
                contract->personal = found->personal;
            }
        }
        return versions.finish();
    }

    Status readParties()
    {
        auto rows = m_db.prepare(
            "SELECT id, ptype, email, title, domain_id,"
            " (SELECT count(*) FROM ownership o JOIN entity e ON e.id=o.entity_id AND"
            "  e.kind='product' AND e.state='active' WHERE o.party_id=p.id AND o.role='owner'),"
            " (SELECT count(*) FROM ownership o JOIN entity e ON e.id=o.entity_id AND"
            "  e.kind='product' AND e.state='active' WHERE o.party_id=p.id AND o.role='steward')"
            " FROM party p");
        while (rows.step()) {
            if (Entry *const found = entry(rows.id<EntityId>(0))) {
                found->context = keep(rows.text(2).empty() ? rows.text(1) : rows.text(2));
                found->description = keep(dutiesOf(rows.text(3), rows.integer(5), rows.integer(6)));
                found->domain = rows.id<EntityId>(4);
            }
        }
        return rows.finish();
    }

    Status readJobs()
    {
        auto rows = m_db.prepare("SELECT id, namespace, description FROM job");
        while (rows.step()) {
            if (Entry *const found = entry(rows.id<EntityId>(0))) {
                found->context = keep(rows.text(1));
                found->description = keep(shortDescription(rows.text(2)));
            }
        }
        return rows.finish();
    }

    Status readScores()
    {
        auto book = scoreAll(m_db, m_snapshot->m_now, m_stop);
        if (!book)
            return book.error();
        for (const auto &[id, score] : book->scores) {
            Entry *const found = entry(id);
            if (found == nullptr)
                continue;
            found->grade = score.grade;
            if (score.measured)
                found->score = static_cast<float>(*score.measured);
            found->evidence = static_cast<float>(score.evidence);
            found->lowest = static_cast<float>(score.lowest);
            found->highest = static_cast<float>(score.highest);
        }
        return {};
    }

    Status readEdges()
    {
        std::vector<lineage::GraphEdge> edges;
        const lineage::NodeMap &nodes = m_snapshot->m_nodes;
        auto rows = m_db.prepare("SELECT id, from_id, to_id FROM edge ORDER BY id");
        while (rows.step()) {
            const lineage::Node from = nodes.node(rows.id<EntityId>(1));
            const lineage::Node to = nodes.node(rows.id<EntityId>(2));
            if (from == lineage::noNode || to == lineage::noNode)
                continue; // one end is absent: the flow is not active
            edges.push_back({from, to, static_cast<std::uint32_t>(m_snapshot->m_edgeRows.size())});
            m_snapshot->m_edgeRows.push_back(rows.integer(0));
        }
        m_snapshot->m_graph = lineage::Graph(nodes.size(), edges);
        return rows.finish();
    }

    Status countUses()
    {
        std::unordered_map<EntityId, std::unordered_set<EntityId>>
            users; ///< product -> products and consumers
        const lineage::Graph &graph = m_snapshot->m_graph;
        for (Entry &found : m_snapshot->m_entries) {
            if (found.kind != EntityKind::Asset)
                continue;
            const lineage::Node node = m_snapshot->m_nodes.node(found.id);
            found.usedBy
                = static_cast<std::uint32_t>(graph.neighbourCount(node, lineage::Direction::Down));
            if (!found.product)
                continue;
            for (const lineage::Graph::Link &link : graph.links(node, lineage::Direction::Down)) {
                const Entry *const user = entry(m_snapshot->m_nodes.entity(link.node));
                if (user != nullptr && user->product && user->product != found.product)
                    users[found.product].insert(user->product);
            }
        }
        auto grants = m_db.prepare(
            "SELECT p.product_id, r.consumer_id FROM access_grant g JOIN access_request r "
            "ON r.id=g.request_id JOIN port p ON p.id=r.port_id WHERE g.state='active'");
        while (grants.step())
            users[grants.id<EntityId>(0)].insert(grants.id<EntityId>(1));
        for (const auto &[product, set] : users) {
            if (Entry *const found = entry(product))
                found->usedBy = static_cast<std::uint32_t>(set.size());
        }
        return grants.finish();
    }

    search::Index buildIndex() const
    {
        std::vector<search::DocumentText> documents;
        documents.reserve(m_snapshot->m_entries.size());
        for (const Entry &found : m_snapshot->m_entries) {
            // Products before datasets before the rest, much used things first.
            const std::uint32_t kind = found.kind == EntityKind::Product ? 2
                : found.kind == EntityKind::Asset                        ? 1
                                                                         : 0;
            documents.push_back({found.name, found.context, found.description,
                                 kind * 1'000'000U + std::min(found.usedBy, 999'999U)});
        }
        return search::Index(documents);
    }

    store::Connection &m_db;
    std::stop_token m_stop;
    std::shared_ptr<Snapshot> m_snapshot = std::make_shared<Snapshot>();
    std::unordered_map<std::string, std::uint16_t> m_platformNumbers;
};

Result<std::shared_ptr<const Snapshot>> Snapshot::load(store::Connection &db, TimePoint now,
                                                       const std::stop_token &stop)
{
    return SnapshotLoader(db, now, stop).load();
}

const Entry *Snapshot::find(EntityId id) const
{
    const auto found
        = std::lower_bound(m_entries.begin(), m_entries.end(), id,
                           [](const Entry &left, EntityId right) { return left.id < right; });
    return found != m_entries.end() && found->id == id ? &*found : nullptr;
}

const DomainInfo *Snapshot::domain(EntityId id) const
{
    const auto found = std::find_if(m_domains.begin(), m_domains.end(),
                                    [id](const DomainInfo &info) { return info.id == id; });
    return found == m_domains.end() ? nullptr : &*found;
}

} // namespace meshscope::workspace
