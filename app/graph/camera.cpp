// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/camera.h"

#include <algorithm>

namespace meshscope::app {

namespace {

/// The shift that brings [from, to] into [low, high]; the start wins when it does not fit.
double shiftInto(double from, double to, double low, double high)
{
    if (to - from > high - low || from < low)
        return low - from;
    return to > high ? high - to : 0.0;
}

} // namespace

void Camera::setScale(double scale)
{
    m_scale = std::clamp(scale, smallestScale, largestScale);
}

QPointF Camera::toView(QPointF scene) const
{
    return (scene - m_centre) * m_scale + QPointF(m_view.width() / 2, m_view.height() / 2);
}

QPointF Camera::toScene(QPointF view) const
{
    return (view - QPointF(m_view.width() / 2, m_view.height() / 2)) / m_scale + m_centre;
}

QRectF Camera::toView(const QRectF &scene) const
{
    return {toView(scene.topLeft()), scene.size() * m_scale};
}

QRectF Camera::visible() const
{
    return {toScene(QPointF(0, 0)), m_view / m_scale};
}

void Camera::pan(QPointF byView)
{
    m_centre -= byView / m_scale;
}

void Camera::zoomAt(QPointF at, double factor)
{
    const QPointF fixed = toScene(at);
    setScale(m_scale * factor);
    m_centre += fixed - toScene(at);
}

void Camera::fit(const QRectF &scene, double margin, double largest)
{
    if (scene.isEmpty() || m_view.isEmpty())
        return;
    const double width = std::max(1.0, m_view.width() - 2 * margin);
    const double height = std::max(1.0, m_view.height() - 2 * margin);
    setScale(std::min({largest, width / scene.width(), height / scene.height()}));
    m_centre = scene.center();
}

void Camera::reveal(const QRectF &scene, double margin)
{
    const QRectF shown = toView(scene);
    pan({shiftInto(shown.left(), shown.right(), margin, m_view.width() - margin),
         shiftInto(shown.top(), shown.bottom(), margin, m_view.height() - margin)});
}

void Camera::keepNear(const QRectF &content)
{
    if (content.isEmpty())
        return;
    m_centre.setX(std::clamp(m_centre.x(), content.left(), content.right()));
    m_centre.setY(std::clamp(m_centre.y(), content.top(), content.bottom()));
}

} // namespace meshscope::app
