// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::ingest::odcs {

namespace {

constexpr int maxNesting = 64;

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

/// The one word whose meaning turned round: `isNullable` of version 2 is not `required` of 3.
std::optional<bool> nullableOf(Value property)
{
    if (const auto required = property["required"].boolean())
        return !*required;
    return either(property, "isNullable", "nullable").boolean();
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
        object.name = (item["name"] ? item["name"] : either(item, "table", "id")).string();
        object.physicalName = item["physicalName"].string();
        object.physicalType = item["physicalType"].string();
        object.businessName = item["businessName"].string();
        object.description = item["description"].string();
        object.granularity = either(item, "dataGranularityDescription", "dataGranularity").string();
        object.tags = item["tags"].strings();
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
        for (const auto &[property, path] : m_withQuality)
            readQuality(property, m_contract, object, find(object, path), m_reading);
        m_withQuality.clear();
        readRelationships(item["relationships"], object.name, {});
        for (const std::string_view key : {"id", "logicalType", "authoritativeDefinitions",
                                           "customProperties", "priorTableName", "synonyms"})
            item[key].keep();
        m_contract.document.objects.push_back(std::move(object));
    }

private:
    static const Column *find(const ContractObject &object, const std::string &path)
    {
        const auto found = std::ranges::find(object.properties, path, &Column::path);
        return found == object.properties.end() ? nullptr : &*found;
    }

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
            m_withQuality.emplace_back(property["quality"], path);
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
        column.physicalName = property["physicalName"].string();
        column.businessName = property["businessName"].string();
        column.logicalType = property["logicalType"].string();
        column.physicalType = property["physicalType"].string();
        column.description = property["description"].string();
        column.nullable = nullableOf(property);
        column.unique = either(property, "unique", "isUnique").boolean().value_or(false);
        Value isKey = either(property, "primaryKey", "isPrimaryKey");
        if (!isKey)
            isKey = either(property, "isPrimary", "primary");
        column.primaryKeyPosition = positionOf(isKey, property["primaryKeyPosition"]);
        column.partitionPosition = positionOf(either(property, "partitioned", "partitionStatus"),
                                              property["partitionKeyPosition"]);
        column.rawClassification = property["classification"].string();
        column.classification = parseClassification(column.rawClassification);
        column.critical = either(property, "criticalDataElement", "criticalDataElementStatus")
                              .boolean()
                              .value_or(false);
        column.tags = property["tags"].strings();
        column.personal = personalOf(property, column);
        column.constraints = constraintsOf(property);
        column.transform = property["transformLogic"].string();
        if (column.transform.empty())
            column.transform = property["transformDescription"].string();
        for (const std::string_view key :
             {"id", "name", "encryptedName", "encryptedColumnName", "authoritativeDefinitions",
              "customProperties", "clusterStatus", "clusterKeyPosition", "transformDescription",
              "transformSourceObjects", "transformSourceTables", "synonyms"})
            property[key].keep();
    }

    static std::string joined(Value names)
    {
        std::string text;
        for (const std::string &name : names.strings()) {
            if (!text.empty())
                text += ',';
            text += name;
        }
        return text;
    }

    void readRelationships(Value list, const std::string &object, const std::string &property)
    {
        for (const Value item : list.items()) {
            ContractRelationship relation;
            relation.from = joined(item["from"]);
            if (relation.from.empty() && !property.empty())
                relation.from = fmt::format("{}.{}", object, property);
            relation.to = joined(item["to"]);
            relation.type = item["type"].string();
            if (relation.type.empty())
                relation.type = "foreignKey";
            item["customProperties"].keep();
            item["id"].keep();
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
    std::vector<std::pair<Value, std::string>> m_withQuality;
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

} // namespace meshscope::ingest::odcs
