// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace meshscope::lineage {

/// A way data takes; from the first node downstream to the last.
struct Path
{
    std::vector<Node> nodes;
    std::vector<std::uint32_t> edges; ///< one per step; of parallel flows the smallest number
};

/// The path with the fewest steps from `from` downstream to `to`; among equals the one through the
/// smallest nodes. Errors: NotFound when there is none, Cancelled.
Result<Path> shortestPath(const Graph &graph, Node from, Node to, const std::stop_token &stop = {});

struct Paths
{
    std::vector<Path> paths; ///< shortest first
    /// How many there are in all; unset when that is not known (a cycle lies between).
    std::optional<std::uint64_t> total;
    bool capped = false; ///< some are left out, because of the limit or of the work it takes
};

/// All paths that visit no node twice. Parallel flows do not make a path different. Which ones are
/// returned when capped: the first in node order. Error: Cancelled. No path gives an empty list.
Result<Paths> simplePaths(const Graph &graph, Node from, Node to, std::size_t limit = 100,
                          const std::stop_token &stop = {});

} // namespace meshscope::lineage
