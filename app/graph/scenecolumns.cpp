// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/scenepainter.h"

#include <QCoreApplication>
#include <QPainter>

/// The column rows of an open card; the rest of it is in scenepainter.cpp.
namespace meshscope::app {

void ScenePainter::paintFilter(const SceneCard &card)
{
    if (!card.hasFilter)
        return;
    const QRectF row = CardMetrics::filterRect(card).adjusted(stripe + 0.5, 0, -1, 0);
    m_painter.fillRect(row, m_palette.bg2);
    m_painter.setPen(QPen(m_palette.line, 1));
    m_painter.drawLine(row.topLeft(), row.topRight());
    m_painter.drawLine(row.bottomLeft(), row.bottomRight());
    m_icons.draw(m_painter, {card.rect.left() + 13, row.top() + 8, 12, 12},
                 QStringLiteral("search"), m_palette.fg3);
    text(row.adjusted(27, 0, -8, 0), card.filterText, m_hintFont, m_palette.fg3);
}

void ScenePainter::paintColumns(const SceneCard &card)
{
    for (std::size_t i = 0; i < card.columns.size(); ++i) {
        const QRectF row = CardMetrics::columnRect(card, i);
        if (card.kind == CardKind::Start)
            paintStartColumn(card.columns[i], row);
        else
            paintChainColumn(card.columns[i], row);
    }
}

void ScenePainter::paintStartColumn(const SceneColumn &column, const QRectF &row)
{
    if (column.isChosen) {
        const QRectF inside = row.adjusted(stripe + 0.5, 0, -1, 0);
        m_painter.fillRect(inside, m_palette.accSoft);
        m_painter.setPen(QPen(m_palette.accLine, 1));
        m_painter.drawLine(inside.topLeft(), inside.topRight());
        m_painter.drawLine(inside.bottomLeft(), inside.bottomRight());
    }
    double right = row.right() - 10;
    if (m_look.lens == Lens::Quality && column.outcome)
        m_icons.draw(m_painter, {right - 12, row.top() + 6, 12, 12}, outcomeIcon(*column.outcome),
                     m_palette.outcome(*column.outcome));
    right -= 18;
    const double typeWidth
        = std::min(QFontMetricsF(m_hintFont).horizontalAdvance(column.type), 64.0) + 1;
    text({right - typeWidth, row.top(), typeWidth, row.height()}, column.type, m_hintFont,
         column.isChosen ? m_palette.accText : m_palette.fg3, Qt::AlignRight | Qt::AlignVCenter);
    right -= typeWidth + 4;
    if (column.personal || column.classification >= Classification::Confidential) {
        m_icons.draw(m_painter, {right - 12, row.top() + 6, 12, 12},
                     classificationIcon(column.classification, column.personal),
                     m_palette.classification(column.classification, column.personal));
        right -= 16;
    }
    text({row.left() + 14, row.top(), right - row.left() - 16, row.height()}, column.name,
         column.isChosen ? font(12, QFont::DemiBold) : m_hintFont,
         column.isChosen || column.chain ? m_palette.accText : m_palette.fg2);
}

void ScenePainter::paintChainColumn(const SceneColumn &column, const QRectF &row)
{
    const QRectF inside = row.adjusted(stripe + 0.5, 0, -1, -1);
    const bool isOnChain = column.chain.has_value();
    if (isOnChain) {
        m_painter.fillRect(inside, m_palette.accSoft);
        m_painter.setPen(QPen(m_palette.accLine, 1));
        m_painter.drawLine(inside.topLeft(), inside.topRight());
    }
    const QColor color = isOnChain ? m_palette.accText : m_palette.fg2;
    m_icons.draw(m_painter, {row.left() + 12, row.top() + 5, iconSide, iconSide},
                 QStringLiteral("column"), color);
    text({row.left() + textLeft, row.top(), row.width() - textLeft - 8, row.height()}, column.name,
         isOnChain ? m_strongHintFont : m_hintFont, color);
}

void ScenePainter::paintFoot(const SceneCard &card)
{
    if (card.columnsNote.isEmpty())
        return;
    const QRectF row = CardMetrics::footRect(card).adjusted(stripe + 0.5, 0, -1, -1);
    m_painter.setPen(QPen(m_palette.line, 1));
    m_painter.drawLine(row.topLeft(), row.topRight());
    const QRectF inside = row.adjusted(9, 0, -12, 0);
    text(inside, card.columnsNote, m_hintFont, m_palette.fg3);
    if (card.canShowAll)
        text(inside, QCoreApplication::translate("ScenePainter", "All"), m_strongHintFont,
             m_palette.accText, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace meshscope::app
