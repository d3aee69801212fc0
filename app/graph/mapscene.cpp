// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/mapscene.h"

#include <cmath>
#include <utility>

namespace meshscope::app {

namespace {

constexpr double labelWidth = 36;
constexpr double labelHeight = 22;
constexpr double outlineMargin = 16;

} // namespace

void MapScene::finish()
{
    std::vector<QRectF> marksAround;
    marksAround.reserve(marks.size());
    for (const MapMark &mark : marks)
        marksAround.emplace_back(mark.centre.x() - mark.radius, mark.centre.y() - mark.radius,
                                 2 * mark.radius, 2 * mark.radius);
    m_markGrid = SpatialGrid(std::move(marksAround));
    QRectF all;
    for (const MapAreaShape &area : areas)
        all = all.united(area.outline.boundingRect());
    bounds = all.adjusted(-outlineMargin, -outlineMargin, outlineMargin, outlineMargin);
}

int MapScene::areaAt(QPointF point) const
{
    for (std::size_t i = areas.size(); i-- > 0;)
        if (areas[i].outline.contains(point))
            return static_cast<int>(i);
    return -1;
}

int MapScene::lineAt(QPointF point) const
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QPointF away = point - lines[i].labelAt;
        if (std::abs(away.x()) <= labelWidth / 2 && std::abs(away.y()) <= labelHeight / 2)
            return static_cast<int>(i);
    }
    return -1;
}

int nearestTowards(const std::vector<QPointF> &points, int from, MapWay way)
{
    constexpr double widest = 1.74; // tangent of 60 degrees
    if (from < 0 || from >= static_cast<int>(points.size()))
        return points.empty() ? -1 : 0;
    int best = from;
    double bestAway = HUGE_VAL;
    for (int i = 0; i < static_cast<int>(points.size()); ++i) {
        const QPointF by
            = points[static_cast<std::size_t>(i)] - points[static_cast<std::size_t>(from)];
        const bool isFlat = way == MapWay::Left || way == MapWay::Right;
        const double sign = way == MapWay::Left || way == MapWay::Up ? -1 : 1;
        const double along = sign * (isFlat ? by.x() : by.y());
        const double across = std::abs(isFlat ? by.y() : by.x());
        if (along <= 0 || across > widest * along)
            continue;
        if (const double away = std::hypot(along, across); away < bestAway) {
            best = i;
            bestAway = away;
        }
    }
    return best;
}

} // namespace meshscope::app
