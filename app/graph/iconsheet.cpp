// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/iconsheet.h"

#include <QPainter>

#include <cmath>

namespace meshscope::app {

void IconSheet::draw(QPainter &painter, const QRectF &rect, const QString &name,
                     const QColor &color)
{
    const double scale = std::abs(painter.deviceTransform().m11());
    const int pixels = qBound(1, static_cast<int>(std::lround(rect.height() * scale)), 256);
    const Key key {name, color.rgba(), pixels};
    auto found = m_images.constFind(key);
    if (found == m_images.constEnd()) {
        if (m_images.size() >= mostImages)
            m_images.clear();
        const QString id
            = QStringLiteral("icon/%1/%2").arg(name, color.name(QColor::HexArgb).mid(1));
        found = m_images.insert(key, m_provider.requestImage(id, nullptr, {pixels, pixels}));
    }
    // At whole device pixels, else the picture would be resampled and blurred.
    const QTransform toDevice = painter.deviceTransform();
    const QPointF corner = toDevice.map(rect.topLeft());
    const QPointF whole(std::round(corner.x()), std::round(corner.y()));
    painter.drawImage(QRectF(toDevice.inverted().map(whole), rect.size()), *found);
}

} // namespace meshscope::app
