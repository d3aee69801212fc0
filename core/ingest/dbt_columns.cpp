// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace meshscope::ingest::dbt {

namespace {

/// BigQuery packages write struct fields as `a.b`: a dot divides only below a column of that name.
std::string pathOf(std::string_view name,
                   const std::unordered_map<std::string_view, std::string> &paths,
                   std::string_view &lastPart)
{
    lastPart = name;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size())
        return childPath({}, name);
    const auto parent = paths.find(name.substr(0, dot));
    if (parent == paths.end())
        return childPath({}, name);
    lastPart = name.substr(dot + 1);
    return childPath(parent->second, lastPart);
}

constexpr auto columnFields = std::to_array<Field<Column>>({
    {"name", "Dataset: column: name"},
    {"description", "Dataset: column: description", put::text<&Column::description>},
    {"data_type", "Dataset: column: type", put::text<&Column::physicalType>},
    {"tags|config.tags", "Dataset: column: tag"},
    {"constraints", "Dataset: column: key, nullable, unique, constraint; relationship"},
    {"meta|config|quote|doc_blocks|index|dimension|entity|granularity", rawOnly, put::keep},
});

void applyConstraint(Value constraint, Column &column)
{
    const std::string_view type = constraint["type"].text();
    if (type == "not_null") {
        column.nullable = false;
    } else if (type == "unique") {
        column.unique = true;
    } else if (type == "primary_key") {
        column.primaryKeyPosition = 1;
        column.nullable = false;
    } else if (const std::string_view text = constraint["expression"].text(); !text.empty()) {
        column.constraints = constraint.toJson();
    }
    constraint.keep();
}

Column mapColumn(Value field, bool enforced)
{
    Column column;
    take(columnFields, field, column);
    column.tags = tags(field);
    column.rawClassification = metaValue(field, metakeys::level).string();
    column.classification = parseClassification(column.rawClassification);
    column.personal = metaValue(field, metakeys::personal).boolean();
    for (const Value constraint : field["constraints"].items()) {
        if (enforced)
            applyConstraint(constraint, column);
        constraint.keep();
    }
    return column;
}

void applyNamedConstraint(std::string_view type, int position, bool alone, Column &column)
{
    if (type == "primary_key")
        column.primaryKeyPosition = position;
    if (type == "primary_key" || type == "not_null")
        column.nullable = false;
    if (type == "unique" && alone)
        column.unique = true;
}

/// Constraints on the model name their columns, in key order.
void applyModelConstraints(Value node, std::vector<Column> &columns)
{
    for (const Value constraint : node["constraints"].items()) {
        const std::string_view type = constraint["type"].text();
        const std::vector<std::string> names = constraint["columns"].strings();
        constraint.keep();
        for (Column &column : columns) {
            const auto named = std::ranges::find(names, column.name);
            if (named != names.end())
                applyNamedConstraint(type, static_cast<int>(named - names.begin()) + 1,
                                     names.size() == 1, column);
        }
    }
}

} // namespace

std::vector<ContractRelationship> mapForeignKeys(Value node)
{
    std::vector<ContractRelationship> keys;
    const auto add = [&](Value constraint, const std::string &column) {
        const std::string_view to = constraint["to"].text();
        if (constraint["type"].text() != "foreign_key" || to.empty())
            return;
        std::vector<std::string> from = constraint["columns"].strings();
        if (from.empty())
            from.push_back(column);
        const std::vector<std::string> target = constraint["to_columns"].strings();
        for (std::size_t i = 0; i < from.size(); ++i)
            keys.push_back(
                {from[i], i < target.size() ? fmt::format("{}.{}", to, target[i]) : std::string(to),
                 "foreignKey"});
    };
    for (const Value constraint : node["constraints"].items())
        add(constraint, {});
    for (const Value column : node["columns"].members())
        for (const Value constraint : column["constraints"].items())
            add(constraint, column["name"].string());
    return keys;
}

std::vector<Column> mapColumns(Value node, Reading &reading)
{
    const bool enforced = node["contract"]["enforced"].boolean().value_or(false);
    std::vector<Column> columns;
    std::unordered_map<std::string_view, std::string> paths;
    for (const Value field : node["columns"].fields()) {
        const Value stated = field["name"];
        const std::string_view name = stated.text().empty() ? field.key() : stated.text();
        Column column = mapColumn(field, enforced);
        std::string_view lastPart;
        column.path = pathOf(name, paths, lastPart);
        column.name = lastPart;
        if (!paths.emplace(name, column.path).second) {
            reading.report(IssueSeverity::Warning, "duplicate-column",
                           "A column is described twice; the first description counts. Remove one.",
                           field, std::string(name));
            continue;
        }
        columns.push_back(std::move(column));
    }
    if (enforced)
        applyModelConstraints(node, columns);
    node["constraints"].keep();
    return columns;
}

void mapColumns(MappingRows &rows)
{
    constexpr std::string_view prefix = "nodes|sources.{*}.columns.{*}.";
    addRows(rows, prefix, columnFields);
    addMetaRow(rows, prefix, metakeys::level, "Dataset: column: classification");
    addMetaRow(rows, prefix, metakeys::personal, "Dataset: column: personal");
}

} // namespace meshscope::ingest::dbt
