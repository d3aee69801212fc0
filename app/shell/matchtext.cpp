// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/matchtext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace meshscope::app {

MatchText::MatchText(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &MatchText::changed, this, [this] {
        measure();
        update();
    });
}

void MatchText::measure()
{
    const QFontMetricsF metrics(m_font);
    setImplicitSize(std::ceil(metrics.horizontalAdvance(m_text)) + 1, std::ceil(metrics.height()));
}

void MatchText::paint(QPainter *painter)
{
    const QFontMetricsF metrics(m_font);
    const QString shown = metrics.elidedText(m_text, Qt::ElideRight, width());
    const qsizetype kept
        = shown == m_text ? m_text.size() : std::max<qsizetype>(0, shown.size() - 1);

    QTextLayout layout(shown, m_font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid())
        return;

    QList<QTextLayout::FormatRange> formats;
    const double top = (height() - line.height()) / 2;
    painter->setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i + 1 < m_ranges.size(); i += 2) {
        const qsizetype start = m_ranges[i].toInt();
        const qsizetype end = start + m_ranges[i + 1].toInt();
        const int from = static_cast<int>(std::clamp<qsizetype>(start, 0, kept));
        const int to = static_cast<int>(std::clamp<qsizetype>(end, from, kept));
        if (from == to)
            continue;
        const double left = line.cursorToX(from);
        const double right = line.cursorToX(to);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_markColor);
        painter->drawRoundedRect(QRectF(left - 1, top, right - left + 2, line.height()), 2, 2);
        QTextCharFormat format;
        format.setForeground(m_markTextColor);
        formats.append({from, to - from, format});
    }
    painter->setPen(m_color);
    layout.draw(painter, QPointF(0, top), formats);
}

} // namespace meshscope::app
