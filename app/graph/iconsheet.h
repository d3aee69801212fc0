// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/iconprovider.h"

#include <QHash>
#include <QImage>
#include <QRectF>

class QPainter;

namespace meshscope::app {

/// Icons for drawings: rendered once per colour and size in device pixels, then copied. Belongs to
/// one drawing thread.
class IconSheet
{
public:
    /// Draws at `rect`; sharp at any scale of the painter. Unknown names draw nothing.
    void draw(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

private:
    struct Key
    {
        QString name;
        QRgb color = 0;
        int pixels = 0;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.name, key.color, key.pixels);
        }
    };
    static constexpr qsizetype mostImages = 1500; ///< zooming passes through many sizes

    IconProvider m_provider;
    QHash<Key, QImage> m_images;
};

} // namespace meshscope::app
