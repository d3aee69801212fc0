// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest {

namespace {

/// `2022-06-14 09:17UTC` of the Snowflake adapter, or a timestamp.
std::optional<TimePoint> lastModified(std::string_view text)
{
    if (text.ends_with("UTC"))
        text.remove_suffix(3);
    return parseTime(text);
}

/// A statistic of a catalog node; `include: false` means that there is no value.
Value statistic(Value entry)
{
    const bool included = entry["include"].boolean().value_or(true);
    entry.keep();
    return included ? entry["value"] : Value {};
}

template<auto member>
constexpr auto count = [](AssetRecord &into, Value entry) {
    if (const auto read = statistic(entry).integer())
        into.*member = *read;
};

constexpr auto tableFields = std::to_array<Field<AssetRecord>>({
    {"unique_id", "Dataset: key, name"},
    {"metadata.type", "Dataset: kind", put::type<&AssetRecord::type>},
    {"metadata.comment", "Dataset: description", put::text<&AssetRecord::description>},
    {"metadata.owner", "Dataset: custom property",
     [](AssetRecord &into, Value value) {
         if (!value.text().empty())
             into.custom["warehouse_owner"] = value.string();
     }},
    {"metadata.database|metadata.schema|metadata.name", rawOnly, put::keep},
    {"stats.num_rows|stats.row_count", "Dataset: rows", count<&AssetRecord::rowCount>},
    {"stats.size|stats.num_bytes|stats.bytes", "Dataset: bytes", count<&AssetRecord::sizeBytes>},
    {"stats.last_modified", "Dataset: newest data",
     [](AssetRecord &into, Value entry) {
         into.lastDataAt = lastModified(statistic(entry).text());
     }},
    {"stats.has_stats", rawOnly, put::keep},
});

constexpr auto columnFields = std::to_array<Field<Column>>({
    {"name", "Dataset: column: name", put::text<&Column::name>},
    {"index", "Dataset: column: order"},
    {"type", "Dataset: column: type", put::text<&Column::physicalType>},
    {"comment", "Dataset: column: description", put::text<&Column::description>},
});

constexpr auto catalogPartFields = std::to_array<Field<AssetRecord>>({{"errors", rawOnly}});

/// `orders` of `model.shop.orders` and of `model.shop.orders.v2`: the manifest's name for it. The
/// warehouse's spelling of the name is in the relation, not in what people call it.
std::string nodeName(std::string_view uniqueId)
{
    std::string_view rest = uniqueId;
    std::size_t dot = rest.rfind('.');
    if (dot != std::string_view::npos && dot + 2 < rest.size() && rest[dot + 1] == 'v'
        && std::ranges::all_of(rest.substr(dot + 2), [](char c) { return c >= '0' && c <= '9'; })) {
        rest = rest.substr(0, dot);
        dot = rest.rfind('.');
    }
    return std::string(dot == std::string_view::npos ? rest : rest.substr(dot + 1));
}

std::vector<Column> observedColumns(Value node)
{
    struct Indexed
    {
        std::int64_t index;
        Column column;
    };
    std::vector<Indexed> found;
    for (const Value field : node["columns"].fields()) {
        Column column;
        column.name = field.key();
        take(columnFields, field, column);
        column.path = childPath({}, column.name);
        const auto next = static_cast<std::int64_t>(found.size());
        found.push_back({field["index"].integer().value_or(next), std::move(column)});
    }
    std::ranges::stable_sort(found, {}, &Indexed::index);
    std::vector<Column> columns;
    columns.reserve(found.size());
    for (Indexed &one : found)
        columns.push_back(std::move(one.column));
    return columns;
}

void mapObserved(Value node, Reading &reading)
{
    AssetRecord asset;
    asset.ref = dbt::logicalRef(node["unique_id"].text());
    asset.name = nodeName(node["unique_id"].text());
    take(tableFields, node, asset);
    asset.columns = observedColumns(node);
    asset.columnsComplete = !asset.columns.empty();
    reading.take(std::move(asset));
}

} // namespace

Status readDbtCatalog(JsonDocument &json, Reading &reading)
{
    const auto decide = [&](std::string_view key) {
        if (key == "nodes" || key == "sources")
            return Take::Each;
        if (key == "metadata")
            return Take::Whole;
        if (!isListed(catalogPartFields, key))
            dbt::reportPart(key, reading);
        return Take::Check;
    };
    const auto record = [&](std::string_view key, std::string_view name, Value value) -> Status {
        if (reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        if (key == "metadata") {
            reading.summary.generatedAt = dbt::readMetadata(value, reading).generatedAt;
            return {};
        }
        if (value["unique_id"].text().empty()) {
            reading.report(IssueSeverity::DataLoss, "node-without-id",
                           "A table of the catalog has no unique_id, so it belongs to no node; it "
                           "is left out.",
                           value, std::string(name));
            return {};
        }
        mapObserved(value, reading);
        reading.countUnmapped(value, std::string(key) + ".{*}");
        return {};
    };
    return json.walk(decide, record);
}

void mapDbtCatalog(MappingRows &rows)
{
    dbt::mapMetadata(rows);
    addRows(rows, "nodes|sources.{*}.", tableFields);
    addRows(rows, "nodes|sources.{*}.columns.{*}.", columnFields);
    addRows(rows, {}, catalogPartFields);
}

} // namespace meshscope::ingest
