// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "ingest/mapping.h"
#include "ingest/odcs.h"
#include "ingest/schedule.h"
#include "model/server_ref.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest::odcs {

namespace {

constexpr std::string_view operators
    = "mustBe|mustNotBe|mustBeGreaterThan|mustBeGreaterOrEqualTo|mustBeGreaterThanOrEqualTo|"
      "mustBeLessThan|mustBeLessOrEqualTo|mustBeBetween|mustNotBeBetween";

constexpr auto ruleFields = std::to_array<Field<RuleRecord>>({
    {"type|code|rule|metric", "Rule: type"},
    {operators, "Rule: expectation"},
    {"unit|arguments|validValues|pattern", "Rule: expectation"},
    {"description", "Rule: description", put::text<&RuleRecord::description>},
    {"id", "Rule: key"},
    {"toolName|engine", "Rule: engine"},
    {"templateName|name", "Rule: name", put::text<&RuleRecord::name>},
    {"dimension", "Rule: dimension"},
    {"severity|businessImpact", "Rule: severity"},
    {"scheduleCronExpression|schedule", "Rule: period",
     [](RuleRecord &into, Value value) { into.periodSeconds = periodOfCron(value.text()); }},
    {"query|implementation", "Contract: rule: query", put::keep},
    {"id|businessImpact|scheduler|method|tags|customProperties|toolRuleName|"
     "authoritativeDefinitions",
     rawOnly, put::keep},
});

/// Old and new names of the library's metrics.
std::string metricOf(Value rule)
{
    std::string name = (rule["metric"] ? rule["metric"] : either(rule, "rule", "code")).string();
    if (name == "duplicateCount")
        return "duplicateValues";
    return name;
}

Dimension dimensionOf(std::string_view metric)
{
    using enum Dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"null", Completeness},
                                                                 {"missing", Completeness},
                                                                 {"duplicate", Uniqueness},
                                                                 {"unique", Uniqueness},
                                                                 {"invalid", Conformity},
                                                                 {"valid", Conformity},
                                                                 {"pattern", Conformity},
                                                                 {"rowcount", Coverage},
                                                                 {"countcheck", Coverage},
                                                                 {"fresh", Timeliness},
                                                                 {"latency", Timeliness},
                                                                 {"referential", Consistency}});
    const std::string folded = foldCase(metric);
    for (const auto &[part, dimension] : parts)
        if (folded.find(part) != std::string::npos)
            return dimension;
    return Unassigned;
}

/// "mustBeBetween 1 and 5, mustBeLessThan 9": what the operators of a rule demand.
std::string boundsOf(Value rule)
{
    std::string text;
    eachSpelling(operators, [&](std::string_view name) {
        const Value bound = rule[name];
        if (bound.isNull())
            return;
        std::string shown = bound.string();
        if (bound.isArray()) {
            const std::vector<std::string> ends = bound.strings();
            shown = ends.size() == 2 ? ends[0] + " and " + ends[1] : bound.toJson();
        }
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, shown);
    });
    return text;
}

std::string expectationOf(Value rule, const std::string &metric)
{
    std::string text = boundsOf(rule);
    // 3.0 counted the valid ones without saying so: none may be invalid.
    if (text.empty() && (metric == "validValues" || metric == "invalidValues"))
        text = "mustBe 0";
    if (const std::string_view unit = rule["unit"].text(); !unit.empty() && !text.empty())
        text += fmt::format(" {}", unit);
    for (const Value arguments : {rule["arguments"], rule["validValues"], rule["pattern"]})
        if (!arguments.isEmpty())
            text += fmt::format("{}{}", text.empty() ? "" : "; ",
                                arguments.isObject() || arguments.isArray() ? arguments.toJson()
                                                                            : arguments.string());
    rule["arguments"].keep();
    rule["validValues"].keep();
    return metric.empty() || text.empty() ? text : metric + " " + text;
}

void setDimension(Value rule, const std::string &metric, RuleRecord &record, Reading &reading)
{
    const std::string_view stated = rule["dimension"].text();
    record.dimension = dimensionOf(metric);
    record.dimensionBasis = record.dimension == Dimension::Unassigned ? "none" : "engine";
    if (stated.empty())
        return;
    if (const auto declared = parseDimension(stated)) {
        record.dimension = *declared;
        record.dimensionBasis = "declared";
        return;
    }
    reading.report(
        IssueSeverity::Error, "unknown-dimension",
        fmt::format(
            "\"{}\" is no quality dimension of the standard; the rule is sorted by its metric. "
            "Use accuracy, completeness, conformity, consistency, coverage, timeliness or "
            "uniqueness.",
            displayLine(stated, 60)),
        rule, "quality[].dimension");
}

/// Checks what makes a rule runnable; what is missing is said, and the rule is kept as it is.
void checkType(Value rule, const std::string &type, const std::string &metric, Reading &reading)
{
    const bool known = type == "library" || type == "text" || type == "sql" || type == "custom"
        || type == "dataQuality" || type == "reconciliation";
    std::string missing;
    if (type == "sql" && rule["query"].isEmpty())
        missing = "a query";
    else if (type == "custom" && rule["implementation"].isEmpty())
        missing = "an implementation";
    else if (type == "library" && metric.empty())
        missing = "a metric";
    if (!known)
        reading.report(
            IssueSeverity::Error, "unknown-rule-type",
            fmt::format(
                "\"{}\" is no type of a quality rule; it is shown but cannot be scored. Use "
                "library, text, sql or custom.",
                displayLine(type, 60)),
            rule, "quality[].type");
    else if (!missing.empty())
        reading.report(
            IssueSeverity::Error, "incomplete-rule",
            fmt::format("A rule of the type {} has not {}, so nothing can run it. Add it.", type,
                        missing),
            rule, "quality[]");
}

Severity severityOf(Value rule, const Column *property)
{
    Severity severity = parseSeverity(rule["severity"].text());
    const bool regulatory = foldCase(rule["businessImpact"].text()) == "regulatory";
    const bool vital = property != nullptr && property->critical
        && (property->primaryKeyPosition > 0 || property->nullable == false);
    return severity == Severity::Error && (regulatory || vital) ? Severity::Critical : severity;
}

class RuleReader
{
public:
    RuleReader(Contract &contract, const ContractObject &object, const Column *property,
               Reading &reading)
        : m_contract(contract)
        , m_object(object)
        , m_property(property)
        , m_reading(reading)
    {
    }

    void read(Value rule)
    {
        const std::string metric = metricOf(rule);
        std::string type = rule["type"].string();
        if (type.empty())
            type = rule["query"].isEmpty() && !metric.empty() ? "library"
                : rule["query"].isEmpty()                     ? "text"
                                                              : "sql";
        checkType(rule, type, metric, m_reading);
        RuleRecord record;
        take(ruleFields, rule, record);
        record.expectation = expectationOf(rule, metric);
        record.type = metric.empty() ? type : metric;
        record.key = keyOf(rule, type, metric, record.expectation);
        record.asset = asset();
        record.column = m_property == nullptr ? std::string() : m_property->path;
        record.engine = rule["engine"].string();
        if (record.engine.empty())
            record.engine = m_contract.isVersion2 ? rule["toolName"].string() : std::string();
        if (record.engine.empty())
            record.engine = foldCase(m_contract.document.standard);
        if (record.name.empty())
            record.name = metric.empty() ? record.description : metric;
        setDimension(rule, metric, record, m_reading);
        record.severity = severityOf(rule, m_property);
        record.documentedOnly = type == "text";
        record.contractId = m_contract.document.id;
        record.contractVersion = m_contract.document.version;
        addToDocument(rule, type, record);
        m_contract.rules.push_back(std::move(record));
    }

private:
    /// The object on the contract's first server; without servers a name inside this contract.
    AssetRef asset() const
    {
        const ContractDocument &document = m_contract.document;
        if (!document.servers.empty())
            return serverRef(document.servers.front(), m_object);
        AssetRef ref;
        ref.form = RefForm::Logical;
        ref.platform = "odcs";
        ref.name = document.id + "/" + m_object.name;
        return ref;
    }

    /// `odcs:<contract>/<object>[.property]#<id>`; without an id the content tells rules apart, so
    /// that a reordered file keeps its history.
    std::string keyOf(Value rule, const std::string &type, const std::string &metric,
                      const std::string &expectation) const
    {
        std::string place = m_object.name;
        if (m_property != nullptr)
            place += "." + m_property->path;
        std::string id = rule["id"].string();
        if (id.empty())
            id = xxh128Hex(type + '\n' + metric + '\n' + expectation + '\n' + rule["query"].string()
                           + '\n' + (type == "text" ? rule["description"].string() : std::string()))
                     .substr(0, 12);
        return fmt::format("odcs:{}/{}#{}", m_contract.document.id, place, id);
    }

    void addToDocument(Value rule, const std::string &type, const RuleRecord &record)
    {
        ContractQuality quality;
        quality.key = record.key;
        quality.object = m_object.name;
        quality.property = record.column;
        quality.name = record.name;
        quality.type = type;
        quality.expectation = record.expectation;
        quality.description = record.description;
        quality.query = rule["query"].string();
        if (quality.query.empty())
            quality.query = textOrJson(rule["implementation"]);
        quality.dimension = record.dimension;
        quality.severity = record.severity;
        m_contract.document.quality.push_back(std::move(quality));
    }

    Contract &m_contract;
    const ContractObject &m_object;
    const Column *m_property;
    Reading &m_reading;
};

} // namespace

void readQuality(Value list, Contract &contract, const ContractObject &object,
                 const Column *property, Reading &reading)
{
    RuleReader reader(contract, object, property, reading);
    for (const Value rule : list.items())
        reader.read(rule);
}

void mapQuality(MappingRows &rows, std::string_view prefix)
{
    addRows(rows, prefix, ruleFields);
}

} // namespace meshscope::ingest::odcs
