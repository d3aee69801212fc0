// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/iconprovider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace meshscope::app {

namespace {

constexpr int defaultPixels = 16;
constexpr int largestPixels = 512;

QImage emptyImage(const QSize &pixels)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// Small icons get a relatively thicker line, so that all look equally dark (ui.md, tokens.css).
double strokeWidth(int pixels)
{
    if (pixels <= 12)
        return 2.25;
    return pixels <= 14 ? 2.0 : 1.75;
}

QImage render(const QString &elements, const QColor &color, const QSize &pixels)
{
    QImage image = emptyImage(pixels);
    if (elements.isEmpty())
        return image;
    QString body = elements;
    body.replace(QLatin1String("currentColor"), color.name());
    const QString document
        = QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' "
                         "stroke='%1' stroke-width='%2' stroke-linecap='round' "
                         "stroke-linejoin='round'>%3</svg>")
              .arg(color.name(), QString::number(strokeWidth(pixels.height())), body);
    QSvgRenderer renderer(document.toUtf8());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    return image;
}

/// Rows of a square tile that continue seamlessly when repeated.
QImage hatch(const QColor &color, const QSize &pixels)
{
    QImage image = emptyImage(pixels);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = pixels.width();
    painter.setPen(QPen(color, side * 0.3));
    for (int shift = -1; shift <= 1; ++shift)
        painter.drawLine(QPointF(-side + shift * side, 2 * side),
                         QPointF(2 * side + shift * side, -side));
    return image;
}

/// What a card throws: full under it, fading out over `blur` pixels around it. Nine parts: the
/// corners are `blur` + `radius` wide, the middle is one pixel that may be stretched.
QImage shadow(const QColor &color, int blur, int radius)
{
    const int corner = blur + radius;
    QImage image = emptyImage(QSize(2 * corner + 1, 2 * corner + 1));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            // Distance to the card's edge, whose corner circles stand in the middle of the image.
            const double distance = std::hypot(x - corner, y - corner) - radius;
            const double left = 1 - std::clamp(distance / std::max(1, blur), 0.0, 1.0);
            const int alpha = static_cast<int>(std::lround(color.alpha() * left * left * left));
            image.setPixel(x, y,
                           qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha)));
        }
    }
    return image;
}

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
    QFile file(QStringLiteral(":/meshscope/icons/icons.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QStringList parts = line.split(QLatin1Char('|'));
        if (line.startsWith(QLatin1Char('#')) || parts.size() != 3)
            continue;
        m_icons.insert(parts[0].trimmed(), {parts[1].trimmed(), parts[2].trimmed()});
    }
}

IconProvider::~IconProvider() = default;

QStringList IconProvider::names() const
{
    return m_icons.keys();
}

QImage IconProvider::icon(const QString &name, const QColor &color, const QSize &pixels) const
{
    const auto found = m_icons.constFind(name);
    if (found == m_icons.constEnd()) {
        qWarning("there is no icon named %s", qPrintable(name));
        return emptyImage(pixels);
    }
    QColor solid = color;
    solid.setAlpha(255);
    QImage image = render(found->strokes, solid, pixels);
    QPainter painter(&image);
    if (!found->holes.isEmpty()) {
        painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        painter.drawImage(0, 0, render(found->holes, Qt::black, pixels));
    }
    if (color.alpha() < 255) {
        painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        painter.fillRect(image.rect(), QColor(0, 0, 0, color.alpha()));
    }
    return image;
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const int side
        = requestedSize.height() > 0 ? qMin(requestedSize.height(), largestPixels) : defaultPixels;
    const QSize pixels(side, side);
    if (size)
        *size = pixels;
    const QStringList parts = id.split(QLatin1Char('/'));
    const QColor color(QLatin1Char('#') + parts.last());
    if (parts.size() == 4 && parts[0] == QLatin1String("shadow")) {
        QImage image = shadow(color, std::clamp(parts[1].toInt(), 0, 64),
                              std::clamp(parts[2].toInt(), 0, 64));
        if (size)
            *size = image.size();
        return image;
    }
    if (parts.size() == 3 && parts[0] == QLatin1String("icon"))
        return icon(parts[1], color, pixels);
    if (parts.size() == 2 && parts[0] == QLatin1String("hatch"))
        return hatch(color, pixels);
    return emptyImage(pixels);
}

} // namespace meshscope::app
