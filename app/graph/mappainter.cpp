// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/mappainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meshscope::app {

namespace {

constexpr double flowShare = 0.5; // of the domain's colour in its flows
constexpr double fadedShare = 0.25;
constexpr double markDash = 2.2;
constexpr double readableWords = 0.85; // of their full size on the screen
constexpr double largestWords = 2.0; // beyond that they would leave their domain
constexpr double leadsUpTo = 1.4; // products are not named from further away

QPainterPath curveOf(const std::vector<QPointF> &points)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(points[i], points[i + 1], points[i + 2]);
    return path;
}

} // namespace

MapPainter::MapPainter(QPainter &painter, const MapScene &scene, const MapLook &look,
                       IconSheet &icons)
    : m_painter(painter)
    , m_scene(scene)
    , m_look(look)
    , m_palette(look.palette)
    , m_icons(icons)
    , m_words(std::clamp(readableWords / look.scale, 1.0, largestWords))
{
}

/// Until restore(): what is drawn around this point is drawn in the size of words.
void MapPainter::beginWords(QPointF around)
{
    m_painter.save();
    m_painter.translate(around);
    m_painter.scale(m_words, m_words);
    m_painter.translate(-around);
}

QFont MapPainter::font(int size, QFont::Weight weight) const
{
    QFont font(m_palette.family);
    font.setPixelSize(size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void MapPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_scene.areas.size()); ++i)
        paintArea(i);
    for (const MapLine &line : m_scene.lines)
        if (line.points.size() >= 4)
            paintLine(line);
    for (int i = 0; i < static_cast<int>(m_scene.marks.size()); ++i)
        paintMark(i);
    for (int i = 0; i < static_cast<int>(m_scene.areas.size()); ++i)
        paintTitle(i);
    for (const MapBypass &bypass : m_scene.bypasses)
        paintBypass(bypass);
}

bool MapPainter::isFaded(int from, int to) const
{
    return m_look.hoveredArea >= 0 && from != m_look.hoveredArea && to != m_look.hoveredArea;
}

void MapPainter::paintArea(int number)
{
    const MapAreaShape &area = m_scene.areas[static_cast<std::size_t>(number)];
    const QColor color = m_palette.domain(area.slot);
    const bool isSelected = number == m_look.selectedArea;
    m_painter.setBrush(m_palette.tint(color));
    m_painter.setPen(
        QPen(mixed(color, m_palette.canvas, isSelected ? 1.0 : 0.55), isSelected ? 2 : 1.25));
    m_painter.drawPath(area.outline);
    if (m_palette.isHatched(area.slot)) {
        QColor hatch = color;
        hatch.setAlphaF(0.12F);
        m_painter.fillPath(area.outline, QBrush(hatch, Qt::BDiagPattern));
    }
    if (number != m_look.currentArea)
        return;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_palette.accText, 3));
    m_painter.drawPath(area.outline);
}

void MapPainter::paintTitle(int number)
{
    const MapAreaShape &area = m_scene.areas[static_cast<std::size_t>(number)];
    const QFont nameFont = font(13, QFont::DemiBold);
    const QFont countFont = font(12, QFont::Normal);
    const QFontMetricsF nameMetrics(nameFont);
    const double nameWidth = nameMetrics.horizontalAdvance(area.name);
    const double countWidth = QFontMetricsF(countFont).horizontalAdvance(area.count);
    const double width = 20 + 8 + nameWidth + 6 + countWidth;
    double x = area.label.x() - width / 2;
    const double y = area.label.y();
    const QRectF tile(x, y - 8, 20, 16);
    beginWords(area.label);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_palette.domain(area.slot));
    m_painter.drawRoundedRect(tile, 3, 3);
    m_painter.setFont(font(10, QFont::Bold));
    m_painter.setPen(m_palette.onDomain);
    m_painter.drawText(tile, Qt::AlignCenter, area.code);
    x += 28;
    m_painter.setFont(nameFont);
    m_painter.setPen(m_palette.fg1);
    m_painter.drawText(QRectF(x, y - 10, nameWidth + 4, 20), Qt::AlignVCenter, area.name);
    x += nameWidth + 6;
    m_painter.setFont(countFont);
    m_painter.setPen(m_palette.fg3);
    m_painter.drawText(QRectF(x, y - 10, countWidth + 4, 20), Qt::AlignVCenter, area.count);
    m_painter.restore();
}

void MapPainter::paintLine(const MapLine &line)
{
    const int slot = m_scene.areas[static_cast<std::size_t>(line.from)].slot;
    QColor color = line.isCycle ? m_palette.risk
                                : mixed(m_palette.domain(slot), m_palette.canvas, flowShare);
    if (isFaded(line.from, line.to))
        color = mixed(color, m_palette.canvas, fadedShare);
    // The line ends where its arrow begins.
    const QPointF tip = line.points.back();
    QPointF direction = tip - line.points[line.points.size() - 2];
    const double length = std::max(1e-6, std::hypot(direction.x(), direction.y()));
    direction /= length;
    const double arrow = 6 + line.width;
    std::vector<QPointF> shortened = line.points;
    shortened.back() = tip - direction * arrow * 0.8;
    QPen pen(color, line.width);
    pen.setCapStyle(Qt::FlatCap);
    if (line.isCycle)
        pen.setDashPattern({std::max(1.2, 7 / line.width), std::max(0.9, 5 / line.width)});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(curveOf(shortened));
    paintArrow(tip, tip - direction, arrow, color);
    paintLabel(line);
}

void MapPainter::paintArrow(QPointF tip, QPointF from, double size, const QColor &color)
{
    const double angle = std::atan2(tip.y() - from.y(), tip.x() - from.x());
    m_painter.save();
    m_painter.translate(tip);
    m_painter.rotate(angle * 180 / std::numbers::pi);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(
        QPolygonF {QPointF(0, 0), QPointF(-size, -size * 0.62), QPointF(-size, size * 0.62)});
    m_painter.restore();
}

void MapPainter::paintLabel(const MapLine &line)
{
    const bool faded = isFaded(line.from, line.to);
    paintPill(line.labelAt, line.isCycle ? QStringLiteral("cycle") : QString(), line.label,
              faded ? m_palette.fg3 : (line.isCycle ? m_palette.risk : m_palette.fg1),
              line.isCycle ? m_palette.riskSoft : m_palette.bg1);
}

void MapPainter::paintPill(QPointF centre, const QString &icon, const QString &text,
                           const QColor &color, const QColor &fill)
{
    const QFont textFont = font(12, QFont::Medium);
    const double textWidth = QFontMetricsF(textFont).horizontalAdvance(text);
    const double iconWidth = icon.isEmpty() ? 0 : 16;
    const QRectF rect(centre.x() - (textWidth + iconWidth) / 2 - 7, centre.y() - 10,
                      textWidth + iconWidth + 14, 20);
    beginWords(centre);
    m_painter.setPen(QPen(icon.isEmpty() ? m_palette.line2 : color, 1));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(rect, 10, 10);
    if (!icon.isEmpty())
        m_icons.draw(m_painter, {rect.left() + 7, rect.top() + 4, 12, 12}, icon, color);
    m_painter.setFont(textFont);
    m_painter.setPen(color);
    m_painter.drawText(rect.adjusted(7 + iconWidth, 0, -4, 0), Qt::AlignVCenter, text);
    m_painter.restore();
}

QPainterPath MapPainter::shapeOf(const MapMark &mark) const
{
    QPainterPath path;
    const double r = mark.radius;
    switch (mark.archetype) {
    case Archetype::SourceAligned:
        path.addEllipse(mark.centre, r, r);
        break;
    case Archetype::Aggregate: {
        QPolygonF hexagon;
        for (int i = 0; i < 6; ++i) {
            const double angle = (60 * i - 90) * std::numbers::pi / 180;
            hexagon << mark.centre + QPointF(std::cos(angle), std::sin(angle)) * r * 1.12;
        }
        hexagon << hexagon.front();
        path.addPolygon(hexagon);
        break;
    }
    case Archetype::ConsumerAligned:
        path.addRoundedRect(QRectF(mark.centre - QPointF(r, r) * 0.9, QSizeF(r, r) * 1.8), 2, 2);
        break;
    case Archetype::Unknown: { // not stated: a diamond says "none of the three"
        path.addPolygon(QPolygonF {mark.centre + QPointF(0, -r), mark.centre + QPointF(r, 0),
                                   mark.centre + QPointF(0, r), mark.centre + QPointF(-r, 0),
                                   mark.centre + QPointF(0, -r)});
        break;
    }
    }
    return path;
}

void MapPainter::paintMark(int number)
{
    const MapMark &mark = m_scene.marks[static_cast<std::size_t>(number)];
    const MapAreaShape &area = m_scene.areas[static_cast<std::size_t>(mark.area)];
    const QColor color = m_palette.domain(area.slot);
    const QPainterPath shape = shapeOf(mark);
    if (mark.grade == Grade::Insufficient) { // hollow and dashed: quality unknown
        QPen pen(color, 1.5);
        pen.setDashPattern({markDash, markDash * 0.8});
        m_painter.setPen(pen);
        m_painter.setBrush(m_palette.bg1);
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
    }
    m_painter.drawPath(shape);
    paintCorner(mark);
    if (number == m_look.currentMark) {
        m_painter.setPen(QPen(m_palette.accText, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(mark.centre, mark.radius + 4, mark.radius + 4);
    }
    const bool isNamed = mark.isLead && m_words <= leadsUpTo;
    if (!isNamed && number != m_look.currentMark)
        return;
    const QFont nameFont = font(12, QFont::Medium);
    const double width = QFontMetricsF(nameFont).horizontalAdvance(mark.name);
    const QRectF plate(mark.centre.x() - width / 2 - 4, mark.centre.y() + mark.radius + 3,
                       width + 8, 16);
    beginWords({mark.centre.x(), plate.top()});
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_palette.bg1);
    m_painter.drawRoundedRect(plate, 3, 3);
    m_painter.setFont(nameFont);
    m_painter.setPen(m_palette.fg1);
    m_painter.drawText(plate, Qt::AlignCenter, mark.name);
    m_painter.restore();
}

/// A triangle or a diamond at the upper right: the shapes of the grades, so that colour is not
/// alone.
void MapPainter::paintCorner(const MapMark &mark)
{
    if (mark.grade != Grade::AtRisk && mark.grade != Grade::Degraded)
        return;
    const QPointF at = mark.centre + QPointF(mark.radius, -mark.radius) * 0.85;
    const double r = 4;
    const QPolygonF shape = mark.grade == Grade::AtRisk
        ? QPolygonF {at + QPointF(0, -r), at + QPointF(r, r * 0.8), at + QPointF(-r, r * 0.8)}
        : QPolygonF {at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r),
                     at + QPointF(-r, 0)};
    m_painter.setPen(QPen(m_palette.bg1, 1.2));
    m_painter.setBrush(m_palette.grade(mark.grade));
    m_painter.drawPolygon(shape);
}

void MapPainter::paintBypass(const MapBypass &bypass)
{
    QColor color = m_palette.bad;
    if (isFaded(bypass.from, bypass.to))
        color = mixed(color, m_palette.canvas, fadedShare);
    QPen pen(color, 1.75);
    pen.setDashPattern({4, 2.9}); // 7 5 in pixels
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    const QPointF way = bypass.target - bypass.source;
    const QPointF bend = (bypass.source + bypass.target) / 2
        + QPointF(way.y(), -way.x()) * 0.12; // to the left of the way
    QPainterPath path(bypass.source);
    path.quadTo(bend, bypass.target);
    m_painter.drawPath(path);
    paintArrow(bypass.target, bend, 9, color);
    m_painter.setPen(QPen(color, 1.75));
    m_painter.setBrush(m_palette.bg1);
    m_painter.drawEllipse(bypass.source, 5, 5);
    paintPill(path.pointAtPercent(0.5), QStringLiteral("grade-degraded"), bypass.label, color,
              m_palette.badSoft);
}

} // namespace meshscope::app
