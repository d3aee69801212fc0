// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lineageimpact.h"

#include "lineage/reach.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace meshscope::workspace {

namespace {

struct Affected
{
    lineage::Node node = lineage::noNode;
    int distance = 0;
    bool isShown = false;
    bool isIndirect = false;
    bool isUnknown = false;
    std::vector<std::string> columns;
};

/// Fills in what the chain says of a dataset; false when nothing of the column is there.
bool takeChain(Affected &one, const ColumnTrace &trace, lineage::Direction direction)
{
    const auto found = trace.ofDataset.find(one.node);
    if (found == trace.ofDataset.end())
        return false;
    one.isIndirect = true;
    bool isThisWay = false;
    for (const lineage::ChainColumn *column : found->second) {
        if ((column->step < 0) != (direction == lineage::Direction::Up) || column->step == 0)
            continue;
        isThisWay = true;
        one.distance = std::abs(column->step);
        one.isIndirect = one.isIndirect && column->flow == FlowClass::Indirect;
        if (!column->path.empty())
            one.columns.push_back(column->path);
    }
    return isThisWay;
}

/// Whether the dataset belongs into the answer: it uses the column, or that is not known.
bool isAffected(Affected &one, const ColumnTrace *trace, lineage::Direction direction)
{
    if (!trace || takeChain(one, *trace, direction))
        return true;
    const auto &unknown
        = direction == lineage::Direction::Up ? trace->unknownUp : trace->unknownDown;
    one.isUnknown = unknown.contains(one.node);
    one.isIndirect = false;
    return one.isUnknown;
}

ImpactRow rowOf(Reader &reader, const Affected &one)
{
    const Snapshot &snapshot = *reader.snapshot();
    ImpactRow row;
    const PageLink link = linkOf(reader, snapshot.nodes().entity(one.node));
    row.id = link.id;
    row.uid = link.uid;
    row.name = link.name;
    row.domain = link.domain;
    row.grade = link.grade;
    row.score = link.score;
    row.distance = one.distance;
    row.columns = one.columns;
    row.isIndirect = one.isIndirect;
    row.isShown = one.isShown;
    row.isUnknown = one.isUnknown;
    if (const Entry *entry = snapshot.find(link.id)) {
        row.context = entry->context;
        if (const Entry *owner = snapshot.find(entry->owner))
            row.owner = owner->name;
    }
    return row;
}

} // namespace

Result<Impact> impactOf(Reader &reader, const ImpactQuestion &question,
                        lineage::Direction direction, const std::stop_token &stop)
{
    const Snapshot &snapshot = *reader.snapshot();
    const auto reached
        = lineage::reach(snapshot.graph(), question.starts, direction, lineage::everyDepth, stop);
    if (!reached)
        return reached.error();
    std::unordered_set<lineage::Node> shown;
    for (const lineage::SliceNode &place : question.slice.nodes)
        shown.insert(place.node);

    Impact impact;
    impact.reached = reached->reached();
    std::vector<Affected> all;
    std::set<EntityId> owners;
    for (std::size_t i = 0; i < reached->nodes.size(); ++i) {
        Affected one;
        one.node = reached->nodes[i];
        one.distance = static_cast<int>(reached->distance[i]);
        if (one.distance == 0 || !isAffected(one, question.trace, direction))
            continue;
        one.isShown = shown.contains(one.node);
        if (one.isUnknown) {
            ++impact.unknown;
            all.push_back(std::move(one));
            continue;
        }
        impact.columns += one.columns.size();
        impact.shown += one.isShown ? 1 : 0;
        if (const Entry *entry = snapshot.find(snapshot.nodes().entity(one.node));
            entry && entry->owner)
            owners.insert(entry->owner);
        all.push_back(std::move(one));
    }
    impact.datasets = all.size() - impact.unknown;
    impact.people = owners.size();
    std::stable_sort(all.begin(), all.end(), [](const Affected &a, const Affected &b) {
        if (a.isUnknown != b.isUnknown)
            return b.isUnknown;
        return a.isShown != b.isShown ? a.isShown : a.distance < b.distance;
    });
    all.resize(std::min(all.size(), impactLimit));
    for (const Affected &one : all)
        impact.rows.push_back(rowOf(reader, one));
    return impact;
}

} // namespace meshscope::workspace
