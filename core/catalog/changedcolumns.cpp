// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/changedcolumns.h"

#include <unordered_map>

namespace meshscope::catalog {

namespace {

std::string typeOf(const Column &column)
{
    const std::string &type
        = column.physicalType.empty() ? column.logicalType : column.physicalType;
    return type.empty() ? "type not stated" : type;
}

std::string requirement(const Column &column)
{
    if (!column.nullable)
        return {};
    return *column.nullable ? "may be empty" : "required";
}

std::string rank(const Column &column)
{
    return column.classification == Classification::Unknown
        ? std::string()
        : std::string(word(column.classification));
}

void compare(const Column &before, const Column &after, std::vector<ColumnChange> &changes)
{
    const auto look = [&](const char *part, std::string left, std::string right) {
        if (left != right)
            changes.push_back({after.path + ", " + part, std::move(left), std::move(right)});
    };
    look("type", typeOf(before), typeOf(after));
    look("required", requirement(before), requirement(after));
    look("description", before.description, after.description);
    look("classification", rank(before), rank(after));
}

} // namespace

std::vector<ColumnChange> changedColumns(const std::vector<Column> &before,
                                         const std::vector<Column> &after)
{
    std::vector<ColumnChange> changes;
    std::unordered_map<std::string_view, const Column *> present;
    for (const Column &column : after)
        present.emplace(column.path, &column);
    std::unordered_map<std::string_view, const Column *> former;
    for (const Column &column : before) {
        former.emplace(column.path, &column);
        if (!present.contains(column.path))
            changes.push_back({column.path, typeOf(column), {}});
    }
    for (const Column &column : after) {
        const auto found = former.find(column.path);
        if (found == former.end())
            changes.push_back({column.path, {}, typeOf(column)});
        else
            compare(*found->second, column, changes);
    }
    return changes;
}

std::vector<ColumnChange> changedObjects(const ContractDocument &before,
                                         const ContractDocument &after)
{
    std::vector<ColumnChange> changes;
    std::unordered_map<std::string_view, const ContractObject *> present;
    for (const ContractObject &object : after.objects)
        present.emplace(object.name, &object);
    std::unordered_map<std::string_view, const ContractObject *> former;
    for (const ContractObject &object : before.objects) {
        former.emplace(object.name, &object);
        if (!present.contains(object.name))
            changes.push_back({"object", object.name, {}});
    }
    for (const ContractObject &object : after.objects) {
        const auto found = former.find(object.name);
        if (found == former.end()) {
            changes.push_back({"object", {}, object.name});
            continue;
        }
        for (ColumnChange &change : changedColumns(found->second->properties, object.properties)) {
            change.what = "column " + object.name + '.' + change.what;
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

} // namespace meshscope::catalog
