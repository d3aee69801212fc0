// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layered.h"

#include "layout/layering_p.h"
#include "layout/parts.h"
#include "layout/route.h"

#include <algorithm>
#include <cmath>

namespace meshscope::layout {

namespace {

/// Several beginnings are worth their time while that is a few milliseconds.
unsigned startsFor(const Layering &layering)
{
    constexpr std::size_t small = 4000;
    constexpr std::size_t medium = 20'000;
    if (layering.vertices() <= small)
        return 8;
    return layering.vertices() <= medium ? 2 : 1;
}

Layout layOutPart(const Request &part, const std::stop_token &stop)
{
    std::vector<bool> reversed = breakCycles(part);
    std::vector<int> ranks = rankBoxes(part, reversed);
    Layering layering = makeLayering(part, std::move(ranks), std::move(reversed));
    orderLayers(layering, startsFor(layering), stop);
    placeVertices(layering, part.settings.nodeGap);
    pullTogether(layering, part.settings.nodeGap);
    const std::vector<double> widths = columnWidths(part, layering);
    return routed(part, layering, columnPositions(widths, part.settings.rankGap), widths);
}

} // namespace

Status checkRequest(const Request &request)
{
    constexpr double largest = 1e6;
    const auto isSize = [](double size) { return size > 0 && size <= largest; };
    for (const Box &box : request.boxes) {
        if (!isSize(box.width) || !isSize(box.height))
            return Error {ErrorCode::Invalid, "A box to lay out has no usable size.", {}};
    }
    for (const Edge &edge : request.edges) {
        if (edge.from >= request.boxes.size() || edge.to >= request.boxes.size())
            return Error {ErrorCode::Invalid, "An edge to lay out has no box at an end.", {}};
    }
    return {};
}

Result<Layout> layOutLayered(const Request &request, const std::stop_token &stop)
{
    if (const Status good = checkRequest(request); !good)
        return good.error();
    const std::vector<Part> parts = splitParts(request);
    std::vector<Layout> layouts;
    layouts.reserve(parts.size());
    for (const Part &part : parts) {
        layouts.push_back(layOutPart(part.request, stop));
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Stopped while laying out.", {}};
    }
    Layout layout = packParts(request, parts, std::move(layouts));
    layout.engine = Engine::Layered;
    return layout;
}

Effort effortOf(const Request &request)
{
    Effort effort;
    constexpr double factor = 0.13e-3;
    for (const Part &part : splitParts(request)) {
        if (part.boxes.size() < 2)
            continue;
        const std::vector<int> ranks = rankBoxes(part.request, breakCycles(part.request));
        std::size_t passed = 0;
        for (const Edge &edge : part.request.edges) {
            const int span = std::abs(ranks[edge.to] - ranks[edge.from]);
            passed += static_cast<std::size_t>(std::max(0, span - 1));
        }
        effort.boxes += part.boxes.size();
        effort.passed += passed;
        const auto size = static_cast<double>(part.boxes.size() + passed);
        effort.dotMs += factor * size * size;
    }
    return effort;
}

Plan planFor(const Effort &effort)
{
    constexpr double atOnceMs = 105; // N + V = 900
    constexpr double worthwhileMs = 1020; // N + V = 2,800
    if (effort.dotMs <= atOnceMs)
        return Plan::Dot;
    return effort.dotMs <= worthwhileMs ? Plan::LayeredThenDot : Plan::Layered;
}

} // namespace meshscope::layout
