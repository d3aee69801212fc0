// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_set>

namespace meshscope::lineage {

namespace {

/// Whether `inner` lies inside `outer`: `a.b`, `a[]`, `a{key}`, `a<u1>` lie inside `a`, and
/// everything lies inside the whole dataset.
bool isInside(std::string_view inner, std::string_view outer)
{
    if (outer.empty() || inner == outer)
        return true;
    if (inner.size() <= outer.size() || !inner.starts_with(outer))
        return false;
    const char next = inner[outer.size()];
    return next == '.' || next == '[' || next == '{' || next == '<';
}

/// Worse classes are bigger: a way is as weak as its weakest link.
std::size_t weakness(FlowClass flow)
{
    switch (flow) {
    case FlowClass::Direct:
        return 0;
    case FlowClass::Unknown:
        return 1;
    case FlowClass::Indirect:
        break;
    }
    return 2;
}

constexpr std::array classes {FlowClass::Direct, FlowClass::Unknown, FlowClass::Indirect};

} // namespace

ColumnGraph::ColumnGraph(std::vector<ColumnLink> links)
    : m_links(std::move(links))
{
    std::map<std::pair<Node, std::string>, std::uint32_t> ids;
    const auto id = [&](Node node, const std::string &path) {
        const auto [at, isNew]
            = ids.emplace(std::pair(node, path), static_cast<std::uint32_t>(m_columns.size()));
        if (isNew)
            m_columns.push_back({node, path});
        return at->second;
    };
    std::vector<GraphEdge> edges;
    edges.reserve(m_links.size());
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        const std::uint32_t from = id(m_links[i].from, m_links[i].fromPath);
        edges.push_back({from, id(m_links[i].to, m_links[i].toPath), i});
    }
    for (const auto &[key, column] : ids)
        m_columnsOf[key.first].push_back(column);
    m_graph = Graph(m_columns.size(), edges);
}

std::vector<std::uint32_t> ColumnGraph::related(Node node, std::string_view path) const
{
    std::vector<std::uint32_t> columns;
    const auto found = m_columnsOf.find(node);
    if (found == m_columnsOf.end())
        return columns;
    for (const std::uint32_t column : found->second) {
        const std::string &other = m_columns[column].path;
        if (isInside(other, path) || isInside(path, other))
            columns.push_back(column);
    }
    return columns;
}

bool ColumnGraph::knows(Node node, std::string_view path) const
{
    const std::vector<std::uint32_t> columns = related(node, path);
    return std::any_of(columns.begin(), columns.end(),
                       [&](std::uint32_t column) { return !m_columns[column].path.empty(); });
}

/// One direction of a chain, in three rounds: first by direct flows only, then with unknown ones,
/// then with all, so that each column is found with the best class it has.
class ChainWalk
{
public:
    ChainWalk(const ColumnGraph &graph, Direction direction, Node node, std::string_view path)
        : m_graph(graph)
        , m_direction(direction)
        , m_node(node)
        , m_path(path)
    {
    }

    Status run(const std::stop_token &stop)
    {
        for (const std::uint32_t column : m_graph.related(m_node, m_path)) {
            // What applies to the whole dataset applies to the column, but only indirectly.
            const bool whole = m_graph.m_columns[column].path.empty() && !m_path.empty();
            reachColumn(column, 0, whole ? FlowClass::Indirect : FlowClass::Direct);
        }
        for (const FlowClass flow : classes) {
            if (Status done = round(flow, stop); !done)
                return done;
        }
        return {};
    }

    struct Found
    {
        std::uint32_t column;
        int step;
        FlowClass flow;
    };
    /// Nearest first. The whole dataset is only listed when a flow names it.
    std::vector<Found> found() const
    {
        std::vector<Found> listed;
        for (const Found &found : m_found) {
            if (found.step > 0
                && (!m_graph.m_columns[found.column].path.empty()
                    || m_linked.contains(found.column)))
                listed.push_back(found);
        }
        std::stable_sort(listed.begin(), listed.end(),
                         [](const Found &a, const Found &b) { return a.step < b.step; });
        return listed;
    }
    const std::unordered_set<std::uint32_t> &links() const { return m_usedLinks; }

    /// Adds what was found to the chain: columns up to the limit, the counts of this direction.
    void appendTo(ColumnChain &chain, std::size_t limit) const
    {
        const bool up = m_direction == Direction::Up;
        std::unordered_set<Node> datasets;
        std::array<std::size_t, 3> counts {};
        for (const Found &found : this->found()) {
            const ColumnGraph::ColumnKey &key = m_graph.m_columns[found.column];
            ++chain.total;
            ++counts[weakness(found.flow)];
            if (key.node != m_node)
                datasets.insert(key.node);
            if (chain.columns.size() < limit)
                chain.columns.push_back(
                    {key.node, key.path, up ? -found.step : found.step, found.flow});
        }
        (up ? chain.directUp : chain.directDown) = counts[0];
        (up ? chain.unknownUp : chain.unknownDown) = counts[1];
        (up ? chain.indirectUp : chain.indirectDown) = counts[2];
        (up ? chain.datasetsUp : chain.datasetsDown) = datasets.size();
    }

private:
    /// A column waits in the round of its class; the best class wins because rounds go upwards.
    void reachColumn(std::uint32_t column, int step, FlowClass flow)
    {
        if (!m_done.contains(column))
            m_waiting[weakness(flow)].push_back({column, step, flow});
    }

    Status round(FlowClass flow, const std::stop_token &stop)
    {
        auto &queue = m_waiting[weakness(flow)];
        std::stable_sort(queue.begin(), queue.end(),
                         [](const Found &a, const Found &b) { return a.step < b.step; });
        for (std::size_t i = 0; i < queue.size(); ++i) {
            if (i % 1024 == 1023 && stop.stop_requested())
                return Error {ErrorCode::Cancelled, "Stopped while following the column.", {}};
            const Found here = queue[i];
            if (m_done.insert(here.column).second) {
                m_found.push_back(here);
                expand(here);
            }
        }
        return {};
    }

    void expand(const Found &here)
    {
        for (const Graph::Link &link : m_graph.m_graph.links(here.column, m_direction)) {
            m_usedLinks.insert(link.edge);
            const ColumnLink &flowLink = m_graph.m_links[link.edge];
            const FlowClass flow
                = weakness(flowLink.flow) > weakness(here.flow) ? flowLink.flow : here.flow;
            m_linked.insert(link.node);
            reachColumn(link.node, here.step + 1, flow);
            reachRelated(link.node, here.step + 1, flow);
        }
    }

    void reachRelated(std::uint32_t column, int step, FlowClass flow)
    {
        const auto &key = m_graph.m_columns[column];
        for (const std::uint32_t other : m_graph.related(key.node, key.path)) {
            const bool whole = key.path.empty() || m_graph.m_columns[other].path.empty();
            if (other != column)
                reachColumn(other, step, whole ? FlowClass::Indirect : flow);
        }
    }

    const ColumnGraph &m_graph;
    Direction m_direction;
    Node m_node;
    std::string_view m_path;
    std::array<std::vector<Found>, 3> m_waiting;
    std::vector<Found> m_found;
    std::unordered_set<std::uint32_t> m_done;
    std::unordered_set<std::uint32_t> m_linked;
    std::unordered_set<std::uint32_t> m_usedLinks;
};

Result<ColumnChain> ColumnGraph::chain(Node node, std::string_view path, std::size_t limit,
                                       const std::stop_token &stop) const
{
    ColumnChain chain;
    chain.columns.push_back({node, std::string(path), 0, FlowClass::Direct});
    chain.total = 1;
    std::set<std::uint32_t> links;
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        ChainWalk walk(*this, direction, node, path);
        if (const Status done = walk.run(stop); !done)
            return done.error();
        links.insert(walk.links().begin(), walk.links().end());
        walk.appendTo(chain, limit);
    }
    chain.links.assign(links.begin(), links.end());
    return chain;
}

} // namespace meshscope::lineage
