// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/components.h"

#include <algorithm>

namespace meshscope::lineage {

namespace {

class Tarjan
{
public:
    explicit Tarjan(const Graph &graph)
        : m_graph(graph)
        , m_index(graph.nodeCount(), unseen)
        , m_low(graph.nodeCount(), 0)
        , m_isOpen(graph.nodeCount(), false)
    {
        m_result.componentOf.assign(graph.nodeCount(), 0);
    }

    void visit(Node root)
    {
        if (m_index[root] != unseen)
            return;
        enter(root);
        while (!m_frames.empty()) {
            Frame &top = m_frames.back();
            const auto links = m_graph.links(top.node, Direction::Down);
            if (top.next < links.size())
                follow(top.node, links[top.next++].node);
            else
                leave();
        }
    }

    Components take()
    {
        std::sort(m_result.cycles.begin(), m_result.cycles.end());
        return std::move(m_result);
    }

private:
    static constexpr std::uint32_t unseen = ~0U;
    struct Frame
    {
        Node node;
        std::size_t next = 0;
    };

    void enter(Node node)
    {
        m_index[node] = m_low[node] = m_counter++;
        m_open.push_back(node);
        m_isOpen[node] = true;
        m_frames.push_back({node, 0});
    }

    void follow(Node from, Node to)
    {
        if (m_index[to] == unseen)
            enter(to);
        else if (m_isOpen[to])
            m_low[from] = std::min(m_low[from], m_index[to]);
    }

    void leave()
    {
        const Node node = m_frames.back().node;
        m_frames.pop_back();
        if (!m_frames.empty()) {
            const Node parent = m_frames.back().node;
            m_low[parent] = std::min(m_low[parent], m_low[node]);
        }
        if (m_low[node] == m_index[node])
            close(node);
    }

    void close(Node root)
    {
        std::vector<Node> members;
        Node member = noNode;
        do {
            member = m_open.back();
            m_open.pop_back();
            m_isOpen[member] = false;
            m_result.componentOf[member] = m_components;
            members.push_back(member);
        } while (member != root);
        ++m_components;
        if (members.size() > 1 || feedsItself(root)) {
            std::sort(members.begin(), members.end());
            m_result.cycles.push_back(std::move(members));
        }
    }

    bool feedsItself(Node node) const
    {
        const auto links = m_graph.links(node, Direction::Down);
        return std::any_of(links.begin(), links.end(),
                           [&](const Graph::Link &link) { return link.node == node; });
    }

    const Graph &m_graph;
    Components m_result;
    std::vector<std::uint32_t> m_index;
    std::vector<std::uint32_t> m_low;
    std::vector<bool> m_isOpen;
    std::vector<Node> m_open;
    std::vector<Frame> m_frames;
    std::uint32_t m_counter = 0;
    std::uint32_t m_components = 0;
};

} // namespace

Result<Components> components(const Graph &graph, const std::stop_token &stop)
{
    Tarjan tarjan(graph);
    for (Node node = 0; node < graph.nodeCount(); ++node) {
        if (node % 4096 == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Stopped while looking for cycles.", {}};
        tarjan.visit(node);
    }
    return tarjan.take();
}

} // namespace meshscope::lineage
