// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/meshfindings.h"

#include "lineage/components.h"

#include <algorithm>
#include <deque>
#include <unordered_set>

namespace meshscope::workspace {

namespace {

constexpr std::size_t pollEvery = 1024;
constexpr int deepestUnowned = 16; // datasets without an owner that are walked through

/// The part of an entry that the rules look at, by node of the graph.
struct Owned
{
    EntityId domain;
    EntityId product;
};

std::vector<Owned> ownersByNode(const Snapshot &snapshot)
{
    std::vector<Owned> owners(snapshot.nodes().size());
    for (const Entry &entry : snapshot.entries())
        if (entry.kind == EntityKind::Asset)
            if (const auto node = snapshot.nodes().node(entry.id); node != lineage::noNode)
                owners[node] = {entry.domain, entry.product};
    return owners;
}

/// Datasets with a domain that read `start`, walking through those that nobody owns.
std::vector<lineage::Node> readersOf(const lineage::Graph &graph, const std::vector<Owned> &owners,
                                     lineage::Node start)
{
    std::vector<lineage::Node> found;
    std::unordered_set<lineage::Node> seen {start};
    std::deque<std::pair<lineage::Node, int>> open {{start, 0}};
    while (!open.empty()) {
        const auto [node, depth] = open.front();
        open.pop_front();
        for (const lineage::Graph::Link &link : graph.links(node, lineage::Direction::Down)) {
            if (!seen.insert(link.node).second)
                continue;
            if (owners[link.node].domain)
                found.push_back(link.node);
            else if (!owners[link.node].product && depth < deepestUnowned)
                open.emplace_back(link.node, depth + 1);
        }
    }
    std::ranges::sort(found);
    return found;
}

/// A shortest cycle inside one component: breadth first from its products in turn, from those with
/// an edge into another domain first.
class CycleFinder
{
public:
    CycleFinder(const lineage::Graph &graph, const std::vector<std::uint32_t> &componentOf)
        : m_graph(graph)
        , m_componentOf(componentOf)
    {
    }

    /// From `first` along the edge to `second` and back by the shortest way; empty if there is
    /// none.
    std::vector<lineage::Node> through(lineage::Node first, lineage::Node second) const
    {
        std::map<lineage::Node, lineage::Node> cameFrom {{second, second}};
        std::deque<lineage::Node> open {second};
        while (!open.empty() && !cameFrom.contains(first)) {
            const lineage::Node node = open.front();
            open.pop_front();
            for (const auto &link : m_graph.links(node, lineage::Direction::Down))
                if (m_componentOf[link.node] == m_componentOf[first]
                    && cameFrom.emplace(link.node, node).second)
                    open.push_back(link.node);
        }
        if (!cameFrom.contains(first))
            return {};
        std::vector<lineage::Node> back;
        for (lineage::Node node = cameFrom[first]; node != second; node = cameFrom[node])
            back.push_back(node);
        std::vector<lineage::Node> cycle {first, second};
        cycle.insert(cycle.end(), back.rbegin(), back.rend());
        return cycle;
    }

    /// The shortest one over an edge that `crosses(from, to)`; empty when none does.
    template<typename Crosses>
    std::vector<lineage::Node> shortest(const std::vector<lineage::Node> &members,
                                        const Crosses &crosses) const
    {
        std::vector<lineage::Node> best;
        for (const lineage::Node from : members)
            for (const auto &link : m_graph.links(from, lineage::Direction::Down)) {
                auto cycle = crosses(from, link.node) ? through(from, link.node)
                                                      : std::vector<lineage::Node>();
                if (!cycle.empty() && (best.empty() || cycle.size() < best.size()))
                    best = std::move(cycle);
            }
        return best;
    }

private:
    const lineage::Graph &m_graph;
    const std::vector<std::uint32_t> &m_componentOf;
};

/// Products and who feeds whom.
struct ProductGraph
{
    lineage::NodeMap nodes;
    lineage::Graph graph;
};

ProductGraph productGraph(const Snapshot &snapshot, const std::vector<ProductUse> &declared)
{
    const std::vector<Owned> owners = ownersByNode(snapshot);
    std::set<std::pair<EntityId, EntityId>> pairs;
    for (lineage::Node node = 0; node < owners.size(); ++node)
        if (owners[node].product)
            for (const auto &link : snapshot.graph().links(node, lineage::Direction::Down))
                if (owners[link.node].product && owners[link.node].product != owners[node].product)
                    pairs.emplace(owners[node].product, owners[link.node].product);
    for (const ProductUse &use : declared)
        pairs.emplace(use.from, use.to);
    std::vector<EntityId> products;
    products.reserve(2 * pairs.size());
    for (const auto &[from, to] : pairs) {
        products.push_back(from);
        products.push_back(to);
    }
    ProductGraph result;
    result.nodes = lineage::NodeMap(std::move(products));
    std::vector<lineage::GraphEdge> edges;
    edges.reserve(pairs.size());
    for (const auto &[from, to] : pairs)
        edges.push_back({result.nodes.node(from), result.nodes.node(to),
                         static_cast<std::uint32_t>(edges.size())});
    result.graph = lineage::Graph(result.nodes.size(), edges);
    return result;
}

} // namespace

Status PortOffers::read(Reader &reader)
{
    auto rows = reader.db().prepare(
        "SELECT a.asset_id, p.id, p.product_id FROM port p JOIN entity e ON e.id=p.id AND "
        "e.state='active' LEFT JOIN port_asset a ON a.port_id=p.id WHERE p.direction='output' AND "
        "p.status NOT IN "
        "('proposed','draft','in_development','retired')");
    while (rows.step()) {
        m_offering.insert(rows.id<EntityId>(2));
        if (!rows.isNull(0))
            m_portsOf[rows.id<EntityId>(0)].insert(rows.id<EntityId>(1));
    }
    return rows.finish();
}

const std::set<EntityId> &PortOffers::of(EntityId asset) const
{
    static const std::set<EntityId> none;
    const auto found = m_portsOf.find(asset);
    return found == m_portsOf.end() ? none : found->second;
}

Result<std::vector<Crossing>> crossingsOf(const Snapshot &snapshot, const std::stop_token &stop)
{
    const std::vector<Owned> owners = ownersByNode(snapshot);
    std::vector<Crossing> crossings;
    for (lineage::Node node = 0; node < owners.size(); ++node) {
        if (node % pollEvery == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (!owners[node].domain)
            continue;
        for (const lineage::Node reader : readersOf(snapshot.graph(), owners, node))
            if (owners[reader].domain != owners[node].domain)
                crossings.push_back(
                    {snapshot.nodes().entity(node), snapshot.nodes().entity(reader)});
    }
    return crossings;
}

Result<std::vector<std::vector<EntityId>>> productCycles(const Snapshot &snapshot,
                                                         const std::vector<ProductUse> &declared,
                                                         const std::stop_token &stop)
{
    const ProductGraph products = productGraph(snapshot, declared);
    const auto found = lineage::components(products.graph, stop);
    if (!found)
        return found.error();
    const auto domainOf = [&](lineage::Node node) {
        const Entry *entry = snapshot.find(products.nodes.entity(node));
        return entry ? entry->domain : EntityId {};
    };
    const CycleFinder finder(products.graph, found->componentOf);
    const auto crosses = [&](lineage::Node from, lineage::Node to) {
        return found->componentOf[to] == found->componentOf[from] && domainOf(to) != domainOf(from);
    };
    std::vector<std::vector<EntityId>> cycles;
    for (const std::vector<lineage::Node> &members : found->cycles) {
        const std::vector<lineage::Node> best = finder.shortest(members, crosses);
        std::vector<EntityId> ids;
        ids.reserve(best.size());
        for (const lineage::Node node : best)
            ids.push_back(products.nodes.entity(node));
        if (!ids.empty())
            cycles.push_back(std::move(ids));
    }
    return cycles;
}

} // namespace meshscope::workspace
