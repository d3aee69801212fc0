// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace meshscope::lineage {

/// A dataset (or any other thing that data flows through) as an index 0..n-1. NodeMap translates
/// to and from entity ids.
using Node = std::uint32_t;
inline constexpr Node noNode = ~Node {0};

enum class Direction : std::uint8_t { Up, Down };

/// One flow. `edge` is the caller's own number for it (its row, its place in a vector); parallel
/// flows between the same two nodes are kept apart by it.
struct GraphEdge
{
    Node from = 0;
    Node to = 0;
    std::uint32_t edge = 0;
};

/// Lineage as two compressed adjacency arrays, one for each direction. Immutable, so one snapshot
/// serves every thread. Links of a node are sorted by neighbour, then by edge number: every answer
/// computed from a graph depends on its content alone, not on the order the edges came in.
class Graph
{
public:
    struct Link
    {
        Node node = 0;
        std::uint32_t edge = 0;
    };

    Graph() = default;
    /// O(nodes + edges log degree). Edges that name a node outside 0..nodeCount-1 are left out
    /// and counted in rejectedEdges().
    Graph(std::size_t nodeCount, std::span<const GraphEdge> edges);

    std::size_t nodeCount() const { return m_nodeCount; }
    std::size_t edgeCount() const { return m_down.links.size(); }
    std::size_t rejectedEdges() const { return m_rejected; }
    /// Valid as long as the graph. Empty for a node that is not in the graph.
    std::span<const Link> links(Node node, Direction direction) const;
    /// Neighbours counted once each, however many parallel flows lead there.
    std::size_t neighbourCount(Node node, Direction direction) const;

private:
    struct Side
    {
        std::vector<std::uint32_t> first; ///< nodeCount + 1 offsets into links
        std::vector<Link> links;
    };
    static Side side(std::size_t nodeCount, std::span<const GraphEdge> edges, Direction direction);

    std::size_t m_nodeCount = 0;
    std::size_t m_rejected = 0;
    Side m_up;
    Side m_down;
};

} // namespace meshscope::lineage
