// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/openmetadata.h"

#include <array>

namespace meshscope::ingest::openmetadata {

AssetRef named(std::string_view name)
{
    AssetRef ref;
    ref.form = RefForm::Logical;
    ref.platform = "openmetadata";
    ref.name = name;
    return ref;
}

std::string nameOf(Value reference)
{
    if (!reference.isObject())
        return reference.string();
    for (const std::string_view key : {"displayName", "fullyQualifiedName", "name", "fqn", "id"})
        if (const std::string_view text = reference[key].text(); !text.empty()) {
            reference.keep();
            return std::string(text);
        }
    return {};
}

std::string fqnOf(Value reference)
{
    if (!reference.isObject())
        return reference.string();
    for (const std::string_view key : {"fullyQualifiedName", "fqn", "name"})
        if (const std::string_view text = reference[key].text(); !text.empty()) {
            reference.keep();
            return std::string(text);
        }
    return {};
}

void addOwners(std::vector<OwnerRef> &owners, Value value, OwnerRole role)
{
    if (value.isArray()) {
        for (const Value item : value.items())
            addOwners(owners, item, role);
        return;
    }
    OwnerRef owner;
    owner.type = value["type"].text() == "team" ? PartyType::Team : PartyType::User;
    owner.name = nameOf(value);
    owner.role = role;
    owner.rawRole = word(role);
    if (owner.name.find('@') != std::string::npos)
        owner.email = owner.name;
    value.keep();
    if (!owner.name.empty())
        owners.push_back(std::move(owner));
}

void addLabels(std::vector<std::string> &tags, Value labels)
{
    for (const Value label : labels.items()) {
        const std::string name = label.isObject() ? label["tagFQN"].string() : label.string();
        const bool term = label["source"].text() == "Glossary";
        if (!name.empty())
            tags.push_back(term ? "term:" + name : name);
        label.keep();
    }
}

namespace {

template<OwnerRole role>
constexpr auto owners = [](auto &into, Value value) { addOwners(into.owners, value, role); };
constexpr auto domain = [](auto &into, Value value) {
    const Value first
        = value.isArray() && !value.items().isEmpty() ? *value.items().begin() : value;
    into.domain = nameOf(first);
    value.keep();
};
constexpr auto labels = [](auto &into, Value value) { addLabels(into.tags, value); };
constexpr auto link = [](auto &into, Value value) {
    if (!value.text().empty())
        into.links.push_back({std::string(value.key()), value.string(), {}});
};
constexpr std::string_view noise
    = "href|version|updatedAt|updatedBy|changeDescription|followers|votes|usageSummary|joins|"
      "sampleData|style|id|fullyQualifiedName|displayName|service|serviceType|database|"
      "databaseSchema|certification|lifeCycle|sourceHash|incrementalChangeDescription|"
      "queries|viewDefinition|dataModel|profile|testSuite|location|experts|reviewers|extension|"
      "entityStatus|provider|processedLineage|fileFormat|tier|rowCount|retentionPeriod";

constexpr auto assetFields = std::to_array<Field<Asset>>({
    {"name|displayName", "Dataset: name", put::text<&Asset::name>},
    {"description", "Dataset: description", put::text<&Asset::description>},
    {"fullyQualifiedName|id", "Dataset: other name"},
    {"tableType|dataType|chartType|dashboardType", "Dataset: kind",
     [](Asset &asset, Value value) {
         asset.custom[std::string(value.key())] = value.string();
         const std::string folded = foldCase(value.text());
         if (folded.find("materialized") != std::string::npos)
             asset.type = AssetType::MaterializedView;
         else if (folded.find("view") != std::string::npos)
             asset.type = AssetType::View;
         else if (folded == "external")
             asset.type = AssetType::ExternalTable;
     }},
    {"owner|owners", "Owner", owners<OwnerRole::Owner>},
    {"domain|domains", "Domain", domain},
    {"dataProducts", "Dataset: product",
     [](Asset &asset, Value value) {
         for (const Value item : value.items())
             asset.product = fqnOf(item);
     }},
    {"tags", "Dataset: tag", labels},
    {"sourceUrl|dashboardUrl|chartUrl|pipelineUrl|server", "Link", link},
    {"deleted", "Presence", put::flag<&Asset::removed>},
    {"profile.rowCount", "Dataset: rows",
     [](Asset &asset, Value value) {
         if (const auto rows = value.number())
             asset.rowCount = static_cast<std::int64_t>(*rows);
     }},
    {"profile.sizeInByte", "Dataset: bytes", put::integer<&Asset::sizeBytes>},
    {"schemaDefinition|viewDefinition", "Dataset: custom property", put::custom},
    {"partitions|retentionTime|retentionSize|replicationFactor|maximumMessageSize|"
     "cleanupPolicies|schemaType|schemaText|algorithm|mlHyperParameters|mlStore|target|"
     "tablePartition|tableProfilerConfig|retentionPeriod|lifeCycle|extension|topicConfig",
     "Dataset: custom property", put::custom},
    {"columns[]", "Dataset: column"},
    {"tableConstraints[]", "Dataset: relationship, key position of a column"},
    {"charts[]", "Lineage: edge"},
    {"mlFeatures[]", "Dataset: column; lineage: column flow"},
});

constexpr auto columnFields = std::to_array<Field<Column>>({
    {"displayName", "Dataset: column: business name", put::text<&Column::businessName>},
    {"description", "Dataset: column: description", put::text<&Column::description>},
    {"dataType", "Dataset: column: type",
     [](Column &column, Value value) {
         column.logicalType = foldCase(value.text());
         column.physicalType = value.string();
     }},
    {"dataTypeDisplay", "Dataset: column: type", put::text<&Column::physicalType>},
    {"constraint", "Dataset: column: nullable, key position",
     [](Column &column, Value value) {
         const std::string_view kind = value.text();
         if (kind == "PRIMARY_KEY")
             column.primaryKeyPosition = 1'000'000;
         if (kind == "PRIMARY_KEY" || kind == "NOT_NULL")
             column.nullable = false;
         if (kind == "NULL")
             column.nullable = true;
         if (kind == "UNIQUE")
             column.unique = true;
     }},
    {"tags", "Dataset: column: tag", labels},
    {"dataLength|precision|scale|jsonSchema", "Dataset: column: constraint", put::constraint},
    {"children[]", "Dataset: column"},
    {"arrayDataType|ordinalPosition|profile|customMetrics|fullyQualifiedName|name", rawOnly,
     put::keep},
});

constexpr auto productFields = std::to_array<Field<ProductRecord>>({
    {"name|fullyQualifiedName", "Product: key", put::text<&ProductRecord::id>},
    {"name|displayName", "Product: name", put::text<&ProductRecord::name>},
    {"description", "Product: description", put::text<&ProductRecord::description>},
    {"lifecycleStage", "Product: status", put::text<&ProductRecord::rawStatus>},
    {"domain|domains", "Product: domain", domain},
    {"owner|owners", "Product: owner", owners<OwnerRole::Owner>},
    {"experts", "Product: owner", owners<OwnerRole::Steward>},
    {"tags", "Product: tag", labels},
    {"sla|dataProductType|visibility|portfolioPriority", "Product: custom property", put::custom},
    {"assets[]", "Product of a dataset"},
    {"inputPorts[]", "Product: port"},
    {"outputPorts[]", "Product: port"},
});

constexpr auto domainFields = std::to_array<Field<DomainRecord>>({
    {"name|displayName", "Domain: name", put::text<&DomainRecord::name>},
    {"description", "Domain: description", put::text<&DomainRecord::description>},
    {"parent", "Domain: parent",
     [](DomainRecord &into, Value value) { into.parent = nameOf(value); }},
    {"domainType", "Domain: custom property", put::custom},
    {"owner|owners", "Domain: owner", owners<OwnerRole::Owner>},
    {"experts", "Domain: owner", owners<OwnerRole::Steward>},
});

constexpr auto termFields = std::to_array<Field<TermRecord>>({
    {"name|fullyQualifiedName", "Term: key", put::text<&TermRecord::key>},
    {"name|displayName", "Term: name", put::text<&TermRecord::name>},
    {"description", "Term: description", put::text<&TermRecord::description>},
    {"glossary", "Term: parent", [](TermRecord &into, Value value) { into.parent = fqnOf(value); }},
    {"parent", "Term: parent", [](TermRecord &into, Value value) { into.parent = fqnOf(value); }},
    {"relatedTerms", "Term: related term",
     [](TermRecord &into, Value value) {
         for (const Value item : value.items())
             into.related.push_back("related:" + fqnOf(item));
     }},
    {"synonyms", "Term: custom property", put::custom},
    {"owner|owners", "Term: owner", owners<OwnerRole::Owner>},
    {"domain|domains", "Term: domain", domain},
});

constexpr auto partyFields = std::to_array<Field<PartyRecord>>({
    {"name|displayName", "Person or team: name", put::text<&PartyRecord::name>},
    {"email", "Person or team: e-mail", put::text<&PartyRecord::email>},
    {"teams|parent|parents", "Person or team: team",
     [](PartyRecord &into, Value value) {
         const Value first
             = value.isArray() && !value.items().isEmpty() ? *value.items().begin() : value;
         into.team = nameOf(first);
         value.keep();
     }},
    {"domain|domains", "Team: domain", [](PartyRecord &into, Value value) { domain(into, value); }},
    {"teamType|children|timezone|isAdmin|isBot|owns|follows|roles|inheritedRoles|profile|users|"
     "childrenCount|userCount|isJoinable|policies|defaultRoles|userName|description",
     rawOnly, put::keep},
});

} // namespace

void keepNoise(Value entity)
{
    for (std::string_view rest = noise; !rest.empty();) {
        const std::string_view key = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(key.size() + 1, rest.size()));
        entity[key].keep();
    }
}

void takeFields(Value entity, Asset &into)
{
    take(assetFields, entity, into);
}

void takeFields(Value entity, Column &into)
{
    take(columnFields, entity, into);
}

void takeFields(Value entity, ProductRecord &into)
{
    take(productFields, entity, into);
}

void takeFields(Value entity, DomainRecord &into)
{
    take(domainFields, entity, into);
}

void takeFields(Value entity, TermRecord &into)
{
    take(termFields, entity, into);
}

void takeFields(Value entity, PartyRecord &into)
{
    take(partyFields, entity, into);
}

void mapFields(MappingRows &rows)
{
    addRows(rows, "table|topic|dashboard|chart|mlmodel.", assetFields);
    addRows(rows, "columns[].", columnFields);
    addRows(rows, "dataProduct.", productFields);
    addRows(rows, "domain.", domainFields);
    addRows(rows, "glossaryTerm.", termFields);
    addRows(rows, "user|team.", partyFields);
    for (const auto &[path, shows] :
         {std::pair {"dataContract.{name,status,description,schema,semantics}", "Contract"},
          {"lineage.edges[]", "Lineage: edge, column flow"},
          {"testCase.{entityLink,testDefinition,parameterValues}", "Rule"},
          {"testCase.testCaseResult", "Result"},
          {"pipeline", "Job"},
          {"pipelineStatus[]", "Run"},
          {"profile[].rowCount", "Dataset: rows"}})
        rows.push_back({path, shows});
}

} // namespace meshscope::ingest::openmetadata
