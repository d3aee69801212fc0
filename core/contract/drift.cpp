// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/drift.h"

#include "base/text.h"
#include "contract/types.h"

#include <unordered_map>
#include <unordered_set>

namespace meshscope::contract {

namespace {

std::string typeOf(const Column &column)
{
    return column.physicalType.empty() ? column.logicalType : column.physicalType;
}

/// Under which folded path the promised column stands in the data.
std::string placeOf(const Column &promised)
{
    const bool renamed = !promised.physicalName.empty() && pathDepth(promised.path) == 0;
    return foldCase(renamed ? promised.physicalName : promised.path);
}

void compareColumn(const Column &promised, const Column &observed, std::vector<Drift> &drifts)
{
    const std::string before = typeOf(promised);
    const std::string after = typeOf(observed);
    if (!before.empty() && !after.empty()) {
        const TypeVerdict verdict = compareTypes(promised, observed);
        if (verdict.changed && verdict.consumer >= Level::Potential)
            drifts.push_back({Drift::Kind::Type, promised.path, before, after});
    }
    if (!promised.nullable.value_or(true) && observed.nullable.value_or(false))
        drifts.push_back({Drift::Kind::Nullability, promised.path, "never null", "may be null"});
}

} // namespace

std::vector<Drift> driftOf(const std::vector<Column> &promised, const std::vector<Column> &observed)
{
    std::unordered_map<std::string, const Column *> seen;
    for (const Column &column : observed)
        seen.emplace(foldCase(column.path), &column);
    std::vector<Drift> drifts;
    std::unordered_set<std::string> known;
    for (const Column &column : promised) {
        const std::string place = placeOf(column);
        known.insert(place);
        if (const auto found = seen.find(place); found != seen.end())
            compareColumn(column, *found->second, drifts);
        else
            drifts.push_back({Drift::Kind::MissingColumn, column.path, typeOf(column), {}});
    }
    for (const Column &column : observed)
        if (!known.contains(foldCase(column.path)))
            drifts.push_back({Drift::Kind::UnpromisedColumn, column.path, {}, typeOf(column)});
    return drifts;
}

} // namespace meshscope::contract
