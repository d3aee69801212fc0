// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/scoretrack.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace meshscope::app {

namespace {

constexpr double tickOverhang = 4;
constexpr double tickWidth = 2;
constexpr double haloWidth = 1.5;
constexpr double hatchStep = 4;

void paintHatch(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(QPen(color, 1.5));
    const auto lines = static_cast<int>(std::ceil((area.width() + area.height()) / hatchStep));
    for (int i = 0; i < lines; ++i) {
        const double x = area.left() - area.height() + i * hatchStep;
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    }
    painter.setPen(QPen(color, 2));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.restore();
}

} // namespace

ScoreTrack::ScoreTrack(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ScoreTrack::changed, this, [this] { update(); });
}

void ScoreTrack::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, tickOverhang, width(), std::max(2.0, height() - 2 * tickOverhang));
    QPainterPath shape;
    shape.addRoundedRect(track, track.height() / 2, track.height() / 2);
    painter->fillPath(shape, m_trackColor);
    if (m_score < 0)
        return;

    const double lower = std::clamp(m_lower, 0.0, 1.0) * track.width();
    const double upper = std::max(lower, std::clamp(m_upper, 0.0, 1.0) * track.width());
    painter->save();
    painter->setClipPath(shape);
    painter->fillRect(QRectF(track.left(), track.top(), lower, track.height()), m_color);
    paintHatch(*painter, QRectF(track.left() + lower, track.top(), upper - lower, track.height()),
               m_color);
    painter->restore();

    const double middle = std::clamp(std::clamp(m_score, 0.0, 1.0) * track.width(), tickWidth,
                                     std::max(tickWidth, track.width() - tickWidth));
    const QRectF tick(middle - tickWidth / 2, 0, tickWidth, height());
    painter->fillRect(tick.adjusted(-haloWidth, 0, haloWidth, 0), m_haloColor);
    painter->fillRect(tick, m_tickColor);
}

} // namespace meshscope::app
