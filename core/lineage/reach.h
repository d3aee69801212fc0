// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace meshscope::lineage {

inline constexpr unsigned everyDepth = ~0U;

/// What is reached from a set of starts along one direction. `nodes` holds the starts first, then
/// nearest first; `distance` is parallel to it.
struct Reach
{
    std::vector<Node> nodes;
    std::vector<std::uint32_t> distance;
    /// Nodes at distance 0, 1, 2 ...
    std::vector<std::size_t> perStep;
    /// Nodes one step past the depth limit: not part of `nodes`, 0 when the walk ended by itself.
    std::size_t beyond = 0;

    /// Without the starts.
    std::size_t reached() const { return perStep.empty() ? 0 : nodes.size() - perStep[0]; }
};

/// Breadth first. Starts that are not in the graph are ignored. Error: Cancelled.
Result<Reach> reach(const Graph &graph, std::span<const Node> starts, Direction direction,
                    unsigned depth = everyDepth, const std::stop_token &stop = {});

} // namespace meshscope::lineage
