// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layering_p.h"
#include "layout/route.h"

#include <algorithm>
#include <array>

namespace meshscope::layout {

namespace {

/// Builds one route from left to right.
class Pen
{
public:
    explicit Pen(Point start) { m_points.push_back(start); }

    void straightTo(double x)
    {
        const Point from = m_points.back();
        if (x == from.x)
            return;
        const double third = (x - from.x) / 3;
        m_points.push_back({from.x + third, from.y});
        m_points.push_back({x - third, from.y});
        m_points.push_back({x, from.y});
    }

    /// Leaves and arrives level, with handles of half the way.
    void curveTo(Point to)
    {
        const Point from = m_points.back();
        const double middle = (from.x + to.x) / 2;
        m_points.push_back({middle, from.y});
        m_points.push_back({middle, to.y});
        m_points.push_back(to);
    }

    std::vector<Point> take() { return std::move(m_points); }

private:
    std::vector<Point> m_points;
};

} // namespace

std::vector<double> columnWidths(const Request &part, const Layering &layering)
{
    std::vector<double> widths(layering.layers.size(), 0);
    for (std::size_t i = 0; i < part.boxes.size(); ++i) {
        double &width = widths[static_cast<std::size_t>(layering.rank[i])];
        width = std::max(width, part.boxes[i].width);
    }
    return widths;
}

std::vector<double> columnPositions(const std::vector<double> &widths, double gap)
{
    std::vector<double> columns;
    double x = 0;
    for (const double width : widths) {
        columns.push_back(x);
        x += width + gap;
    }
    return columns;
}

Route selfRoute(Point position, const Box &box)
{
    constexpr double reach = 28;
    const double x = position.x + box.width;
    const double y = position.y + box.height / 2;
    const double half = std::min(10.0, box.height / 4);
    return {{{x, y - half}, {x + reach, y - 2 * half}, {x + reach, y + 2 * half}, {x, y + half}},
            true};
}

Layout routed(const Request &part, const Layering &layering, const std::vector<double> &columns,
              const std::vector<double> &widths)
{
    Layout layout;
    for (std::size_t i = 0; i < part.boxes.size(); ++i) {
        const auto column = static_cast<std::size_t>(layering.rank[i]);
        layout.positions.push_back({columns[column], layering.y[i] - part.boxes[i].height / 2});
        layout.ranks.push_back(layering.rank[i]);
        layout.parts.push_back(0);
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        const Edge &edge = part.edges[i];
        if (edge.from == edge.to) {
            layout.routes.push_back(selfRoute(layout.positions[edge.from], part.boxes[edge.from]));
            continue;
        }
        const Index left = layering.reversed[i] ? edge.to : edge.from;
        const Index right = layering.reversed[i] ? edge.from : edge.to;
        Pen pen({layout.positions[left].x + part.boxes[left].width, layering.y[left]});
        const auto first = static_cast<std::size_t>(layering.rank[left]);
        pen.straightTo(columns[first] + widths[first]);
        for (const Index dummy : layering.chains[i]) {
            const auto column = static_cast<std::size_t>(layering.rank[dummy]);
            pen.curveTo({columns[column], layering.y[dummy]});
            pen.straightTo(columns[column] + widths[column]);
        }
        pen.curveTo({layout.positions[right].x, layering.y[right]});
        Route route {pen.take(), layering.reversed[i]};
        if (layering.reversed[i])
            std::reverse(route.points.begin(), route.points.end());
        layout.routes.push_back(std::move(route));
    }
    return layout;
}

namespace {

bool isLevel(const std::vector<Point> &points, std::size_t first)
{
    return points[first].y == points[first + 1].y && points[first].y == points[first + 2].y
        && points[first].y == points[first + 3].y;
}

/// Moves the beginning up to where the first real curve starts.
void moveStart(std::vector<Point> &points, double y)
{
    const double shift = y - points.front().y;
    std::size_t count = 2;
    if (points.size() > 4 && isLevel(points, 0))
        count = 5;
    for (std::size_t i = 0; i < count; ++i)
        points[i].y += shift;
}

} // namespace

Route withEnds(Route route, double fromY, double toY)
{
    if (route.points.size() < 4)
        return route;
    moveStart(route.points, fromY);
    std::reverse(route.points.begin(), route.points.end());
    moveStart(route.points, toY);
    std::reverse(route.points.begin(), route.points.end());
    return route;
}

Point pointOnCurve(const std::vector<Point> &points, std::size_t first, double t)
{
    const double u = 1 - t;
    const std::array<double, 4> weights {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
    Point result;
    for (std::size_t i = 0; i < 4; ++i) {
        result.x += weights[i] * points[first + i].x;
        result.y += weights[i] * points[first + i].y;
    }
    return result;
}

void shift(Layout &layout, Point by)
{
    for (Point &position : layout.positions)
        position = {position.x + by.x, position.y + by.y};
    for (Route &route : layout.routes) {
        for (Point &point : route.points)
            point = {point.x + by.x, point.y + by.y};
    }
    layout.bounds.x += by.x;
    layout.bounds.y += by.y;
}

Rect boundsOf(const Request &request, const Layout &layout)
{
    if (layout.positions.empty())
        return {};
    Point low = layout.positions[0];
    Point high = low;
    const auto include = [&](double x, double y) {
        low = {std::min(low.x, x), std::min(low.y, y)};
        high = {std::max(high.x, x), std::max(high.y, y)};
    };
    for (std::size_t i = 0; i < layout.positions.size(); ++i) {
        const Point &position = layout.positions[i];
        include(position.x, position.y);
        include(position.x + request.boxes[i].width, position.y + request.boxes[i].height);
    }
    for (const Route &route : layout.routes) {
        for (const Point &point : route.points)
            include(point.x, point.y);
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

} // namespace meshscope::layout
