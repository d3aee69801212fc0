// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/openlineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::openlineage {

namespace {

constexpr int maxNesting = 64;

/// The segment that a child of a nested field adds: documented shapes are `_element` below arrays,
/// `key` and `value` below maps, `_0` below unions.
std::string stepOf(const std::string &parent, std::string_view parentType, std::string_view name)
{
    if (name == "_element")
        return itemPath(parent);
    if (parentType == "map" && (name == "key" || name == "value"))
        return parent + "{" + std::string(name) + "}";
    if (parentType == "union" && name.size() > 1 && name.front() == '_')
        return parent + "<u" + std::string(name.substr(1)) + ">";
    return childPath(parent, name);
}

void addFields(Value fields, const std::string &parent, std::string_view parentType,
               std::vector<Column> &columns, int depth)
{
    // Some producers put an array's struct fields directly below it.
    const bool direct = (parentType.starts_with("array<") || parentType.starts_with("list<"));
    if (direct && !fields.items().isEmpty()
        && (*fields.items().begin())["name"].text() != "_element") {
        Column items;
        items.path = itemPath(parent);
        items.name = "[]";
        columns.push_back(std::move(items));
    }
    for (const Value field : fields.items()) {
        const std::string_view name = field["name"].text();
        if (name.empty() || depth > maxNesting)
            continue;
        const std::string base = direct && name != "_element" ? itemPath(parent) : parent;
        Column column;
        column.path = stepOf(base, parentType, name);
        column.name = name == "_element" ? "[]" : name;
        column.physicalType = field["type"].string();
        column.description = field["description"].string();
        field["ordinal_position"].keep();
        const std::string path = column.path;
        columns.push_back(std::move(column));
        addFields(field["fields"], path, field["type"].text(), columns, depth + 1);
    }
}

/// A path as people write it, `a.b`, beside the one with `[]` for the items of lists.
std::string plainPath(const Column &column)
{
    std::string path = column.path;
    for (std::size_t at = path.find("[]"); at != std::string::npos; at = path.find("[]", at))
        path.erase(at, 2);
    return path;
}

Column *taggedColumn(std::string_view field, AssetRecord &asset)
{
    const auto same = [field](const Column &column) {
        return column.path == field || plainPath(column) == field;
    };
    auto column = std::ranges::find_if(asset.columns, same);
    if (column == asset.columns.end())
        column = std::ranges::find(asset.columns, field, &Column::name);
    return column == asset.columns.end() ? nullptr : &*column;
}

/// Tags whose key has a place of its own, as in the `meta` of dbt: domain and product of a dataset,
/// personal data and classification of a column.
bool tookKnownTag(std::string_view key, std::string_view value, AssetRecord &asset, Column *column)
{
    if (column == nullptr && key == "domain")
        asset.domain = value;
    else if (column == nullptr && (key == "product" || key == "data_product"))
        asset.product = value;
    else if (column != nullptr && key == "pii" && (value == "true" || value == "false"))
        column->personal = value == "true";
    else if (column != nullptr && key == "classification") {
        column->rawClassification = value;
        column->classification = parseClassification(value);
    } else
        return false;
    return true;
}

void addTags(Value tags, AssetRecord &asset)
{
    for (const Value tag : tags.items()) {
        const std::string_view value = tag["value"].text();
        const std::string_view field = tag["field"].text();
        std::string text = tag["key"].string();
        tag["source"].keep();
        Column *const column = field.empty() ? nullptr : taggedColumn(field, asset);
        if (!field.empty() && column == nullptr)
            continue;
        const bool known = tookKnownTag(text, value, asset, column);
        if (known && text != "pii")
            continue;
        if (known && value == "false")
            continue;
        if (!value.empty() && value != "true")
            text += "=" + std::string(value);
        (column == nullptr ? asset.tags : column->tags).push_back(std::move(text));
    }
}

/// TABLE names the same thing twice; LOCATION says where it lies, which is not its name.
void addSymlinks(Value identifiers, AssetRecord &asset)
{
    for (const Value identifier : identifiers.items()) {
        const std::string_view nameSpace = identifier["namespace"].text();
        const std::string_view name = identifier["name"].text();
        if (name.empty())
            continue;
        if (identifier["type"].text() == "LOCATION")
            asset.custom["location"] = fmt::format("{}/{}", nameSpace, name);
        else
            asset.aliases.push_back(datasetRef(nameSpace, name));
    }
}

void addMetrics(Value metrics, AssetRecord &asset)
{
    if (const auto rows = metrics["rowCount"].integer())
        asset.rowCount = rows;
    if (const auto bytes = metrics["bytes"].integer())
        asset.sizeBytes = bytes;
    if (const auto updated = parseTime(metrics["lastUpdated"].text()))
        asset.lastDataAt = updated;
    metrics.keep();
}

void takeAssertions(Value assertions, const AssetRef &asset, const Event &event, Reading &reading)
{
    for (const Value item : assertions.items()) {
        const std::string assertion = item["assertion"].string();
        const std::string column = item["column"].string();
        const std::string name = item["name"].string();
        RuleRecord rule;
        rule.key = fmt::format("openlineage:{}:{}#{}({}){}", asset.platform + "@" + asset.instance,
                               asset.name, assertion, column, name);
        rule.asset = asset;
        rule.column = column.empty() ? column : childPath({}, column);
        rule.engine = "openlineage";
        rule.name = name.empty() ? assertion : name;
        rule.type = assertion;
        if (!item["expected"].text().empty())
            rule.expectation = "expected " + item["expected"].string();
        rule.dimension = dimensionOf(assertion);
        rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
        rule.severity = parseSeverity(item["severity"].text());
        const std::optional<bool> success = item["success"].boolean();
        ResultRecord result;
        result.ruleKey = rule.key;
        result.runKey = event.runId;
        result.outcome = !success                ? Outcome::Unknown
            : *success                           ? Outcome::Pass
            : rule.severity == Severity::Warning ? Outcome::Warn
                                                 : Outcome::Fail;
        result.value = item["actual"].number();
        reading.take(std::move(rule));
        if (event.time) {
            result.executedAt = *event.time;
            reading.take(std::move(result));
        }
    }
}

/// Producer and schema addresses of every facet, and facets that say nothing the catalog holds.
void keepNoise(Value dataset)
{
    for (const Value facets :
         {dataset["facets"], dataset["inputFacets"], dataset["outputFacets"]}) {
        for (const std::string_view key :
             {"columnLineage", "lineage", "subset", "datasetVersion", "schema"})
            facets[key].keep();
        for (const Value facet : facets.members())
            for (const std::string_view key : {"_producer", "_schemaURL", "_deleted"})
                facet[key].keep();
    }
}

constexpr auto under = [](AssetRecord &asset, Value value) {
    if (std::string text = textOrJson(value); !value.isEmpty())
        asset.custom[std::string(value.key())] = std::move(text);
};

/// Facets that become plain properties of the dataset.
constexpr auto facetFields = std::to_array<Field<AssetRecord>>({
    {"dataSource.uri", "Dataset: custom property",
     [](AssetRecord &asset, Value value) { asset.custom["data_source"] = value.string(); }},
    {"dataSource.name", rawOnly, put::keep},
    {"storage.storageLayer|storage.fileFormat", "Dataset: custom property", under},
    {"catalog.framework|catalog.type|catalog.name|catalog.metadataUri|catalog.warehouseUri|"
     "catalog.source|catalog.catalogProperties",
     "Dataset: custom property",
     [](AssetRecord &asset, Value value) {
         if (std::string text = textOrJson(value); !value.isEmpty())
             asset.custom["catalog_" + std::string(value.key())] = std::move(text);
     }},
    {"datasetType.subType", "Dataset: custom property", under},
    {"version.datasetVersion", "Dataset: custom property", under},
    {"hierarchy.hierarchy", "Dataset: custom property", under},
});

constexpr auto readFields = std::to_array<Field<AssetRecord>>({
    {"inputStatistics.rowCount", "Dataset: custom property",
     [](AssetRecord &asset, Value value) { asset.custom["last_read_rows"] = value.string(); }},
    {"inputStatistics.size", "Dataset: custom property",
     [](AssetRecord &asset, Value value) { asset.custom["last_read_bytes"] = value.string(); }},
    {"inputStatistics.fileCount", "Dataset: custom property",
     [](AssetRecord &asset, Value value) { asset.custom["last_read_files"] = value.string(); }},
});

/// A dropped dataset is gone; a renamed one keeps its earlier name beside the new one.
void addLifecycle(Value facet, AssetRecord &asset)
{
    const std::string_view change = facet["lifecycleStateChange"].text();
    if (change.empty())
        return;
    asset.custom["lifecycle"] = change;
    asset.removed = change == "DROP";
    const Value previous = facet["previousIdentifier"];
    if (const std::string_view name = previous["name"].text(); !name.empty()) {
        asset.custom["previous_name"] = name;
        if (change == "RENAME")
            asset.aliases.push_back(datasetRef(previous["namespace"].text(), name));
    }
    previous.keep();
}

/// A facet that is deleted says nothing any more.
Value facet(Value facets, std::string_view name)
{
    const Value found = facets[name];
    return found["_deleted"].boolean().value_or(false) ? Value() : found;
}

AssetRecord assetOf(Value dataset, const Event &event)
{
    const Value facets = dataset["facets"];
    AssetRecord asset;
    take(facetFields, facets, asset);
    take(readFields, dataset["inputFacets"], asset);
    asset.ref = datasetRef(dataset["namespace"].text(), dataset["name"].text());
    asset.columns = columnsOf(facet(facets, "schema")["fields"]);
    asset.columnsComplete = !asset.columns.empty();
    asset.description = facet(facets, "documentation")["description"].string();
    asset.owners = ownersOf(facet(facets, "ownership"));
    asset.type = parseAssetType(facet(facets, "datasetType")["datasetType"].text())
                     .value_or(AssetType::Unknown);
    addTags(facet(facets, "tags")["tags"], asset);
    addSymlinks(facet(facets, "symlinks")["identifiers"], asset);
    addMetrics(facet(facets, "dataQualityMetrics"), asset);
    addMetrics(dataset["inputFacets"]["dataQualityMetrics"], asset);
    const Value written = dataset["outputFacets"]["outputStatistics"];
    for (const auto &[key, custom] : {std::pair {"rowCount", "last_write_rows"},
                                      {"size", "last_write_bytes"},
                                      {"fileCount", "last_write_files"}})
        if (const Value count = written[key]; !count.text().empty())
            asset.custom[custom] = count.string();
    addLifecycle(facet(facets, "lifecycleStateChange"), asset);
    if (event.isOutput && !asset.lastDataAt && !written.isEmpty())
        asset.lastDataAt = event.time;
    return asset;
}

} // namespace

AssetRef datasetRef(std::string_view nameSpace, std::string_view name)
{
    AssetRef ref;
    ref.form = RefForm::OpenLineage;
    ref.name = name;
    const std::size_t mark = nameSpace.find("://");
    static constexpr std::array<std::string_view, 6> bare {"bigquery", "file",     "pubsub",
                                                           "spanner",  "teradata", "inmemory"};
    constexpr std::string_view glue = "arn:aws:glue:";
    if (mark != std::string_view::npos) {
        ref.platform = nameSpace.substr(0, mark);
        ref.instance = nameSpace.substr(mark + 3);
    } else if (const std::size_t path = nameSpace.find(":/"); path != std::string_view::npos) {
        ref.platform = nameSpace.substr(0, path); // `file:/tmp`, as Spark writes it
        ref.instance = nameSpace.substr(path + 1);
    } else if (nameSpace.starts_with(glue)) {
        const std::string_view rest = nameSpace.substr(glue.size());
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        ref.platform = "glue";
        ref.instance = colon < rest.size()
            ? fmt::format("{}.{}", rest.substr(colon + 1), rest.substr(0, colon))
            : std::string(rest);
    } else if (std::ranges::find(bare, nameSpace) != bare.end()) {
        ref.platform = nameSpace;
    } else {
        ref.instance = nameSpace; // a name of its own; which platform it is, nothing says
    }
    return ref;
}

std::vector<Column> columnsOf(Value fields)
{
    std::vector<Column> columns;
    addFields(fields, {}, {}, columns, 0);
    return columns;
}

std::vector<OwnerRef> ownersOf(Value facet)
{
    std::vector<OwnerRef> owners;
    for (const Value item : facet["owners"].items()) {
        std::string_view name = item["name"].text();
        OwnerRef owner;
        if (name.starts_with("team:") || name.starts_with("group:")) {
            owner.type = PartyType::Team;
            name.remove_prefix(name.find(':') + 1);
        } else if (name.starts_with("user:")) {
            name.remove_prefix(5);
        }
        owner.name = name;
        if (name.find('@') != std::string_view::npos)
            owner.email = name;
        owner.rawRole = item["type"].string();
        owner.role = owner.rawRole.empty() ? OwnerRole::Owner : parseOwnerRole(owner.rawRole);
        if (!owner.name.empty())
            owners.push_back(std::move(owner));
    }
    return owners;
}

Dimension dimensionOf(std::string_view assertion)
{
    using enum Dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"null", Completeness},
                                                                 {"unique", Uniqueness},
                                                                 {"accepted", Conformity},
                                                                 {"relationships", Consistency},
                                                                 {"freshness", Timeliness},
                                                                 {"row_count", Coverage}});
    const std::string folded = foldCase(assertion);
    for (const auto &[part, dimension] : parts)
        if (folded.find(part) != std::string::npos)
            return dimension;
    return Unassigned;
}

void mapFacets(MappingRows &rows)
{
    addRows(rows, "inputs|outputs|dataset.facets.", facetFields);
    addRows(rows, "inputs.inputFacets.", readFields);
    for (const auto &[path, shows] :
         {std::pair {"*.facets.schema.fields[]", "Dataset: column"},
          {"*.facets.documentation.description", "Dataset, job: description"},
          {"*.facets.ownership.owners[]", "Dataset, job: owner"},
          {"*.facets.tags.tags[]", "Dataset, column, job: tag, domain, product, personal"},
          {"*.facets.symlinks.identifiers[]", "Dataset: other name"},
          {"*.facets.lifecycleStateChange", "Presence; dataset: other name"},
          {"*.facets.columnLineage", "Lineage: column flow"},
          {"*.facets.lineage", "Lineage: column flow"},
          {"*.facets.dataQualityMetrics", "Dataset: rows, bytes, newest data"},
          {"*.facets.dataQualityAssertions.assertions[]", "Rule, result"},
          {"outputs.outputFacets.outputStatistics", "Dataset: custom property"},
          {"run.runId", "Run: key"},
          {"eventType", "Run: state"},
          {"eventTime", "Run: times; result: time"},
          {"run.facets.errorMessage.message", "Run: error"},
          {"run.facets.parent", "Job: custom property"},
          {"run.facets.processing_engine", "Job: custom property"},
          {"job.facets.jobType", "Job: type"},
          {"job.facets.sql.query", "Job: code"},
          {"job.facets.sourceCode.sourceCode", "Job: code"},
          {"job.facets.sourceCodeLocation", "Job: link"}})
        rows.push_back({path, shows});
}

void takeDataset(Value dataset, const Event &event, Reading &reading)
{
    if (dataset["name"].text().empty())
        return;
    AssetRecord asset = assetOf(dataset, event);
    const AssetRef ref = asset.ref;
    reading.take(std::move(asset));
    for (const Value facets : {dataset["facets"], dataset["inputFacets"]})
        takeAssertions(facets["dataQualityAssertions"]["assertions"], ref, event, reading);
    keepNoise(dataset);
}

} // namespace meshscope::ingest::openlineage
