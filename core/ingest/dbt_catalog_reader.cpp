// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::ingest {

namespace {

/// A statistic of a catalog node; `include: false` means that there is no value.
Value statistic(Value node, std::string_view name)
{
    const Value entry = node["stats"][name];
    const bool included = entry["include"].boolean().value_or(true);
    entry.keep();
    return included ? entry["value"] : Value {};
}

/// `2022-06-14 09:17UTC` of the Snowflake adapter, or a timestamp.
std::optional<TimePoint> lastModified(std::string_view text)
{
    if (text.ends_with("UTC"))
        text.remove_suffix(3);
    return parseTime(text);
}

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
        const std::string_view name = field["name"].text();
        column.name = name.empty() ? field.key() : name;
        column.path = childPath({}, column.name);
        column.physicalType = field["type"].string();
        column.description = field["comment"].string();
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
    const Value about = node["metadata"];
    AssetRecord asset;
    asset.ref = dbt::logicalRef(node["unique_id"].text());
    asset.name = nodeName(node["unique_id"].text());
    asset.type = parseAssetType(about["type"].text()).value_or(AssetType::Unknown);
    asset.description = about["comment"].string();
    if (const std::string_view owner = about["owner"].text(); !owner.empty())
        asset.custom["warehouse_owner"] = owner;
    for (const std::string_view key : {"database", "schema", "name", "type"})
        about[key].keep();
    asset.columns = observedColumns(node);
    asset.columnsComplete = !asset.columns.empty();
    asset.rowCount = statistic(node, "row_count").integer();
    if (!asset.rowCount)
        asset.rowCount = statistic(node, "num_rows").integer();
    for (const std::string_view key : {"bytes", "num_bytes", "size"})
        if (!asset.sizeBytes)
            asset.sizeBytes = statistic(node, key).integer();
    asset.lastDataAt = lastModified(statistic(node, "last_modified").text());
    node["stats"]["has_stats"].keep();
    reading.take(std::move(asset));
}

} // namespace

Status readDbtCatalog(JsonDocument &json, Reading &reading)
{
    const auto decide = [](std::string_view key) {
        return key == "nodes" || key == "sources" ? Take::Each
            : key == "metadata"                   ? Take::Whole
                                                  : Take::Check;
    };
    const auto record = [&](std::string_view key, std::string_view name, Value value) -> Status {
        if (reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        if (key == "metadata") {
            reading.summary.generatedAt = dbt::readMetadata(value).generatedAt;
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

} // namespace meshscope::ingest
