// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"
#include "ingest/odcs.h"

#include <array>

/// Tables as Unity Catalog's API gives them: one, a list, or a page.
namespace meshscope::ingest {

namespace {

constexpr auto tableFields = std::to_array<Field<AssetRecord>>({
    {"name", "Dataset: name", put::text<&AssetRecord::name>},
    {"comment", "Dataset: description", put::text<&AssetRecord::description>},
    {"catalog_name", "Dataset: key"},
    {"schema_name", "Dataset: key"},
    {"full_name", "Dataset: key"},
    {"table_type", "Dataset: kind",
     [](AssetRecord &into, Value value) {
         const std::string_view kind = value.text();
         into.custom["table_type"] = kind;
         into.type = kind == "VIEW"                    ? AssetType::View
             : kind == "MATERIALIZED_VIEW"             ? AssetType::MaterializedView
             : kind == "EXTERNAL" || kind == "FOREIGN" ? AssetType::ExternalTable
                                                       : AssetType::Table;
     }},
    {"owner", "Dataset: owner",
     [](AssetRecord &into, Value value) {
         OwnerRef owner;
         owner.name = value.string();
         owner.rawRole = "owner";
         if (owner.name.find('@') != std::string::npos)
             owner.email = owner.name;
         else
             owner.type = PartyType::Team;
         if (!owner.name.empty())
             into.owners.push_back(std::move(owner));
     }},
    {"data_source_format|storage_location|view_definition|table_id|sql_path|pipeline_id",
     "Dataset: custom property", put::custom},
    {"properties", "Dataset: custom property", put::customs},
    {"deleted_at", "Presence",
     [](AssetRecord &into, Value value) { into.removed = timeOf(value).has_value(); }},
    {"columns[]", "Dataset: column"},
    {"view_dependencies", "Lineage: edge"},
    {"table_constraints", "Dataset: key position of a column, relationship"},
    {"created_at|created_by|updated_at|updated_by|metastore_id|generation|data_access_"
     "configuration_id|"
     "delta_runtime_properties_kvpairs|enable_predictive_optimization|storage_credential_name|"
     "row_filter|securable_type|securable_kind|browse_only|access_point|effective_predictive_"
     "optimization_flag|"
     "catalog_name|schema_name|full_name|schema_id|catalog_id",
     rawOnly, put::keep},
});

constexpr auto columnFields = std::to_array<Field<Column>>({
    {"name", "Dataset: column: name", put::text<&Column::name>},
    {"type_name|type_text", "Dataset: column: type", put::text<&Column::physicalType>},
    {"comment", "Dataset: column: description", put::text<&Column::description>},
    {"nullable", "Dataset: column: nullable", put::flag<&Column::nullable>},
    {"partition_index", "Dataset: column: partition",
     [](Column &into, Value value) {
         if (const auto index = value.integer())
             into.partitionPosition = static_cast<int>(*index) + 1;
     }},
    {"mask", "Dataset: column: constraint", put::constraint},
    {"type_json|type_precision|type_scale|type_interval_type|position", rawOnly, put::keep},
});

AssetRef refOf(const std::vector<std::string> &parts)
{
    AssetRef ref;
    ref.form = RefForm::Relation;
    ref.platform = "databricks";
    ref.parts = parts;
    ref.quoted.assign(parts.size(), false);
    return ref;
}

void readConstraints(Value list, AssetRecord &asset)
{
    for (const Value item : list.items()) {
        const Value primary = item["primary_key_constraint"];
        int position = 0;
        for (const std::string &name : primary["child_columns"].strings())
            for (Column &column : asset.columns)
                if (column.name == name)
                    column.primaryKeyPosition = ++position;
        const Value foreign = item["foreign_key_constraint"];
        const std::vector<std::string> from = foreign["child_columns"].strings();
        const std::vector<std::string> to = foreign["parent_columns"].strings();
        for (std::size_t i = 0; i < from.size() && i < to.size(); ++i)
            asset.relationships.push_back(
                {from[i], foreign["parent_table"].string() + "." + to[i], "foreignKey"});
        item.keep();
    }
}

} // namespace

void takeUnityTable(Value table, Reading &reading)
{
    AssetRecord asset;
    take(tableFields, table, asset);
    std::vector<std::string> parts;
    for (const std::string_view key : {"catalog_name", "schema_name", "name"})
        if (const std::string_view part = table[key].text(); !part.empty())
            parts.emplace_back(part);
    asset.ref = refOf(parts);
    for (const Value item : table["columns"].items()) {
        Column column;
        take(columnFields, item, column);
        column.path = childPath({}, column.name);
        if (!column.name.empty())
            asset.columns.push_back(std::move(column));
    }
    asset.columnsComplete = !asset.columns.empty();
    readConstraints(table["table_constraints"], asset);
    const AssetRef to = asset.ref;
    reading.take(std::move(asset));
    const Value dependencies = table["view_dependencies"];
    for (const Value item : dependencies["dependencies"].items()) {
        const std::string name = item["table"]["table_full_name"].string();
        if (name.empty())
            continue;
        std::vector<std::string> from;
        std::vector<bool> quoted;
        dbt::splitRelation(name, from, quoted);
        EdgeRecord edge;
        edge.from = refOf(from);
        edge.to = to;
        edge.basis = EdgeBasis::Declared;
        reading.take(std::move(edge));
    }
    dependencies.keep();
}

Status readUnity(Value root, Reading &reading)
{
    const Value list = root.isArray() ? root : root["tables"];
    root["next_page_token"].keep();
    if (!list.isArray()) {
        takeUnityTable(root, reading);
        return {};
    }
    for (const Value table : list.items())
        takeUnityTable(table, reading);
    return {};
}

void mapUnity(MappingRows &rows)
{
    addRows(rows, "", tableFields);
    addRows(rows, "columns[].", columnFields);
}

} // namespace meshscope::ingest
