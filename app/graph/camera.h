// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace meshscope::app {

/// Which part of a drawing a view shows: a point of the drawing at the view's middle, and a scale.
/// A value; view coordinates are logical pixels of the item.
class Camera
{
public:
    static constexpr double smallestScale = 0.02;
    static constexpr double largestScale = 3.0;

    QPointF centre() const { return m_centre; }
    double scale() const { return m_scale; }
    QSizeF view() const { return m_view; }

    void setView(QSizeF view) { m_view = view; }
    void setCentre(QPointF centre) { m_centre = centre; }
    void setScale(double scale);

    QPointF toView(QPointF scene) const;
    QPointF toScene(QPointF view) const;
    QRectF toView(const QRectF &scene) const;
    /// What the view shows, in drawing coordinates.
    QRectF visible() const;

    void pan(QPointF byView);
    /// The point of the drawing under `at` (view coordinates) stays under it.
    void zoomAt(QPointF at, double factor);
    /// Shows all of `scene` with a margin in pixels, never larger than `largest`.
    void fit(const QRectF &scene, double margin, double largest = 1.0);
    /// Moves as little as needed for `scene` to be visible inside the margin.
    void reveal(const QRectF &scene, double margin);
    /// Keeps some of `content` in sight, so that nobody gets lost.
    void keepNear(const QRectF &content);

    friend bool operator==(const Camera &, const Camera &) = default;

private:
    QPointF m_centre;
    double m_scale = 1.0;
    QSizeF m_view;
};

} // namespace meshscope::app
