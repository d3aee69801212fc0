// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace meshscope::ingest::dbt {

namespace {

using KeyList = std::initializer_list<std::string_view>;

const KeyList personalKeys {"pii", "contains_pii", "containsPii", "personal", "personal_data"};
const KeyList levelKeys {"classification", "data_classification"};

/// Keys of `meta` that have a place of their own; the others become custom properties.
bool isKnownMeta(std::string_view key)
{
    const auto has = [key](KeyList list) { return std::ranges::find(list, key) != list.end(); };
    return has(personalKeys) || has(levelKeys)
        || has({"owner", "owners", "domain", "product", "data_product"});
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

void addCustom(Value node, KeyList keys, std::map<std::string, std::string> &custom)
{
    for (const std::string_view key : keys)
        if (const Value value = node[key]; !value.text().empty())
            custom[std::string(key)] = value.string();
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
    std::vector<OwnerRef> all = owners(metaValue(node, {"owner", "owners"}));
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
    asset.name = node["name"].string();
    asset.description = node["description"].string();
    asset.domain = metaValue(node, {"domain"}).string();
    asset.product = metaValue(node, {"product", "data_product"}).string();
    asset.owners = ownersOf(project, node);
    asset.tags = tags(node);
    asset.classification = parseClassification(metaValue(node, levelKeys).text());
    asset.personal = metaValue(node, personalKeys).boolean();
    addMetaAsCustom(node, asset.custom);
    addCustom(node,
              {"group", "version", "latest_version", "deprecation_date", "package_name",
               "original_file_path", "source_name", "source_description", "loader", "maturity",
               "loaded_at_field"},
              asset.custom);
    return asset;
}

} // namespace

void mapDataset(const Project &project, Value node, Reading &reading)
{
    const std::string uniqueId = node["unique_id"].string();
    AssetRecord asset = commonAsset(project, node);
    asset.ref = relationRef(project.metadata.adapter, node);
    if (asset.ref.form != RefForm::Logical)
        asset.aliases.push_back(logicalRef(uniqueId));
    asset.type = typeOf(node);
    asset.visibility = node["access"].string();
    if (asset.visibility.empty())
        asset.visibility = node["config"]["access"].string();
    if (const std::string_view made = node["config"]["materialized"].text(); !made.empty())
        asset.custom["materialized"] = made;
    asset.relationships = mapForeignKeys(node);
    asset.columns = mapColumns(node, reading);
    if (const std::string_view day = node["deprecation_date"].text(); !day.empty())
        asset.statusNote = fmt::format("to be deprecated on {}", day);
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
    for (const std::string_view key : {"source_meta", "time_spine", "classifiers"})
        node[key].keep();
    keepNoise(node);
}

void mapConsumer(const Project &project, Value node, Reading &reading)
{
    AssetRecord asset = commonAsset(project, node);
    const std::string_view kind = node["resource_type"].text();
    asset.ref = logicalRef(node["unique_id"].text());
    if (kind == "exposure" || node["unique_id"].text().starts_with("exposure."))
        asset.type = parseAssetType(node["type"].text()).value_or(AssetType::Unknown);
    else
        asset.type = node["unique_id"].text().starts_with("metric.") ? AssetType::Metric
            : node["unique_id"].text().starts_with("saved_query.")   ? AssetType::Report
                                                                     : AssetType::SemanticModel;
    if (kind != "exposure")
        addSemantics(node, asset);
    if (const std::string_view label = node["label"].text(); !label.empty())
        asset.name = label;
    if (const std::string_view url = node["url"].text(); !url.empty())
        asset.links.push_back({.type = "url", .url = std::string(url), .text = {}});
    if (const std::string_view type = node["type"].text(); !type.empty())
        asset.custom["type"] = type;
    reading.take(std::move(asset));
    addEdges(node, {}, reading);
    keepNoise(node);
}

} // namespace meshscope::ingest::dbt
