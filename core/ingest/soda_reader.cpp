// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "ingest/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Soda: scan results of version 3 and 4, and files of checks (SodaCL and contracts).
namespace meshscope::ingest {

namespace {

struct Check
{
    RuleRecord rule;
    std::string identity;
    std::string table;
    std::string source; ///< data source, or the prefix that stands for it
    std::string outcome;
};

constexpr auto checkFields = std::to_array<Field<Check>>({
    {"identity|identities.vc1|identities.v4", "Rule: key", put::text<&Check::identity>},
    {"name", "Rule: name", [](Check &into, Value value) { into.rule.name = value.string(); }},
    {"type|checkType", "Rule: type",
     [](Check &into, Value value) { into.rule.type = value.string(); }},
    {"definition", "Rule: expectation",
     [](Check &into, Value value) { into.rule.expectation = value.string(); }},
    {"table|model", "Rule: dataset", put::text<&Check::table>},
    {"dataSource", "Rule: dataset", put::text<&Check::source>},
    {"datasetPrefix", "Rule: dataset",
     [](Check &into, Value value) {
         into.source.clear();
         for (const std::string &part : value.strings())
             into.source += (into.source.empty() ? "" : ".") + part;
     }},
    {"column", "Rule: column",
     [](Check &into, Value value) {
         if (!value.text().empty())
             into.rule.column = childPath({}, value.text());
     }},
    {"outcome", "Result: outcome", put::text<&Check::outcome>},
    {"resourceAttributes[]", "Rule: dimension, severity"},
    {"metrics[]", "Result: value"},
    {"diagnostics.value", "Result: value"},
    {"diagnostics|identities|outcomeReasons|location|filter|partition|archetype|group|"
     "resourceAttributes|metrics|contract|source|attributes|checkPath|threshold|description|path",
     rawOnly, put::keep},
});

Dimension dimensionOf(std::string_view text)
{
    using enum Dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"missing", Completeness},
                                                                 {"duplicate", Uniqueness},
                                                                 {"invalid", Conformity},
                                                                 {"schema", Conformity},
                                                                 {"row_count", Coverage},
                                                                 {"rows_exist", Coverage},
                                                                 {"fresh", Timeliness},
                                                                 {"must exist in", Consistency},
                                                                 {"reference", Consistency},
                                                                 {"reconciliation", Consistency},
                                                                 {"same as", Consistency},
                                                                 {"avg", Accuracy},
                                                                 {"min", Accuracy},
                                                                 {"max", Accuracy},
                                                                 {"stddev", Accuracy},
                                                                 {"percentile", Accuracy},
                                                                 {"distribution", Accuracy},
                                                                 {"sum", Accuracy}});
    const std::string folded = foldCase(text);
    for (const auto &[part, dimension] : parts)
        if (folded.find(part) != std::string::npos)
            return dimension;
    return Unassigned;
}

AssetRef assetOf(const std::string &source, const std::string &table)
{
    AssetRef ref;
    ref.form = RefForm::Logical;
    ref.platform = "soda";
    ref.name = source.empty() ? table : source + "." + table;
    return ref;
}

void setDimension(RuleRecord &rule)
{
    if (!rule.dimensionBasis.empty())
        return;
    rule.dimension = dimensionOf(rule.type + " " + rule.name + " " + rule.expectation);
    rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
}

Outcome outcomeOf(std::string_view word)
{
    const std::string folded = foldCase(word);
    return folded == "pass"    ? Outcome::Pass
        : folded == "warn"     ? Outcome::Warn
        : folded == "fail"     ? Outcome::Fail
        : folded == "excluded" ? Outcome::Skipped
        : folded == "error"    ? Outcome::Error
                               : Outcome::Unknown;
}

class ScanReader
{
public:
    explicit ScanReader(Reading &reading)
        : m_reading(reading)
    {
    }

    void read(Value root)
    {
        for (const std::string_view key :
             {"dataTimestamp", "scanStartTimestamp", "scanEndTimestamp", "startTime"})
            if (const auto time = parseTime(root[key].text()))
                m_time = time;
        m_run = root["definitionName"].string();
        if (m_time)
            m_run += (m_run.empty() ? "" : " ") + formatTime(*m_time);
        for (const Value metric : root["metrics"].items()) {
            if (const auto value = metric["value"].number())
                m_metrics[metric["identity"].string()] = *value;
            metric.keep();
        }
        const std::string source = root["defaultDataSource"].string();
        for (const Value item : root["checks"].items())
            readCheck(item, source);
        if (!m_time)
            m_reading.report(IssueSeverity::DataLoss, "results-without-time",
                             "The scan does not say when it ran, so its results cannot be put in "
                             "order; only its rules are taken over.",
                             root, "dataTimestamp");
        for (const std::string_view key :
             {"hasErrors", "hasFailures", "hasWarnings", "logs", "automatedMonitoringChecks",
              "queries", "profiling", "metadata", "variables", "defaultDataSourceProperties",
              "sourceOwner", "exitCode", "contract", "resultsIngestionMode", "soda_version",
              "postProcessingStages", "dataSourceName", "scanId"})
            root[key].keep();
    }

private:
    void readCheck(Value item, const std::string &source)
    {
        Check check;
        check.source = source;
        take(checkFields, item, check);
        RuleRecord &rule = check.rule;
        for (const Value attribute : item["resourceAttributes"].items())
            setAttribute(rule, attribute["name"].text(), attribute["value"].text());
        for (const Value attribute : item["attributes"].members())
            setAttribute(rule, attribute.key(), attribute.text());
        rule.asset = assetOf(check.source, check.table);
        rule.engine = "soda";
        if (rule.name.empty())
            rule.name = rule.expectation.empty() ? rule.type : rule.expectation;
        setDimension(rule);
        rule.key = "soda:"
            + (check.identity.empty()
                   ? xxh128Hex(rule.asset.name + rule.column + rule.name + rule.expectation)
                   : check.identity);
        const std::string key = rule.key;
        const std::string definition = rule.expectation;
        m_reading.take(std::move(rule));
        if (!m_time)
            return;
        ResultRecord result;
        result.ruleKey = key;
        result.runKey = m_run;
        result.executedAt = *m_time;
        result.outcome = outcomeOf(check.outcome);
        for (const std::string &metric : item["metrics"].strings())
            if (const auto value = m_metrics.find(metric); value != m_metrics.end())
                result.value = value->second;
        // Version 4 writes 0 where there is no value: only an outcome makes it one.
        const bool evaluated = result.outcome == Outcome::Pass || result.outcome == Outcome::Warn
            || result.outcome == Outcome::Fail;
        if (!result.value && evaluated)
            result.value = item["diagnostics"]["value"].number();
        for (const Value reason : item["outcomeReasons"].items())
            result.message += textOrJson(reason);
        m_reading.take(std::move(result));
    }

    static void setAttribute(RuleRecord &rule, std::string_view name, std::string_view value)
    {
        const std::string folded = foldCase(name);
        if (folded == "dimension" || folded == "quality_dimension") {
            if (const auto stated = parseDimension(value)) {
                rule.dimension = *stated;
                rule.dimensionBasis = "declared";
            }
        } else if (folded == "severity" || folded == "priority") {
            rule.severity = parseSeverity(value);
        }
    }

    Reading &m_reading;
    std::optional<TimePoint> m_time;
    std::string m_run;
    std::map<std::string, double> m_metrics;
};

/// A contract of Soda 4; the other files have one part per table.
constexpr auto contractFields = std::to_array<Field<RuleRecord>>({
    {"dataset", "Rule: dataset"},
    {"columns[].name", "Rule: column"},
    {"data_source|schema|owner|description|database", rawOnly, put::keep},
});
constexpr auto contractColumnFields = std::to_array<Field<RuleRecord>>({
    {"data_type|optional|character_maximum_length", rawOnly, put::keep},
});
constexpr auto writtenFields = std::to_array<Field<RuleRecord>>({
    {"type", "Rule: type", put::text<&RuleRecord::type>},
    {"name", "Rule: name", put::text<&RuleRecord::name>},
    {"attributes.dimension", "Rule: dimension"},
    {"{*}", "Rule: expectation"},
});

/// Checks as they are written: a line of SodaCL, or a mapping with its thresholds.
class ChecksReader
{
public:
    explicit ChecksReader(Reading &reading)
        : m_reading(reading)
    {
    }

    void read(Value root)
    {
        constexpr std::string_view mark = "checks for ";
        if (const std::string table = root["dataset"].string(); !table.empty()) {
            readList(root["checks"], table, {});
            RuleRecord nothing;
            for (const Value column : root["columns"].items()) {
                readList(column["checks"], table, childPath({}, column["name"].text()));
                take(contractColumnFields, column, nothing);
            }
            take(contractFields, root, nothing);
            return;
        }
        for (const Value part : root.fields()) {
            if (part.key().starts_with(mark)) {
                readList(part, std::string(part.key().substr(mark.size())), {});
                continue;
            }
            m_reading.report(
                IssueSeverity::Info, "part-left-out",
                "Parts beside \"checks for\" say how to scan, not what must hold; they "
                "stay in the raw document.",
                part, std::string(part.key()));
            part.keep();
        }
    }

private:
    void readList(Value list, const std::string &table, const std::string &column)
    {
        for (const Value item : list.items()) {
            RuleRecord rule;
            rule.asset = assetOf({}, table);
            rule.column = column;
            rule.engine = "soda";
            Value about = item;
            if (item.isObject()
                && item["type"].text().empty()) // `missing_count(id) = 0: {name: x}`
                for (const Value line : item.members()) {
                    rule.expectation = line.key();
                    about = item[line.key()];
                }
            else if (!item.isObject())
                rule.expectation = item.string();
            fill(rule, about);
            rule.key = fmt::format(
                "soda:{}{}{}#{}", table, column.empty() ? "" : ".", column,
                xxh128Hex(rule.type + '\n' + rule.name + '\n' + rule.expectation).substr(0, 12));
            m_reading.take(std::move(rule));
        }
    }

    /// "missing_count(customer_id) = 0" says the type, and the column when it is a single one.
    static void readExpectation(RuleRecord &rule)
    {
        const std::string &text = rule.expectation;
        const std::size_t end = text.find_first_of(" (:<>=");
        rule.type = text.substr(0, end);
        const std::size_t open = text.find('(');
        if (open != end || open == std::string::npos || !rule.column.empty())
            return;
        const std::string inside = text.substr(open + 1, text.find(')') - open - 1);
        if (!inside.empty() && inside.find_first_of(" ,") == std::string::npos)
            rule.column = childPath({}, inside);
    }

    static void fill(RuleRecord &rule, Value about)
    {
        take(writtenFields, about, rule);
        for (const Value option : about.members()) {
            if (option.key() == "type" || option.key() == "name")
                continue;
            if (option.key() == "attributes") {
                if (const auto stated = parseDimension(option["dimension"].text())) {
                    rule.dimension = *stated;
                    rule.dimensionBasis = "declared";
                }
                continue;
            }
            rule.expectation += fmt::format("{}{}: {}", rule.expectation.empty() ? "" : ", ",
                                            option.key(), textOrJson(option));
        }
        if (rule.type.empty())
            readExpectation(rule);
        if (rule.name.empty())
            rule.name = rule.expectation.empty() ? rule.type : rule.expectation;
        setDimension(rule);
        if (rule.expectation.find("warn") != std::string::npos
            && rule.expectation.find("fail") == std::string::npos)
            rule.severity = Severity::Warning;
    }

    Reading &m_reading;
};

} // namespace

Status readSodaScan(Value root, Reading &reading)
{
    reading.summary.partial = true;
    ScanReader(reading).read(root);
    return {};
}

Status readSodaChecks(Value root, Reading &reading)
{
    ChecksReader(reading).read(root);
    return {};
}

void mapSodaScan(MappingRows &rows)
{
    addRows(rows, "checks[].", checkFields);
}

void mapSodaChecks(MappingRows &rows)
{
    addRows(rows, "checks for {*}[].{*}.", writtenFields);
    rows.push_back({"checks for {*}[]", "Rule: expectation (a line alone)"});
    addRows(rows, {}, contractFields);
    addRows(rows, "columns[].", contractColumnFields);
    for (const std::string_view prefix : {"checks[].", "columns[].checks[]."})
        addRows(rows, prefix, writtenFields);
    rows.push_back({"{*}", "raw document (in files with a part per table)"});
}

} // namespace meshscope::ingest
