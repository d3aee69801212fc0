// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"

#include <cstdint>
#include <vector>

/// Walks over a lineage drawing: where the arrow keys lead, and what belongs to a card's chain.
/// Pure functions.
namespace meshscope::app {

enum class Travel : std::uint8_t { Upstream, Downstream, Above, Below, First, Last };

/// The card that a key leads to from `card`; `card` itself when there is none. Upstream and
/// downstream follow edges to the neighbour whose middle is nearest in height; above and below
/// stay in the column of cards; first and last are its ends. From -1 every key leads to the start.
int travel(const GraphScene &scene, int card, Travel where);

/// What is lit while the pointer is on a card: everything it comes from and everything that comes
/// from it. One entry per card and per edge.
struct Lit
{
    std::vector<bool> cards;
    std::vector<bool> edges;
    bool isEmpty() const { return cards.empty(); }
};
Lit chainOf(const GraphScene &scene, int card);

} // namespace meshscope::app
