// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/spatialgrid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace meshscope::app {

namespace {

constexpr double largestSide = 4096; // cells a side; a larger drawing has larger last cells

double distance(const QRectF &rect, QPointF point)
{
    const double dx = std::max({rect.left() - point.x(), 0.0, point.x() - rect.right()});
    const double dy = std::max({rect.top() - point.y(), 0.0, point.y() - rect.bottom()});
    return std::hypot(dx, dy);
}

} // namespace

SpatialGrid::SpatialGrid(std::vector<QRectF> rects)
    : m_rects(std::move(rects))
{
    for (const QRectF &rect : m_rects)
        m_bounds = m_bounds.united(rect);
    m_columns
        = static_cast<int>(std::clamp(std::ceil(m_bounds.width() / cellSize), 1.0, largestSide));
    m_rows
        = static_cast<int>(std::clamp(std::ceil(m_bounds.height() / cellSize), 1.0, largestSide));
    const auto cellCount = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_first.assign(cellCount + 1, 0);
    const auto eachCell = [this](const QRectF &rect, auto &&use) {
        const Cells cells = cellsOf(rect);
        for (int row = cells.top; row <= cells.bottom; ++row)
            for (int column = cells.left; column <= cells.right; ++column)
                use(cellAt(row, column));
    };
    for (const QRectF &rect : m_rects)
        eachCell(rect, [this](std::size_t cell) { ++m_first[cell + 1]; });
    for (std::size_t cell = 0; cell < cellCount; ++cell)
        m_first[cell + 1] += m_first[cell];
    m_members.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t i = 0; i < m_rects.size(); ++i)
        eachCell(m_rects[i], [&](std::size_t cell) { m_members[next[cell]++] = i; });
}

SpatialGrid::Cells SpatialGrid::cellsOf(const QRectF &area) const
{
    const auto cell = [](double offset, int count) {
        return static_cast<int>(std::clamp(std::floor(offset / cellSize), 0.0, count - 1.0));
    };
    return {cell(area.left() - m_bounds.left(), m_columns),
            cell(area.top() - m_bounds.top(), m_rows),
            cell(area.right() - m_bounds.left(), m_columns),
            cell(area.bottom() - m_bounds.top(), m_rows)};
}

int SpatialGrid::at(QPointF point, double tolerance) const
{
    int best = -1;
    double bestDistance = tolerance;
    const QRectF around(point.x() - tolerance, point.y() - tolerance, 2 * tolerance, 2 * tolerance);
    for (const int i : meeting(around)) {
        const double away = distance(m_rects[static_cast<std::size_t>(i)], point);
        if (away <= bestDistance) {
            best = i;
            bestDistance = away;
        }
    }
    return best;
}

std::vector<int> SpatialGrid::meeting(const QRectF &area) const
{
    std::vector<int> found;
    if (m_rects.empty())
        return found;
    const Cells cells = cellsOf(area);
    for (int row = cells.top; row <= cells.bottom; ++row) {
        for (int column = cells.left; column <= cells.right; ++column) {
            const std::size_t cell = cellAt(row, column);
            for (std::uint32_t i = m_first[cell]; i < m_first[cell + 1]; ++i) {
                const QRectF &rect = m_rects[m_members[i]];
                // Not intersects(): that is false for an area without width, such as a point.
                if (rect.left() <= area.right() && rect.right() >= area.left()
                    && rect.top() <= area.bottom() && rect.bottom() >= area.top())
                    found.push_back(static_cast<int>(m_members[i]));
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace meshscope::app
