// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/canvasitem.h"

#include <QCursor>
#include <QGuiApplication>
#include <QNativeGestureEvent>
#include <QStyleHints>

#include <cmath>

/// How mouse, touch pad and fingers move a CanvasItem's camera.
namespace meshscope::app {

namespace {

constexpr double wheelUnit = 120; // one notch, in eighths of a degree
constexpr double wheelFactor = 1.2;

} // namespace

void CanvasItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressedAt = event->position();
    m_draggedFrom = m_pressedAt;
    m_isDragging = false;
    event->accept();
}

void CanvasItem::mouseMoveEvent(QMouseEvent *event)
{
    const Timed timed(*this);
    const QPointF moved = event->position() - m_pressedAt;
    if (!m_isDragging
        && moved.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_isDragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_camera.pan(event->position() - m_draggedFrom);
    m_draggedFrom = event->position();
    cameraMoved();
}

void CanvasItem::mouseReleaseEvent(QMouseEvent *event)
{
    const Timed timed(*this);
    unsetCursor();
    if (!m_isDragging)
        clicked(m_camera.toScene(event->position()), event->modifiers());
    m_isDragging = false;
}

void CanvasItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Timed timed(*this);
    doubleClicked(m_camera.toScene(event->position()));
}

void CanvasItem::hoverMoveEvent(QHoverEvent *event)
{
    const Timed timed(*this);
    pointedAt(m_camera.toScene(event->position()));
}

void CanvasItem::hoverLeaveEvent(QHoverEvent *)
{
    pointerLeft();
}

/// A wheel zooms at the pointer; two fingers on a touch pad pan, with Ctrl they zoom.
void CanvasItem::wheelEvent(QWheelEvent *event)
{
    const Timed timed(*this);
    const bool isTouchPad = !event->pixelDelta().isNull()
        && event->deviceType() == QInputDevice::DeviceType::TouchPad;
    if (isTouchPad && !(event->modifiers() & Qt::ControlModifier)) {
        m_camera.pan(event->pixelDelta());
    } else if (event->modifiers() & Qt::ShiftModifier) {
        const QPoint by = event->angleDelta();
        m_camera.pan(QPointF(by.y() != 0 ? by.y() : by.x(), 0));
    } else {
        m_camera.zoomAt(event->position(),
                        std::pow(wheelFactor, event->angleDelta().y() / wheelUnit));
    }
    cameraMoved();
    event->accept();
}

void CanvasItem::touchEvent(QTouchEvent *event)
{
    const Timed timed(*this);
    const QList<QEventPoint> &points = event->points();
    if (points.size() != 2) {
        m_pinchDistance = 0;
        QQuickItem::touchEvent(event);
        return;
    }
    const QPointF middle = (points[0].position() + points[1].position()) / 2;
    const QPointF before = (points[0].lastPosition() + points[1].lastPosition()) / 2;
    const QPointF apart = points[0].position() - points[1].position();
    const double distance = std::hypot(apart.x(), apart.y());
    m_camera.pan(middle - before);
    if (m_pinchDistance > 0 && distance > 0)
        m_camera.zoomAt(middle, distance / m_pinchDistance);
    m_pinchDistance = distance;
    cameraMoved();
    event->accept();
}

bool CanvasItem::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_camera.zoomAt(gesture->position(), 1 + gesture->value());
            cameraMoved();
            return true;
        }
    }
    return QQuickItem::event(event);
}

} // namespace meshscope::app
