// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// One line of plain text with marked ranges, for search results: marks lie under the letters
/// without moving them, and what does not fit ends in an ellipsis.
class MatchText : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed FINAL)
    /// Start and length of each marked range in UTF-16 units, flat: [0, 3, 8, 2].
    Q_PROPERTY(QVariantList ranges MEMBER m_ranges NOTIFY changed FINAL)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY changed FINAL)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed FINAL)
    Q_PROPERTY(QColor markColor MEMBER m_markColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor markTextColor MEMBER m_markTextColor NOTIFY changed FINAL)

public:
    explicit MatchText(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    void measure();

    QString m_text;
    QVariantList m_ranges;
    QFont m_font;
    QColor m_color;
    QColor m_markColor;
    QColor m_markTextColor;
};

} // namespace meshscope::app
