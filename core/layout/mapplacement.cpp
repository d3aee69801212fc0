// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/mapparts_p.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace meshscope::layout {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Square matrix of wanted distances.
class Distances
{
public:
    explicit Distances(std::size_t count)
        : m_count(count)
        , m_values(count * count, infinite)
    {
    }
    double &at(std::size_t a, std::size_t b) { return m_values[a * m_count + b]; }
    double at(std::size_t a, std::size_t b) const { return m_values[a * m_count + b]; }
    void shorten(std::size_t a, std::size_t b, double value)
    {
        at(a, b) = std::min(at(a, b), value);
        at(b, a) = std::min(at(b, a), value);
    }

    /// R. Floyd, Algorithm 97: shortest path (1962).
    void closeOverPaths()
    {
        for (std::size_t via = 0; via < m_count; ++via) {
            for (std::size_t a = 0; a < m_count; ++a) {
                for (std::size_t b = 0; b < m_count; ++b)
                    at(a, b) = std::min(at(a, b), at(a, via) + at(via, b));
            }
        }
    }
    double longest() const
    {
        double most = 0;
        for (const double value : m_values)
            most = value == infinite ? most : std::max(most, value);
        return most;
    }
    void replaceInfinite(double by)
    {
        std::replace(m_values.begin(), m_values.end(), infinite, by);
    }

private:
    std::size_t m_count;
    std::vector<double> m_values;
};

/// Touching circles are as near as two areas get; heavy flows want that, others a little more.
/// What no flow connects stays beside the others: further away it would only make all smaller.
Distances wantedDistances(const MapRequest &request, const std::vector<double> &radii)
{
    const std::size_t count = radii.size();
    Distances distances(count);
    double heaviest = 0;
    for (const MapFlow &flow : request.flows)
        heaviest = std::max(heaviest, flow.weight);
    for (const MapFlow &flow : request.flows) {
        const double near = radii[flow.from] + radii[flow.to] + request.settings.areaGap;
        const double loose = 1 - std::sqrt(std::max(0.0, flow.weight) / std::max(1.0, heaviest));
        if (flow.from != flow.to)
            distances.shorten(flow.from, flow.to, near * (1 + 0.3 * loose));
    }
    for (std::size_t i = 0; i < count; ++i)
        distances.at(i, i) = 0;
    distances.closeOverPaths();
    const double average = std::accumulate(radii.begin(), radii.end(), 0.0)
        / static_cast<double>(std::max<std::size_t>(1, count));
    distances.replaceInfinite(std::max(2 * average, distances.longest() / 2) + 1.5 * average);
    return distances;
}

/// On a spiral, the largest in the middle: a beginning without ties.
std::vector<Point> spiral(const std::vector<double> &radii)
{
    std::vector<std::size_t> order(radii.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return radii[a] > radii[b]; });
    constexpr double goldenAngle = 2.399963229728653;
    std::vector<Point> points(radii.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto place = static_cast<double>(i);
        const double away = 1.6 * radii[order[0]] * std::sqrt(place);
        points[order[i]]
            = {away * std::cos(goldenAngle * place), away * std::sin(goldenAngle * place)};
    }
    return points;
}

/// One step of stress majorization for one area.
Point majorized(const std::vector<Point> &points, const Distances &wanted, std::size_t i)
{
    Point sum;
    double weights = 0;
    for (std::size_t j = 0; j < points.size(); ++j) {
        if (j == i)
            continue;
        const double d = std::max(1.0, wanted.at(i, j));
        const double weight = 1 / (d * d);
        const double x = points[i].x - points[j].x;
        const double y = points[i].y - points[j].y;
        const double actual = std::max(1e-6, std::hypot(x, y));
        sum.x += weight * (points[j].x + d * x / actual);
        sum.y += weight * (points[j].y + d * y / actual);
        weights += weight;
    }
    return weights > 0 ? Point {sum.x / weights, sum.y / weights} : points[i];
}

/// Pushes overlapping circles apart, half the overlap each. Whether anything overlapped.
bool pushApart(std::vector<Point> &points, const std::vector<double> &radii, double gap)
{
    bool overlapped = false;
    for (std::size_t a = 0; a < points.size(); ++a) {
        for (std::size_t b = a + 1; b < points.size(); ++b) {
            double x = points[b].x - points[a].x;
            double y = points[b].y - points[a].y;
            double distance = std::hypot(x, y);
            const double needed = radii[a] + radii[b] + gap;
            if (distance >= needed - 0.01)
                continue;
            if (distance < 1e-6) {
                x = 1;
                y = 0.5;
                distance = std::hypot(x, y);
            }
            const double push = (needed - distance) / 2 + 0.01;
            const Point by {x / distance * push, y / distance * push};
            points[a] = {points[a].x - by.x, points[a].y - by.y};
            points[b] = {points[b].x + by.x, points[b].y + by.y};
            overlapped = true;
        }
    }
    return overlapped;
}

/// Turned by quarter and half quarter turns to the one nearest to the wanted shape.
void turnToAspect(std::vector<Point> &points, double aspect)
{
    double best = infinite;
    double bestAngle = 0;
    constexpr int turns = 24;
    for (int i = 0; i < turns; ++i) {
        const double angle = M_PI * i / turns;
        Point low {infinite, infinite};
        Point high {-infinite, -infinite};
        for (const Point &point : points) {
            const double x = point.x * std::cos(angle) - point.y * std::sin(angle);
            const double y = point.x * std::sin(angle) + point.y * std::cos(angle);
            low = {std::min(low.x, x), std::min(low.y, y)};
            high = {std::max(high.x, x), std::max(high.y, y)};
        }
        const double shape = (high.x - low.x + 1) / (high.y - low.y + 1);
        const double fault = std::abs(std::log(shape / aspect));
        if (fault < best - 1e-9) {
            best = fault;
            bestAngle = angle;
        }
    }
    for (Point &point : points)
        point = {point.x * std::cos(bestAngle) - point.y * std::sin(bestAngle),
                 point.x * std::sin(bestAngle) + point.y * std::cos(bestAngle)};
}

/// Every area with its distances from all others: for up to this many; more are placed on the
/// spiral by size, which is what a person can still read.
constexpr std::size_t mostForStress = 1000;

Error cancelled()
{
    return {ErrorCode::Cancelled, "Stopped while laying out the map.", {}};
}

/// Moves all areas that are not held to where their flows want them.
Status settle(std::vector<Point> &points, const Distances &wanted, const std::vector<bool> &held,
              const std::stop_token &stop)
{
    constexpr std::size_t few = 200;
    const int rounds = points.size() <= few ? 150 : 30;
    for (int round = 0; round < rounds; ++round) {
        if (stop.stop_requested())
            return cancelled();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!held[i])
                points[i] = majorized(points, wanted, i);
        }
    }
    return {};
}

} // namespace

Result<std::vector<Point>> placeAreas(const MapRequest &request, const std::vector<double> &radii,
                                      const std::vector<std::optional<Point>> &previous,
                                      const std::stop_token &stop)
{
    std::vector<Point> points = spiral(radii);
    std::vector<bool> held(radii.size(), false);
    for (std::size_t i = 0; i < std::min(previous.size(), points.size()); ++i) {
        held[i] = previous[i].has_value();
        points[i] = previous[i].value_or(points[i]);
    }
    if (points.size() <= mostForStress) {
        if (Status settled = settle(points, wantedDistances(request, radii), held, stop); !settled)
            return settled.error();
    }
    if (std::none_of(held.begin(), held.end(), [](bool value) { return value; }))
        turnToAspect(points, request.settings.aspect);
    constexpr int pushes = 2000;
    for (int i = 0; i < pushes && pushApart(points, radii, request.settings.areaGap); ++i) {
        if (stop.stop_requested())
            return cancelled();
    }
    return points;
}

} // namespace meshscope::layout
