// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/dbt_common.h"
#include "ingest/odcs.h"
#include "ingest/openmetadata.h"

#include <algorithm>

namespace meshscope::ingest::openmetadata {

namespace {

constexpr int maxNesting = 64;

/// The physical name when the kind of service is stated, else OpenMetadata's own.
void setRef(Value entity, Asset &asset)
{
    std::string fqn = entity["fullyQualifiedName"].string();
    if (fqn.empty()) {
        const std::string above
            = fqnOf(entity["databaseSchema"] ? entity["databaseSchema"] : entity["database"]);
        fqn = above.empty() ? entity["name"].string() : above + "." + entity["name"].string();
    }
    const std::string_view service = entity["serviceType"].text();
    if (!service.empty() && asset.type != AssetType::Dashboard && asset.type != AssetType::Chart) {
        asset.ref.form = RefForm::Relation;
        asset.ref.platform = service;
        dbt::splitRelation(fqn, asset.ref.parts, asset.ref.quoted);
        if (asset.ref.parts.size() > 1) { // the service comes first
            asset.ref.parts.erase(asset.ref.parts.begin());
            asset.ref.quoted.erase(asset.ref.quoted.begin());
        }
        asset.ref.quoted.assign(asset.ref.parts.size(), false);
        asset.aliases.push_back(named(fqn));
    } else {
        asset.ref = named(fqn);
    }
    asset.custom["openmetadata_fqn"] = fqn;
    if (const std::string_view id = entity["id"].text(); !id.empty())
        asset.aliases.push_back(named("id:" + std::string(id)));
}

Asset assetOf(Value entity, AssetType type)
{
    Asset asset;
    asset.type = type;
    takeFields(entity, asset);
    setRef(entity, asset);
    keepNoise(entity);
    return asset;
}

void takeAsset(Context &context, Asset &&asset)
{
    odcs::rankKeys(asset.columns);
    asset.columnsComplete = !asset.columns.empty();
    for (Column &column : asset.columns)
        if (std::ranges::any_of(column.tags, [](const std::string &tag) {
                const std::string folded = foldCase(tag);
                return folded == "pii.sensitive" || folded.starts_with("personaldata.");
            }))
            column.personal = true;
    context.reading.take(static_cast<AssetRecord &&>(asset));
}

} // namespace

void addColumns(Value list, const std::string &parent, std::string_view parentType,
                std::vector<Column> &columns, int depth)
{
    for (const Value item : list.items()) {
        const std::string name = item["name"].string();
        if (name.empty() || depth > maxNesting)
            continue;
        Column column;
        const bool inArray = parentType == "ARRAY";
        column.path = childPath(inArray ? itemPath(parent) : parent, name);
        column.name = name;
        takeFields(item, column);
        const std::string path = column.path;
        columns.push_back(std::move(column));
        const Value children = item["children"];
        if (item["dataType"].text() == "ARRAY" && !children.isEmpty()) {
            Column items;
            items.path = itemPath(path);
            items.name = "[]";
            items.physicalType = item["arrayDataType"].string();
            columns.push_back(std::move(items));
        }
        addColumns(children, path, item["dataType"].text(), columns, depth + 1);
    }
}

void table(Context &context, Value entity)
{
    Asset asset = assetOf(entity, AssetType::Table);
    addColumns(entity["columns"], {}, {}, asset.columns, 0);
    for (const Value constraint : entity["tableConstraints"].items()) {
        const std::vector<std::string> names = constraint["columns"].strings();
        const std::vector<std::string> to = constraint["referredColumns"].strings();
        const std::string_view kind = constraint["constraintType"].text();
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto column
                = std::ranges::find(asset.columns, childPath({}, names[i]), &Column::path);
            if (kind == "PRIMARY_KEY" && column != asset.columns.end())
                column->primaryKeyPosition = static_cast<int>(i) + 1;
            if (kind == "FOREIGN_KEY" && i < to.size())
                asset.relationships.push_back({names[i], to[i], "foreignKey"});
        }
        constraint.keep();
    }
    takeAsset(context, std::move(asset));
}

void topic(Context &context, Value entity)
{
    Asset asset = assetOf(entity, AssetType::Topic);
    addColumns(entity["messageSchema"]["schemaFields"], {}, {}, asset.columns, 0);
    entity["messageSchema"].keep();
    takeAsset(context, std::move(asset));
}

void chart(Context &context, Value entity)
{
    takeAsset(context, assetOf(entity, AssetType::Chart));
}

void dashboard(Context &context, Value entity)
{
    Asset asset = assetOf(entity, AssetType::Dashboard);
    std::vector<EdgeRecord> edges;
    for (const Value item : entity["charts"].items()) {
        EdgeRecord edge;
        edge.from
            = item["id"].text().empty() ? named(fqnOf(item)) : named("id:" + item["id"].string());
        edge.to = asset.ref;
        if (item.isObject() && !edge.from.name.empty())
            edges.push_back(std::move(edge));
        else if (!item.isObject()) // a number of the tool, which no entity carries
            asset.custom["charts"] += (asset.custom["charts"].empty() ? "" : ", ") + item.string();
        item.keep();
    }
    takeAsset(context, std::move(asset));
    for (EdgeRecord &edge : edges)
        context.reading.take(std::move(edge));
}

void model(Context &context, Value entity)
{
    Asset asset = assetOf(entity, AssetType::MlModel);
    std::map<std::string, std::vector<ColumnFlow>> sources;
    for (const Value feature : entity["mlFeatures"].items()) {
        Column column;
        column.name = feature["name"].string();
        column.path = childPath({}, column.name);
        column.physicalType = feature["dataType"].string();
        column.description = feature["description"].string();
        for (const Value source : feature["featureSources"].items())
            if (const std::string from = fqnOf(source["dataSource"]); !from.empty()) {
                ColumnFlow flow;
                flow.from = childPath({}, source["name"].text());
                flow.to = column.path;
                sources[from].push_back(std::move(flow));
            }
        feature.keep();
        asset.columns.push_back(std::move(column));
    }
    const AssetRef ref = asset.ref;
    takeAsset(context, std::move(asset));
    for (auto &[from, flows] : sources) {
        EdgeRecord edge;
        edge.from = named(from);
        edge.to = ref;
        edge.columns = std::move(flows);
        context.reading.take(std::move(edge));
    }
    if (const std::string dashboard = fqnOf(entity["dashboard"]); !dashboard.empty()) {
        EdgeRecord edge;
        edge.from = ref;
        edge.to = named(dashboard);
        context.reading.take(std::move(edge));
    }
}

} // namespace meshscope::ingest::openmetadata
