// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

/// What a contract of version 3 states against its own standard beyond what stops its reader from
/// understanding a part, the enumerations, maps and synonyms of the 3.2 draft among it. All of it
/// is read leniently all the same. Looking here marks nothing as read: a field that no reader knows
/// is still told.
namespace meshscope::ingest::odcs {

namespace {

using Words = std::span<const std::string_view>;

constexpr int maxNesting = 64;

bool isOneOf(Words words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

Value::Children childrenOf(Value value)
{
    const bool has = value.isObject() || value.isArray();
    return has ? Value::Children(value.tree(), value.index()) : Value::Children();
}

Value peek(Value object, std::string_view key)
{
    Value found;
    for (const Value child : object.isObject() ? childrenOf(object) : Value::Children())
        if (child.key() == key)
            found = child;
    return found;
}

std::string_view textOf(Value value)
{
    return value.isNull() || value.isObject() || value.isArray()
        ? std::string_view()
        : value.tree()->entries()[value.index()].text;
}

bool isMissing(Value object, std::string_view key)
{
    const Value value = peek(object, key);
    return value.isNull() || (!value.isObject() && !value.isArray() && textOf(value).empty());
}

bool isFlag(Value value)
{
    const std::string_view text = textOf(value);
    return value.isNull() || value.type() == ValueType::Boolean || text == "true"
        || text == "false";
}

/// Fields without which a dataset on such a server cannot be recognised.
struct ServerNeeds
{
    std::string_view type;
    std::array<std::string_view, 3> fields;
};
constexpr auto serverNeeds = std::to_array<ServerNeeds>({
    {"athena", {"stagingDir", "schema", ""}},
    {"azure", {"location", "", ""}},
    {"bigquery", {"project", "dataset", ""}},
    {"databricks", {"catalog", "schema", ""}},
    {"duckdb", {"database", "", ""}},
    {"glue", {"account", "database", ""}},
    {"kafka", {"host", "", ""}},
    {"mysql", {"host", "database", ""}},
    {"oracle", {"host", "serviceName", ""}},
    {"postgres", {"host", "database", "schema"}},
    {"postgresql", {"host", "database", "schema"}},
    {"redshift", {"database", "schema", ""}},
    {"s3", {"location", "", ""}},
    {"sftp", {"location", "", ""}},
    {"snowflake", {"account", "database", "schema"}},
    {"sqlserver", {"host", "database", "schema"}},
    {"trino", {"host", "catalog", "schema"}},
});
constexpr auto serverTypes = std::to_array<std::string_view>(
    {"api",        "athena",     "azure",   "bigquery", "clickhouse", "cloudsql", "custom",
     "databricks", "db2",        "denodo",  "dremio",   "duckdb",     "glue",     "hive",
     "impala",     "informix",   "kafka",   "kinesis",  "local",      "mysql",    "oracle",
     "postgres",   "postgresql", "presto",  "pubsub",   "redshift",   "s3",       "sftp",
     "snowflake",  "sqlserver",  "synapse", "trino",    "vertica",    "zen"});
constexpr auto rootFields = std::to_array<std::string_view>({"apiVersion",
                                                             "kind",
                                                             "id",
                                                             "version",
                                                             "status",
                                                             "name",
                                                             "tenant",
                                                             "domain",
                                                             "dataProduct",
                                                             "description",
                                                             "schema",
                                                             "quality",
                                                             "support",
                                                             "price",
                                                             "team",
                                                             "roles",
                                                             "slaDefaultElement",
                                                             "slaProperties",
                                                             "servers",
                                                             "tags",
                                                             "customProperties",
                                                             "authoritativeDefinitions",
                                                             "contractCreatedTs",
                                                             "dataQuality"});
constexpr auto operators = std::to_array<std::string_view>(
    {"mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan",
     "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"});
constexpr auto metrics = std::to_array<std::string_view>(
    {"nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"});
constexpr auto logicalTypes
    = std::to_array<std::string_view>({"string", "date", "timestamp", "time", "number", "integer",
                                       "object", "array", "boolean", "map"});
constexpr auto dimensions = std::to_array<std::string_view>(
    {"accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness",
     "uniqueness", "ac", "cp", "cf", "cs", "cv", "tm", "uq"});
constexpr auto flags = std::to_array<std::string_view>(
    {"required", "unique", "primaryKey", "partitioned", "criticalDataElement"});

class Lint
{
public:
    Lint(Value root, Reading &reading)
        : m_reading(reading)
    {
        for (const Value object : childrenOf(peek(root, "schema")))
            m_objects.insert(std::string(textOf(peek(object, "name"))));
    }

    void document(Value root)
    {
        int strangers = 0; // all of them are listed as fields that are not taken over
        for (const Value field : childrenOf(root))
            if (!isOneOf(rootFields, field.key()) && ++strangers <= 5)
                say("unknown-field",
                    fmt::format("\"{}\" is no field of a contract; own fields belong into "
                                "\"customProperties\".",
                                displayLine(field.key(), 60)),
                    field, std::string(field.key()));
        if (isMissing(root, "apiVersion"))
            say("missing-field", "The contract has no \"apiVersion\", which the standard requires.",
                root, "apiVersion");
        for (const std::string_view key : {"schema", "servers", "slaProperties", "roles", "tags"})
            list(root, key);
        for (const Value server : childrenOf(peek(root, "servers")))
            this->server(server);
        for (const Value level : childrenOf(peek(root, "slaProperties")))
            serviceLevel(level);
        for (const Value object : childrenOf(peek(root, "schema")))
            this->object(object);
    }

private:
    void say(std::string_view code, std::string message, Value at, std::string path,
             IssueSeverity severity = IssueSeverity::Error)
    {
        constexpr int most = 500; // a hostile file may have a million of them
        if (++m_said < most)
            m_reading.report(severity, code, std::move(message), at, std::move(path));
        else if (m_said == most)
            m_reading.report(IssueSeverity::Error, "more-findings",
                             "The contract states much more against its standard than is listed "
                             "here.",
                             at);
    }

    void list(Value parent, std::string_view key)
    {
        const Value value = peek(parent, key);
        if (!value.isNull() && !value.isArray())
            say("wrong-type",
                fmt::format("\"{}\" must be a list; what it holds is not understood.", key), value,
                std::string(key));
    }

    void server(Value server)
    {
        const std::string type(textOf(peek(server, "type")));
        for (const std::string_view key : {"server", "type"})
            if (isMissing(server, key))
                say("missing-field",
                    fmt::format("A server has no \"{}\", so its datasets cannot be told apart.",
                                key),
                    server, fmt::format("servers[].{}", key));
        if (!type.empty() && !isOneOf(serverTypes, foldCase(type)))
            say("unknown-server-type",
                fmt::format("\"{}\" is no type of a server; use \"custom\" for what the standard "
                            "does not name.",
                            displayLine(type, 60)),
                server, "servers[].type");
        for (const ServerNeeds &needs : serverNeeds)
            for (const std::string_view field : needs.fields)
                if (needs.type == foldCase(type) && !field.empty() && isMissing(server, field))
                    say("missing-field",
                        fmt::format(
                            "A server of the type {} has no \"{}\", so its datasets may not "
                            "be recognised.",
                            needs.type, field),
                        server, fmt::format("servers[].{}", field));
    }

    void serviceLevel(Value level)
    {
        for (const std::string_view key : {"property", "value"})
            if (isMissing(level, key))
                say("missing-field",
                    fmt::format("A service level has no \"{}\", so it promises nothing.", key),
                    level, fmt::format("slaProperties[].{}", key));
    }

    void object(Value object)
    {
        texts(object, "schema[].");
        list(object, "properties");
        rules(peek(object, "quality"));
        for (const Value relation : childrenOf(peek(object, "relationships"))) {
            reference(peek(relation, "from"), "relationships[].from");
            reference(peek(relation, "to"), "relationships[].to");
        }
        synonyms(object);
        for (const Value property : childrenOf(peek(object, "properties")))
            this->property(property, 0);
    }

    void property(Value item, int depth)
    {
        if (depth > maxNesting)
            return;
        texts(item, "properties[].");
        type(item);
        for (const std::string_view flag : flags)
            if (!isFlag(peek(item, flag)))
                say("wrong-type", fmt::format("\"{}\" must be true or false.", flag),
                    peek(item, flag), fmt::format("properties[].{}", flag));
        list(item, "properties");
        enumeration(peek(item, "enum"));
        rules(peek(item, "quality"));
        relations(item);
        synonyms(item);
        for (const Value child : childrenOf(peek(item, "properties")))
            property(child, depth + 1);
        if (const Value items = peek(item, "items"); items.isObject())
            element(items, depth + 1);
    }

    /// The items of a list need no name.
    void element(Value item, int depth)
    {
        if (depth > maxNesting)
            return;
        type(item);
        for (const Value child : childrenOf(peek(item, "properties")))
            property(child, depth + 1);
        if (const Value items = peek(item, "items"); items.isObject())
            element(items, depth + 1);
    }

    void type(Value item)
    {
        const std::string_view type = textOf(peek(item, "logicalType"));
        if (!type.empty() && !isOneOf(logicalTypes, type))
            say("unknown-logical-type",
                fmt::format("\"{}\" is no logical type of the standard; it is shown as it is. Use "
                            "\"physicalType\" for the type of the platform.",
                            displayLine(type, 60)),
                item, "properties[].logicalType");
        if (type != "map")
            return;
        const Value map = peek(item, "map");
        for (const std::string_view part : {"key", "value"})
            if (!peek(map, part).isObject())
                say("missing-field", fmt::format("A map does not describe its {}.", part), item,
                    fmt::format("properties[].map.{}", part));
    }

    void enumeration(Value list)
    {
        if (list.isNull())
            return;
        std::set<std::string_view> seen;
        if (!list.isArray() || childrenOf(list).isEmpty())
            say("empty-enumeration", "An enumeration must be a list of at least one value.", list,
                "properties[].enum");
        for (const Value item : list.isArray() ? childrenOf(list) : Value::Children()) {
            const Value value = item.isObject() ? peek(item, "value") : item;
            if (value.isNull())
                say("missing-field", "An entry of an enumeration has no \"value\".", item,
                    "properties[].enum[].value");
            else if (!seen.insert(textOf(value)).second)
                say("repeated-value",
                    fmt::format("An enumeration has \"{}\" twice.", displayLine(textOf(value), 60)),
                    item, "properties[].enum[]");
        }
    }

    /// A key with nothing behind it is no text.
    void texts(Value item, const std::string &path)
    {
        for (const Value field : childrenOf(item)) {
            const bool isText = field.key() == "name" || field.key() == "description"
                || field.key() == "businessName" || field.key() == "physicalName";
            if (isText && (field.isNull() || field.isArray()))
                say("wrong-type",
                    fmt::format("\"{}\" is there without a text; leave it out or write one.",
                                field.key()),
                    field.isNull() ? item : field, path + std::string(field.key()));
        }
    }

    void synonyms(Value item)
    {
        for (const Value synonym : childrenOf(peek(item, "synonyms")))
            if (synonym.isObject() && isMissing(synonym, "synonym") && isMissing(synonym, "term"))
                say("missing-field", "A synonym does not say the word.", synonym,
                    "synonyms[].synonym");
    }

    void relations(Value item)
    {
        for (const Value relation : childrenOf(peek(item, "relationships"))) {
            if (!isMissing(relation, "from"))
                say("relationship-with-from",
                    "A relationship of a property begins at that property; \"from\" is only for "
                    "those of an object.",
                    relation, "properties[].relationships[].from");
            reference(peek(relation, "to"), "properties[].relationships[].to");
        }
    }

    /// `object.property`, `schema/<id>/properties/<id>`, either behind `<file>#`; or a list of
    /// them.
    void reference(Value value, const std::string &path)
    {
        for (const Value item : value.isArray() ? childrenOf(value) : Value::Children())
            reference(item, path);
        const std::string_view text = textOf(value);
        if (text.empty())
            return;
        const bool isPath
            = text.find('/') != std::string_view::npos || text.find('#') != std::string_view::npos;
        const std::size_t dot = text.find('.');
        if (!isPath && (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()))
            say("wrong-reference",
                fmt::format("\"{}\" names no property; write object.property, or the path of its "
                            "id.",
                            displayLine(text, 80)),
                value, path);
        else if (!isPath && !m_objects.contains(std::string(text.substr(0, dot))))
            say("dangling-reference",
                fmt::format("\"{}\" names an object that this contract does not have.",
                            displayLine(text, 80)),
                value, path, IssueSeverity::Warning);
    }

    void rules(Value list)
    {
        for (const Value rule : childrenOf(list)) {
            operatorsOf(rule);
            metricOf(rule);
            const std::string_view dimension = textOf(peek(rule, "dimension"));
            if (parseDimension(dimension) && !isOneOf(dimensions, foldCase(dimension)))
                say("unknown-dimension",
                    fmt::format("\"{}\" is not the standard's word for this dimension; it is "
                                "understood. Use {}.",
                                displayLine(dimension, 60), word(*parseDimension(dimension))),
                    rule, "quality[].dimension");
            if (!isMissing(rule, "element"))
                say("unknown-field",
                    "A rule has no \"element\": it is about the object or property it stands in.",
                    rule, "quality[].element");
        }
    }

    void operatorsOf(Value rule)
    {
        const auto stated = std::ranges::count_if(
            operators, [rule](std::string_view name) { return !peek(rule, name).isNull(); });
        if (stated > 1)
            say("several-operators",
                "A rule has more than one operator; tools differ in which they check. Make them "
                "rules of their own.",
                rule, "quality[]");
        for (const std::string_view name : {"mustBeBetween", "mustNotBeBetween"}) {
            const Value bounds = peek(rule, name);
            if (bounds.isNull())
                continue;
            int count = 0;
            for ([[maybe_unused]] const Value bound : childrenOf(bounds))
                ++count;
            if (!bounds.isArray() || count != 2)
                say("not-two-bounds",
                    fmt::format("\"{}\" must be a list of two bounds; it cannot be checked.", name),
                    rule, fmt::format("quality[].{}", name));
        }
    }

    void metricOf(Value rule)
    {
        const std::string_view metric = textOf(peek(rule, "metric"));
        if (!metric.empty() && !isOneOf(metrics, metric))
            say("unknown-metric",
                fmt::format("\"{}\" is no metric of the standard's library; it is shown and cannot "
                            "be sorted.",
                            displayLine(metric, 60)),
                rule, "quality[].metric");
    }

    Reading &m_reading;
    int m_said = 0;
    std::set<std::string> m_objects;
};

} // namespace

void lint(Value root, Reading &reading)
{
    Lint(root, reading).document(root);
}

} // namespace meshscope::ingest::odcs
