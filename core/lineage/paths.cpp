// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/paths.h"

#include "lineage/reach.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace meshscope::lineage {

namespace {

/// Distance to the goal of every node that can reach it.
using Distances = std::unordered_map<Node, std::uint32_t>;

Result<Distances> distancesTo(const Graph &graph, Node goal, const std::stop_token &stop)
{
    const std::array goals {goal};
    const auto back = reach(graph, goals, Direction::Up, everyDepth, stop);
    if (!back)
        return back.error();
    Distances distances;
    distances.reserve(back->nodes.size());
    for (std::size_t i = 0; i < back->nodes.size(); ++i)
        distances.emplace(back->nodes[i], back->distance[i]);
    return distances;
}

/// Distinct successors of a node from which the goal can be reached, in node order.
std::vector<Graph::Link> usefulLinks(const Graph &graph, Node node, const Distances &distances)
{
    std::vector<Graph::Link> links;
    for (const Graph::Link &link : graph.links(node, Direction::Down)) {
        if (distances.contains(link.node) && (links.empty() || links.back().node != link.node))
            links.push_back(link);
    }
    return links;
}

/// Number of paths to the goal by dynamic programming; nothing if there is a cycle among the nodes
/// between. Saturates.
std::optional<std::uint64_t> countPaths(const Graph &graph, Node from, Node goal,
                                        const Distances &distances)
{
    enum class Mark : std::uint8_t { Open, Done };
    struct Frame
    {
        Node node;
        std::vector<Graph::Link> links;
        std::size_t next = 0;
    };
    std::unordered_map<Node, Mark> marks;
    std::unordered_map<Node, std::uint64_t> counts {{goal, 1}};
    std::vector<Frame> stack;
    // The goal is walked through as well: a cycle through it makes the count meaningless.
    stack.push_back({from, usefulLinks(graph, from, distances), 0});
    marks[from] = Mark::Open;
    while (!stack.empty()) {
        Frame &top = stack.back();
        if (top.next < top.links.size()) {
            const Node node = top.links[top.next++].node;
            const auto [mark, isNew] = marks.emplace(node, Mark::Open);
            if (isNew)
                stack.push_back({node, usefulLinks(graph, node, distances), 0});
            else if (mark->second == Mark::Open)
                return std::nullopt;
            continue;
        }
        if (top.node != goal) {
            std::uint64_t sum = 0;
            for (const Graph::Link &link : top.links) {
                const std::uint64_t count = counts[link.node];
                sum = count > std::numeric_limits<std::uint64_t>::max() - sum
                    ? std::numeric_limits<std::uint64_t>::max()
                    : sum + count;
            }
            counts[top.node] = sum;
        }
        marks[top.node] = Mark::Done;
        stack.pop_back();
    }
    return counts[from];
}

/// Depth first enumeration with only nodes that still reach the goal.
class Enumerator
{
public:
    Enumerator(const Graph &graph, Node goal, std::size_t limit, const Distances &distances)
        : m_graph(graph)
        , m_goal(goal)
        , m_limit(limit)
        , m_distances(distances)
    {
    }

    Status run(Node from, const std::stop_token &stop)
    {
        enter(from, 0);
        // With cycles many walks end nowhere: the work is bounded, not only the number of answers.
        constexpr std::size_t maxSteps = 2'000'000;
        for (std::size_t steps = 0; !m_stack.empty(); ++steps) {
            if (steps % 1024 == 1023 && stop.stop_requested())
                return Error {ErrorCode::Cancelled, "Stopped while looking for paths.", {}};
            if (steps >= maxSteps || m_paths.size() > m_limit) {
                m_capped = true;
                break;
            }
            step();
        }
        return {};
    }

    std::vector<Path> take(bool &capped)
    {
        capped = m_capped;
        if (m_paths.size() > m_limit)
            m_paths.resize(m_limit);
        std::stable_sort(m_paths.begin(), m_paths.end(), [](const Path &a, const Path &b) {
            return a.nodes.size() < b.nodes.size();
        });
        return std::move(m_paths);
    }

private:
    struct Frame
    {
        Node node;
        std::uint32_t edge;
        std::vector<Graph::Link> links;
        std::size_t next = 0;
    };

    void enter(Node node, std::uint32_t edge)
    {
        m_onPath[node] = true;
        m_stack.push_back({node, edge, usefulLinks(m_graph, node, m_distances), 0});
    }

    void leave()
    {
        m_onPath[m_stack.back().node] = false;
        m_stack.pop_back();
    }

    void step()
    {
        Frame &top = m_stack.back();
        if (top.next >= top.links.size()) {
            leave();
            return;
        }
        const Graph::Link link = top.links[top.next++];
        if (link.node == m_goal)
            report(link.edge);
        else if (!m_onPath[link.node])
            enter(link.node, link.edge);
    }

    void report(std::uint32_t lastEdge)
    {
        Path path;
        for (const Frame &frame : m_stack) {
            path.nodes.push_back(frame.node);
            if (path.nodes.size() > 1)
                path.edges.push_back(frame.edge);
        }
        path.nodes.push_back(m_goal);
        path.edges.push_back(lastEdge);
        m_paths.push_back(std::move(path));
    }

    const Graph &m_graph;
    Node m_goal;
    std::size_t m_limit;
    const Distances &m_distances;
    std::unordered_map<Node, bool> m_onPath;
    std::vector<Frame> m_stack;
    std::vector<Path> m_paths;
    bool m_capped = false;
};

} // namespace

Result<Path> shortestPath(const Graph &graph, Node from, Node to, const std::stop_token &stop)
{
    const auto distances = distancesTo(graph, to, stop);
    if (!distances)
        return distances.error();
    const auto start = distances->find(from);
    if (start == distances->end())
        return Error {ErrorCode::NotFound, "No data flows from the first to the second.", {}};
    Path path;
    path.nodes.push_back(from);
    for (std::uint32_t left = start->second; left > 0; --left) {
        for (const Graph::Link &link : usefulLinks(graph, path.nodes.back(), *distances)) {
            if (distances->at(link.node) == left - 1) {
                path.nodes.push_back(link.node);
                path.edges.push_back(link.edge);
                break;
            }
        }
    }
    return path;
}

Result<Paths> simplePaths(const Graph &graph, Node from, Node to, std::size_t limit,
                          const std::stop_token &stop)
{
    const auto distances = distancesTo(graph, to, stop);
    if (!distances)
        return distances.error();
    Paths result;
    if (from == to || !distances->contains(from)) {
        result.total = 0;
        return result;
    }
    result.total = countPaths(graph, from, to, *distances);
    Enumerator enumerator(graph, to, limit, *distances);
    if (const Status done = enumerator.run(from, stop); !done)
        return done.error();
    result.paths = enumerator.take(result.capped);
    if (!result.capped && !result.total)
        result.total = result.paths.size();
    return result;
}

} // namespace meshscope::lineage
