// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/mapping.h"
#include "ingest/odcs.h"
#include "ingest/openlineage.h"
#include "model/server_ref.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// The Data Contract Specification, 0.9.0 to 1.2.1 (standards.md 2.3). It ends where ODCS begins,
/// so a contract of it becomes the same document, and keeps its id when it is converted.
namespace meshscope::ingest {

namespace {

using odcs::Contract;

constexpr int maxNesting = 64;

struct Head
{
    ContractDocument document;
    std::string owner;
    ContractSupport contact;
    std::map<std::string, std::string> custom;
};

template<auto member>
constexpr auto documentText
    = [](Head &head, Value value) { head.document.*member = value.string(); };

constexpr auto headFields = std::to_array<Field<Head>>({
    {"dataContractSpecification", "Contract: standard version",
     documentText<&ContractDocument::standardVersion>},
    {"id", "Contract: key", documentText<&ContractDocument::id>},
    {"info.title", "Contract: name", documentText<&ContractDocument::name>},
    {"info.version", "Contract: version", documentText<&ContractDocument::version>},
    {"info.status", "Contract: status", documentText<&ContractDocument::rawStatus>},
    {"info.description", "Contract: purpose", documentText<&ContractDocument::purpose>},
    {"info.owner", "Contract: owner team", put::text<&Head::owner>},
    {"info.domain", "Contract: domain", documentText<&ContractDocument::domain>},
    {"info.dataProductId|info.dataProduct", "Contract: product",
     documentText<&ContractDocument::product>},
    {"info.outputPortId|info.outputPort", "Contract: custom property", put::custom},
    {"info.contact.name", "Contract: support channel",
     [](Head &head, Value value) { head.contact.channel = value.string(); }},
    {"info.contact.email|info.contact.url", "Contract: support address",
     [](Head &head, Value value) { head.contact.url = value.string(); }},
    {"terms.usage", "Contract: usage", documentText<&ContractDocument::usage>},
    {"terms.limitations", "Contract: limitations", documentText<&ContractDocument::limitations>},
    {"terms.billing", "Contract: custom property", put::custom},
    {"terms.noticePeriod", "Contract: custom property", put::custom},
    {"terms.description", "Contract: custom property", put::custom},
    {"terms.policies[]", "Contract: link"},
    {"servers{*}", "Contract: server"},
    {"servers{*}.roles[]", "Contract: role"},
    {"servicelevels{*}", "Contract: service level"},
    {"links{*}", "Contract: link"},
    {"info.links{*}", "Contract: link"},
    {"tags[]", "Contract: tag"},
    {"definitions{*}", "Term"},
    {"examples", rawOnly, put::keep},
});

constexpr auto modelFields = std::to_array<Field<ContractObject>>({
    {"title", "Contract object: business name", put::text<&ContractObject::businessName>},
    {"type", "Contract object: physical type", put::text<&ContractObject::physicalType>},
    {"description", "Contract object: description", put::text<&ContractObject::description>},
    {"tags[]", "Contract object: tag"},
    {"fields{*}", "Contract column"},
    {"primaryKey[]", "Contract column: key position"},
    {"quality[]", "Rule"},
    {"examples", rawOnly, put::keep},
    {"config", rawOnly, put::keep},
    {"namespace", rawOnly, put::keep},
    {"additionalFields", rawOnly, put::keep},
});

constexpr auto fieldFields = std::to_array<Field<Column>>({
    {"title", "Contract column: business name", put::text<&Column::businessName>},
    {"description", "Contract column: description", put::text<&Column::description>},
    {"required", "Contract column: nullable", put::notFlag<&Column::nullable>},
    {"unique", "Contract column: unique", put::flag<&Column::unique>},
    {"primaryKey|primary", "Contract column: key position",
     [](Column &column, Value value) {
         column.primaryKeyPosition = value.boolean().value_or(false) ? 1'000'000 : 0;
     }},
    {"classification", "Contract column: classification",
     [](Column &column, Value value) {
         column.rawClassification = value.string();
         column.classification = parseClassification(column.rawClassification);
     }},
    {"pii", "Contract column: personal", put::flag<&Column::personal>},
    {"criticalDataElement", "Contract column: critical", put::flag<&Column::critical>},
    {"enum", "Contract column: constraint", put::constraint},
    {"minLength", "Contract column: constraint", put::constraint},
    {"maxLength", "Contract column: constraint", put::constraint},
    {"minimum", "Contract column: constraint", put::constraint},
    {"maximum", "Contract column: constraint", put::constraint},
    {"exclusiveMinimum", "Contract column: constraint", put::constraint},
    {"exclusiveMaximum", "Contract column: constraint", put::constraint},
    {"precision", "Contract column: constraint", put::constraint},
    {"scale", "Contract column: constraint", put::constraint},
    {"format", "Contract column: constraint", put::constraint},
    {"pattern", "Contract column: constraint", put::constraint},
    {"examples|example", "Contract column: constraint", put::constraint},
    {"type", "Contract column: logical type"},
    {"tags[]", "Contract column: tag"},
    {"references", "Contract: relationship"},
    {"quality[]", "Rule"},
    {"lineage.inputFields[]", "Lineage: column flow"},
    {"config.{*}Type", "Contract column: physical type"},
    {"$ref", "Contract column: tag of the term"},
    {"fields{*}", "Contract column"},
    {"items", "Contract column"},
    {"keys", "Contract column"},
    {"values", "Contract column"},
    {"links", rawOnly, put::keep},
    {"domain", rawOnly, put::keep},
    {"owner", rawOnly, put::keep},
});

constexpr auto definitionFields = std::to_array<Field<TermRecord>>({
    {"name", "Term: name", put::text<&TermRecord::name>},
    {"title", "Term: name", put::text<&TermRecord::name>},
    {"description", "Term: description", put::text<&TermRecord::description>},
    {"domain", "Term: domain", put::text<&TermRecord::domain>},
    {"owner", "Term: custom property", put::custom},
    {"type", "Term: custom property", put::custom},
    {"format", "Term: custom property", put::custom},
    {"pattern", "Term: custom property", put::custom},
    {"classification", "Term: custom property", put::custom},
    {"links{*}", "Term: link"},
});

struct Level
{
    std::string_view part;
    std::string_view value;
    std::string_view property;
    std::string_view element;
};

constexpr auto levels = std::to_array<Level>({
    {"availability", "percentage", "availability", ""},
    {"retention", "period", "retention", "timestampField"},
    {"latency", "threshold", "latency", "processedTimestampField"},
    {"freshness", "threshold", "freshness", "timestampField"},
    {"frequency", "interval", "frequency", ""},
    {"frequency", "cron", "schedule", ""},
    {"support", "time", "support", ""},
    {"support", "responseTime", "timeToNotify", ""},
    {"backup", "interval", "backup", ""},
    {"backup", "recoveryTime", "recoveryTime", ""},
    {"backup", "recoveryPoint", "recoveryPoint", ""},
});

/// The standard's words as the logical types of ODCS; empty for what has no such type.
std::string_view logicalType(std::string_view word)
{
    static constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"number", "number"},
         {"decimal", "number"},
         {"numeric", "number"},
         {"float", "number"},
         {"double", "number"},
         {"int", "integer"},
         {"integer", "integer"},
         {"long", "integer"},
         {"bigint", "integer"},
         {"string", "string"},
         {"text", "string"},
         {"varchar", "string"},
         {"boolean", "boolean"},
         {"timestamp", "timestamp"},
         {"timestamp_tz", "timestamp"},
         {"timestamp_ntz", "timestamp"},
         {"date", "date"},
         {"time", "time"},
         {"array", "array"},
         {"map", "map"},
         {"object", "object"},
         {"record", "object"},
         {"struct", "object"},
         {"bytes", "string"}});
    const std::string folded = foldCase(word);
    for (const auto &[from, to] : words)
        if (folded == from)
            return to;
    return {};
}

void setType(Value type, Column &column)
{
    const std::string_view word = type.text();
    if (word.empty())
        return;
    column.logicalType = logicalType(word);
    if (column.logicalType.empty())
        column.physicalType = word; // json, variant, and words of a platform
    else if (word.starts_with("timestamp_") || word == "bytes" || word == "decimal"
             || word == "float" || word == "double")
        put::constraint(column, type); // narrower than the logical type
}

class ModelReader
{
public:
    ModelReader(Value root, Contract &contract, Reading &reading)
        : m_root(root)
        , m_contract(contract)
        , m_reading(reading)
    {
    }

    void read(Value model)
    {
        ContractObject object;
        object.name = model.key();
        take(modelFields, model, object);
        object.tags = model["tags"].strings();
        m_edges.clear();
        readFields(model["fields"], {}, object, 0);
        int position = 0;
        for (const std::string &key : model["primaryKey"].strings()) {
            const auto column
                = std::ranges::find(object.properties, childPath({}, key), &Column::path);
            if (column != object.properties.end())
                column->primaryKeyPosition = ++position;
        }
        odcs::rankKeys(object.properties);
        odcs::readQuality(model["quality"], m_contract, object, nullptr, m_reading);
        for (const auto &[quality, index] : m_quality)
            odcs::readQuality(quality, m_contract, object, &object.properties[index], m_reading);
        m_quality.clear();
        takeEdges(object);
        m_contract.document.objects.push_back(std::move(object));
    }

private:
    void readFields(Value fields, const std::string &parent, ContractObject &object, int depth)
    {
        for (const Value field : fields.fields())
            readField(field, childPath(parent, field.key()), std::string(field.key()), object,
                      depth);
    }

    void readField(Value field, const std::string &path, std::string name, ContractObject &object,
                   int depth)
    {
        if (depth > maxNesting)
            return;
        Column column;
        column.path = path;
        column.name = std::move(name);
        const Value definition = definitionOf(field);
        // The field's own words hold: as the first constraint, and as the last of all else.
        for (const Value source : {field, definition, field}) {
            take(fieldFields, source, column);
            setType(source["type"], column);
        }
        for (const Value source : {definition, field}) {
            for (std::string &tag : source["tags"].strings())
                column.tags.push_back(std::move(tag));
        }
        if (definition.isObject())
            column.tags.push_back("term:" + termName(definition));
        for (const Value option : field["config"].fields())
            if (option.key().ends_with("Type"))
                column.physicalType = option.string();
        field["config"].keep();
        if (!column.personal && std::ranges::any_of(column.tags, odcs::saysPersonal))
            column.personal = true;
        readReferences(field, object.name, path);
        readLineage(field["lineage"], path);
        if (!field["quality"].isEmpty())
            m_quality.emplace_back(field["quality"], object.properties.size());
        object.properties.push_back(std::move(column));
        for (const Value source : {definition, field}) {
            readFields(source["fields"], path, object, depth + 1);
            if (const Value items = source["items"]; items.isObject())
                readField(items, itemPath(path), "[]", object, depth + 1);
            if (const Value keys = source["keys"]; keys.isObject())
                readField(keys, path + "{key}", "{key}", object, depth + 1);
            if (const Value values = source["values"]; values.isObject())
                readField(values, path + "{value}", "{value}", object, depth + 1);
        }
    }

    Value definitionOf(Value field)
    {
        const std::string_view reference = field["$ref"].text();
        if (reference.empty())
            return {};
        const Value definition = valueOf(m_root, reference);
        if (!definition.isObject() || definition.index() == field.index()) {
            m_reading.report(
                IssueSeverity::DataLoss, "unresolved-reference",
                fmt::format("\"{}\" is not in this file, so what it defines is not known; other "
                            "files and addresses are not fetched.",
                            displayLine(reference, 200)),
                field, "$ref");
            return {};
        }
        return definition;
    }

    static std::string termName(Value definition)
    {
        for (const std::string_view key : {"title", "name"})
            if (!definition[key].text().empty())
                return definition[key].string();
        return std::string(definition.key());
    }

    void readReferences(Value field, const std::string &object, const std::string &path)
    {
        if (const std::string_view target = field["references"].text(); !target.empty())
            m_contract.document.relationships.push_back(
                {object + "." + path, std::string(target), "foreignKey"});
    }

    void readLineage(Value lineage, const std::string &path)
    {
        for (const Value input : lineage["inputFields"].items()) {
            ColumnFlow flow;
            flow.from = childPath({}, input["field"].text());
            flow.to = path;
            for (const Value kind : input["transformations"].items()) {
                flow.flow
                    = kind["type"].text() == "INDIRECT" ? FlowClass::Indirect : FlowClass::Direct;
                flow.subtype = kind["subtype"].string();
                flow.transform = kind["description"].string();
                flow.masking = kind["masking"].boolean().value_or(false);
            }
            m_edges[{input["namespace"].string(), input["name"].string()}].push_back(
                std::move(flow));
        }
    }

    void takeEdges(const ContractObject &object)
    {
        if (m_contract.document.servers.empty())
            return;
        for (auto &[source, flows] : m_edges) {
            EdgeRecord edge;
            edge.from = openlineage::datasetRef(source.first, source.second);
            edge.to = serverRef(m_contract.document.servers.front(), object);
            edge.basis = EdgeBasis::Declared;
            edge.columns = std::move(flows);
            m_contract.edges.push_back(std::move(edge));
        }
    }

    Value m_root;
    Contract &m_contract;
    Reading &m_reading;
    std::vector<std::pair<Value, std::size_t>> m_quality;
    std::map<std::pair<std::string, std::string>, std::vector<ColumnFlow>> m_edges;
};

void readServers(Value root, ContractDocument &document, Reading &reading)
{
    for (const Value item : root["servers"].fields()) {
        ContractServer server;
        server.name = item.key();
        server.type = item["type"].string();
        server.environment = item["environment"].string();
        server.description = item["description"].string();
        odcs::readServerFields(item, server.fields, reading);
        for (const std::string_view known : {"type", "environment", "description"})
            server.fields.erase(std::string(known));
        for (const Value entry : item["roles"].items()) {
            ContractRole role;
            role.role = entry["name"].string();
            role.description = entry["description"].string();
            document.roles.push_back(std::move(role));
        }
        document.servers.push_back(std::move(server));
    }
}

void readServiceLevels(Value root, ContractDocument &document, Reading &reading)
{
    for (const Level &known : levels) {
        const Value part = root["servicelevels"][known.part];
        const Value value = part[known.value];
        if (value.text().empty())
            continue;
        ContractSla level;
        level.property = known.property;
        level.value = value.string();
        level.description = part["description"].string();
        level.driver = part["type"].string();
        if (!known.element.empty())
            level.element = part[known.element].string();
        odcs::addServiceLevel(std::move(level), value, document, reading);
        for (const std::string_view key : {"unlimited", "sourceTimestampField", "cron"})
            part[key].keep();
    }
}

void readLinks(Value root, ContractDocument &document)
{
    for (const Value links : {root["links"], root["info"]["links"]})
        for (const Value link : links.fields())
            document.links.push_back({std::string(link.key()), link.string()});
    for (const Value policy : root["terms"]["policies"].items()) {
        const std::string name = policy["name"].string();
        if (!policy["url"].text().empty())
            document.links.push_back({"policy " + name, policy["url"].string()});
        if (!policy["description"].text().empty())
            document.custom["policy " + name] = policy["description"].string();
        policy.keep();
    }
}

void takeDefinitions(Value root, const ContractDocument &document, Reading &reading)
{
    for (const Value definition : root["definitions"].fields()) {
        TermRecord term;
        term.key = document.id + "#" + std::string(definition.key());
        term.name = definition.key();
        term.kind = "definition";
        term.domain = document.domain;
        take(definitionFields, definition, term);
        for (const Value link : definition["links"].fields())
            term.links.push_back({std::string(link.key()), link.string(), {}});
        reading.take(std::move(term));
        definition.keep();
    }
}

/// Up to 1.0 the schema and the checks could be texts of another language inside the contract.
void reportEmbedded(Value root, Reading &reading)
{
    for (const std::string_view key : {"schema", "quality"}) {
        const Value part = root[key];
        if (part.isEmpty())
            continue;
        reading.report(
            IssueSeverity::DataLoss, "embedded-language",
            fmt::format("The {} is written in another language ({}) inside the contract; it stays "
                        "in the raw document and is not checked. Import its own file, or state it "
                        "in \"models\".",
                        key, displayLine(part["type"].text(), 40)),
            part, std::string(key));
        part.keep();
    }
}

} // namespace

Status readDcs(Value root, Reading &reading)
{
    Head head;
    take(headFields, root, head);
    Contract contract;
    ContractDocument &document = contract.document;
    document = std::move(head.document);
    if (document.id.empty())
        return odcs::withoutId("the contract", "\"id\"", root, reading);
    document.standard = "DCS";
    document.teamName = head.owner;
    document.custom = std::move(head.custom);
    document.tags = root["tags"].strings();
    if (!head.contact.channel.empty() || !head.contact.url.empty())
        document.support.push_back(std::move(head.contact));
    readServers(root, document, reading);
    readServiceLevels(root, document, reading);
    readLinks(root, document);
    ModelReader models(root, contract, reading);
    for (const Value model : root["models"].fields())
        models.read(model);
    odcs::checkStatus(document.rawStatus, root["info"]["status"], reading);
    if (document.objects.empty())
        reading.report(IssueSeverity::Info, "no-schema",
                       "The contract describes no model: it says nothing about columns.", root,
                       "models");
    reportEmbedded(root, reading);
    takeDefinitions(root, document, reading);
    odcs::takeContract(contract, reading);
    return {};
}

void mapDcs(MappingRows &rows)
{
    addRows(rows, "", headFields);
    addRows(rows, "models{*}.", modelFields);
    addRows(rows, "models{*}.fields{*}.", fieldFields);
    addRows(rows, "definitions{*}.", definitionFields);
}

} // namespace meshscope::ingest
