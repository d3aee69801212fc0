// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineagedrawing.h"

#include "layout/check.h"
#include "layout/layered.h"
#include "lineagescene.h"

namespace meshscope::app {

namespace {

constexpr std::chrono::milliseconds atOnce {300};
constexpr std::chrono::milliseconds refineWithin {2000};

DrawingPointer finished(LineageDrawing drawing, LineageDraft draft)
{
    drawing.scene
        = std::make_shared<GraphScene>(sceneOf(std::move(draft), *drawing.view, drawing.layout));
    return std::make_shared<LineageDrawing>(std::move(drawing));
}

Result<layout::Layout> firstLayout(const layout::Request &request, layout::LayoutProcess &process,
                                   bool &canBeRefined, const std::stop_token &stop)
{
    const layout::Plan plan = layout::planFor(layout::effortOf(request));
    if (plan == layout::Plan::Dot)
        return process.layOut(request, stop, atOnce);
    canBeRefined = plan == layout::Plan::LayeredThenDot;
    return layout::layOutLayered(request, stop);
}

} // namespace

Result<DrawingPointer> draw(std::shared_ptr<const workspace::LineageView> view,
                            const DrawingPointer &before, layout::LayoutProcess &process,
                            const std::stop_token &stop)
{
    LineageDraft draft = draftOf(*view);
    LineageDrawing drawing;
    drawing.view = std::move(view);
    drawing.request = draft.request;
    drawing.isStable = before && before->view->request.start == drawing.view->request.start;
    auto laidOut = drawing.isStable
        ? layout::layOutStable(layout::rememberPlaces(before->request, before->layout),
                               draft.request, stop)
        : firstLayout(draft.request, process, drawing.canBeRefined, stop);
    if (!laidOut)
        return laidOut.error();
    drawing.layout = std::move(*laidOut);
    return finished(std::move(drawing), std::move(draft));
}

Result<DrawingPointer> refine(const DrawingPointer &drawing, layout::LayoutProcess &process,
                              const std::stop_token &stop)
{
    auto better = process.layOut(drawing->request, stop, refineWithin);
    if (!better)
        return better.error();
    if (better->engine != layout::Engine::Dot
        || layout::straightCrossings(drawing->request, *better)
            >= layout::straightCrossings(drawing->request, drawing->layout))
        return DrawingPointer();
    LineageDrawing refined;
    refined.view = drawing->view;
    refined.request = drawing->request;
    refined.layout = std::move(*better);
    LineageDraft draft = draftOf(*refined.view);
    return finished(std::move(refined), std::move(draft));
}

} // namespace meshscope::app
