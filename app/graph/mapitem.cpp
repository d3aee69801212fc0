// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/mapitem.h"

#include <QCursor>
#include <QKeyEvent>

namespace meshscope::app {

namespace {

constexpr double revealMargin = 24;

} // namespace

MapItem::MapItem(QQuickItem *parent)
    : CanvasItem(parent)
    , m_scene(std::make_shared<MapScene>())
{
    setActiveFocusOnTab(true);
}

void MapItem::setSource(MapSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source) {
        connect(source, &MapSource::sceneChanged, this, &MapItem::takeScene);
        takeScene();
    }
    emit sourceChanged();
}

void MapItem::takeScene()
{
    const Timed timed(*this);
    const bool isFirst = m_scene->areas.empty();
    m_scene = m_source && m_source->scene() ? m_source->scene() : std::make_shared<MapScene>();
    m_look = {};
    emit currentChanged();
    emit selectionChanged();
    if (isFirst)
        showWhenReady();
    repaint();
}

CanvasItem::PaintFunction MapItem::paintFunction() const
{
    MapLook look = m_look;
    look.palette = palette();
    look.scale = camera().scale();
    if (!hasActiveFocus())
        look.currentArea = look.currentMark = -1;
    return [scene = m_scene, look = std::move(look)](QPainter &painter, const QRectF &,
                                                     IconSheet &icons) {
        MapPainter(painter, *scene, look, icons).paint();
    };
}

QRectF MapItem::contentBounds() const
{
    return m_scene->bounds;
}

void MapItem::setSelectedArea(int area)
{
    if (m_look.selectedArea == area)
        return;
    m_look.selectedArea = area;
    emit selectionChanged();
    repaint();
}

QString MapItem::currentText() const
{
    if (m_look.currentMark >= 0)
        return m_scene->marks[static_cast<std::size_t>(m_look.currentMark)].accessibleName;
    if (m_look.currentArea >= 0)
        return m_scene->areas[static_cast<std::size_t>(m_look.currentArea)].accessibleName;
    return {};
}

void MapItem::show(int area, int other)
{
    QRectF both;
    for (const int one : {area, other})
        if (one >= 0 && one < static_cast<int>(m_scene->areas.size()))
            both
                = both.united(m_scene->areas[static_cast<std::size_t>(one)].outline.boundingRect());
    if (both.isEmpty())
        return;
    camera().fit(both, 2 * revealMargin, 1.5);
    cameraMoved();
    repaint();
}

void MapItem::clicked(QPointF scene, Qt::KeyboardModifiers)
{
    const int area = m_scene->areaAt(scene);
    setCurrent(area, m_scene->markAt(scene, tolerance()));
    setSelectedArea(area);
    emit areaChosen(area);
}

void MapItem::doubleClicked(QPointF scene)
{
    if (const int mark = m_scene->markAt(scene, tolerance()); mark >= 0)
        emit productActivated(m_scene->marks[static_cast<std::size_t>(mark)].uid);
    else
        show(m_scene->areaAt(scene), -1);
}

void MapItem::hover(int area, const QString &text, QPointF at)
{
    if (m_look.hoveredArea != area) {
        m_look.hoveredArea = area;
        repaint();
    }
    if (m_hoveredText == text)
        return;
    m_hoveredText = text;
    m_hoveredAt = at;
    setCursor(text.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    emit hoverChanged();
}

void MapItem::pointedAt(QPointF scene)
{
    const int area = m_scene->areaAt(scene);
    if (const int mark = m_scene->markAt(scene, tolerance()); mark >= 0) {
        const MapMark &product = m_scene->marks[static_cast<std::size_t>(mark)];
        hover(area, product.accessibleName, camera().toView(product.centre));
    } else if (const int line = m_scene->lineAt(scene); line >= 0) {
        const MapLine &flow = m_scene->lines[static_cast<std::size_t>(line)];
        hover(flow.from, flow.accessibleName, camera().toView(flow.labelAt));
    } else {
        hover(area, {}, {});
    }
}

void MapItem::pointerLeft()
{
    hover(-1, {}, {});
}

void MapItem::setCurrent(int area, int mark)
{
    if (m_look.currentArea == area && m_look.currentMark == mark)
        return;
    m_look.currentArea = area;
    m_look.currentMark = mark;
    emit currentChanged();
    repaint();
}

void MapItem::focusInEvent(QFocusEvent *event)
{
    QQuickItem::focusInEvent(event);
    if (m_look.currentArea < 0 && event->reason() != Qt::MouseFocusReason
        && !m_scene->areas.empty())
        setCurrent(0, -1);
    repaint();
}

void MapItem::focusOutEvent(QFocusEvent *event)
{
    QQuickItem::focusOutEvent(event);
    repaint();
}

void MapItem::keyPressEvent(QKeyEvent *event)
{
    const Timed timed(*this);
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!plain || !(travelBy(event->key()) || commandBy(event->key())))
        event->ignore();
}

bool MapItem::travelBy(int key)
{
    static const QHash<int, MapWay> ways {{Qt::Key_Left, MapWay::Left},
                                          {Qt::Key_Right, MapWay::Right},
                                          {Qt::Key_Up, MapWay::Up},
                                          {Qt::Key_Down, MapWay::Down}};
    const auto way = ways.constFind(key);
    if (way == ways.constEnd() || m_scene->areas.empty())
        return false;
    std::vector<QPointF> points;
    std::vector<int> numbers;
    int from = -1;
    if (m_look.currentMark >= 0) { // between the products of one domain
        for (int i = 0; i < static_cast<int>(m_scene->marks.size()); ++i) {
            const MapMark &mark = m_scene->marks[static_cast<std::size_t>(i)];
            if (mark.area != m_look.currentArea)
                continue;
            if (i == m_look.currentMark)
                from = static_cast<int>(points.size());
            points.push_back(mark.centre);
            numbers.push_back(i);
        }
        const int to = nearestTowards(points, from, *way);
        setCurrent(m_look.currentArea, numbers[static_cast<std::size_t>(to)]);
        return true;
    }
    for (const MapAreaShape &area : m_scene->areas)
        points.push_back(area.outline.boundingRect().center());
    const int to = nearestTowards(points, m_look.currentArea, *way);
    setCurrent(to, -1);
    camera().reveal(m_scene->areas[static_cast<std::size_t>(to)].outline.boundingRect(),
                    revealMargin);
    cameraMoved();
    return true;
}

void MapItem::enter()
{
    if (m_look.currentMark >= 0) {
        emit productActivated(m_scene->marks[static_cast<std::size_t>(m_look.currentMark)].uid);
        return;
    }
    setSelectedArea(m_look.currentArea);
    emit areaChosen(m_look.currentArea);
    for (int i = 0; i < static_cast<int>(m_scene->marks.size()); ++i)
        if (m_scene->marks[static_cast<std::size_t>(i)].area == m_look.currentArea)
            return setCurrent(m_look.currentArea, i); // the first is the most used
}

bool MapItem::commandBy(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return true;
    case Qt::Key_Space:
        setSelectedArea(m_look.currentArea);
        emit areaChosen(m_look.currentArea);
        return true;
    case Qt::Key_Escape:
        if (m_look.currentMark < 0)
            return false;
        setCurrent(m_look.currentArea, -1);
        return true;
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_PageUp:
        zoomIn();
        return true;
    case Qt::Key_Minus:
    case Qt::Key_PageDown:
        zoomOut();
        return true;
    default:
        return false;
    }
}

} // namespace meshscope::app
