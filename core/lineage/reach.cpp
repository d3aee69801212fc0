// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/reach.h"

namespace meshscope::lineage {

namespace {

/// Marks of one walk.
class Seen
{
public:
    explicit Seen(std::size_t count)
        : m_marks(count, false)
    {
    }
    /// Whether this was the first call for the node.
    bool mark(Node node)
    {
        if (node >= m_marks.size() || m_marks[node])
            return false;
        m_marks[node] = true;
        return true;
    }

private:
    std::vector<bool> m_marks;
};

} // namespace

Result<Reach> reach(const Graph &graph, std::span<const Node> starts, Direction direction,
                    unsigned depth, const std::stop_token &stop)
{
    Reach result;
    Seen seen(graph.nodeCount());
    for (const Node start : starts) {
        if (seen.mark(start)) {
            result.nodes.push_back(start);
            result.distance.push_back(0);
        }
    }
    result.perStep.push_back(result.nodes.size());
    constexpr std::size_t pollEvery = 4096;
    for (std::size_t i = 0; i < result.nodes.size(); ++i) {
        if (i % pollEvery == pollEvery - 1 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Stopped while following the lineage.", {}};
        const std::uint32_t next = result.distance[i] + 1;
        for (const Graph::Link &link : graph.links(result.nodes[i], direction)) {
            if (!seen.mark(link.node))
                continue;
            if (next > depth) {
                ++result.beyond;
                continue;
            }
            if (result.perStep.size() <= next)
                result.perStep.push_back(0);
            ++result.perStep[next];
            result.nodes.push_back(link.node);
            result.distance.push_back(next);
        }
    }
    return result;
}

} // namespace meshscope::lineage
