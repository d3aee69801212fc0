// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/scenepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace meshscope::app {

namespace {

constexpr double textScale = 0.35;
constexpr double detailScale = 0.10;
constexpr double dimmedShare = 0.45;

QPainterPath curve(const std::vector<QPointF> &points)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(points[i], points[i + 1], points[i + 2]);
    return path;
}

} // namespace

ScenePainter::ScenePainter(QPainter &painter, const GraphScene &scene, const SceneLook &look,
                           IconSheet &icons)
    : m_painter(painter)
    , m_scene(scene)
    , m_look(look)
    , m_palette(look.palette)
    , m_icons(icons)
    , m_scale(std::abs(painter.worldTransform().m11()))
    , m_nameFont(font(13, QFont::DemiBold))
    , m_dimFont(font(13, QFont::Normal))
    , m_hintFont(font(12, QFont::Normal))
    , m_strongHintFont(font(12, QFont::Medium))
{
}

QFont ScenePainter::font(int size, QFont::Weight weight) const
{
    QFont font(m_palette.family);
    font.setPixelSize(size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QPointF ScenePainter::displacementOf(int card) const
{
    const auto place = static_cast<std::size_t>(card);
    return place < m_look.displacement.size() ? m_look.displacement[place] : QPointF();
}

void ScenePainter::paint(const QRectF &visible)
{
    m_painter.setRenderHint(QPainter::Antialiasing, m_scale >= detailScale);
    m_painter.setRenderHint(QPainter::TextAntialiasing);
    // While cards travel the grid knows only where they arrive, so everything is painted.
    const QRectF area = m_look.displacement.empty() ? visible : m_scene.bounds;
    paintEdges(m_scene.edgesIn(area));
    if (m_scale >= textScale)
        paintHeaders();
    for (const int card : m_scene.cardsIn(area))
        paintCard(card);
}

void ScenePainter::paintEdges(const std::vector<int> &edges)
{
    // Lit lines above the others.
    for (const bool lit : {false, true})
        for (const int number : edges) {
            const auto place = static_cast<std::size_t>(number);
            const bool isLit = m_look.lit.isEmpty() || m_look.lit.edges[place];
            if (isLit == lit && m_scene.edges[place].points.size() >= 4)
                paintEdge(m_scene.edges[place], !isLit);
        }
}

void ScenePainter::paintEdge(const SceneEdge &edge, bool isDimmed)
{
    const bool isChain = edge.kind == EdgeKind::Chain || edge.kind == EdgeKind::HubChain;
    const bool isLit = !m_look.lit.isEmpty() && !isDimmed;
    QColor color = isChain || isLit ? m_palette.accText : m_palette.line2;
    if (isDimmed)
        color = mixed(color, m_palette.canvas, dimmedShare);
    double width = isChain || isLit ? 1.75 : 1.25;
    if (edge.kind == EdgeKind::HubChain)
        width = 3;
    QPen pen(color, std::max(width, 0.6 / m_scale));
    if (edge.isIndirect)
        pen.setDashPattern({4, 3});
    pen.setCapStyle(Qt::FlatCap);

    std::vector<QPointF> points = edge.points;
    if (!m_look.displacement.empty()) {
        const QPointF from = displacementOf(edge.from);
        const QPointF to = displacementOf(edge.to);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(points.size() - 1);
            points[i] += from * (1 - share) + to * share;
        }
    }
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    if (m_scale < detailScale)
        m_painter.drawLine(points.front(), points.back());
    else
        m_painter.drawPath(curve(points));
    if (isChain && m_scale >= textScale)
        paintArrow(points, color);
}

void ScenePainter::paintArrow(const std::vector<QPointF> &points, const QColor &color)
{
    const QPointF tip = points.back();
    const double side = tip.x() >= points[points.size() - 2].x() ? 1 : -1;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(
        QPolygonF {tip, tip + QPointF(-7 * side, -3.5), tip + QPointF(-7 * side, 3.5)});
}

void ScenePainter::paintHeaders()
{
    const double top = m_scene.bounds.top() + 4;
    for (const SceneHeader &header : m_scene.headers) {
        const QRectF rect(header.x, top, header.width, 20);
        text(rect, header.text, m_strongHintFont, m_palette.fg2);
        const double used = QFontMetricsF(m_strongHintFont).horizontalAdvance(header.text) + 4;
        text(rect.adjusted(used, 0, 40, 0), header.detail, m_hintFont, m_palette.fg3);
    }
}

void ScenePainter::paintCard(int number)
{
    const SceneCard &card = m_scene.cards[static_cast<std::size_t>(number)];
    const bool isLit = m_look.lit.isEmpty() || m_look.lit.cards[static_cast<std::size_t>(number)];
    const bool isDimmed = !isLit || (card.isDimmed && m_look.lit.isEmpty());
    const QPointF by = displacementOf(number);
    m_painter.save();
    m_painter.translate(by);
    if (card.kind == CardKind::Hub) {
        paintHub(card, isDimmed);
    } else {
        paintFrame(card, isDimmed);
        paintStripe(card, isDimmed);
        if (m_scale >= textScale) {
            paintHead(card, isDimmed);
            paintFilter(card);
            paintColumns(card);
            paintFoot(card);
        }
    }
    if (m_look.current == card.key)
        paintRing(card);
    m_painter.restore();
}

void ScenePainter::paintFrame(const SceneCard &card, bool isDimmed)
{
    const bool isSelected = m_look.selected == card.key;
    const bool isStart = card.kind == CardKind::Start;
    const QColor fill
        = isDimmed ? m_palette.canvas : (isSelected ? m_palette.accSoft : m_palette.bg1);
    const QColor border
        = isStart || isSelected ? m_palette.accText : (isDimmed ? m_palette.line : m_palette.line2);
    if (m_scale < detailScale) {
        m_painter.fillRect(card.rect,
                           isStart ? m_palette.acc
                                   : mixed(m_palette.domain(card.slot), m_palette.bg1, 0.5));
        return;
    }
    if (!isDimmed && m_scale >= textScale) { // e1
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(20, 24, 33, 14));
        m_painter.drawRoundedRect(card.rect.translated(0, 1), CardMetrics::radius,
                                  CardMetrics::radius);
    }
    m_painter.setPen(QPen(border, isStart ? 2 : 1));
    m_painter.setBrush(fill);
    const double inset = isStart ? 0 : 0.5;
    m_painter.drawRoundedRect(card.rect.adjusted(inset, inset, -inset, -inset), CardMetrics::radius,
                              CardMetrics::radius);
}

void ScenePainter::paintStripe(const SceneCard &card, bool isDimmed)
{
    if (m_scale < detailScale)
        return;
    QColor color = m_palette.domain(card.slot);
    if (isDimmed)
        color = mixed(color, m_palette.canvas, dimmedShare);
    QPainterPath round;
    round.addRoundedRect(card.rect.adjusted(0.5, 0.5, -0.5, -0.5), CardMetrics::radius,
                         CardMetrics::radius);
    QPainterPath left;
    left.addRect(QRectF(card.rect.topLeft(), QSizeF(stripe + 0.5, card.rect.height())));
    const QPainterPath shape = round.intersected(left);
    m_painter.fillPath(shape, color);
    if (m_palette.isHatched(card.slot)) // the 13th domain and later repeat colours with a hatch
        m_painter.fillPath(shape, QBrush(m_palette.bg1, Qt::BDiagPattern));
}

ScenePainter::LensRoom ScenePainter::paintLens(const SceneCard &card, bool isDimmed)
{
    if (m_look.lens == Lens::Plain)
        return {};
    const QPointF corner = card.rect.topRight();
    const QRectF shape(corner.x() - 12 - iconSide, corner.y() + 6, iconSide, iconSide);
    if (m_look.lens == Lens::Classification) {
        const QColor color = m_palette.classification(card.classification, card.personal);
        m_icons.draw(m_painter, shape.translated(0, 8),
                     classificationIcon(card.classification, card.personal), color);
        return {24, 24};
    }
    const QColor color = m_palette.grade(card.grade);
    m_icons.draw(m_painter, shape, gradeIcon(card.grade), color);
    const QString value = card.score.isEmpty() ? QStringLiteral("–") : card.score;
    text({corner.x() - 52, corner.y() + 22, 40, 16}, value, m_strongHintFont,
         isDimmed ? m_palette.fg3 : color, Qt::AlignRight | Qt::AlignVCenter);
    const double number = QFontMetricsF(m_strongHintFont).horizontalAdvance(value);
    return {iconSide + 4, number + 6}; // the shape beside the name, the number beside the context
}

void ScenePainter::paintHead(const SceneCard &card, bool isDimmed)
{
    const QRectF &rect = card.rect;
    m_icons.draw(m_painter, {rect.left() + 13, rect.top() + 8, iconSide, iconSide}, card.icon,
                 isDimmed ? m_palette.fg3 : m_palette.fg2);
    const LensRoom lens = paintLens(card, isDimmed);
    const double width = rect.width() - textLeft - 12;
    text({rect.left() + textLeft, rect.top() + 5, width - lens.besideName, 18}, card.name,
         isDimmed ? m_dimFont : m_nameFont, isDimmed ? m_palette.fg3 : m_palette.fg1,
         Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle);
    text({rect.left() + textLeft, rect.top() + 22, width - lens.besideContext, 16}, card.context,
         m_hintFont, m_palette.fg3);
}

void ScenePainter::paintHub(const SceneCard &card, bool isDimmed)
{
    const QRectF &rect = card.rect;
    const QColor fill = isDimmed ? m_palette.canvas : m_palette.bg1;
    m_painter.setPen(QPen(isDimmed ? m_palette.line : m_palette.accLine, 1));
    m_painter.setBrush(fill);
    if (m_scale >= detailScale) // the stack: two lines below
        for (const double below : {4.0, 2.0})
            m_painter.drawRoundedRect(
                rect.adjusted(0.5 + below, 0.5 + below, -0.5 - below, -0.5 + below),
                CardMetrics::radius, CardMetrics::radius);
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), CardMetrics::radius,
                              CardMetrics::radius);
    if (m_scale < textScale)
        return;
    text({rect.left() + 12, rect.top() + 6, rect.width() - 24, 18}, card.name, m_nameFont,
         isDimmed ? m_palette.fg3 : m_palette.accText);
    text({rect.left() + 12, rect.top() + 24, rect.width() - 24, 16}, card.context, m_hintFont,
         m_palette.fg3);
    paintGradeBar(card);
}

void ScenePainter::paintGradeBar(const SceneCard &card)
{
    int total = 0;
    for (const int count : card.grades)
        total += count;
    if (total == 0)
        return;
    const QRectF bar(card.rect.left() + 12, card.rect.bottom() - 14, card.rect.width() - 24, 4);
    double left = bar.left();
    const std::array colors {m_palette.ok, m_palette.risk, m_palette.bad, m_palette.unk};
    m_painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < colors.size(); ++i) {
        if (card.grades[i] == 0)
            continue;
        const double width = std::max(3.0, bar.width() * card.grades[i] / total - 2);
        const QRectF part(left, bar.top(), std::min(width, bar.right() - left), 4);
        if (i < 3) {
            m_painter.setBrush(colors[i]);
            m_painter.drawRoundedRect(part, 2, 2);
        } else { // unknown is striped
            const auto dashes = static_cast<int>(std::ceil(part.width() / 4));
            for (int dash = 0; dash < dashes; ++dash) {
                const double x = part.left() + 4.0 * dash;
                m_painter.fillRect(QRectF(x, part.top(), std::min(2.0, part.right() - x), 4),
                                   colors[i]);
            }
        }
        left = part.right() + 2;
    }
}

void ScenePainter::paintRing(const SceneCard &card)
{
    m_painter.setPen(QPen(m_palette.accText, std::max(2.0, 1.5 / m_scale)));
    m_painter.setBrush(Qt::NoBrush);
    const double out = 3;
    m_painter.drawRoundedRect(card.rect.adjusted(-out, -out, out, out), CardMetrics::radius + out,
                              CardMetrics::radius + out);
}

void ScenePainter::text(const QRectF &rect, const QString &line, const QFont &font,
                        const QColor &color, Qt::Alignment align, Qt::TextElideMode elide)
{
    if (line.isEmpty() || rect.width() < 4)
        return;
    m_painter.setFont(font);
    m_painter.setPen(color);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.horizontalAdvance(line) <= rect.width()
        ? line
        : metrics.elidedText(line, elide, rect.width());
    m_painter.drawText(rect, static_cast<int>(align) | Qt::TextSingleLine, shown);
}

} // namespace meshscope::app
