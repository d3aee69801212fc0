// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QQuickImageProvider>

namespace meshscope::app {

/// Draws the program's own icons, hatches and shadows in any colour and size, for
/// `image://meshscope/...`:
///
///     icon/<name>/<rrggbb or aarrggbb>    one icon of resources/icons/icons.txt
///     hatch/<rrggbb or aarrggbb>          a tile of 45 degree lines, to be repeated
///     shadow/<blur>/<radius>/<aarrggbb>   nine parts with corners of blur + radius pixels
///
/// An icon that does not exist is drawn as nothing and named in the log. Used on the GUI thread.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();
    ~IconProvider() override;

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
    QStringList names() const;

    /// Name under which the engine must know it.
    static QString host() { return QStringLiteral("meshscope"); }

private:
    struct Icon
    {
        QString strokes;
        QString holes;
    };

    QImage icon(const QString &name, const QColor &color, const QSize &pixels) const;

    QHash<QString, Icon> m_icons;
};

} // namespace meshscope::app
