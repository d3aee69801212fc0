// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/graphviz.h"

#include <graphviz/gvc.h>

#include <array>
#include <charconv>
#include <map>
#include <utility>

// Linked in instead of found through Graphviz' configuration: 0.1 ms instead of 3 to 5, and no
// pango.
extern "C" {
// NOLINTNEXTLINE(readability-identifier-naming): the plugin's own name
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace meshscope::layout {

namespace {

constexpr double pointsPerInch = 72;

struct CloseGraph
{
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

/// Graphviz reads numbers with the C locale's functions; to_chars always writes a point.
std::string number(double value)
{
    std::array<char, 40> text {};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4);
    return {text.data(), end.ptr};
}

/// cgraph takes its arguments as char * and copies them.
char *writable(const char *text)
{
    return const_cast<char *>(text); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void setDefault(Agraph_t *graph, int kind, const char *name, const std::string &value)
{
    agattr(graph, kind, writable(name), writable(value.c_str()));
}

void set(void *object, const char *name, const std::string &value)
{
    agset(object, writable(name), writable(value.c_str()));
}

GraphHandle openGraph(const Settings &settings)
{
    GraphHandle graph(agopen(writable("lineage"), Agdirected, nullptr));
    if (!graph)
        return graph;
    setDefault(graph.get(), AGRAPH, "rankdir", "LR");
    setDefault(graph.get(), AGRAPH, "splines", "spline");
    setDefault(graph.get(), AGRAPH, "nodesep", number(settings.nodeGap / pointsPerInch));
    setDefault(graph.get(), AGRAPH, "ranksep", number(settings.rankGap / pointsPerInch));
    setDefault(graph.get(), AGNODE, "shape", "box");
    setDefault(graph.get(), AGNODE, "label", "");
    setDefault(graph.get(), AGNODE, "fixedsize", "true");
    setDefault(graph.get(), AGNODE, "width", "1");
    setDefault(graph.get(), AGNODE, "height", "1");
    setDefault(graph.get(), AGEDGE, "arrowhead", "none");
    return graph;
}

std::vector<Point> routeOf(Agedge_t *edge)
{
    std::vector<Point> points;
    const splines *spline = ED_spl(edge);
    if (!spline || spline->size != 1)
        return points;
    const bezier &curve = spline->list[0];
    for (int i = 0; i < curve.size; ++i)
        points.push_back({curve.list[i].x, -curve.list[i].y});
    return points;
}

} // namespace

struct Graphviz::Context
{
    GVC_t *handle = gvContextPlugins(nullptr, 0);
    ~Context() { gvFreeContext(handle); }
};

Graphviz::Graphviz()
    : m_context(std::make_unique<Context>())
{
    agseterr(AGMAX); // failures show in the result; stderr is closed
    gvAddLibrary(m_context->handle, &gvplugin_dot_layout_LTX_library);
}

Graphviz::~Graphviz() = default;

wire::Answer Graphviz::layOut(const Request &request)
{
    wire::Answer answer;
    const GraphHandle graph = openGraph(request.settings);
    if (!graph) {
        answer.fault = "Graphviz opened no graph";
        return answer;
    }
    std::vector<Agnode_t *> nodes;
    for (const Box &box : request.boxes) {
        nodes.push_back(agnode(graph.get(), nullptr, 1));
        set(nodes.back(), "width", number(box.width / pointsPerInch));
        set(nodes.back(), "height", number(box.height / pointsPerInch));
    }
    // Parallel flows share one edge: dot would give each a lane of its own.
    std::map<std::pair<Index, Index>, Agedge_t *> edges;
    for (const Edge &edge : request.edges) {
        Agedge_t *&handle = edges[{edge.from, edge.to}];
        if (!handle && edge.from != edge.to)
            handle = agedge(graph.get(), nodes[edge.from], nodes[edge.to], nullptr, 1);
    }
    if (gvLayout(m_context->handle, graph.get(), "dot") != 0) {
        answer.fault = "Graphviz refused the graph";
        return answer;
    }
    for (Agnode_t *node : nodes)
        answer.centres.push_back({ND_coord(node).x, -ND_coord(node).y});
    for (const Edge &edge : request.edges) {
        Agedge_t *handle = edges[{edge.from, edge.to}];
        answer.routes.push_back(handle ? routeOf(handle) : std::vector<Point> {});
    }
    gvFreeLayout(m_context->handle, graph.get());
    return answer;
}

} // namespace meshscope::layout
