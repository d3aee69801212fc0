// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/canvaspicture.h"

#include <QElapsedTimer>
#include <QPainter>

#include <cmath>

namespace meshscope::app {

namespace {

constexpr double dotGap = 24;
constexpr double dotScale = 0.5; // below, dots would be a grey veil

void paintDots(QPainter &painter, const QRectF &scene, const QColor &color)
{
    QList<QPointF> dots;
    const auto firstAfter = [](double edge) { return static_cast<int>(std::ceil(edge / dotGap)); };
    const int lastRow = firstAfter(scene.bottom());
    const int lastColumn = firstAfter(scene.right());
    for (int row = firstAfter(scene.top()); row < lastRow; ++row)
        for (int column = firstAfter(scene.left()); column < lastColumn; ++column)
            dots.append({column * dotGap, row * dotGap});
    QPen pen(color, 1.4);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

} // namespace

CanvasPicture paintPicture(const PictureRequest &request,
                           const std::function<void(QPainter &, const QRectF &)> &paint)
{
    QElapsedTimer clock;
    clock.start();
    CanvasPicture picture;
    picture.scale = request.scale * request.pixelRatio;
    const QSize pixels(static_cast<int>(std::ceil(request.scene.width() * picture.scale)),
                       static_cast<int>(std::ceil(request.scene.height() * picture.scale)));
    picture.scene = {request.scene.topLeft(), QSizeF(pixels) / picture.scale};
    picture.image = QImage(pixels, QImage::Format_RGB32);
    if (picture.image.isNull())
        return picture;
    picture.image.fill(request.background);
    QPainter painter(&picture.image);
    painter.scale(picture.scale, picture.scale);
    painter.translate(-picture.scene.topLeft());
    if (request.dots.isValid() && request.scale >= dotScale)
        paintDots(painter, picture.scene, request.dots);
    paint(painter, picture.scene);
    painter.end();
    picture.paintMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return picture;
}

} // namespace meshscope::app
