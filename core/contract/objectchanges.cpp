// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/changelist.h"
#include "contract/types.h"

#include <algorithm>

namespace meshscope::contract {

namespace {

using enum Level;

constexpr ChangeRule objectRemoved {"C010", "object removed", Breaking, None, "queries on it fail"};
constexpr ChangeRule objectAdded {"C011", "object added", Safe, None,
                                  "nothing that exists is touched"};
constexpr ChangeRule objectMoved {"C013", "physical name changed", Breaking, None,
                                  "queries address the old name"};
constexpr ChangeRule objectSwapped {"C014", "table and view swapped", Potential, None,
                                    "reading works, performance and rights may differ"};
constexpr ChangeRule objectKind {"C015", "physical type changed", Breaking, None,
                                 "it is read in another way"};
constexpr ChangeRule granularity {"C016", "granularity changed", Potential, None,
                                  "the meaning of a row changed, sums may double"};
constexpr ChangeRule requiredRemoved {"C020", "required column removed", Breaking, None,
                                      "queries that name it fail"};
constexpr ChangeRule columnRemoved {"C021", "column removed", Breaking, None,
                                    "queries that name it fail"};
constexpr ChangeRule columnAdded {"C022", "column added", Safe, None,
                                  "nothing that exists is touched"};
constexpr ChangeRule requiredAdded {"C023", "required column added", Safe, Potential,
                                    "writers and backfills must supply it"};
constexpr ChangeRule columnMoved {"C026", "physical name changed", Breaking, None,
                                  "queries address the old name"};
constexpr ChangeRule becomesNullable {"C040", "may now be empty", Breaking, Safe,
                                      "readers meet empty values they were promised not to see"};
constexpr ChangeRule becomesRequired {"C041", "may no longer be empty", Safe, Breaking,
                                      "older rows may violate it"};
constexpr ChangeRule uniqueDropped {"C042", "no longer unique", Breaking, None,
                                    "joins on it multiply rows"};
constexpr ChangeRule uniqueAdded {"C043", "now unique", Safe, Potential,
                                  "older rows may violate it"};
constexpr ChangeRule keyAdded {"C044", "added to the key", Breaking, None,
                               "a row means something finer, the old key repeats"};
constexpr ChangeRule keyRemoved {"C045", "removed from the key", Potential, Potential,
                                 "a row means something coarser"};
constexpr ChangeRule keyOrder {"C046", "position in the key changed", Info, None,
                               "the key is the same"};
constexpr ChangeRule partition {"C047", "partitioning changed", Potential, None,
                                "cost and incremental readers change"};
constexpr ChangeRule bounds {"C062", "constraint changed", Potential, Potential,
                             "values outside the old promise may come"};
constexpr ChangeRule transformation {"C067", "transformation changed", Potential, None,
                                     "the value is computed in another way"};
constexpr ChangeRule classRaised {"C080", "classification raised", Potential, None,
                                  "grants must be assessed again"};
constexpr ChangeRule classLowered {"C081", "classification lowered", Info, Potential,
                                   "a steward must agree"};
constexpr ChangeRule becomesPersonal {"C082", "now personal data", Breaking, None,
                                      "lawful use may end"};
constexpr ChangeRule notPersonal {"C083", "no longer personal data", Potential, Potential,
                                  "declassification is reviewed"};
constexpr ChangeRule otherText {"C150", "description changed", Info, None, "reading matter only"};

bool isRequired(const Column &column)
{
    return column.nullable.has_value() && !*column.nullable;
}

std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

void compareKeys(const Column &before, const Column &after, const std::string &path,
                 ChangeList &list)
{
    const int was = before.primaryKeyPosition;
    const int is = after.primaryKeyPosition;
    if (was == is)
        return;
    const auto name = [](int position) {
        return position > 0 ? "key " + std::to_string(position) : std::string("no key");
    };
    list.add(was == 0 ? keyAdded : is == 0 ? keyRemoved : keyOrder, path, name(was), name(is));
}

void compareClass(const Column &before, const Column &after, const std::string &path,
                  ChangeList &list)
{
    if (before.classification != after.classification) {
        list.add(after.classification > before.classification ? classRaised : classLowered, path,
                 std::string(word(before.classification)), std::string(word(after.classification)));
    }
    const bool was = before.personal.value_or(false);
    const bool is = after.personal.value_or(false);
    if (was != is)
        list.add(is ? becomesPersonal : notPersonal, path, yesNo(was), yesNo(is));
}

std::string typeText(const Column &column)
{
    return column.physicalType.empty() ? column.logicalType : column.physicalType;
}

void compareColumn(const Column &before, const Column &after, const std::string &path,
                   ChangeList &list)
{
    if (!before.physicalName.empty() && !after.physicalName.empty())
        list.addIfDifferent(columnMoved, path, before.physicalName, after.physicalName);
    if (const TypeVerdict type = compareTypes(before, after); type.changed) {
        const ChangeRule rule {"C030", "type changed", type.consumer, type.producer,
                               type.why.data()};
        list.add(rule, path, typeText(before), typeText(after));
    }
    if (isRequired(before) != isRequired(after)) {
        list.add(isRequired(after) ? becomesRequired : becomesNullable, path,
                 isRequired(before) ? "required" : "optional",
                 isRequired(after) ? "required" : "optional");
    }
    if (before.unique != after.unique)
        list.add(after.unique ? uniqueAdded : uniqueDropped, path, yesNo(before.unique),
                 yesNo(after.unique));
    compareKeys(before, after, path, list);
    if (before.partitionPosition != after.partitionPosition) {
        list.add(partition, path, std::to_string(before.partitionPosition),
                 std::to_string(after.partitionPosition));
    }
    list.addIfDifferent(bounds, path, before.constraints, after.constraints);
    list.addIfDifferent(transformation, path, before.transform, after.transform);
    compareClass(before, after, path, list);
    list.addIfDifferent(otherText, path, before.description, after.description);
}

void compareColumns(const ContractObject &before, const ContractObject &after, ChangeList &list)
{
    const auto byPath = [](const Column &column) { return column.path; };
    for (const auto &[was, is] : paired(before.properties, after.properties, byPath)) {
        const std::string path = after.name + "." + (is ? is->path : was->path);
        if (!is)
            list.add(isRequired(*was) ? requiredRemoved : columnRemoved, path, typeText(*was), {});
        else if (!was)
            list.add(isRequired(*is) ? requiredAdded : columnAdded, path, {}, typeText(*is));
        else
            compareColumn(*was, *is, path, list);
    }
}

void compareObject(const ContractObject &before, const ContractObject &after, ChangeList &list)
{
    list.addIfDifferent(objectMoved, after.name, before.physicalName, after.physicalName);
    if (before.physicalType != after.physicalType) {
        const auto isTableLike
            = [](const std::string &type) { return type == "table" || type == "view"; };
        list.add(isTableLike(before.physicalType) && isTableLike(after.physicalType) ? objectSwapped
                                                                                     : objectKind,
                 after.name, before.physicalType, after.physicalType);
    }
    list.addIfDifferent(granularity, after.name, before.granularity, after.granularity);
    list.addIfDifferent(otherText, after.name, before.description, after.description);
    compareColumns(before, after, list);
}

} // namespace

void compareObjects(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    const auto byName = [](const ContractObject &object) { return object.name; };
    for (const auto &[was, is] : paired(before.objects, after.objects, byName)) {
        if (!is)
            list.add(objectRemoved, was->name, was->physicalName, {});
        else if (!was)
            list.add(objectAdded, is->name, {}, is->physicalName);
        else
            compareObject(*was, *is, list);
    }
}

} // namespace meshscope::contract
