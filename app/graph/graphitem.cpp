// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphitem.h"

#include <QCursor>
#include <QKeyEvent>

namespace meshscope::app {

namespace {

constexpr int lightAfterMs = 90;
constexpr int travelMs = 160;
constexpr double revealMargin = 32;
constexpr double smallestFilter = 0.7; // scale below which a text field would not match its row

Lens lensOf(const QString &name)
{
    if (name == QLatin1String("quality"))
        return Lens::Quality;
    return name == QLatin1String("class") ? Lens::Classification : Lens::Plain;
}

} // namespace

GraphItem::GraphItem(QQuickItem *parent)
    : CanvasItem(parent)
    , m_scene(std::make_shared<GraphScene>())
{
    setActiveFocusOnTab(true);
    m_lightTimer.setSingleShot(true);
    m_lightTimer.setInterval(lightAfterMs);
    connect(&m_lightTimer, &QTimer::timeout, this, [this] {
        m_lit = chainOf(*m_scene, m_hovered);
        repaint();
    });
    m_animation.setStartValue(1.0);
    m_animation.setEndValue(0.0);
    m_animation.setDuration(travelMs);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &left) {
        m_travelLeft = left.toDouble();
        repaint();
    });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] {
        m_travel.clear();
        emit cameraChanged(); // the filter has arrived at its place
        repaint();
    });
}

void GraphItem::setSource(GraphSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (m_source) {
        connect(m_source, &GraphSource::sceneChanged, this, &GraphItem::takeScene);
        takeScene(false);
    }
    emit sourceChanged();
}

void GraphItem::takeScene(bool isExtended)
{
    const Timed timed(*this);
    const ScenePointer before = m_scene;
    m_scene = m_source && m_source->scene() ? m_source->scene() : std::make_shared<GraphScene>();
    m_lit = {};
    m_hovered = -1;
    m_lightTimer.stop();
    m_animation.stop();
    m_travel.clear();
    if (m_scene->cardOfKey(m_selected) < 0)
        select(0);
    if (m_scene->cardOfKey(m_current) < 0)
        m_current = 0;
    emit hoverChanged();
    emit currentChanged();
    if (isExtended && !hasReducedMotion())
        travelCards(*before);
    if (isExtended)
        followCamera(); // nobody moved it: a window that is resized shows all anew
    else
        showWhenReady();
    repaint();
}

void GraphItem::travelCards(const GraphScene &before)
{
    std::unordered_map<quint64, QPointF> places;
    for (const SceneCard &old : before.cards)
        places.emplace(old.key, old.rect.topLeft());
    std::vector<QPointF> travel;
    bool moves = false;
    for (const SceneCard &now : m_scene->cards) {
        const auto old = places.find(now.key);
        travel.push_back(old == places.end() ? QPointF() : old->second - now.rect.topLeft());
        moves = moves || !travel.back().isNull();
    }
    if (!moves)
        return;
    m_travel = std::move(travel);
    m_travelLeft = 1;
    m_animation.start();
}

CanvasItem::PaintFunction GraphItem::paintFunction() const
{
    SceneLook look;
    look.palette = palette();
    look.lens = lensOf(m_lens);
    look.selected = m_selected;
    look.current = hasActiveFocus() ? m_current : 0;
    look.lit = m_lit;
    look.displacement = m_travel;
    for (QPointF &way : look.displacement)
        way *= m_travelLeft;
    return [scene = m_scene, look = std::move(look)](QPainter &painter, const QRectF &visible,
                                                     IconSheet &icons) {
        ScenePainter(painter, *scene, look, icons).paint(visible);
    };
}

QRectF GraphItem::contentBounds() const
{
    return m_scene->bounds;
}

/// The start, with what is left and right of it.
QRectF GraphItem::focusBounds() const
{
    const SceneCard *start = card(m_scene->startCard());
    return start ? start->rect : m_scene->bounds;
}

void GraphItem::setLens(const QString &lens)
{
    if (m_lens == lens)
        return;
    m_lens = lens;
    emit lensChanged();
    repaint();
}

const SceneCard *GraphItem::card(int number) const
{
    return number >= 0 && number < static_cast<int>(m_scene->cards.size())
        ? &m_scene->cards[static_cast<std::size_t>(number)]
        : nullptr;
}

int GraphItem::currentNumber() const
{
    return m_current == 0 ? -1 : m_scene->cardOfKey(m_current);
}

QString GraphItem::selectedUid() const
{
    const SceneCard *chosen = m_selected == 0 ? nullptr : card(m_scene->cardOfKey(m_selected));
    return chosen ? chosen->uid : QString();
}

QString GraphItem::currentText() const
{
    const SceneCard *current = card(currentNumber());
    return current ? current->accessibleName : QString();
}

QString GraphItem::hoveredText() const
{
    const SceneCard *hovered = card(m_hovered);
    return hovered ? hovered->accessibleName : QString();
}

QRectF GraphItem::hoveredRect() const
{
    const SceneCard *hovered = card(m_hovered);
    return hovered ? camera().toView(hovered->rect) : QRectF();
}

QRectF GraphItem::filterRect() const
{
    const SceneCard *start = card(m_scene->startCard());
    if (!start || !start->hasFilter || zoom() < smallestFilter || !m_travel.empty())
        return {};
    const QRectF rect = camera().toView(CardMetrics::filterRect(*start));
    return QRectF(QPointF(), camera().view()).contains(rect) ? rect : QRectF();
}

void GraphItem::setCurrent(int number)
{
    const SceneCard *now = card(number);
    if (!now)
        return;
    if (m_current != now->key) {
        m_current = now->key;
        emit currentChanged();
    }
    const Camera before = camera();
    camera().reveal(now->rect, revealMargin);
    if (camera() != before)
        cameraMoved();
    repaint();
}

void GraphItem::reveal(const QString &uid)
{
    for (int i = 0; i < static_cast<int>(m_scene->cards.size()); ++i) {
        const SceneCard &one = m_scene->cards[static_cast<std::size_t>(i)];
        if (one.uid == uid && one.kind != CardKind::Hub) {
            select(one.key);
            setCurrent(i);
            return;
        }
    }
}

void GraphItem::select(quint64 key)
{
    if (m_selected == key)
        return;
    m_selected = key;
    emit selectionChanged();
    emit selected(selectedUid());
    repaint();
}

void GraphItem::setHovered(int number)
{
    if (m_hovered == number)
        return;
    m_hovered = number;
    setCursor(number < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    emit hoverChanged();
    m_lightTimer.stop();
    if (number >= 0) {
        m_lightTimer.start();
    } else if (!m_lit.isEmpty()) {
        m_lit = {};
        repaint();
    }
}

void GraphItem::pointedAt(QPointF scene)
{
    setHovered(m_scene->cardAt(scene));
}

void GraphItem::pointerLeft()
{
    setHovered(-1);
}

void GraphItem::clicked(QPointF scene, Qt::KeyboardModifiers)
{
    const int number = m_scene->cardAt(scene, tolerance());
    const SceneCard *hit = card(number);
    if (!hit) {
        select(0);
        return;
    }
    m_current = hit->key;
    emit currentChanged();
    if (hit->kind == CardKind::Hub) {
        emit expandWanted(hit->uid, hit->isUpstream);
        return;
    }
    const int column = m_scene->columnAt(number, scene);
    if (column >= 0)
        emit columnChosen(hit->uid, hit->columns[static_cast<std::size_t>(column)].path);
    else if (CardMetrics::filterRect(*hit).contains(scene))
        emit filterWanted();
    else if (hit->canShowAll && CardMetrics::footRect(*hit).contains(scene))
        emit allColumnsWanted();
    else
        select(hit->key);
}

void GraphItem::doubleClicked(QPointF scene)
{
    if (const SceneCard *hit = card(m_scene->cardAt(scene, tolerance())))
        activate(*hit);
}

void GraphItem::activate(const SceneCard &card)
{
    if (card.kind == CardKind::Hub)
        emit expandWanted(card.uid, card.isUpstream);
    else
        emit activated(card.uid);
}

void GraphItem::focusInEvent(QFocusEvent *event)
{
    QQuickItem::focusInEvent(event);
    if (currentNumber() < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(travel(*m_scene, -1, Travel::First));
    repaint();
}

void GraphItem::focusOutEvent(QFocusEvent *event)
{
    QQuickItem::focusOutEvent(event);
    repaint();
}

void GraphItem::keyPressEvent(QKeyEvent *event)
{
    const Timed timed(*this);
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!plain || !(travelBy(event->key()) || commandBy(event)))
        event->ignore();
}

bool GraphItem::travelBy(int key)
{
    static const QHash<int, Travel> ways {
        {Qt::Key_Left, Travel::Upstream}, {Qt::Key_Right, Travel::Downstream},
        {Qt::Key_Up, Travel::Above},      {Qt::Key_Down, Travel::Below},
        {Qt::Key_Home, Travel::First},    {Qt::Key_End, Travel::Last},
    };
    const auto way = ways.constFind(key);
    if (way == ways.constEnd())
        return false;
    setCurrent(travel(*m_scene, currentNumber(), *way));
    return true;
}

bool GraphItem::commandBy(QKeyEvent *event)
{
    const SceneCard *current = card(currentNumber());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current)
            activate(*current);
        return true;
    case Qt::Key_Space:
        if (current)
            select(m_selected == current->key ? 0 : current->key);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        expandCurrent(false);
        return true;
    case Qt::Key_Minus:
        expandCurrent(true);
        return true;
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_PageUp:
        zoomIn();
        return true;
    case Qt::Key_PageDown:
        zoomOut();
        return true;
    case Qt::Key_Escape:
        if (m_selected == 0)
            return false;
        select(0);
        return true;
    default:
        return false;
    }
}

void GraphItem::expandCurrent(bool isFolding)
{
    const SceneCard *current = card(currentNumber());
    if (!current)
        return;
    // A hub knows its side; a card opens the side that leads away from the start.
    const bool upstream = current->kind == CardKind::Hub ? current->isUpstream : current->step < 0;
    if (isFolding)
        emit foldWanted(current->uid, upstream);
    else
        emit expandWanted(current->uid, upstream);
}

} // namespace meshscope::app
