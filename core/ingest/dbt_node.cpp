// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::dbt {

namespace {

using MetaShow = std::pair<std::string_view, std::string_view>;

/// Where the keys of `meta` show that have a place of their own; the others become custom
/// properties.
constexpr auto metaFields = std::to_array<MetaShow>({
    {metakeys::owner, "Dataset: owner"},
    {metakeys::domain, "Dataset: domain"},
    {metakeys::product, "Dataset: product"},
    {metakeys::level, "Dataset: classification"},
    {metakeys::personal, "Dataset: personal"},
});

/// What all that dbt describes has in common.
constexpr auto commonFields = std::to_array<Field<AssetRecord>>({
    {"unique_id", "Dataset: key"},
    {"resource_type", "Dataset: kind"},
    {"name", "Dataset: name", put::text<&AssetRecord::name>},
    {"description", "Dataset: description", put::text<&AssetRecord::description>},
    {"owner", "Dataset: owner"},
    {"group", "Dataset: owner, custom property", put::custom},
    {"tags|config.tags", "Dataset: tag"},
    {"version|latest_version|package_name|original_file_path|source_name|source_description|"
     "loader|maturity|loaded_at_field",
     "Dataset: custom property", put::custom},
    {"deprecation_date", "Dataset: note of the status, custom property",
     [](AssetRecord &into, Value value) {
         put::custom(into, value);
         if (!value.text().empty())
             into.statusNote = fmt::format("to be deprecated on {}", value.text());
     }},
    {"depends_on.nodes", "Lineage: edge"},
    ownFields<AssetRecord>,
});

constexpr auto datasetFields = std::to_array<Field<AssetRecord>>({
    {"relation_name|database|schema|identifier|alias", "Dataset: key, other name"},
    {"config.materialized", "Dataset: kind, custom property",
     [](AssetRecord &into, Value value) {
         if (!value.text().empty())
             into.custom["materialized"] = value.string();
     }},
    {"external", "Dataset: kind (when there is one)"},
    {"config.access|access", "Dataset: visibility", put::text<&AssetRecord::visibility>},
    {"contract.enforced", "Dataset: column: constraint (when it is)"},
    {"constraints", "Dataset: column: key, nullable, unique; relationship"},
    {"freshness.warn_after|freshness.error_after", "Rule: expectation"},
    {"compiled_code|compiled_sql|raw_code|raw_sql", "Job: code"},
    {"contract|primary_key|freshness|source_meta|time_spine|classifiers", rawOnly, put::keep},
});

constexpr auto consumerFields = std::to_array<Field<AssetRecord>>({
    {"label", "Dataset: name", put::text<&AssetRecord::name>},
    {"url", "Dataset: link",
     [](AssetRecord &into, Value value) {
         if (!value.text().empty())
             into.links.push_back({.type = "url", .url = value.string(), .text = {}});
     }},
});

constexpr auto exposureFields = std::to_array<Field<AssetRecord>>({
    {"type", "Dataset: kind, custom property", put::custom},
});

bool isKnownMeta(std::string_view key)
{
    bool known = false;
    for (const auto &[keys, shows] : metaFields)
        eachSpelling(keys, [&](std::string_view one) { known = known || one == key; });
    return known;
}

void addMetaAsCustom(Value node, std::map<std::string, std::string> &custom)
{
    for (const Value meta : {node["meta"], node["config"]["meta"]}) {
        for (const Value field : meta.fields()) {
            if (!isKnownMeta(field.key()) && !field.isEmpty())
                custom["meta." + std::string(field.key())]
                    = field.isObject() || field.isArray() ? field.toJson() : field.string();
            field.keep();
        }
    }
}

AssetType typeOf(Value node)
{
    const std::string_view kind = node["resource_type"].text();
    const std::string_view materialized = node["config"]["materialized"].text();
    if (kind == "source")
        return node["external"].isEmpty() ? AssetType::Table : AssetType::ExternalTable;
    if (kind == "seed" || kind == "snapshot")
        return AssetType::Table;
    return parseAssetType(materialized).value_or(AssetType::Unknown);
}

void addEdges(Value node, const std::string &jobName, Reading &reading)
{
    for (const Value upstream : node["depends_on"]["nodes"].items()) {
        if (upstream.text().empty())
            continue;
        EdgeRecord edge;
        edge.from = logicalRef(upstream.text());
        edge.to = logicalRef(node["unique_id"].text());
        edge.jobNamespace = jobName.empty() ? "" : "dbt";
        edge.jobName = jobName;
        edge.basis = EdgeBasis::Declared;
        reading.take(std::move(edge));
    }
}

/// One job per node that dbt builds. The compiled text is what ran; the raw one stands in for it.
void addJob(Value node, const std::vector<OwnerRef> &owners, Reading &reading)
{
    JobRecord job;
    job.nameSpace = "dbt";
    job.name = node["unique_id"].string();
    job.type = "dbt " + node["resource_type"].string();
    for (const std::string_view key : {"compiled_code", "compiled_sql", "raw_code", "raw_sql"})
        if (job.code.empty())
            job.code = node[key].string();
    job.owners = owners;
    reading.take(std::move(job));
}

std::vector<OwnerRef> ownersOf(const Project &project, Value node)
{
    std::vector<OwnerRef> all = owners(metaValue(node, metakeys::owner));
    for (OwnerRef &owner : owners(node["owner"]))
        all.push_back(std::move(owner));
    const std::string_view group = node["group"].text();
    if (const auto known = project.groups.find(group); known != project.groups.end()) {
        for (const OwnerRef &owner : known->second)
            if (std::ranges::none_of(all, [&](const OwnerRef &o) { return o.name == owner.name; }))
                all.push_back(owner);
    }
    return all;
}

AssetRecord commonAsset(const Project &project, Value node)
{
    AssetRecord asset;
    take(commonFields, node, asset);
    asset.domain = metaValue(node, metakeys::domain).string();
    asset.product = metaValue(node, metakeys::product).string();
    asset.owners = ownersOf(project, node);
    asset.tags = tags(node);
    asset.classification = parseClassification(metaValue(node, metakeys::level).text());
    asset.personal = metaValue(node, metakeys::personal).boolean();
    addMetaAsCustom(node, asset.custom);
    return asset;
}

} // namespace

void mapDataset(const Project &project, Value node, Reading &reading)
{
    const std::string uniqueId = node["unique_id"].string();
    AssetRecord asset = commonAsset(project, node);
    take(datasetFields, node, asset);
    asset.ref = relationRef(project.metadata.adapter, node);
    if (asset.ref.form != RefForm::Logical)
        asset.aliases.push_back(logicalRef(uniqueId));
    asset.type = typeOf(node);
    asset.relationships = mapForeignKeys(node);
    asset.columns = mapColumns(node, reading);
    const bool built
        = node["resource_type"].text() != "source" && node["resource_type"].text() != "seed";
    const std::vector<OwnerRef> owners = asset.owners;
    reading.take(std::move(asset));
    if (auto rule = freshnessRule(uniqueId, node["freshness"]))
        reading.take(std::move(*rule));
    if (built) {
        addJob(node, owners, reading);
        addEdges(node, uniqueId, reading);
    }
}

void mapConsumer(const Project &project, Value node, Reading &reading)
{
    AssetRecord asset = commonAsset(project, node);
    const std::string_view id = node["unique_id"].text();
    const bool exposure = node["resource_type"].text() == "exposure" || id.starts_with("exposure.");
    asset.ref = logicalRef(id);
    if (exposure) {
        take(exposureFields, node, asset);
        asset.type = parseAssetType(node["type"].text()).value_or(AssetType::Unknown);
    } else {
        asset.type = id.starts_with("metric.") ? AssetType::Metric
            : id.starts_with("saved_query.")   ? AssetType::Report
                                               : AssetType::SemanticModel;
        addSemantics(node, asset);
    }
    take(consumerFields, node, asset);
    reading.take(std::move(asset));
    addEdges(node, {}, reading);
}

void mapNodes(MappingRows &rows)
{
    for (const std::string_view prefix :
         {"nodes|sources.{*}.", "exposures|metrics|semantic_models|saved_queries.{*}."}) {
        addRows(rows, prefix, commonFields);
        for (const auto &[keys, shows] : metaFields)
            addMetaRow(rows, prefix, keys, shows);
        addMetaRow(rows, prefix, "{*}", "Dataset: custom property");
    }
    addRows(rows, "nodes|sources.{*}.", datasetFields);
    addRows(rows, "exposures|metrics|semantic_models|saved_queries.{*}.", consumerFields);
    addRows(rows, "exposures.{*}.", exposureFields);
    mapSemantics(rows, "metrics|semantic_models|saved_queries.{*}.");
    mapColumns(rows);
}

} // namespace meshscope::ingest::dbt
