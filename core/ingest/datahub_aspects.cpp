// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/datahub.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// The aspects that are read, as tables: field, where it shows, how it gets there.
namespace meshscope::ingest::datahub {

namespace {

template<auto member>
constexpr auto plainText = [](Entity &into, Value value) {
    if (std::string read = text(value); !read.empty())
        into.*member = std::move(read);
};
template<auto member>
constexpr auto urns = [](Entity &into, Value value) {
    for (const Value item : plain(value).items())
        if (std::string read = text(item); !read.empty())
            (into.*member).push_back(std::move(read));
};
constexpr auto customs = [](Entity &into, Value value) {
    for (const Value field : plain(value).fields())
        if (std::string read = textOrJson(field); !field.isEmpty())
            into.custom[std::string(field.key())] = std::move(read);
};
constexpr auto customText = [](Entity &into, Value value) {
    if (std::string read = textOrJson(plain(value)); !plain(value).isEmpty())
        into.custom[std::string(value.key())] = std::move(read);
};
constexpr auto link = [](Entity &into, Value value) {
    if (std::string url = text(value); !url.empty())
        into.links.push_back({std::string(value.key()), std::move(url), {}});
};
constexpr auto upstream = [](Entity &into, Value value) {
    for (const Value item : plain(value).items()) {
        Value one = plain(item);
        if (one.isObject())
            one = one["destinationUrn"] ? one["destinationUrn"] : one["dataset"];
        if (!one.text().empty())
            into.upstreams.insert(one.string());
        item.keep();
    }
};

void readOwners(Entity &into, Value owners)
{
    for (const Value item : owners.items()) {
        OwnerRef owner;
        owner.name = text(item["owner"]);
        owner.rawRole = text(item["type"]);
        const std::string own = text(item["typeUrn"]);
        constexpr std::string_view system = "urn:li:ownershipType:__system__";
        if (own.starts_with(system))
            owner.rawRole = own.substr(system.size());
        else if (!own.empty())
            owner.rawRole = parseUrn(own).key;
        owner.role = owner.rawRole.empty() || owner.rawRole == "NONE"
            ? OwnerRole::Owner
            : parseOwnerRole(owner.rawRole);
        item.keep();
        if (!owner.name.empty())
            into.owners.push_back(std::move(owner));
    }
}

void readTags(std::vector<std::string> &into, Value aspect)
{
    for (const Value item : plain(aspect)["tags"].items())
        into.push_back(text(item["tag"]));
    for (const Value item : plain(aspect)["terms"].items())
        into.push_back("term:" + text(item["urn"]));
    plain(aspect).keep();
}

void readField(Entity &into, Value field)
{
    const std::string_view path = field["fieldPath"].text();
    if (path.empty())
        return;
    Column &column = columnOf(into, path);
    for (const auto &[key, member] : {std::pair {"nativeDataType", &Column::physicalType},
                                      {"label", &Column::businessName},
                                      {"description", &Column::description}})
        if (std::string read = text(field[key]); !read.empty())
            column.*member = std::move(read);
    const Value type = field["type"]["type"];
    for (const Value kind : type.members()) {
        std::string_view word = kind.key().substr(kind.key().rfind('.') + 1);
        if (word.ends_with("Type"))
            word.remove_suffix(4);
        column.logicalType = foldCase(word);
    }
    if (const auto nullable = plain(field["nullable"]).boolean())
        column.nullable = nullable;
    if (plain(field["isPartOfKey"]).boolean().value_or(false))
        column.primaryKeyPosition = 1'000'000;
    if (plain(field["isPartitioningKey"]).boolean().value_or(false))
        column.partitionPosition = 1'000'000;
    readTags(column.tags, field["globalTags"]);
    readTags(column.tags, field["glossaryTerms"]);
    for (const std::string_view key :
         {"type", "recursive", "jsonPath", "jsonProps", "created", "lastModified"})
        field[key].keep();
}

void readForeignKeys(Entity &into, Value keys)
{
    for (const Value key : plain(keys).items()) {
        ContractRelationship relation;
        relation.type = "foreignKey";
        for (const auto &[part, end] :
             {std::pair {"sourceFields", &relation.from}, {"foreignFields", &relation.to}})
            for (const Value field : key[part].items()) {
                const Urn urn = parseUrn(field.text());
                *end += (end->empty() ? "" : ",") + (urn.parts.size() > 1 ? urn.parts[1] : urn.key);
            }
        if (const Urn target = parseUrn(key["foreignDataset"].text()); target.parts.size() > 1)
            relation.to = target.parts[1] + "." + relation.to;
        key.keep();
        into.relationships.push_back(std::move(relation));
    }
}

/// A flow from one column, or a whole dataset, to a column of this dataset or of a job's target.
Flow flowOf(const Entity &into, std::string_view source, std::string_view target,
            const std::string &operation)
{
    const Urn up = parseUrn(source);
    const Urn down = parseUrn(target);
    const auto field = [](const Urn &urn) {
        return urn.type == "schemaField" && urn.parts.size() > 1 ? urn.parts[1] : std::string();
    };
    Flow flow;
    flow.fromUrn = up.type == "schemaField" ? up.parts[0] : std::string(source);
    flow.fromField = field(up);
    flow.toField = field(down);
    // A job's flows name their target, too.
    flow.operation
        = into.urn.type == "dataJob" && down.type == "schemaField" ? down.parts[0] : operation;
    return flow;
}

void readFineGrained(Entity &into, Value list)
{
    for (const Value item : plain(list).items()) {
        const std::string operation = text(item["transformOperation"]);
        const Value to = plain(item["downstreams"]);
        for (const Value source : plain(item["upstreams"]).items())
            for (const Value target : to.items())
                into.flows.push_back(flowOf(into, source.text(), target.text(), operation));
        item.keep();
    }
}

constexpr auto properties = std::to_array<Field<Entity>>({
    {"name|displayName|title", "Dataset, job, product, domain, term: name",
     plainText<&Entity::name>},
    {"qualifiedName", "Dataset: custom property", customText},
    {"description|definition", "Dataset, job, product, domain, term: description",
     plainText<&Entity::description>},
    {"customProperties", "Dataset, job, product: custom property", customs},
    {"externalUrl|uri|chartUrl|dashboardUrl|sourceUrl", "Dataset, job, term: link", link},
    {"tags", "Dataset: tag",
     [](Entity &into, Value value) {
         for (std::string &tag : plain(value).strings())
             into.tags.push_back("urn:li:tag:" + tag);
     }},
    {"created|lastModified|deleted|env|hash|cluster", rawOnly, put::keep},
    {"parentNode|parentDomain", "Term, domain: parent", plainText<&Entity::parent>},
    {"termSource|sourceRef", "Term: custom property", customText},
    {"flowUrn", rawOnly, put::keep},
    {"type|project|chartType|colorHex|hyperParameters|dataType|version|access",
     "Dataset, job: custom property", customText},
    {"inputs|inputEdges|datasets|datasetEdges|charts|chartEdges|dashboards|sources",
     "Lineage: edge", upstream},
    {"mlFeatures|mlPrimaryKeys", "Dataset: column",
     [](Entity &into, Value value) {
         for (const Value item : plain(value).items())
             if (const Urn urn = parseUrn(item.text()); urn.parts.size() > 1) {
                 Column &column = columnOf(into, urn.parts[1]);
                 if (value.key() == "mlPrimaryKeys")
                     column.primaryKeyPosition = 1'000'000;
             }
     }},
    {"trainingMetrics|onlineMetrics|groups|trainingJobs|deployments|date|externalId",
     "Dataset: custom property", customText},
});

constexpr auto people = std::to_array<Field<Entity>>({
    {"fullName|displayName", "Person or team: name", plainText<&Entity::name>},
    {"email", "Person or team: e-mail", plainText<&Entity::email>},
    {"title", "Person: title", plainText<&Entity::title>},
    {"groups", "Person: team",
     [](Entity &into, Value value) {
         if (into.urn.type == "corpuser")
             into.groups = plain(value).strings();
         value.keep();
     }},
    {"description|aboutMe", rawOnly, put::keep},
    {"active|departmentName|departmentId|firstName|lastName|countryCode|managerUrn|managerLdap|"
     "system|customProperties|admins|members|created|slack|phone|pictureLink|skills|teams|"
     "platforms|"
     "persona|informationViews",
     rawOnly, put::keep},
});

constexpr auto schema = std::to_array<Field<Entity>>({
    {"fields[]", "Dataset: column"},
    {"", "Dataset: column",
     [](Entity &into, Value value) {
         for (const Value field : value["fields"].items())
             readField(into, field);
     }},
    {"primaryKeys", "Dataset: key position of a column", urns<&Entity::keyFields>},
    {"foreignKeys", "Dataset: relationship", readForeignKeys},
    {"schemaName|platform|platformSchema|version|created|lastModified|hash|deleted|dataset|cluster",
     rawOnly, put::keep},
});

constexpr auto editedSchema = std::to_array<Field<Entity>>({
    {"editableSchemaFieldInfo", "Dataset: column description, tag",
     [](Entity &into, Value value) {
         for (const Value field : plain(value).items()) {
             if (field["fieldPath"].text().empty())
                 continue;
             Column &column = columnOf(into, field["fieldPath"].text());
             if (std::string edited = text(field["description"]); !edited.empty())
                 column.description = std::move(edited);
             readTags(column.tags, field["globalTags"]);
             readTags(column.tags, field["glossaryTerms"]);
         }
     }},
    {"created|lastModified|deleted", rawOnly, put::keep},
});

constexpr auto lineage = std::to_array<Field<Entity>>({
    {"upstreams", "Lineage: edge", upstream},
    {"fineGrainedLineages", "Lineage: column flow", readFineGrained},
});

constexpr auto jobLineage = std::to_array<Field<Entity>>({
    {"inputDatasets", "Lineage: edge by the job", upstream},
    {"inputDatasetEdges", "Lineage: edge by the job", upstream},
    {"outputDatasets|outputDatasetEdges", "Lineage: edge by the job",
     [](Entity &into, Value value) {
         for (const Value item : plain(value).items()) {
             const Value one = plain(item);
             const Value urn = one.isObject() ? one["destinationUrn"] : one;
             if (!urn.text().empty())
                 into.downstreams.insert(urn.string());
             item.keep();
         }
     }},
    {"inputDatajobs|inputDatajobEdges", "Job: custom property", customText},
    {"fineGrainedLineages", "Lineage: column flow", readFineGrained},
    {"inputDatasetFields|outputDatasetFields", rawOnly, put::keep},
});

constexpr auto ownership = std::to_array<Field<Entity>>({
    {"owners", "Owner", readOwners},
    {"ownerTypes|lastModified", rawOnly, put::keep},
});
constexpr auto tags = std::to_array<Field<Entity>>({
    {"", "Tag",
     [](Entity &into, Value value) {
         std::vector<std::string> all;
         readTags(all, value);
         for (std::string &tag : all) {
             if (tag.starts_with("term:"))
                 into.terms.push_back(tag.substr(5));
             else
                 into.tags.push_back(std::move(tag));
         }
     }},
});
constexpr auto memory = std::to_array<Field<Entity>>({
    {"elements", "Link",
     [](Entity &into, Value value) {
         for (const Value item : value.items()) {
             into.links.push_back({"documentation", text(item["url"]), text(item["description"])});
             item.keep();
         }
     }},
});
constexpr auto single = std::to_array<Field<Entity>>({
    {"domains", "Domain",
     [](Entity &into, Value value) {
         for (const Value item : plain(value).items())
             if (into.domain.empty())
                 into.domain = item.string();
     }},
    {"container", "Dataset: custom property", plainText<&Entity::parent>},
    {"instance", "Dataset: name inside the instance", plainText<&Entity::platformInstance>},
    {"platform", rawOnly, put::keep},
    {"typeNames", "Dataset: kind",
     [](Entity &into, Value value) {
         for (const Value item : plain(value).items())
             if (into.type.empty())
                 into.type = item.string();
     }},
    {"removed", "Presence", put::flag<&Entity::removed>},
    {"siblings", "Dataset: other name", urns<&Entity::siblings>},
    {"primary", rawOnly, put::keep},
    {"viewLogic", "Dataset: custom property", plainText<&Entity::code>},
    {"formattedViewLogic|materialized|viewLanguage", rawOnly, put::keep},
    {"deprecated", "Dataset: status",
     [](Entity &into, Value value) {
         into.status = value.boolean().value_or(false) ? "deprecated" : "";
     }},
    {"note", "Dataset: note of the status", plainText<&Entity::statusNote>},
    {"decommissionTime", "Dataset: custom property",
     [](Entity &into, Value value) {
         if (const auto time = timeOf(plain(value)))
             into.custom["decommission_at"] = formatTime(*time);
     }},
    {"replacement", "Dataset: successor", plainText<&Entity::successor>},
    {"actor", rawOnly, put::keep},
});

constexpr auto profile = std::to_array<Field<Entity>>({
    {"rowCount", "Dataset: rows",
     [](Entity &into, Value value) { into.rowCount = plain(value).integer(); }},
    {"sizeInBytes", "Dataset: bytes",
     [](Entity &into, Value value) { into.sizeBytes = plain(value).integer(); }},
    {"timestampMillis|partitionSpec|columnCount|fieldProfiles|eventGranularity|messageId", rawOnly,
     put::keep},
});
constexpr auto operationFields = std::to_array<Field<Entity>>({
    {"lastUpdatedTimestamp", "Dataset: newest data",
     [](Entity &into, Value value) {
         const auto time = timeOf(plain(value));
         if (time && (!into.lastDataAt || *into.lastDataAt < *time))
             into.lastDataAt = time;
     }},
    {"", rawOnly, put::keep},
});
constexpr auto edited = std::to_array<Field<Entity>>({
    {"description|name", "Dataset: description", plainText<&Entity::editedDescription>},
    {"created|lastModified|deleted", rawOnly, put::keep},
});
constexpr auto documentation = std::to_array<Field<Entity>>({
    {"documentations", "Dataset, column: description",
     [](Entity &into, Value value) {
         for (const Value item : value.items()) {
             if (into.editedDescription.empty())
                 into.editedDescription = text(item["documentation"]);
             item.keep();
         }
     }},
    {"lastModified", rawOnly, put::keep},
});
constexpr auto structured = std::to_array<Field<Entity>>({
    {"properties", "Dataset: custom property",
     [](Entity &into, Value value) {
         for (const Value item : value.items()) {
             std::string all;
             for (const Value one : item["values"].items())
                 all += (all.empty() ? "" : ", ") + textOrJson(plain(one));
             into.custom["property " + text(item["propertyUrn"])] = std::move(all);
             item.keep();
         }
     }},
});
constexpr auto related = std::to_array<Field<Entity>>({
    {"isRelatedTerms|hasRelatedTerms|values|relatedTerms", "Term: related term",
     [](Entity &into, Value value) {
         for (const std::string &urn : plain(value).strings())
             into.related.push_back(std::string(value.key()) + ":" + urn);
     }},
});
constexpr auto product = std::to_array<Field<Entity>>({
    {"assets", "Product: port, or product of a dataset",
     [](Entity &into, Value value) {
         for (const Value item : plain(value).items()) {
             into.assets.emplace_back(text(item["destinationUrn"]),
                                      plain(item["outputPort"]).boolean().value_or(false));
             item.keep();
         }
     }},
});

struct Aspect
{
    std::string_view name;
    void (*take)(Entity &into, Value value);
    void (*map)(MappingRows &rows, std::string_view name);
    bool content; ///< says something of the entity itself
};

template<const auto &...tables>
constexpr Aspect aspect(std::string_view name, bool content = true)
{
    return {name, [](Entity &into, Value value) { (take(tables, value, into), ...); },
            [](MappingRows &rows, std::string_view at) {
                (addRows(rows, std::string(at) + ".", tables), ...);
            },
            content};
}

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
constexpr auto aspects = std::to_array<Aspect>({
    aspect<properties>("datasetProperties"),
    aspect<edited>("editableDatasetProperties"),
    aspect<edited>("editableDashboardProperties"),
    aspect<edited>("editableChartProperties"),
    aspect<edited>("editableContainerProperties"),
    aspect<documentation>("documentation"),
    aspect<schema>("schemaMetadata"),
    aspect<editedSchema>("editableSchemaMetadata"),
    aspect<lineage>("upstreamLineage"),
    aspect<jobLineage>("dataJobInputOutput"),
    aspect<properties>("dataJobInfo"),
    aspect<properties>("dataFlowInfo"),
    aspect<properties>("chartInfo"),
    aspect<properties>("dashboardInfo"),
    aspect<properties>("containerProperties"),
    aspect<properties>("mlModelProperties"),
    aspect<properties>("mlModelGroupProperties"),
    aspect<properties>("mlFeatureTableProperties"),
    aspect<properties>("mlFeatureProperties"),
    aspect<properties>("mlPrimaryKeyProperties"),
    aspect<properties>("notebookInfo"),
    aspect<properties>("domainProperties"),
    aspect<properties>("glossaryTermInfo"),
    aspect<properties>("glossaryNodeInfo"),
    aspect<properties>("tagProperties"),
    aspect<properties, product>("dataProductProperties"),
    aspect<people>("corpUserInfo"),
    aspect<people>("corpUserEditableInfo"),
    aspect<people>("corpGroupInfo"),
    aspect<people>("corpGroupEditableInfo"),
    aspect<people>("groupMembership"),
    aspect<ownership>("ownership", false),
    aspect<tags>("globalTags", false),
    aspect<tags>("glossaryTerms", false),
    aspect<memory>("institutionalMemory", false),
    aspect<single>("domains", false),
    aspect<single>("container", false),
    aspect<single>("dataPlatformInstance", false),
    aspect<single>("subTypes", false),
    aspect<single>("status", false),
    aspect<single>("siblings", false),
    aspect<single>("viewProperties"),
    aspect<single>("deprecation", false),
    aspect<profile>("datasetProfile", false),
    aspect<operationFields>("operation", false),
    aspect<structured>("structuredProperties", false),
    aspect<related>("glossaryRelatedTerms", false),
});
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

bool takeAspect(Entity &entity, std::string_view name, Value value)
{
    const auto *const known = std::ranges::find(aspects, name, &Aspect::name);
    if (known == std::end(aspects))
        return false;
    known->take(entity, value);
    entity.hasContent = entity.hasContent || known->content;
    return true;
}

void mapAspects(MappingRows &rows)
{
    for (const Aspect &one : aspects)
        one.map(rows, one.name);
}

} // namespace meshscope::ingest::datahub
