// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/meshmap.h"

#include "workspace/meshfindings.h"

#include <algorithm>
#include <utility>

namespace meshscope::workspace {

namespace {

class MapReader
{
public:
    MapReader(Reader &reader, std::stop_token stop)
        : m_reader(reader)
        , m_snapshot(*reader.snapshot())
        , m_stop(std::move(stop))
    {
    }

    Result<MeshMapView> read()
    {
        if (auto status = m_ports.read(m_reader); !status)
            return status.error();
        addDomains();
        if (auto status = addProducts(); !status)
            return status.error();
        if (auto status = addLineageFlows(); !status)
            return status.error();
        if (auto status = addInputPorts(); !status)
            return status.error();
        if (auto status = addGrants(); !status)
            return status.error();
        addBypasses();
        if (auto status = addCycles(); !status)
            return status.error();
        finish();
        return std::move(m_view);
    }

private:
    void addDomains()
    {
        for (const DomainInfo &info : m_snapshot.domains()) {
            MapDomain domain;
            domain.id = info.id;
            domain.label = {info.name, info.code, info.slot};
            if (const Entry *entry = m_snapshot.find(info.id)) {
                domain.grade = entry->grade;
                domain.score = entry->score;
            }
            m_numberOf[info.id] = static_cast<std::uint32_t>(m_view.domains.size());
            m_view.domains.push_back(std::move(domain));
        }
        for (const Entry &entry : m_snapshot.entries())
            if (entry.kind == EntityKind::Asset && m_numberOf.contains(entry.domain))
                ++m_view.domains[m_numberOf[entry.domain]].datasets;
    }

    Status addProducts()
    {
        auto rows = m_reader.db().prepare(
            "SELECT e.id, e.uid, e.name, (SELECT count(*) FROM port p JOIN access_request q ON "
            "q.port_id=p.id JOIN access_grant g ON g.request_id=q.id WHERE p.product_id=e.id AND "
            "g.state='active') FROM entity e WHERE e.kind='product' AND e.state='active'");
        while (rows.step()) {
            const Entry *entry = m_snapshot.find(rows.id<EntityId>(0));
            if (!entry)
                continue;
            ++m_view.products;
            const auto domain = m_numberOf.find(entry->domain);
            if (domain == m_numberOf.end()) {
                ++m_view.withoutDomain;
                continue;
            }
            MapProduct product;
            product.id = entry->id;
            product.uid = rows.text(1);
            product.name = rows.text(2);
            product.archetype = entry->archetype;
            product.status = entry->status;
            product.grade = entry->grade;
            product.score = entry->score;
            product.grants = static_cast<std::uint32_t>(rows.integer(3));
            product.usedBy = entry->usedBy;
            MapDomain &home = m_view.domains[domain->second];
            home.statesPorts = home.statesPorts || m_ports.isOffering(product.id);
            home.products.push_back(std::move(product));
        }
        return rows.finish();
    }

    /// The domain's number of an entity, or noDomain.
    std::uint32_t domainOf(EntityId id) const
    {
        const Entry *entry = m_snapshot.find(id);
        const auto found = entry ? m_numberOf.find(entry->domain) : m_numberOf.end();
        return found == m_numberOf.end() ? noDomain : found->second;
    }

    void use(std::uint32_t from, std::uint32_t to, EntityId port)
    {
        if (from != to && from != noDomain && to != noDomain)
            m_used[{from, to}].insert(port);
    }

    Status addLineageFlows()
    {
        auto crossings = crossingsOf(m_snapshot, m_stop);
        if (!crossings)
            return crossings.error();
        m_crossings = std::move(*crossings);
        for (const Crossing &crossing : m_crossings) {
            const std::uint32_t from = domainOf(crossing.from);
            if (from != noDomain && !m_view.domains[from].statesPorts)
                use(from, domainOf(crossing.to), crossing.from);
            for (const EntityId port : m_ports.of(crossing.from))
                use(from, domainOf(crossing.to), port);
        }
        return {};
    }

    /// Declared use: an input port of one domain stands on what an output port of another offers.
    Status addInputPorts()
    {
        auto rows = m_reader.db().prepare(
            "SELECT p.product_id, a.asset_id FROM port p JOIN entity e ON e.id=p.id AND "
            "e.state='active' JOIN port_asset a ON a.port_id=p.id WHERE p.direction='input'");
        while (rows.step()) {
            const auto user = rows.id<EntityId>(0);
            const auto asset = rows.id<EntityId>(1);
            for (const EntityId port : m_ports.of(asset))
                use(domainOf(asset), domainOf(user), port);
            if (const Entry *entry = m_snapshot.find(asset);
                entry && entry->product && entry->product != user)
                m_declared.push_back({entry->product, user});
        }
        return rows.finish();
    }

    Status addGrants()
    {
        auto rows = m_reader.db().prepare(
            "SELECT p.product_id, q.consumer_id, coalesce(y.domain_id,0) FROM access_grant g JOIN "
            "access_request q ON q.id=g.request_id JOIN port p ON p.id=q.port_id LEFT JOIN party y "
            "ON y.id=q.consumer_id WHERE g.state='active'");
        while (rows.step()) {
            const std::uint32_t from = domainOf(rows.id<EntityId>(0));
            std::uint32_t to = domainOf(rows.id<EntityId>(1));
            if (const auto party = m_numberOf.find(rows.id<EntityId>(2)); party != m_numberOf.end())
                to = party->second;
            if (from != to && from != noDomain && to != noDomain)
                ++m_grants[{from, to}];
        }
        return rows.finish();
    }

    PageLink ownerOf(EntityId id)
    {
        const Entry *entry = m_snapshot.find(id);
        return entry ? linkOf(m_reader, entry->owner) : PageLink {};
    }

    void addBypasses()
    {
        for (const Crossing &crossing : m_crossings) {
            if (m_ports.isExposed(crossing.from))
                continue;
            MapFinding finding;
            finding.kind = MapFindingKind::Bypass;
            finding.from = domainOf(crossing.from);
            finding.to = domainOf(crossing.to);
            if (finding.from == noDomain || finding.to == noDomain
                || !m_view.domains[finding.from].statesPorts)
                continue;
            finding.path = {linkOf(m_reader, crossing.from), linkOf(m_reader, crossing.to)};
            if (const Entry *entry = m_snapshot.find(crossing.to))
                finding.reader = linkOf(m_reader, entry->product);
            finding.owner = ownerOf(crossing.from);
            m_view.findings.push_back(std::move(finding));
        }
    }

    Status addCycles()
    {
        const auto cycles = productCycles(m_snapshot, m_declared, m_stop);
        if (!cycles)
            return cycles.error();
        for (const std::vector<EntityId> &cycle : *cycles) {
            MapFinding finding;
            finding.kind = MapFindingKind::Cycle;
            std::set<std::uint32_t> domains;
            for (std::size_t i = 0; i < cycle.size(); ++i) {
                const std::uint32_t from = domainOf(cycle[i]);
                const std::uint32_t to = domainOf(cycle[(i + 1) % cycle.size()]);
                domains.insert(from);
                if (from != to)
                    m_cyclic.insert({from, to});
                finding.path.push_back(linkOf(m_reader, cycle[i]));
            }
            domains.erase(noDomain);
            if (domains.size() < 2)
                continue;
            finding.from = domainOf(cycle.front());
            finding.to = finding.from;
            finding.domains = domains.size();
            finding.owner = ownerOf(cycle.front());
            m_view.findings.push_back(std::move(finding));
        }
        return {};
    }

    void finish()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, MapFlow> flows;
        std::set<std::uint32_t> withoutPorts;
        for (const auto &[ends, ports] : m_used)
            flows[ends].ports = ports.size();
        for (const auto &[ends, count] : m_grants)
            flows[ends].grants = count;
        for (auto &[ends, flow] : flows) {
            flow.from = ends.first;
            flow.to = ends.second;
            flow.isCycle = m_cyclic.contains(ends);
            if (m_view.domains[flow.from].statesPorts) {
                m_view.domains[flow.from].portsOut += flow.ports;
                m_view.domains[flow.to].portsIn += flow.ports;
            } else if (flow.ports > 0) {
                withoutPorts.insert(flow.from);
            }
            m_view.flows.push_back(flow);
        }
        m_view.withoutPorts = withoutPorts.size();
        for (MapDomain &domain : m_view.domains)
            std::ranges::stable_sort(domain.products, [](const MapProduct &a, const MapProduct &b) {
                const auto use = [](const MapProduct &p) { return p.grants + p.usedBy; };
                return use(a) != use(b) ? use(a) > use(b) : a.name < b.name;
            });
    }

    static constexpr std::uint32_t noDomain = ~0U;
    using Ends = std::pair<std::uint32_t, std::uint32_t>;

    Reader &m_reader;
    const Snapshot &m_snapshot;
    std::stop_token m_stop;
    MeshMapView m_view;
    PortOffers m_ports;
    std::map<EntityId, std::uint32_t> m_numberOf; ///< of domains
    std::vector<Crossing> m_crossings;
    std::vector<ProductUse> m_declared;
    std::map<Ends, std::set<EntityId>> m_used;
    std::map<Ends, std::size_t> m_grants;
    std::set<Ends> m_cyclic;
};

} // namespace

Result<MeshMapView> meshMap(Reader &reader, const std::stop_token &stop)
{
    return MapReader(reader, stop).read();
}

} // namespace meshscope::workspace
