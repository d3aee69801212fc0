// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"

#include <memory>

namespace meshscope::app::test {

/// raw and web > orders (start, two columns) > daily, a hub of 287; columns of cards 224 apart.
inline std::shared_ptr<GraphScene> smallScene()
{
    auto scene = std::make_shared<GraphScene>();
    const auto add = [&](const char *name, int step, double y, CardKind kind) {
        SceneCard card;
        card.kind = kind;
        card.key = scene->cards.size() + 1;
        card.uid = QString::fromLatin1(name);
        card.name = card.uid;
        card.context = QStringLiteral("shop");
        card.icon = QStringLiteral("table");
        card.slot = 0;
        card.grade = Grade::Healthy;
        card.score = QStringLiteral("0.95");
        card.step = step;
        card.rank = step + 1;
        card.accessibleName = card.name + QStringLiteral(", Table");
        if (kind == CardKind::Start) {
            card.hasFilter = true;
            card.columnsNote = QStringLiteral("2 of 4 shown");
            card.canShowAll = true;
            card.columns.resize(2);
            card.columns[0].path = card.columns[0].name = QStringLiteral("id");
            card.columns[1].path = card.columns[1].name = QStringLiteral("amount");
        }
        if (kind == CardKind::Hub) {
            card.uid = QStringLiteral("orders");
            card.hidden = 287;
            card.grades = {200, 40, 7, 40};
        }
        card.rect = {224.0 * step, y, CardMetrics::widthOf(card), CardMetrics::heightOf(card)};
        scene->cards.push_back(card);
    };
    add("raw", -1, 0, CardKind::Dataset);
    add("web", -1, 80, CardKind::Dataset);
    add("orders", 0, 20, CardKind::Start);
    add("daily", 1, 0, CardKind::Dataset);
    add("+287 more", 1, 100, CardKind::Hub);
    for (const auto &[from, to] : {std::pair {0, 2}, {1, 2}, {2, 3}, {2, 4}}) {
        SceneEdge edge;
        edge.from = from;
        edge.to = to;
        const QRectF &a = scene->cards[static_cast<std::size_t>(from)].rect;
        const QRectF &b = scene->cards[static_cast<std::size_t>(to)].rect;
        edge.points = {{a.right(), a.top() + 22},
                       {a.right() + 28, a.top() + 22},
                       {b.left() - 28, b.top() + 22},
                       {b.left(), b.top() + 22}};
        scene->edges.push_back(edge);
    }
    scene->headers.push_back({-224, 168, QStringLiteral("1 step up"), QStringLiteral("2")});
    scene->finish();
    return scene;
}

} // namespace meshscope::app::test
