// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/mapparts_p.h"

#include <algorithm>
#include <cmath>

namespace meshscope::layout {

namespace {

constexpr std::size_t corners = 14; // of an outline, before it is rounded

/// Rows of a hexagonal grid, nearest to the middle first; the row above the middle one is left out
/// where the lead product's name stands.
std::vector<Point> packed(std::size_t count, const MapSettings &settings)
{
    const double pitch = settings.markSize + settings.markGap;
    const double rowHeight = pitch * 0.8;
    const int reach = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count)))) + 2;
    std::vector<Point> grid;
    for (int row = -reach; row <= reach; ++row) {
        for (int column = -reach; column <= reach; ++column) {
            const double shift = row % 2 == 0 ? 0 : pitch / 2;
            Point point {column * pitch + shift, row * rowHeight};
            if (row > 0)
                point.y += settings.leadLabel;
            grid.push_back(point);
        }
    }
    // A little wider than high, as names are.
    const auto distance = [](const Point &p) { return std::hypot(p.x * 0.85, p.y); };
    std::stable_sort(grid.begin(), grid.end(), [&](const Point &a, const Point &b) {
        const double da = distance(a);
        const double db = distance(b);
        if (std::abs(da - db) > 1e-6)
            return da < db;
        return a.y != b.y ? a.y < b.y : a.x < b.x;
    });
    grid.resize(std::min(grid.size(), count));
    return grid;
}

/// Small, and always the same for the same domain.
double wobble(std::uint64_t key, std::size_t corner)
{
    std::uint64_t value = key * 0x9E3779B97F4A7C15U + corner * 0xBF58476D1CE4E5B9U;
    value ^= value >> 31;
    value *= 0x94D049BB133111EBU;
    value ^= value >> 29;
    return static_cast<double>(value % 1000) / 1000;
}

/// How far the outline must be from the middle in this direction so that everything is inside.
double reachTowards(const std::vector<Point> &inside, double angle, double padding)
{
    const Point direction {std::cos(angle), std::sin(angle)};
    double reach = 0;
    for (const Point &point : inside) {
        const double along = point.x * direction.x + point.y * direction.y;
        reach = std::max(reach, along);
    }
    return reach + padding;
}

/// A smooth closed curve through the corners: Catmull-Rom as Bezier curves.
std::vector<Point> rounded(const std::vector<Point> &points)
{
    const std::size_t count = points.size();
    std::vector<Point> curve {points[0]};
    for (std::size_t i = 0; i < count; ++i) {
        const Point &before = points[(i + count - 1) % count];
        const Point &from = points[i];
        const Point &to = points[(i + 1) % count];
        const Point &after = points[(i + 2) % count];
        curve.push_back({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6});
        curve.push_back({to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6});
        curve.push_back(to);
    }
    return curve;
}

/// The corners of an outline that holds all points; no waists, and a shape of its own per key.
std::vector<Point> cornersAround(const std::vector<Point> &inside, double padding,
                                 std::uint64_t key)
{
    // Corners lie further out than their direction needs: the curve cuts between them.
    const double outer = 1 / std::cos(M_PI / corners);
    std::vector<double> reaches;
    for (std::size_t i = 0; i < corners; ++i)
        reaches.push_back(
            reachTowards(inside, 2 * M_PI * static_cast<double>(i) / corners, padding));
    constexpr double roundness = 0.9;
    const double least = roundness * *std::max_element(reaches.begin(), reaches.end());
    std::vector<Point> outline;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * static_cast<double>(i) / corners;
        const double more = 1 + 0.05 * wobble(key, i);
        const double reach = std::max(reaches[i], least) * outer * more;
        outline.push_back({reach * std::cos(angle), reach * std::sin(angle)});
    }
    return outline;
}

} // namespace

PlacedArea packArea(const MapArea &area, const MapSettings &settings)
{
    PlacedArea result;
    result.products = packed(area.products, settings);
    std::vector<Point> inside = result.products;
    double top = 0;
    for (const Point &product : result.products)
        top = std::min(top, product.y);
    const double labelHeight = 20;
    result.label = {0, top - settings.markSize / 2 - settings.markGap / 2 - labelHeight / 2};
    for (const double x : {-area.labelWidth / 2, area.labelWidth / 2}) {
        inside.push_back({x, result.label.y - labelHeight / 2});
        inside.push_back({x, result.label.y + labelHeight / 2});
    }
    // The middle of all that is inside becomes the middle of the area.
    double low = 0;
    double high = 0;
    for (const Point &point : inside) {
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    const double middle = (low + high) / 2;
    for (std::vector<Point> *points : {&inside, &result.products}) {
        for (Point &point : *points)
            point.y -= middle;
    }
    result.label.y -= middle;
    const double padding = settings.markSize / 2 + settings.markGap * 0.6;
    result.outline = rounded(cornersAround(inside, padding, area.key));
    for (const Point &point : result.outline)
        result.radius = std::max(result.radius, std::hypot(point.x, point.y));
    return result;
}

void moveArea(PlacedArea &area, Point by)
{
    const auto move = [&](Point &point) { point = {point.x + by.x, point.y + by.y}; };
    move(area.centre);
    move(area.label);
    std::for_each(area.outline.begin(), area.outline.end(), move);
    std::for_each(area.products.begin(), area.products.end(), move);
}

} // namespace meshscope::layout
