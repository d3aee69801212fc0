// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphscene.h"

#include <algorithm>
#include <utility>

namespace meshscope::app {

namespace {

constexpr double headerHeight = 40; // from the top of a header's text to the first card

QRectF boundsOf(const std::vector<QPointF> &points)
{
    QRectF bounds(points.front(), QSizeF(0, 0));
    for (const QPointF &point : points) {
        bounds.setLeft(std::min(bounds.left(), point.x()));
        bounds.setRight(std::max(bounds.right(), point.x()));
        bounds.setTop(std::min(bounds.top(), point.y()));
        bounds.setBottom(std::max(bounds.bottom(), point.y()));
    }
    return bounds;
}

} // namespace

double CardMetrics::widthOf(const SceneCard &card)
{
    return card.kind == CardKind::Start ? startWidth : width;
}

double CardMetrics::heightOf(const SceneCard &card)
{
    if (card.kind == CardKind::Hub)
        return hub;
    return columnsTop(card) + row * static_cast<double>(card.columns.size())
        + (card.columnsNote.isEmpty() ? 0 : foot);
}

double CardMetrics::columnsTop(const SceneCard &card)
{
    return head + (card.hasFilter ? filter : 0);
}

QRectF CardMetrics::columnRect(const SceneCard &card, std::size_t column)
{
    return {card.rect.left(),
            card.rect.top() + columnsTop(card) + row * static_cast<double>(column),
            card.rect.width(), row};
}

QRectF CardMetrics::filterRect(const SceneCard &card)
{
    if (!card.hasFilter)
        return {};
    return {card.rect.left(), card.rect.top() + head, card.rect.width(), filter};
}

QRectF CardMetrics::footRect(const SceneCard &card)
{
    if (card.columnsNote.isEmpty())
        return {};
    return {card.rect.left(), card.rect.bottom() - foot, card.rect.width(), foot};
}

void GraphScene::finish()
{
    std::vector<QRectF> cardRects;
    std::vector<QRectF> edgeRects;
    cardRects.reserve(cards.size());
    edgeRects.reserve(edges.size());
    QRectF all;
    for (const SceneCard &card : cards) {
        cardRects.push_back(card.rect);
        all = all.united(card.rect);
    }
    for (const SceneEdge &edge : edges) {
        edgeRects.push_back(edge.points.empty() ? QRectF() : boundsOf(edge.points));
        all = all.united(edgeRects.back());
    }
    if (!headers.empty())
        all.setTop(all.top() - headerHeight);
    bounds = all;
    m_cardGrid = SpatialGrid(std::move(cardRects));
    m_edgeGrid = SpatialGrid(std::move(edgeRects));
}

int GraphScene::cardOfKey(quint64 key) const
{
    const auto found = std::find_if(cards.begin(), cards.end(),
                                    [key](const SceneCard &card) { return card.key == key; });
    return found == cards.end() ? -1 : static_cast<int>(found - cards.begin());
}

int GraphScene::startCard() const
{
    const auto found = std::find_if(cards.begin(), cards.end(), [](const SceneCard &card) {
        return card.kind == CardKind::Start;
    });
    return found == cards.end() ? -1 : static_cast<int>(found - cards.begin());
}

int GraphScene::columnAt(int card, QPointF point) const
{
    if (card < 0)
        return -1;
    const SceneCard &box = cards[static_cast<std::size_t>(card)];
    for (std::size_t i = 0; i < box.columns.size(); ++i)
        if (CardMetrics::columnRect(box, i).contains(point))
            return static_cast<int>(i);
    return -1;
}

} // namespace meshscope::app
