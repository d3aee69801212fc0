// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lineage/graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace meshscope::lineage {

inline constexpr std::uint32_t noGroup = ~0U;

/// All flows from one group (domain, product) to another.
struct GroupEdge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::size_t flows = 0; ///< pairs of nodes; parallel flows between a pair count once
    std::size_t sources = 0; ///< distinct nodes on the giving side
    std::size_t targets = 0; ///< distinct nodes on the taking side
    std::vector<std::uint32_t> edges; ///< the graph's edge numbers, ascending
};

struct Aggregation
{
    std::vector<GroupEdge> edges; ///< sorted by (from, to); from != to
    std::vector<std::size_t> nodes; ///< nodes in each group
    std::vector<std::size_t> inner; ///< node pairs inside each group
    std::size_t ungrouped = 0; ///< nodes that belong to no group
    std::size_t ungroupedFlows = 0; ///< node pairs with such a node at an end, in no other count
};

/// `groupOf` has one entry per node: 0..groupCount-1 or noGroup. Missing entries mean noGroup.
Aggregation aggregate(const Graph &graph, std::span<const std::uint32_t> groupOf,
                      std::size_t groupCount);

} // namespace meshscope::lineage
