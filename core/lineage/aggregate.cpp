// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/aggregate.h"

#include <algorithm>
#include <map>
#include <utility>

namespace meshscope::lineage {

namespace {

struct Collected
{
    std::size_t flows = 0;
    std::vector<Node> sources;
    std::vector<Node> targets;
    std::vector<std::uint32_t> edges;
};

std::size_t countDistinct(std::vector<Node> &nodes)
{
    std::sort(nodes.begin(), nodes.end());
    return static_cast<std::size_t>(std::unique(nodes.begin(), nodes.end()) - nodes.begin());
}

} // namespace

Aggregation aggregate(const Graph &graph, std::span<const std::uint32_t> groupOf,
                      std::size_t groupCount)
{
    const auto group = [&](Node node) {
        const std::uint32_t value = node < groupOf.size() ? groupOf[node] : noGroup;
        return value < groupCount ? value : noGroup;
    };
    Aggregation result;
    result.nodes.assign(groupCount, 0);
    result.inner.assign(groupCount, 0);
    std::map<std::pair<std::uint32_t, std::uint32_t>, Collected> collected;
    for (Node from = 0; from < graph.nodeCount(); ++from) {
        const std::uint32_t fromGroup = group(from);
        ++(fromGroup == noGroup ? result.ungrouped : result.nodes[fromGroup]);
        Node last = noNode;
        for (const Graph::Link &link : graph.links(from, Direction::Down)) {
            const bool isNew = std::exchange(last, link.node) != link.node;
            const std::uint32_t toGroup = group(link.node);
            if (fromGroup == noGroup || toGroup == noGroup) {
                result.ungroupedFlows += isNew;
            } else if (fromGroup == toGroup) {
                result.inner[fromGroup] += isNew;
            } else {
                Collected &edge = collected[{fromGroup, toGroup}];
                edge.flows += isNew;
                edge.sources.push_back(from);
                edge.targets.push_back(link.node);
                edge.edges.push_back(link.edge);
            }
        }
    }
    for (auto &[ends, edge] : collected) {
        std::sort(edge.edges.begin(), edge.edges.end());
        result.edges.push_back({ends.first, ends.second, edge.flows, countDistinct(edge.sources),
                                countDistinct(edge.targets), std::move(edge.edges)});
    }
    return result;
}

} // namespace meshscope::lineage
