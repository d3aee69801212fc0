// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importwork.h"
#include "catalog/statements.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

/// Relations that follow from several documents together. They are computed from the whole catalog
/// each time, so that the order of imports does not matter, and written where they differ.
namespace meshscope::catalog {

namespace {

struct VersionRow
{
    EntityId id;
    std::string version;
    bool active = false;
};

struct BoundObject
{
    std::string server;
    AssetId asset;
};

/// Why an asset belongs to a product; smaller is stronger.
enum class Claim : std::uint8_t { Declared, Contract, Port };

struct ProductClaim
{
    Claim claim = Claim::Port;
    std::string productKey; ///< decides between equal claims
    ProductId product;

    friend bool operator<(const ProductClaim &left, const ProductClaim &right)
    {
        return std::tie(left.claim, left.productKey) < std::tie(right.claim, right.productKey);
    }
};

constexpr std::array<std::string_view, 3> claimWords {"declared", "contract", "port"};

/// The word that a row holds, as one that lives on; empty for any other text.
std::string_view basisNamed(std::string_view text)
{
    const auto *const found = std::find(claimWords.begin(), claimWords.end(), text);
    return found == claimWords.end() ? std::string_view() : *found;
}

/// What follows for one asset from all that claims it.
struct Assignment
{
    AssetId asset;
    ProductId product;
    std::string_view basis; ///< one of claimWords; empty without a product
    EntityId domain;
    PartyId owner;

    bool operator==(const Assignment &) const = default;
};

struct ProductPlace
{
    EntityId domain;
    PartyId owner;
};

class Links
{
public:
    explicit Links(ImportWork &work)
        : m_work(work)
    {
    }

    Status run()
    {
        using Step = Status (Links::*)();
        for (const Step step :
             {&Links::loadProducts, &Links::loadContracts, &Links::linkPorts, &Links::writePorts,
              &Links::assignProducts, &Links::raiseClassification}) {
            if (m_work.stopped())
                return ImportWork::cancelled();
            if (auto status = (this->*step)(); !status)
                return status;
        }
        return m_work.ids.finish();
    }

private:
    Status loadProducts()
    {
        StatementReader reader(m_work.db);
        auto rows = m_work.db.prepare(
            "SELECT p.id, k.key, e.name FROM product p JOIN entity e ON e.id=p.id "
            "JOIN entity_key k ON k.entity_id=p.id AND k.scheme='product' "
            "WHERE e.state='active' ORDER BY k.key");
        while (rows.step()) {
            const auto id = rows.id<ProductId>(0);
            m_productKeys[id] = rows.text(1);
            m_productsByName[std::string(rows.text(1))] = id;
            // By name only where it is unique (1.3).
            const auto [at, isNew] = m_names.try_emplace(std::string(rows.text(2)), id);
            if (!isNew && at->second != id)
                at->second = {};
            auto statements = reader.read<ProductRecord>(rows.id<EntityId>(0));
            if (!statements) {
                rows.reset();
                return statements.error();
            }
            if (!statements->empty())
                m_ports[id] = unitedPorts(*statements);
        }
        for (const auto &[name, id] : m_names) {
            if (id)
                m_productsByName.try_emplace(name, id);
        }
        return rows.finish();
    }

    Status loadContracts()
    {
        auto versions = m_work.db.prepare(
            "SELECT v.id, c.key, v.version, v.status, c.product_key FROM contract_version v "
            "JOIN contract c ON c.id=v.contract_id JOIN entity e ON e.id=v.id "
            "WHERE e.state='active'");
        while (versions.step()) {
            VersionRow row {versions.id<EntityId>(0), std::string(versions.text(2)),
                            versions.text(3) == "active"};
            m_contractProducts[row.id] = versions.text(4);
            m_versions[std::string(versions.text(1))].push_back(std::move(row));
        }
        if (auto status = versions.finish(); !status)
            return status;
        auto objects = m_work.db.prepare("SELECT version_id, server, asset_id FROM contract_asset");
        while (objects.step())
            m_objects[objects.id<EntityId>(0)].push_back(
                {std::string(objects.text(1)), objects.id<AssetId>(2)});
        return objects.finish();
    }

    /// The version a port means: the one it names, else the newest active one, else the newest.
    EntityId versionFor(const PortRecord &port) const
    {
        const auto contract = m_versions.find(port.contractId);
        if (port.contractId.empty() || contract == m_versions.end())
            return {};
        const VersionRow *best = nullptr;
        for (const VersionRow &row : contract->second) {
            if (!port.contractVersion.empty()) {
                if (plainVersion(row.version) == plainVersion(port.contractVersion))
                    return row.id;
                continue;
            }
            if (best == nullptr
                || (row.active != best->active ? row.active
                                               : versionLess(best->version, row.version)))
                best = &row;
        }
        return best == nullptr ? EntityId {} : best->id;
    }

    void linkPort(ProductId product, EntityId port, const PortRecord &record,
                  const std::vector<std::int64_t> &sources)
    {
        const EntityId version = versionFor(record);
        m_portVersions[port] = version;
        const bool output = record.direction == PortDirection::Output;
        for (std::size_t i = 0; i < record.assets.size(); ++i) {
            if (const AssetId asset = m_work.ids.asset(record.assets[i], SourceId {sources[i]})) {
                m_wanted.try_emplace({port, asset}, "declared");
                if (output)
                    claim(asset, {Claim::Port, m_productKeys[product], product});
            }
        }
        const auto objects = m_objects.find(version);
        if (objects == m_objects.end())
            return;
        const bool named = std::any_of(
            objects->second.begin(), objects->second.end(), [&](const BoundObject &object) {
                return !record.server.empty() && object.server == record.server;
            });
        for (const BoundObject &object : objects->second) {
            if (named && object.server != record.server)
                continue;
            // A port that names its datasets offers those, not all of its contract (1.5).
            if (!record.assets.empty() && !m_wanted.contains({port, object.asset}))
                continue;
            m_wanted.try_emplace({port, object.asset}, "contract");
            if (!output)
                continue;
            const bool ofContract = productNamed(m_contractProducts[version]) == product;
            claim(object.asset,
                  {ofContract ? Claim::Contract : Claim::Port, m_productKeys[product], product});
        }
    }

    Status linkPorts()
    {
        for (const auto &[product, united] : m_ports) {
            for (std::size_t i = 0; i < united.ports.size(); ++i) {
                const Key key = portKey(m_productKeys[product], united.ports[i]);
                if (const EntityId port = m_work.ids.find(key))
                    linkPort(product, port, united.ports[i], united.assetSources[i]);
            }
        }
        // Datasets of a contract whose product has no port for it.
        for (const auto &[version, objects] : m_objects) {
            const ProductId product = productNamed(m_contractProducts[version]);
            for (const BoundObject &object : objects) {
                if (product)
                    claim(object.asset, {Claim::Contract, m_productKeys[product], product});
            }
        }
        return {};
    }

    Status writePorts()
    {
        auto version = m_work.db.prepare(
            "UPDATE port SET contract_version_id=?2 WHERE id=?1 AND contract_version_id IS NOT ?2");
        for (const auto &[port, id] : m_portVersions) {
            if (auto status = version.bind(1, port).bind(2, id).run(); !status)
                return status;
        }
        std::vector<std::pair<EntityId, EntityId>> gone;
        auto rows = m_work.db.prepare(
            "SELECT port_id, asset_id, basis FROM port_asset WHERE basis<>'manual'");
        while (rows.step()) {
            const std::pair key {rows.id<EntityId>(0), rows.id<EntityId>(1)};
            const auto wanted = m_wanted.find(key);
            if (wanted != m_wanted.end() && wanted->second == rows.text(2))
                m_wanted.erase(wanted);
            else
                gone.push_back(key);
        }
        if (auto status = rows.finish(); !status)
            return status;
        auto drop = m_work.db.prepare("DELETE FROM port_asset WHERE port_id=?1 AND asset_id=?2");
        for (const auto &[port, asset] : gone) {
            if (auto status = drop.bind(1, port).bind(2, asset).run(); !status)
                return status;
        }
        auto put = m_work.db.prepare(
            "INSERT OR IGNORE INTO port_asset(port_id, asset_id, basis) VALUES(?1, ?2, ?3)");
        for (const auto &[key, basis] : m_wanted) {
            if (auto status = put.bind(1, key.first).bind(2, key.second).bind(3, basis).run();
                !status)
                return status;
        }
        return {};
    }

    Status assignProducts()
    {
        auto stated = m_work.db.prepare("SELECT id, product_key FROM asset WHERE product_key<>''");
        while (stated.step()) {
            if (const ProductId product = productNamed(std::string(stated.text(1))))
                claim(stated.id<AssetId>(0), {Claim::Declared, m_productKeys[product], product});
        }
        if (auto status = stated.finish(); !status)
            return status;
        auto products = m_work.db.prepare("SELECT id, domain_id, owner_id FROM product");
        while (products.step())
            m_productPlaces[products.id<ProductId>(0)]
                = {products.id<EntityId>(1), products.id<EntityId>(2)};
        if (auto status = products.finish(); !status)
            return status;
        // Page by page: there may be millions, and what differs is written between two reads.
        auto rows = m_work.db.prepare(
            "SELECT id, product_id, product_basis, domain_id, owner_id, stated_domain_id, "
            "stated_owner_id FROM asset WHERE id>?1 ORDER BY id LIMIT 4096");
        auto put = m_work.db.prepare("UPDATE asset SET product_id=?2, product_basis=?3, "
                                     "domain_id=?4, owner_id=?5 WHERE id=?1");
        AssetId last;
        for (bool more = true; more;) {
            more = false;
            std::vector<Assignment> changes;
            for (rows.bind(1, last.value); rows.step();) {
                more = true;
                last = rows.id<AssetId>(0);
                if (Assignment wanted = assignmentOf(rows); wanted != presentOf(rows))
                    changes.push_back(wanted);
            }
            if (auto status = rows.finish(); !status)
                return status;
            for (const Assignment &one : changes) {
                put.bind(1, one.asset).bind(2, one.product).bind(3, one.basis);
                if (auto status = put.bind(4, one.domain).bind(5, one.owner).run(); !status)
                    return status;
            }
        }
        return {};
    }

    static Assignment presentOf(const store::Statement &row)
    {
        return {row.id<AssetId>(0), row.id<ProductId>(1), basisNamed(row.text(2)),
                row.id<EntityId>(3), row.id<EntityId>(4)};
    }

    /// Domain and owner: the product's, which outranks contract and model (1.7), else as stated.
    Assignment assignmentOf(const store::Statement &row) const
    {
        Assignment wanted {row.id<AssetId>(0), {}, {}, row.id<EntityId>(5), row.id<EntityId>(6)};
        const auto found = m_claims.find(wanted.asset);
        if (found == m_claims.end())
            return wanted;
        wanted.product = found->second.product;
        wanted.basis = claimWords[static_cast<std::size_t>(found->second.claim)];
        if (const auto place = m_productPlaces.find(wanted.product);
            place != m_productPlaces.end()) {
            if (place->second.domain)
                wanted.domain = place->second.domain;
            if (place->second.owner)
                wanted.owner = place->second.owner;
        }
        return wanted;
    }

    /// A product is as confidential as the most restricted thing it offers.
    Status raiseClassification()
    {
        return m_work.db.execute(
            "UPDATE product SET classification=n.class, personal=n.personal FROM (SELECT p.id AS "
            "id, "
            "max(coalesce(max(a.classification), -1), coalesce(max(v.classification), -1)) AS "
            "class, "
            "CASE WHEN max(coalesce(a.personal,0))=1 OR max(coalesce(v.personal,0))=1 OR "
            "max(coalesce(o.personal,0))=1 "
            "THEN 1 WHEN count(a.personal)+count(v.personal)+count(o.personal)>0 THEN 0 END AS "
            "personal "
            "FROM product p LEFT JOIN port o ON o.product_id=p.id AND o.direction='output' "
            "LEFT JOIN port_asset pa ON pa.port_id=o.id LEFT JOIN asset a ON a.id=pa.asset_id "
            "LEFT JOIN contract_version v ON v.id=o.contract_version_id GROUP BY p.id) n "
            "WHERE n.id=product.id AND (n.class<>product.classification OR n.personal IS NOT "
            "product.personal)");
    }

    ProductId productNamed(const std::string &text) const
    {
        const auto found = m_productsByName.find(text);
        return text.empty() || found == m_productsByName.end() ? ProductId {} : found->second;
    }

    void claim(AssetId asset, ProductClaim made)
    {
        const auto [at, isNew] = m_claims.try_emplace(asset, made);
        if (!isNew && made < at->second)
            at->second = std::move(made);
    }

    ImportWork &m_work;
    std::map<ProductId, std::string> m_productKeys;
    std::map<std::string, ProductId> m_productsByName; ///< by key, and by name where unique
    std::map<std::string, ProductId> m_names;
    std::map<ProductId, UnitedPorts> m_ports;
    std::unordered_map<ProductId, ProductPlace> m_productPlaces;
    std::map<std::string, std::vector<VersionRow>> m_versions; ///< by contract key
    std::map<EntityId, std::string> m_contractProducts; ///< by version
    std::map<EntityId, std::vector<BoundObject>> m_objects; ///< by version
    std::map<EntityId, EntityId> m_portVersions;
    std::map<std::pair<EntityId, EntityId>, std::string> m_wanted; ///< port, asset -> basis
    std::unordered_map<AssetId, ProductClaim> m_claims;
};

} // namespace

Status writeLinks(ImportWork &work)
{
    return Links(work).run();
}

} // namespace meshscope::catalog
