// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/minimapitem.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr double inset = 6;
constexpr double cardTint = 0.3;

} // namespace

MiniMapItem::MiniMapItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAntialiasing(true);
    connect(this, &MiniMapItem::visibleAreaChanged, this, [this] { update(); });
}

void MiniMapItem::setSource(GraphSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source)
        connect(source, &GraphSource::sceneChanged, this, [this] { update(); });
    emit sourceChanged();
    update();
}

void MiniMapItem::setTheme(QObject *theme)
{
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (theme && theme->metaObject()->indexOfSignal("darkChanged()") >= 0)
        connect(theme, SIGNAL(darkChanged()), this, SLOT(refresh()));
    emit themeChanged();
    update();
}

QTransform MiniMapItem::fromScene() const
{
    QTransform transform;
    const ScenePointer scene = m_source ? m_source->scene() : nullptr;
    if (!scene || scene->bounds.isEmpty())
        return transform;
    const QRectF &bounds = scene->bounds;
    const double scale = std::min((width() - 2 * inset) / bounds.width(),
                                  (height() - 2 * inset) / bounds.height());
    transform.translate(width() / 2, height() / 2);
    transform.scale(scale, scale);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    return transform;
}

void MiniMapItem::paint(QPainter *painter)
{
    const ScenePointer scene = m_source ? m_source->scene() : nullptr;
    if (!scene)
        return;
    const GraphPalette palette = GraphPalette::of(m_theme);
    const QTransform transform = fromScene();
    painter->setPen(Qt::NoPen);
    for (const SceneCard &card : scene->cards) {
        const QColor color = card.isDimmed ? palette.line2 : palette.acc;
        const bool isStart = card.kind == CardKind::Start;
        painter->setBrush(isStart ? palette.acc : mixed(color, palette.bg1, cardTint));
        painter->drawRect(transform.mapRect(card.rect));
    }
    const QRectF frame
        = transform.mapRect(m_visibleArea).intersected(QRectF(1, 1, width() - 2, height() - 2));
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(palette.accText, 1.5));
    painter->drawRoundedRect(frame, 2, 2);
}

void MiniMapItem::mousePressEvent(QMouseEvent *event)
{
    const QPointF point = fromScene().inverted().map(event->position());
    emit centreWanted(point.x(), point.y());
}

void MiniMapItem::mouseMoveEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

} // namespace meshscope::app
