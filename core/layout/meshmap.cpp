// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/meshmap.h"

#include "layout/mapparts_p.h"
#include "layout/route.h"

#include <algorithm>
#include <cmath>

namespace meshscope::layout {

namespace {

Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
Point operator*(Point a, double k)
{
    return {a.x * k, a.y * k};
}
double length(Point a)
{
    return std::hypot(a.x, a.y);
}

double widthOf(const MapSettings &settings, double weight, double heaviest)
{
    const double share = heaviest > 0 ? std::sqrt(std::max(0.0, weight) / heaviest) : 0;
    return settings.narrowest + (settings.widest - settings.narrowest) * share;
}

/// From outline to outline, bent to the right of its direction so that there and back stay apart.
PlacedFlow placeFlow(const PlacedArea &from, const PlacedArea &to, bool hasCounterpart)
{
    PlacedFlow flow;
    const Point way = to.centre - from.centre;
    const double distance = std::max(1.0, length(way));
    const Point side {-way.y / distance, way.x / distance};
    const double apart = hasCounterpart ? std::min(from.radius, to.radius) * 0.45 : 0;
    const double bend = distance * (hasCounterpart ? 0.04 : 0.08);
    const Point start = borderPoint(from, to.centre + side * apart);
    const Point end = borderPoint(to, from.centre + side * apart);
    const Point third = (end - start) * (1.0 / 3);
    const Point control = side * bend;
    flow.route.points = {start, start + third + control, end - third + control, end};
    flow.label = pointOnCurve(flow.route.points, 0, 0.5);
    return flow;
}

void placeFlows(const MapRequest &request, MeshMap &map)
{
    double heaviest = 0;
    for (const MapFlow &flow : request.flows)
        heaviest = std::max(heaviest, flow.from == flow.to ? 0 : flow.weight);
    for (const MapFlow &flow : request.flows) {
        if (flow.from == flow.to) {
            map.flows.emplace_back();
            continue;
        }
        const bool hasCounterpart
            = std::any_of(request.flows.begin(), request.flows.end(), [&](const MapFlow &other) {
                  return other.from == flow.to && other.to == flow.from;
              });
        map.flows.push_back(placeFlow(map.areas[flow.from], map.areas[flow.to], hasCounterpart));
        map.flows.back().width = widthOf(request.settings, flow.weight, heaviest);
    }
}

void measure(MeshMap &map)
{
    Point low {1e300, 1e300};
    Point high {-1e300, -1e300};
    const auto include = [&](const Point &point) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    };
    for (const PlacedArea &area : map.areas)
        std::for_each(area.outline.begin(), area.outline.end(), include);
    for (const PlacedFlow &flow : map.flows)
        std::for_each(flow.route.points.begin(), flow.route.points.end(), include);
    if (map.areas.empty())
        return;
    map.bounds = {low.x, low.y, high.x - low.x, high.y - low.y};
}

} // namespace

Point borderPoint(const PlacedArea &area, Point to)
{
    // The outline is star shaped around the centre: the crossing is found by angle.
    constexpr int samples = 24;
    const double angle = std::atan2(to.y - area.centre.y, to.x - area.centre.x);
    Point best = area.centre;
    double smallest = 1e300;
    for (std::size_t first = 0; first + 3 < area.outline.size(); first += 3) {
        for (int i = 0; i < samples; ++i) {
            const Point point = pointOnCurve(area.outline, first, static_cast<double>(i) / samples);
            const double other = std::atan2(point.y - area.centre.y, point.x - area.centre.x);
            const double difference = std::abs(std::remainder(other - angle, 2 * M_PI));
            if (difference < smallest) {
                smallest = difference;
                best = point;
            }
        }
    }
    return best;
}

Result<MeshMap> layOutMap(const MapRequest &request,
                          const std::vector<std::optional<Point>> &previous,
                          const std::stop_token &stop)
{
    for (const MapFlow &flow : request.flows) {
        if (flow.from >= request.areas.size() || flow.to >= request.areas.size())
            return Error {ErrorCode::Invalid, "A flow on the map has no domain at an end.", {}};
    }
    MeshMap map;
    std::vector<double> radii;
    for (const MapArea &area : request.areas) {
        map.areas.push_back(packArea(area, request.settings));
        radii.push_back(map.areas.back().radius);
    }
    const auto centres = placeAreas(request, radii, previous, stop);
    if (!centres)
        return centres.error();
    for (std::size_t i = 0; i < map.areas.size(); ++i)
        moveArea(map.areas[i], (*centres)[i]);
    placeFlows(request, map);
    measure(map);
    return map;
}

} // namespace meshscope::layout
