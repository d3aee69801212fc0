// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphtravel.h"

#include <cmath>

namespace meshscope::app {

namespace {

const SceneCard &cardOf(const GraphScene &scene, int card)
{
    return scene.cards[static_cast<std::size_t>(card)];
}

int alongEdge(const GraphScene &scene, int card, bool upstream)
{
    int best = card;
    double bestAway = HUGE_VAL;
    const double middle = cardOf(scene, card).rect.center().y();
    for (const SceneEdge &edge : scene.edges) {
        const int here = upstream ? edge.to : edge.from;
        const int there = upstream ? edge.from : edge.to;
        if (here != card || there == card)
            continue;
        const double away = std::abs(cardOf(scene, there).rect.center().y() - middle);
        if (away < bestAway) {
            best = there;
            bestAway = away;
        }
    }
    return best;
}

/// The nearest card of the same column on that side; with `farthest` the last one there.
int inColumn(const GraphScene &scene, int card, bool above, bool farthest)
{
    int best = card;
    double bestAway = farthest ? 0 : HUGE_VAL;
    const SceneCard &here = cardOf(scene, card);
    for (int i = 0; i < static_cast<int>(scene.cards.size()); ++i) {
        const SceneCard &other = cardOf(scene, i);
        if (i == card || other.rank != here.rank)
            continue;
        const double away = (other.rect.top() - here.rect.top()) * (above ? -1 : 1);
        if (away > 0 && (farthest ? away > bestAway : away < bestAway)) {
            best = i;
            bestAway = away;
        }
    }
    return best;
}

/// Marks everything reached from `card` along one direction.
void light(const GraphScene &scene, int card, bool upstream, Lit &lit)
{
    std::vector<bool> seen(scene.cards.size(), false);
    std::vector<int> open {card};
    seen[static_cast<std::size_t>(card)] = true;
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        lit.cards[static_cast<std::size_t>(here)] = true;
        for (std::size_t i = 0; i < scene.edges.size(); ++i) {
            const SceneEdge &edge = scene.edges[i];
            const int there = upstream ? edge.from : edge.to;
            if ((upstream ? edge.to : edge.from) != here)
                continue;
            lit.edges[i] = true;
            if (!seen[static_cast<std::size_t>(there)]) {
                seen[static_cast<std::size_t>(there)] = true;
                open.push_back(there);
            }
        }
    }
}

} // namespace

int travel(const GraphScene &scene, int card, Travel where)
{
    if (scene.cards.empty())
        return -1;
    if (card < 0 || card >= static_cast<int>(scene.cards.size()))
        return std::max(0, scene.startCard());
    switch (where) {
    case Travel::Upstream:
        return alongEdge(scene, card, true);
    case Travel::Downstream:
        return alongEdge(scene, card, false);
    case Travel::Above:
        return inColumn(scene, card, true, false);
    case Travel::Below:
        return inColumn(scene, card, false, false);
    case Travel::First:
        return inColumn(scene, card, true, true);
    case Travel::Last:
        return inColumn(scene, card, false, true);
    }
    return card;
}

Lit chainOf(const GraphScene &scene, int card)
{
    Lit lit;
    if (card < 0 || card >= static_cast<int>(scene.cards.size()))
        return lit;
    lit.cards.assign(scene.cards.size(), false);
    lit.edges.assign(scene.edges.size(), false);
    light(scene, card, true, lit);
    light(scene, card, false, lit);
    return lit;
}

} // namespace meshscope::app
