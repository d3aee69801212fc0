// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace meshscope::lineage {

/// Strongly connected components: nodes that feed each other.
struct Components
{
    std::vector<std::uint32_t> componentOf; ///< one per node
    /// The components that are a cycle: two or more nodes, or one that feeds itself. Nodes
    /// ascending; cycles in order of their first node.
    std::vector<std::vector<Node>> cycles;
};

/// R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972); with an
/// explicit stack, because lineage chains may be long. O(nodes + edges). Error: Cancelled.
Result<Components> components(const Graph &graph, const std::stop_token &stop = {});

} // namespace meshscope::lineage
