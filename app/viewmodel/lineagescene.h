// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"
#include "layout/stable.h"
#include "layout/types.h"
#include "workspace/lineageview.h"

#include <memory>

/// From what the catalog says to a drawing. Pure functions; any thread.
namespace meshscope::app {

/// The cards and what has to be laid out: one box per card of the view, then one per hub; one edge
/// per flow, then one per hub.
struct LineageDraft
{
    std::vector<SceneCard> cards; ///< without places
    layout::Request request;
};
LineageDraft draftOf(const workspace::LineageView &view);

/// Puts cards, lines and titles to the places of `layout`, which must be of the draft's request.
GraphScene sceneOf(LineageDraft draft, const workspace::LineageView &view,
                   const layout::Layout &layout);

/// Key of a dataset's card, and of the hub on one of its sides.
quint64 cardKey(EntityId dataset);
quint64 hubKey(EntityId dataset, lineage::Direction direction);

} // namespace meshscope::app
