// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lineageview.h"

#include "lineage/reach.h"
#include "search/evaluate.h"
#include "search/selector.h"
#include "workspace/lineagecolumns.h"
#include "workspace/lineageimpact.h"
#include "workspace/lookup.h"

#include <algorithm>
#include <map>

namespace meshscope::workspace {

namespace {

/// What is built on the way to a LineageView.
struct Draft
{
    Reader &reader;
    const Snapshot &snapshot;
    LineageView view {};
    lineage::Slice slice {};
    std::optional<ColumnTrace> trace {};
};

std::vector<lineage::Node> startNodes(const Snapshot &snapshot, const Entry &start)
{
    std::vector<lineage::Node> nodes;
    if (start.kind == EntityKind::Asset)
        nodes.push_back(snapshot.nodes().node(start.id));
    if (start.kind == EntityKind::Product)
        for (const Entry &entry : snapshot.entries())
            if (entry.kind == EntityKind::Asset && entry.product == start.id)
                nodes.push_back(snapshot.nodes().node(entry.id));
    std::erase(nodes, lineage::noNode);
    return nodes;
}

/// How much each dataset is used, by node: what a folded side shows first.
std::vector<std::uint32_t> importance(const Snapshot &snapshot)
{
    std::vector<std::uint32_t> used(snapshot.nodes().size());
    for (const Entry &entry : snapshot.entries())
        if (entry.kind == EntityKind::Asset)
            if (const auto node = snapshot.nodes().node(entry.id); node != lineage::noNode)
                used[node] = entry.usedBy;
    return used;
}

Status cut(Draft &draft, const std::vector<lineage::Node> &starts, const std::stop_token &stop)
{
    const std::vector<std::uint32_t> used = importance(draft.snapshot);
    const LineageRequest &request = draft.view.request;
    lineage::SliceRequest wanted;
    wanted.starts = starts;
    wanted.up = request.up;
    wanted.down = request.down;
    wanted.importance = used;
    for (const LineageExpansion &one : request.expanded)
        wanted.expanded.push_back({draft.snapshot.nodes().node(one.at), one.direction, one.shown});
    auto slice = lineage::slice(draft.snapshot.graph(), wanted, stop);
    if (!slice)
        return slice.error();
    draft.slice = std::move(*slice);
    return {};
}

LineageCard cardOf(Draft &draft, const lineage::SliceNode &place)
{
    LineageCard card;
    card.id = draft.snapshot.nodes().entity(place.node);
    card.step = place.step;
    card.isStart = place.step == 0;
    const PageLink link = linkOf(draft.reader, card.id);
    card.uid = link.uid;
    card.name = link.name;
    card.type = link.assetType;
    card.domain = link.domain;
    card.grade = link.grade;
    card.score = link.score;
    if (const Entry *entry = draft.snapshot.find(card.id)) {
        card.context = entry->context;
        card.status = lifecycleOf(draft.snapshot, *entry);
        card.classification = entry->classification;
        card.personal = entry->personal;
        card.totalColumns = entry->columnCount;
    }
    return card;
}

Status addCards(Draft &draft)
{
    const bool single = std::ranges::count(draft.slice.nodes, 0, &lineage::SliceNode::step) == 1;
    for (const lineage::SliceNode &place : draft.slice.nodes) {
        LineageCard card = cardOf(draft, place);
        const ColumnTrace *trace = draft.trace ? &*draft.trace : nullptr;
        if (trace)
            card.isOnChain = trace->isOn(place.node);
        if (trace)
            card.isChainUnknown = trace->isUnknown(place.node);
        if (draft.view.request.level == LineageLevel::Columns) {
            if (card.isStart && single) {
                if (auto status
                    = openColumns(draft.reader, card, draft.view.request, trace, place.node);
                    !status)
                    return status;
            } else if (trace) {
                showChain(card, *trace, place.node);
            }
        }
        draft.view.cards.push_back(std::move(card));
    }
    return {};
}

void addFlows(Draft &draft)
{
    std::unordered_map<std::uint32_t, std::vector<const lineage::ColumnLink *>> chainOf;
    if (draft.trace)
        for (std::size_t i = 0; i < draft.trace->inChain.size(); ++i)
            if (draft.trace->inChain[i]) {
                const lineage::ColumnLink &link = draft.trace->graph.links()[i];
                chainOf[link.edge].push_back(&link);
            }
    for (const lineage::SliceEdge &edge : draft.slice.edges) {
        LineageFlow flow;
        flow.from = edge.from;
        flow.to = edge.to;
        for (const std::uint32_t number : edge.edges)
            if (const auto links = chainOf.find(number); links != chainOf.end())
                for (const lineage::ColumnLink *link : links->second)
                    flow.chain.push_back({link->fromPath, link->toPath, link->flow});
        const auto key
            = [](const LineageFlow::Columns &c) { return std::tie(c.from, c.to, c.flow); };
        std::ranges::sort(flow.chain, {}, key);
        flow.chain.erase(
            std::unique(flow.chain.begin(), flow.chain.end(),
                        [&](const auto &a, const auto &b) { return key(a) == key(b); }),
            flow.chain.end());
        draft.view.flows.push_back(std::move(flow));
    }
}

std::size_t gradePlace(Grade grade)
{
    switch (grade) {
    case Grade::Healthy:
        return 0;
    case Grade::AtRisk:
        return 1;
    case Grade::Degraded:
        return 2;
    case Grade::Insufficient:
        break;
    }
    return 3;
}

void addFolds(Draft &draft)
{
    for (const lineage::Fold &fold : draft.slice.folds) {
        if (fold.reason == lineage::FoldReason::Depth) {
            LineageCard &card = draft.view.cards[fold.at];
            (fold.direction == lineage::Direction::Up ? card.beyondUp : card.beyondDown)
                = fold.nodes.size();
            continue;
        }
        LineageHub hub;
        hub.at = fold.at;
        hub.direction = fold.direction;
        hub.count = fold.nodes.size();
        for (const lineage::Node node : fold.nodes) {
            const Entry *entry = draft.snapshot.find(draft.snapshot.nodes().entity(node));
            ++hub.grades[gradePlace(entry ? entry->grade : Grade::Insufficient)];
            hub.onChain += draft.trace && draft.trace->isOn(node) ? 1 : 0;
            hub.unknown += draft.trace && draft.trace->isUnknown(node) ? 1 : 0;
        }
        draft.view.hubs.push_back(hub);
    }
}

Status addSteps(Draft &draft, const std::vector<lineage::Node> &starts, const std::stop_token &stop)
{
    std::map<int, LineageStep> steps;
    for (const lineage::SliceNode &place : draft.slice.nodes)
        ++steps[place.step].shown;
    for (const auto direction : {lineage::Direction::Up, lineage::Direction::Down}) {
        const bool isUp = direction == lineage::Direction::Up;
        const unsigned depth = isUp ? draft.view.request.up : draft.view.request.down;
        const auto reached = lineage::reach(draft.snapshot.graph(), starts, direction, depth, stop);
        if (!reached)
            return reached.error();
        for (std::size_t i = 1; i < reached->perStep.size(); ++i)
            steps[isUp ? -static_cast<int>(i) : static_cast<int>(i)].total = reached->perStep[i];
    }
    steps[0].total = steps[0].shown;
    for (auto &[step, counts] : steps) {
        counts.step = step;
        // A dataset on both sides (a cycle) is drawn on the nearer one.
        counts.total = std::max(counts.total, counts.shown);
        draft.view.steps.push_back(counts);
    }
    return {};
}

/// A name may hold dots: the whole text first, then the longest name with the rest as a column.
Result<Named> nameWithColumn(Reader &reader, const search::Selector &text, std::string &column)
{
    const std::vector<EntityKind> kinds {EntityKind::Asset, EntityKind::Product};
    column = text.column;
    auto whole = lookUp(reader, text.value, kinds);
    if (whole || text.isQuoted || !text.column.empty() || whole.error().code != ErrorCode::NotFound)
        return whole;
    for (std::size_t dot = text.value.rfind('.'); dot != std::string::npos && dot > 0;
         dot = text.value.rfind('.', dot - 1)) {
        auto part = lookUp(reader, std::string_view(text.value).substr(0, dot), kinds);
        if (part || part.error().code != ErrorCode::NotFound) {
            column = text.value.substr(dot + 1);
            return part;
        }
    }
    return whole;
}

} // namespace

Result<LineageView> lineageView(Reader &reader, const LineageRequest &request,
                                const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}, {}};
    const Snapshot &snapshot = *reader.snapshot();
    const Entry *start = snapshot.find(request.start);
    if (!start || (start->kind != EntityKind::Asset && start->kind != EntityKind::Product))
        return Error {ErrorCode::NotFound, "This dataset is no longer in the catalog.", {}};
    const std::vector<lineage::Node> starts = startNodes(snapshot, *start);
    if (starts.empty())
        return Error {ErrorCode::NotFound,
                      "No dataset of this product is known, so there is no lineage to show.",
                      {}};
    Draft draft {reader, snapshot};
    draft.view.request = request;
    draft.view.start = linkOf(reader, request.start);
    if (auto status = cut(draft, starts, stop); !status)
        return status.error();
    if (!request.column.empty() && starts.size() == 1) {
        auto trace = traceColumn(reader, starts.front(), request.column, stop);
        if (!trace)
            return trace.error();
        draft.trace.emplace(std::move(*trace));
        draft.view.hasColumnFlows = draft.trace->hasFlows;
        draft.view.isChainCut = draft.trace->isCut;
    }
    if (auto status = addCards(draft); !status)
        return status.error();
    addFlows(draft);
    addFolds(draft);
    if (auto status = addSteps(draft, starts, stop); !status)
        return status.error();
    draft.view.shown = draft.slice.shown();
    draft.view.total = draft.slice.total;
    draft.view.folded = draft.slice.folded();
    const ColumnTrace *trace = draft.trace ? &*draft.trace : nullptr;
    for (const auto direction : {lineage::Direction::Up, lineage::Direction::Down}) {
        auto impact = impactOf(reader, {starts, draft.slice, trace}, direction, stop);
        if (!impact)
            return impact.error();
        (direction == lineage::Direction::Up ? draft.view.upstream : draft.view.downstream)
            = std::move(*impact);
    }
    return std::move(draft.view);
}

Result<LineageSelection> selectLineage(Reader &reader, std::string_view text)
{
    if (text.find(' ') != std::string_view::npos) { // a selector takes a blank for "or"
        const auto whole = lookUp(reader, text, {EntityKind::Product, EntityKind::Asset});
        if (whole) {
            LineageSelection selection;
            selection.uid = whole->uid;
            selection.kind = whole->kind;
            return selection;
        }
        if (whole.error().code == ErrorCode::Conflict)
            return whole.error();
    }
    const auto selector = search::parseSelector(text);
    if (!selector)
        return selector.error();
    const search::GraphView graph = search::graphView(*selector);
    if (!graph.starts || graph.starts->kind != search::Selector::Kind::Text)
        return Error {ErrorCode::Invalid,
                      "The graph starts from one dataset or product: write its name, with steps as "
                      "in 2+net_orders+1 if you like. Properties such as tag: belong into search.",
                      {}};
    LineageSelection selection;
    const auto named = nameWithColumn(reader, *graph.starts, selection.column);
    if (!named)
        return named.error();
    if (selection.column.empty())
        selection.column = selector->column;
    selection.uid = named->uid;
    selection.kind = named->kind;
    selection.up = graph.up;
    selection.down = graph.down;
    return selection;
}

std::vector<PageLink> lineageStarts(Reader &reader, std::size_t limit)
{
    std::vector<const Entry *> datasets;
    for (const Entry &entry : reader.snapshot()->entries())
        if (entry.kind == EntityKind::Asset)
            datasets.push_back(&entry);
    const auto middle
        = datasets.begin() + static_cast<std::ptrdiff_t>(std::min(limit, datasets.size()));
    std::partial_sort(datasets.begin(), middle, datasets.end(), [](const Entry *a, const Entry *b) {
        return a->usedBy != b->usedBy ? a->usedBy > b->usedBy : a->id < b->id;
    });
    std::vector<PageLink> links;
    for (auto one = datasets.begin(); one != middle; ++one)
        links.push_back(linkOf(reader, (*one)->id));
    return links;
}

} // namespace meshscope::workspace
