// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/check.h"

#include "layout/route.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace meshscope::layout {

namespace {

bool isFinite(const Point &point)
{
    return std::isfinite(point.x) && std::isfinite(point.y);
}

Rect rectOf(const Request &request, const Layout &layout, Index box)
{
    return {layout.positions[box].x, layout.positions[box].y, request.boxes[box].width,
            request.boxes[box].height};
}

bool hasOverlap(const Request &request, const Layout &layout)
{
    constexpr double tolerance = 0.5;
    std::vector<Rect> rects;
    for (Index box = 0; box < request.boxes.size(); ++box)
        rects.push_back(rectOf(request, layout, box));
    std::sort(rects.begin(), rects.end(),
              [](const Rect &a, const Rect &b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<const Rect *> open;
    for (const Rect &rect : rects) {
        std::erase_if(open,
                      [&](const Rect *other) { return other->right() <= rect.x + tolerance; });
        for (const Rect *other : open) {
            if (rect.y + tolerance < other->bottom() && other->y + tolerance < rect.bottom())
                return true;
        }
        open.push_back(&rect);
    }
    return false;
}

bool isNear(const Point &point, const Rect &rect)
{
    constexpr double reach = 12;
    return point.x >= rect.x - reach && point.x <= rect.right() + reach && point.y >= rect.y - reach
        && point.y <= rect.bottom() + reach;
}

double cross(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

struct Line
{
    Point from;
    Point to;
};

bool meet(const Line &a, const Line &b)
{
    return cross(a.from, a.to, b.from) * cross(a.from, a.to, b.to) < 0
        && cross(b.from, b.to, a.from) * cross(b.from, b.to, a.to) < 0;
}

bool cutsForeignBox(const Request &request, const Layout &layout, const Edge &edge,
                    const Route &route)
{
    constexpr int samples = 16;
    for (std::size_t first = 0; first + 3 < route.points.size(); first += 3) {
        for (int i = 0; i <= samples; ++i) {
            const Point point = pointOnCurve(route.points, first, static_cast<double>(i) / samples);
            for (Index box = 0; box < request.boxes.size(); ++box) {
                const Rect rect = rectOf(request, layout, box);
                if (box != edge.from && box != edge.to && point.x > rect.x && point.x < rect.right()
                    && point.y > rect.y && point.y < rect.bottom())
                    return true;
            }
        }
    }
    return false;
}

} // namespace

std::string faultOf(const Request &request, const Layout &layout)
{
    if (layout.positions.size() != request.boxes.size()
        || layout.ranks.size() != request.boxes.size()
        || layout.parts.size() != request.boxes.size())
        return "a box has no place";
    if (layout.routes.size() != request.edges.size())
        return "an edge has no route";
    if (!std::all_of(layout.positions.begin(), layout.positions.end(), isFinite))
        return "a place is not a number";
    for (std::size_t i = 0; i < request.edges.size(); ++i) {
        const std::vector<Point> &points = layout.routes[i].points;
        if (points.size() < 4 || points.size() % 3 != 1)
            return "an edge has no route";
        if (!std::all_of(points.begin(), points.end(), isFinite))
            return "a route is not made of numbers";
        if (!isNear(points.front(), rectOf(request, layout, request.edges[i].from))
            || !isNear(points.back(), rectOf(request, layout, request.edges[i].to)))
            return "a route does not meet its boxes";
    }
    if (hasOverlap(request, layout))
        return "two boxes overlap";
    return {};
}

std::uint64_t straightCrossings(const Request &request, const Layout &layout)
{
    std::vector<Line> lines;
    for (const Edge &edge : request.edges) {
        if (edge.from == edge.to)
            continue;
        const Rect from = rectOf(request, layout, edge.from);
        const Rect to = rectOf(request, layout, edge.to);
        lines.push_back({{from.right(), from.y + from.height / 2}, {to.x, to.y + to.height / 2}});
    }
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = i + 1; j < lines.size(); ++j)
            count += meet(lines[i], lines[j]);
    }
    return count;
}

std::size_t boxesCut(const Request &request, const Layout &layout)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < request.edges.size(); ++i)
        count += cutsForeignBox(request, layout, request.edges[i], layout.routes[i]);
    return count;
}

} // namespace meshscope::layout
