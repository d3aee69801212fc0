// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace meshscope::lineage {

/// A person asked to see more neighbours of one node than the usual number.
struct Expansion
{
    Node node = noNode;
    Direction direction = Direction::Down;
    std::uint32_t shown = 0; ///< how many neighbours on that side may be shown

    friend bool operator==(const Expansion &, const Expansion &) = default;
};

struct SliceRequest
{
    std::vector<Node> starts {};
    unsigned up = 2;
    unsigned down = 1;
    /// Neighbours that one node may bring in on one side; the rest is folded.
    std::uint32_t perSide = 8;
    std::vector<Expansion> expanded {};
    /// Nodes in all: about 150 is what a person can read (layout notes). Nearest first.
    std::size_t nodeLimit = 150;
    /// Bigger is shown first when a side is folded; empty: in node order. One entry per node.
    std::span<const std::uint32_t> importance {};
};

struct SliceNode
{
    Node node = noNode;
    int step = 0; ///< negative upstream, 0 for a start, positive downstream
};

/// All flows between two nodes of the slice.
struct SliceEdge
{
    std::uint32_t from = 0; ///< index into Slice::nodes
    std::uint32_t to = 0;
    std::vector<std::uint32_t> edges; ///< the graph's edge numbers, ascending
};

enum class FoldReason : std::uint8_t {
    Hub, ///< more neighbours than perSide
    Depth, ///< the slice ends here; there is more beyond
    Limit, ///< the slice is full (nodeLimit)
};

/// "+287 more": neighbours of one node on one side that are nowhere in the slice.
struct Fold
{
    std::uint32_t at = 0; ///< index into Slice::nodes
    Direction direction = Direction::Down;
    FoldReason reason = FoldReason::Hub;
    std::vector<Node> nodes; ///< exactly those neighbours, most important first
};

struct Slice
{
    std::vector<SliceNode> nodes; ///< starts first, then nearest first
    std::vector<SliceEdge> edges; ///< sorted by (from, to)
    std::vector<Fold> folds; ///< in order of `at`
    std::size_t total = 0; ///< nodes within the asked depths, had nothing been folded
    std::size_t totalUp = 0; ///< of them upstream and downstream, without the starts
    std::size_t totalDown = 0;

    std::size_t shown() const { return nodes.size(); }
    std::size_t folded() const { return total - nodes.size(); }
};

/// The part of the lineage around `starts` that a view draws. A node that is both up and down of
/// the starts (a cycle) is shown once, on the nearer side. Errors: Cancelled; Invalid when no
/// start is in the graph.
Result<Slice> slice(const Graph &graph, const SliceRequest &request,
                    const std::stop_token &stop = {});

} // namespace meshscope::lineage
