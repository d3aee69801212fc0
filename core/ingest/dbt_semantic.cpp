// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

/// Semantic models, metrics, saved queries and unit tests: in a manifest, and in the semantic
/// manifest that MetricFlow reads.
namespace meshscope::ingest {

namespace dbt {

namespace {

constexpr auto memberFields = std::to_array<Field<Column>>({
    {"name", "Dataset: column: name", put::text<&Column::name>},
    {"label", "Dataset: column: business name", put::text<&Column::businessName>},
    {"description", "Dataset: column: description", put::text<&Column::description>},
    {"type|agg", "Dataset: column: type", put::text<&Column::physicalType>},
    {"expr", "Dataset: column: transformation", put::text<&Column::transform>},
    {"is_partition", "Dataset: column: partition",
     [](Column &into, Value value) {
         into.partitionPosition = value.boolean().value_or(false) ? 1 : 0;
     }},
    {"role|type_params|agg_params|agg_time_dimension|non_additive_dimension|create_metric",
     "Dataset: column: constraint",
     [](Column &into, Value value) {
         if (!value.isEmpty())
             put::constraint(into, value);
     }},
    {"config|metadata", rawOnly, put::keep},
});

constexpr auto semanticFields = std::to_array<Field<AssetRecord>>({
    {"primary_entity", "Dataset: custom property", put::custom},
    {"defaults", "Dataset: custom property", put::custom},
    {"type", "Dataset: custom property", put::custom},
    {"type_params", "Dataset: custom property",
     [](AssetRecord &into, Value value) {
         for (const Value field : value.members())
             if (!field.isEmpty())
                 into.custom["metric." + std::string(field.key())] = textOrJson(field);
         value.keep();
     }},
    {"filter", "Dataset: custom property", put::custom},
    {"time_granularity", "Dataset: custom property", put::custom},
    {"query_params", "Dataset: custom property", put::custom},
    {"exports", "Dataset: custom property", put::custom},
    {"node_relation.relation_name", "Dataset: custom property",
     [](AssetRecord &into, Value value) {
         if (!value.text().empty())
             into.custom["relation"] = value.string();
     }},
    {"node_relation|model|metadata|config|group|classifiers", rawOnly, put::keep},
});

constexpr auto unitTestFields = std::to_array<Field<RuleRecord>>({
    {"unique_id", "Rule: key", put::text<&RuleRecord::key>},
    {"name", "Rule: name", put::text<&RuleRecord::name>},
    {"description", "Rule: description", put::text<&RuleRecord::description>},
    {"depends_on.nodes", "Rule: dataset"},
    {"resource_type|model|given|expect|overrides|version|versions|tested_node_unique_id|"
     "this_input_node_unique_id|contract",
     rawOnly, put::keep},
    ownFields<RuleRecord>,
});

} // namespace

void addSemantics(Value node, AssetRecord &asset)
{
    take(semanticFields, node, asset);
    for (const auto &[key, word] :
         {std::pair {"entities", "entity"}, {"dimensions", "dimension"}, {"measures", "measure"}})
        for (const Value item : node[key].items()) {
            Column column;
            column.name = item.string(); // metrics of old versions give the names alone
            take(memberFields, item, column);
            if (column.name.empty())
                continue;
            column.path = childPath({}, column.name);
            column.logicalType = word;
            const bool known = std::ranges::any_of(
                asset.columns, [&](const Column &c) { return c.path == column.path; });
            if (!known) // a measure may bear the name of its dimension
                asset.columns.push_back(std::move(column));
        }
}

void mapUnitTest(Value node, Reading &reading)
{
    RuleRecord rule;
    take(unitTestFields, node, rule);
    rule.engine = "dbt";
    rule.type = "unit_test";
    rule.dimensionBasis = "none";
    rule.documentedOnly = true; // it tests the code on made-up rows, not the data
    const std::vector<std::string> parents = node["depends_on"]["nodes"].strings();
    if (parents.empty())
        return;
    rule.asset = logicalRef(parents.front());
    reading.take(std::move(rule));
}

void mapUnitTests(MappingRows &rows)
{
    addRows(rows, "unit_tests.{*}.", unitTestFields);
}

void mapSemantics(MappingRows &rows, std::string_view prefix)
{
    addRows(rows, prefix, semanticFields);
    const std::string member = std::string(prefix) + "entities|dimensions|measures[]";
    addRows(rows, member + ".", memberFields);
    rows.push_back({member, "Dataset: column (a name alone)", member.size()});
}

} // namespace dbt

namespace {

AssetRef named(std::string_view kind, std::string_view name)
{
    return dbt::logicalRef(fmt::format("{}:{}", kind, name));
}

constexpr auto namedFields = std::to_array<Field<AssetRecord>>({
    {"name|label", "Dataset: key, name", put::text<&AssetRecord::name>},
    {"description", "Dataset: description", put::text<&AssetRecord::description>},
});
constexpr auto semanticPartFields
    = std::to_array<Field<AssetRecord>>({{"project_configuration", rawOnly, put::keep}});

AssetRecord assetOf(Value node, std::string_view kind, AssetType type)
{
    AssetRecord asset;
    take(namedFields, node, asset);
    asset.ref = named(kind, node["name"].text());
    asset.type = type;
    dbt::addSemantics(node, asset);
    return asset;
}

/// Metrics name measures, which belong to semantic models, and other metrics.
void takeMetricEdges(Value node, const std::map<std::string, std::string, std::less<>> &measures,
                     Reading &reading)
{
    std::set<AssetRef> sources;
    const Value parameters = node["type_params"];
    const auto add = [&](Value input, std::string_view kind) {
        const std::string_view name = input.isObject() ? input["name"].text() : input.text();
        if (name.empty())
            return;
        if (kind == "metric")
            sources.insert(named(kind, name));
        else if (const auto model = measures.find(name); model != measures.end())
            sources.insert(named("semantic_model", model->second));
    };
    add(parameters["measure"], "measure");
    for (const Value input : parameters["input_measures"].items())
        add(input, "measure");
    for (const std::string_view key : {"numerator", "denominator"})
        add(parameters[key], "metric");
    for (const Value input : parameters["metrics"].items())
        add(input, "metric");
    if (const std::string_view model
        = parameters["metric_aggregation_params"]["semantic_model"].text();
        !model.empty())
        sources.insert(named("semantic_model", model));
    for (const AssetRef &source : sources) {
        EdgeRecord edge;
        edge.from = source;
        edge.to = named("metric", node["name"].text());
        reading.take(std::move(edge));
    }
}

} // namespace

Status readDbtSemanticManifest(Value root, Reading &reading)
{
    std::map<std::string, std::string, std::less<>> measures; ///< measure -> semantic model
    for (const Value model : root["semantic_models"].items()) {
        for (const Value measure : model["measures"].items())
            measures[measure["name"].string()] = model["name"].string();
        reading.take(assetOf(model, "semantic_model", AssetType::SemanticModel));
    }
    for (const Value metric : root["metrics"].items()) {
        takeMetricEdges(metric, measures, reading);
        reading.take(assetOf(metric, "metric", AssetType::Metric));
    }
    for (const Value query : root["saved_queries"].items())
        reading.take(assetOf(query, "saved_query", AssetType::Report));
    AssetRecord nothing;
    take(semanticPartFields, root, nothing);
    return {};
}

void mapDbtSemanticManifest(MappingRows &rows)
{
    constexpr std::string_view prefix = "semantic_models|metrics|saved_queries[].";
    addRows(rows, prefix, namedFields);
    dbt::mapSemantics(rows, prefix);
    addRows(rows, {}, semanticPartFields);
}

} // namespace meshscope::ingest
