// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/slice.h"

#include "lineage/reach.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace meshscope::lineage {

namespace {

class Slicer
{
public:
    Slicer(const Graph &graph, const SliceRequest &request)
        : m_graph(graph)
        , m_request(request)
    {
    }

    bool addStarts()
    {
        for (const Node start : m_request.starts) {
            if (start < m_graph.nodeCount())
                add(start, 0);
        }
        return !m_slice.nodes.empty();
    }

    /// Both sides step by step in turn, so that a full slice is cut at the same distance on each.
    void grow()
    {
        std::vector<std::uint32_t> up(m_slice.nodes.size());
        for (std::uint32_t i = 0; i < up.size(); ++i)
            up[i] = i;
        std::vector<std::uint32_t> down = up;
        for (unsigned step = 0; !up.empty() || !down.empty(); ++step) {
            up = step < m_request.up ? layer(up, Direction::Up) : std::vector<std::uint32_t> {};
            down = step < m_request.down ? layer(down, Direction::Down)
                                         : std::vector<std::uint32_t> {};
        }
    }

    void connect()
    {
        for (std::uint32_t from = 0; from < m_slice.nodes.size(); ++from) {
            const std::size_t before = m_slice.edges.size();
            for (const Graph::Link &link :
                 m_graph.links(m_slice.nodes[from].node, Direction::Down)) {
                const auto to = m_index.find(link.node);
                if (to == m_index.end())
                    continue;
                if (m_slice.edges.size() == before || m_slice.edges.back().to != to->second)
                    m_slice.edges.push_back({from, to->second, {}});
                m_slice.edges.back().edges.push_back(link.edge);
            }
        }
        std::sort(m_slice.edges.begin(), m_slice.edges.end(),
                  [](const SliceEdge &a, const SliceEdge &b) {
                      return a.from != b.from ? a.from < b.from : a.to < b.to;
                  });
    }

    void fold()
    {
        for (std::uint32_t at = 0; at < m_slice.nodes.size(); ++at) {
            const int step = m_slice.nodes[at].step;
            if (step <= 0)
                foldSide(at, Direction::Up, static_cast<unsigned>(-step) >= m_request.up);
            if (step >= 0)
                foldSide(at, Direction::Down, static_cast<unsigned>(step) >= m_request.down);
        }
    }

    Status count(const std::stop_token &stop)
    {
        const auto up = reach(m_graph, m_request.starts, Direction::Up, m_request.up, stop);
        if (!up)
            return up.error();
        const auto down = reach(m_graph, m_request.starts, Direction::Down, m_request.down, stop);
        if (!down)
            return down.error();
        m_slice.totalUp = up->reached();
        m_slice.totalDown = down->reached();
        std::unordered_set<Node> all(up->nodes.begin(), up->nodes.end());
        all.insert(down->nodes.begin(), down->nodes.end());
        m_slice.total = all.size();
        return {};
    }

    Slice take() { return std::move(m_slice); }

private:
    void add(Node node, int step)
    {
        const auto index = static_cast<std::uint32_t>(m_slice.nodes.size());
        if (m_index.emplace(node, index).second)
            m_slice.nodes.push_back({node, step});
    }

    bool isFull() const { return m_slice.nodes.size() >= m_request.nodeLimit; }

    std::uint32_t importance(Node node) const
    {
        return node < m_request.importance.size() ? m_request.importance[node] : 0;
    }

    std::vector<Node> hidden(Node node, Direction direction) const
    {
        std::vector<Node> nodes;
        for (const Graph::Link &link : m_graph.links(node, direction)) {
            if (!m_index.contains(link.node) && (nodes.empty() || nodes.back() != link.node))
                nodes.push_back(link.node);
        }
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&](Node a, Node b) { return importance(a) > importance(b); });
        return nodes;
    }

    std::uint32_t allowed(Node node, Direction direction) const
    {
        for (const Expansion &expansion : m_request.expanded) {
            if (expansion.node == node && expansion.direction == direction)
                return std::max(expansion.shown, m_request.perSide);
        }
        return m_request.perSide;
    }

    std::vector<std::uint32_t> layer(const std::vector<std::uint32_t> &from, Direction direction)
    {
        const auto first = static_cast<std::uint32_t>(m_slice.nodes.size());
        for (const std::uint32_t at : from) {
            const SliceNode here = m_slice.nodes[at];
            std::uint32_t left = allowed(here.node, direction);
            for (const Node node : hidden(here.node, direction)) {
                if (left == 0 || isFull())
                    break;
                --left;
                add(node, here.step + (direction == Direction::Up ? -1 : 1));
            }
        }
        std::vector<std::uint32_t> added;
        for (auto i = first; i < m_slice.nodes.size(); ++i)
            added.push_back(i);
        return added;
    }

    void foldSide(std::uint32_t at, Direction direction, bool atDepth)
    {
        std::vector<Node> nodes = hidden(m_slice.nodes[at].node, direction);
        if (nodes.empty())
            return;
        FoldReason reason = FoldReason::Hub;
        if (atDepth)
            reason = FoldReason::Depth;
        else if (isFull())
            reason = FoldReason::Limit;
        m_slice.folds.push_back({at, direction, reason, std::move(nodes)});
    }

    const Graph &m_graph;
    const SliceRequest &m_request;
    Slice m_slice;
    std::unordered_map<Node, std::uint32_t> m_index;
};

} // namespace

Result<Slice> slice(const Graph &graph, const SliceRequest &request, const std::stop_token &stop)
{
    Slicer slicer(graph, request);
    if (!slicer.addStarts())
        return Error {ErrorCode::Invalid, "None of the starts is part of the lineage.", {}};
    slicer.grow();
    slicer.connect();
    slicer.fold();
    if (const Status counted = slicer.count(stop); !counted)
        return counted.error();
    return slicer.take();
}

} // namespace meshscope::lineage
