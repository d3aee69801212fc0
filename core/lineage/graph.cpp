// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/graph.h"

#include <algorithm>

namespace meshscope::lineage {

Graph::Graph(std::size_t nodeCount, std::span<const GraphEdge> edges)
    : m_nodeCount(nodeCount)
{
    std::vector<GraphEdge> good;
    good.reserve(edges.size());
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(good), [&](const GraphEdge &edge) {
        return edge.from < nodeCount && edge.to < nodeCount;
    });
    m_rejected = edges.size() - good.size();
    m_up = side(nodeCount, good, Direction::Up);
    m_down = side(nodeCount, good, Direction::Down);
}

Graph::Side Graph::side(std::size_t nodeCount, std::span<const GraphEdge> edges,
                        Direction direction)
{
    const bool down = direction == Direction::Down;
    Side side;
    side.first.assign(nodeCount + 1, 0);
    for (const GraphEdge &edge : edges)
        ++side.first[(down ? edge.from : edge.to) + 1];
    for (std::size_t i = 1; i <= nodeCount; ++i)
        side.first[i] += side.first[i - 1];
    side.links.resize(edges.size());
    std::vector<std::uint32_t> next(side.first.begin(), side.first.end() - 1);
    for (const GraphEdge &edge : edges) {
        const Node here = down ? edge.from : edge.to;
        side.links[next[here]++] = {down ? edge.to : edge.from, edge.edge};
    }
    for (std::size_t i = 0; i < nodeCount; ++i) {
        std::sort(side.links.begin() + side.first[i], side.links.begin() + side.first[i + 1],
                  [](const Link &a, const Link &b) {
                      return a.node != b.node ? a.node < b.node : a.edge < b.edge;
                  });
    }
    return side;
}

std::span<const Graph::Link> Graph::links(Node node, Direction direction) const
{
    if (node >= m_nodeCount)
        return {};
    const Side &side = direction == Direction::Up ? m_up : m_down;
    return {side.links.data() + side.first[node], side.links.data() + side.first[node + 1]};
}

std::size_t Graph::neighbourCount(Node node, Direction direction) const
{
    std::size_t count = 0;
    Node last = noNode;
    for (const Link &link : links(node, direction)) {
        count += link.node != last;
        last = link.node;
    }
    return count;
}

} // namespace meshscope::lineage
