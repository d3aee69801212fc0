// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QRectF>

#include <functional>

class QPainter;

namespace meshscope::app {

/// A painted part of a drawing.
struct CanvasPicture
{
    QImage image;
    QRectF scene; ///< what it shows, in drawing coordinates
    double scale = 0; ///< device pixels for one unit of the drawing
    double paintMs = 0;
};

/// What to paint: a part of the drawing at a scale.
struct PictureRequest
{
    QRectF scene;
    double scale = 1; ///< logical pixels for one unit
    double pixelRatio = 1;
    QColor background;
    QColor dots; ///< of the grid behind the drawing; invalid: none
};

/// Any thread.
CanvasPicture paintPicture(const PictureRequest &request,
                           const std::function<void(QPainter &, const QRectF &)> &paint);

} // namespace meshscope::app
