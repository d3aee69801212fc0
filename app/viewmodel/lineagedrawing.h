// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "graph/graphscene.h"
#include "layout/process.h"
#include "layout/stable.h"
#include "workspace/lineageview.h"

#include <memory>
#include <stop_token>

namespace meshscope::app {

/// A lineage view with its places: what the screen shows and what an export writes.
struct LineageDrawing
{
    std::shared_ptr<const workspace::LineageView> view;
    layout::Request request;
    layout::Layout layout;
    ScenePointer scene;
    bool isStable = false; ///< keeps what was on screen in its place
    bool canBeRefined = false; ///< drawn at once by us; dot may do better in its time
};
using DrawingPointer = std::shared_ptr<const LineageDrawing>;

/// Lays out and builds the scene; on the compute lane. With `before` (of the same start) what is on
/// screen stays; else by the plan of the layout room: dot when it is quick, our own at once
/// otherwise. Errors: Cancelled, Invalid.
Result<DrawingPointer> draw(std::shared_ptr<const workspace::LineageView> view,
                            const DrawingPointer &before, layout::LayoutProcess &process,
                            const std::stop_token &stop);

/// The same view laid out by dot within two seconds; null when that is late or not better.
Result<DrawingPointer> refine(const DrawingPointer &drawing, layout::LayoutProcess &process,
                              const std::stop_token &stop);

} // namespace meshscope::app
