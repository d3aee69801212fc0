// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::odcs {

namespace {

constexpr int maxNesting = 64;

constexpr auto objectFields = std::to_array<Field<ContractObject>>({
    {"id|table|name", "Contract object: name", put::text<&ContractObject::name>},
    {"physicalName", "Contract object: physical name", put::text<&ContractObject::physicalName>},
    {"physicalType", "Contract object: physical type", put::text<&ContractObject::physicalType>},
    {"businessName", "Contract object: business name", put::text<&ContractObject::businessName>},
    {"description", "Contract object: description", put::text<&ContractObject::description>},
    {"dataGranularity|dataGranularityDescription", "Contract object: granularity",
     put::text<&ContractObject::granularity>},
    {"tags", "Contract object: tag", put::list<&ContractObject::tags>},
    {"logicalType|authoritativeDefinitions|customProperties|priorTableName|synonyms", rawOnly,
     put::keep},
});

constexpr auto propertyFields = std::to_array<Field<Column>>({
    {"id|column|name", "Contract column: name"},
    {"physicalName", "Contract column: physical name", put::text<&Column::physicalName>},
    {"businessName", "Contract column: business name", put::text<&Column::businessName>},
    {"logicalType", "Contract column: logical type", put::text<&Column::logicalType>},
    {"physicalType", "Contract column: physical type", put::text<&Column::physicalType>},
    {"description", "Contract column: description", put::text<&Column::description>},
    // The one word whose meaning turned round: `isNullable` of version 2 is not `required` of 3.
    {"nullable|isNullable", "Contract column: nullable", put::flag<&Column::nullable>},
    {"required", "Contract column: nullable", put::notFlag<&Column::nullable>},
    {"isUnique|unique", "Contract column: unique", put::flag<&Column::unique>},
    {"primary|isPrimary|isPrimaryKey|primaryKey|primaryKeyPosition",
     "Contract column: key position"},
    {"partitionStatus|partitioned|partitionKeyPosition", "Contract column: partition"},
    {"classification", "Contract column: classification",
     [](Column &into, Value value) {
         into.rawClassification = value.string();
         into.classification = parseClassification(into.rawClassification);
     }},
    {"criticalDataElementStatus|criticalDataElement", "Contract column: critical",
     put::flag<&Column::critical>},
    {"tags", "Contract column: tag", put::list<&Column::tags>},
    {"pii|customProperties", "Contract column: personal"},
    {"logicalTypeOptions|enum|sampleValues|examples", "Contract column: constraint"},
    {"transformDescription|transformLogic", "Contract column: transformation",
     put::text<&Column::transform>},
    {"transformSourceTables|transformSourceObjects", "Lineage: edge", put::keep},
    {"id|encryptedName|encryptedColumnName|authoritativeDefinitions|customProperties|"
     "clusterStatus|clusterKeyPosition|synonyms",
     rawOnly, put::keep},
});

std::string joined(Value names)
{
    std::string text;
    for (const std::string &name : names.strings())
        text.append(text.empty() ? "" : ",").append(name);
    return text;
}

constexpr auto relationshipFields = std::to_array<Field<ContractRelationship>>({
    {"from", "Contract: relationship",
     [](ContractRelationship &into, Value value) { into.from = joined(value); }},
    {"to", "Contract: relationship",
     [](ContractRelationship &into, Value value) { into.to = joined(value); }},
    {"type", "Contract: relationship", put::text<&ContractRelationship::type>},
    {"customProperties|id", rawOnly, put::keep},
});

/// Adds a member to a JSON object that is being written as text.
void addMember(std::string &json, std::string_view key, const std::string &value)
{
    json.append(json.empty() ? "{" : ",").append("\"").append(key).append("\":").append(value);
}

std::string constraintsOf(Value property)
{
    std::string json;
    for (const Value option : property["logicalTypeOptions"].fields())
        addMember(json, option.key(), option.toJson());
    if (const Value values = property["enum"]; !values.isEmpty())
        addMember(json, "enum", values.toJson());
    if (const Value examples = either(property, "examples", "sampleValues"); !examples.isEmpty())
        addMember(json, "examples", examples.toJson());
    for (const std::string_view key : {"logicalTypeOptions", "enum", "examples", "sampleValues"})
        property[key].keep();
    return json.empty() ? json : json + "}";
}

std::optional<bool> personalOf(Value property, const Column &column)
{
    const Value custom = property["customProperties"];
    for (const std::string_view key : {"pii", "containsPii", "contains_pii", "personalData"})
        if (const auto stated = customValue(custom, key).boolean())
            return stated;
    if (const auto stated = property["pii"].boolean())
        return stated;
    if (saysPersonal(column.rawClassification) || std::ranges::any_of(column.tags, saysPersonal))
        return true;
    return std::nullopt;
}

int positionOf(Value flag, Value position)
{
    if (!flag.boolean().value_or(false))
        return 0;
    // 0-based and 1-based files exist, and -1 means not set: the order counts, not the number.
    const std::int64_t stated = position.integer().value_or(-1);
    return stated < 0 ? 1'000'000 : static_cast<int>(std::min<std::int64_t>(stated, 999'998)) + 1;
}

class ObjectReader
{
public:
    ObjectReader(Contract &contract, Reading &reading)
        : m_contract(contract)
        , m_reading(reading)
    {
    }

    void read(Value item)
    {
        ContractObject object;
        take(objectFields, item, object);
        if (object.name.empty()) {
            m_reading.report(IssueSeverity::DataLoss, "object-without-name",
                             "A schema object has no name; it is left out. Give it a name.", item,
                             "schema[]");
            return;
        }
        const Value properties = either(item, "properties", "columns");
        for (const Value property : properties.items())
            readProperty(property, {}, object, 0);
        rankKeys(object.properties);
        readQuality(item["quality"], m_contract, object, nullptr, m_reading);
        for (const auto &[quality, index] : m_withQuality)
            readQuality(quality, m_contract, object, &object.properties[index], m_reading);
        m_withQuality.clear();
        readRelationships(item["relationships"], object.name, {});
        m_contract.document.objects.push_back(std::move(object));
    }

private:
    void readProperty(Value property, const std::string &parent, ContractObject &object, int depth)
    {
        const Value name = property["name"] ? property["name"] : either(property, "column", "id");
        if (name.text().empty()) {
            m_reading.report(IssueSeverity::DataLoss, "property-without-name",
                             "A property has no name; it is left out. Give it a name.", property,
                             object.name + ".properties[]");
            return;
        }
        readInto(property, childPath(parent, name.text()), name.string(), object, depth);
    }

    void readInto(Value property, const std::string &path, std::string name, ContractObject &object,
                  int depth)
    {
        if (depth > maxNesting)
            return;
        Column column;
        column.path = path;
        column.name = std::move(name);
        fill(property, column);
        if (!property["quality"].isEmpty())
            m_withQuality.emplace_back(property["quality"], object.properties.size());
        readRelationships(property["relationships"], object.name, path);
        object.properties.push_back(std::move(column));
        for (const Value child : property["properties"].items())
            readProperty(child, path, object, depth + 1);
        if (const Value items = property["items"]; items.isObject())
            readInto(items, itemPath(path), "[]", object, depth + 1);
        const Value map = property["map"];
        if (map["key"].isObject())
            readInto(map["key"], path + "{key}", "{key}", object, depth + 1);
        if (map["value"].isObject())
            readInto(map["value"], path + "{value}", "{value}", object, depth + 1);
    }

    static void fill(Value property, Column &column)
    {
        take(propertyFields, property, column);
        Value isKey = either(property, "primaryKey", "isPrimaryKey");
        if (!isKey)
            isKey = either(property, "isPrimary", "primary");
        column.primaryKeyPosition = positionOf(isKey, property["primaryKeyPosition"]);
        column.partitionPosition = positionOf(either(property, "partitioned", "partitionStatus"),
                                              property["partitionKeyPosition"]);
        column.personal = personalOf(property, column);
        column.constraints = constraintsOf(property);
    }

    void readRelationships(Value list, const std::string &object, const std::string &property)
    {
        for (const Value item : list.items()) {
            ContractRelationship relation;
            take(relationshipFields, item, relation);
            if (relation.from.empty() && !property.empty())
                relation.from = fmt::format("{}.{}", object, property);
            if (relation.type.empty())
                relation.type = "foreignKey";
            if (relation.to.empty() || relation.from.empty())
                m_reading.report(IssueSeverity::Error, "incomplete-relationship",
                                 "A relationship does not say both of its ends; it is left out.",
                                 item, object + ".relationships[]");
            else
                m_contract.document.relationships.push_back(std::move(relation));
        }
    }

    Contract &m_contract;
    Reading &m_reading;
    std::vector<std::pair<Value, std::size_t>> m_withQuality; ///< and the index of its property
};

/// Turns the stated numbers of all key columns into 1, 2, 3.
template<typename Member>
void rankPositions(std::vector<Column> &columns, Member member)
{
    std::vector<Column *> keyed;
    for (Column &column : columns)
        if (column.*member > 0)
            keyed.push_back(&column);
    std::ranges::stable_sort(keyed, {}, [member](const Column *c) { return c->*member; });
    int position = 0;
    for (Column *const column : keyed)
        column->*member = ++position;
}

} // namespace

bool saysPersonal(std::string_view word)
{
    const std::string folded = slug(word);
    return folded == "pii" || folded == "personal" || folded == "personal-data" || folded == "gdpr";
}

void rankKeys(std::vector<Column> &columns)
{
    rankPositions(columns, &Column::primaryKeyPosition);
    rankPositions(columns, &Column::partitionPosition);
}

Value objectsOf(Value root)
{
    const Value objects = either(root, "schema", "dataset");
    return objects.isObject() ? objects["tables"] : objects;
}

void readSchema(Value root, Contract &contract, Reading &reading)
{
    ObjectReader reader(contract, reading);
    for (const Value item : objectsOf(root).items())
        reader.read(item);
}

void mapSchema(MappingRows &rows)
{
    rows.push_back({"dataset.tables", "Contract object (as the items of dataset)"});
    const std::string object = "schema|dataset[].";
    const std::string property = object + "properties|columns[].";
    addRows(rows, object, objectFields);
    addRows(rows, property, propertyFields);
    rows.push_back({property + "properties|items|map.key|map.value", "Contract column, nested",
                    property.size()});
    for (const std::string &place : {object, property}) {
        addRows(rows, place + "relationships[].", relationshipFields);
        mapQuality(rows, place + "quality[].");
    }
}

} // namespace meshscope::ingest::odcs
