// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/datahub.h"

#include <fmt/format.h>

#include <array>

/// Assertions with their runs, and runs of jobs.
namespace meshscope::ingest::datahub {

namespace {

Dimension dimensionOf(std::string_view type, std::string_view native, std::string_view all)
{
    using enum Dimension;
    if (type == "FRESHNESS")
        return Timeliness;
    if (type == "VOLUME")
        return Coverage;
    if (type == "DATA_SCHEMA")
        return Conformity;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"unique", Uniqueness},
                                                                 {"null", Completeness},
                                                                 {"row_count", Coverage},
                                                                 {"relationships", Consistency},
                                                                 {"mean", Accuracy},
                                                                 {"median", Accuracy},
                                                                 {"stdev", Accuracy},
                                                                 {"stddev", Accuracy},
                                                                 {"quantile", Accuracy},
                                                                 {"sum", Accuracy},
                                                                 {"in_set", Conformity},
                                                                 {"accepted", Conformity},
                                                                 {"regex", Conformity},
                                                                 {"between", Conformity},
                                                                 {"range", Conformity},
                                                                 {"columns_to_match", Conformity},
                                                                 {"equal_to", Conformity}});
    for (const std::string_view text : {native, all}) {
        const std::string folded = foldCase(text);
        for (const auto &[part, dimension] : parts)
            if (folded.find(part) != std::string::npos)
                return dimension;
    }
    return Unassigned;
}

/// The part of an assertion that its type names.
Value detailOf(Value info)
{
    Value about;
    for (const std::string_view key :
         {"datasetAssertion", "freshnessAssertion", "volumeAssertion", "sqlAssertion",
          "fieldAssertion", "schemaAssertion", "customAssertion"})
        if (const Value found = plain(info[key]); found.isObject())
            about = found;
    return about;
}

/// "MEAN BETWEEN minValue 1; SELECT ...": what the assertion demands, in its own words.
std::string expectationOf(Value about, const std::string &aggregation, const std::string &operation)
{
    std::string text;
    if (!operation.empty() && operation != "_NATIVE_")
        text = operation;
    if (!aggregation.empty() && aggregation != "IDENTITY" && aggregation != "_NATIVE_")
        text.insert(0, aggregation + " ");
    for (const Value parameter : plain(about["parameters"]).members())
        if (const std::string value = datahub::text(parameter["value"]); !value.empty())
            text += fmt::format(" {} {}", parameter.key(), value);
    for (const Value parameter : plain(about["nativeParameters"]).fields())
        if (text.empty() || operation == "_NATIVE_")
            text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", parameter.key(),
                                datahub::text(parameter));
    if (const std::string_view sql = about["statement"].text(); !sql.empty())
        text += (text.empty() ? "" : "; ") + std::string(sql);
    return text;
}

void takeInfo(Entity &entity, Value info)
{
    RuleRecord &rule = entity.rule;
    const std::string type = text(info["type"]);
    const Value about = detailOf(info);
    entity.assertee = text(about["dataset"] ? about["dataset"] : about["entity"]);
    rule.type = text(about["nativeType"]);
    rule.name = rule.type.empty() ? type : rule.type;
    if (rule.type.empty())
        rule.type = foldCase(type);
    rule.engine = rule.type.starts_with("expect_") ? "great-expectations" : "datahub";
    rule.description = text(info["description"]);
    const std::string operation = text(about["operator"]);
    const std::string aggregation = text(about["aggregation"]);
    rule.dimension = dimensionOf(type, rule.type, aggregation + " " + operation);
    rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
    for (const Value field : plain(about["fields"]).items())
        if (const Urn urn = parseUrn(field.text()); rule.column.empty() && urn.parts.size() > 1)
            rule.column = columnPath(nullptr, urn.parts[1]);
    rule.expectation = expectationOf(about, aggregation, operation);
    info.keep();
    entity.hasContent = true;
}

Outcome outcomeOf(std::string_view type)
{
    return type == "SUCCESS" ? Outcome::Pass
        : type == "FAILURE"  ? Outcome::Fail
        : type == "ERROR"    ? Outcome::Error
                             : Outcome::Unknown;
}

void takeRun(Entity &entity, Value run)
{
    const auto time = timeOf(plain(run["timestampMillis"]));
    const Value result = plain(run["result"]);
    if (entity.assertee.empty())
        entity.assertee = text(run["asserteeUrn"]);
    if (time && result.isObject() && text(run["status"]) != "STARTED") {
        ResultRecord record;
        record.runKey = text(run["runId"]);
        record.executedAt = *time;
        record.outcome = outcomeOf(text(result["type"]));
        record.value = plain(result["actualAggValue"]).number();
        record.failedRows = plain(result["unexpectedCount"]).integer();
        record.evaluatedRows = plain(result["rowCount"]).integer();
        const Value native = plain(result["nativeResults"]);
        if (!native.isEmpty())
            record.message = native.toJson();
        // Of a deviation, not of the rule: how large it is, as the one who ran it sees it.
        if (const std::string severity = text(result["severity"]); !severity.empty())
            record.message += fmt::format("{}deviation {}", record.message.empty() ? "" : "; ",
                                          foldCase(severity));
        entity.results.push_back(std::move(record));
    }
    run.keep();
}

void takeInstance(Entity &entity, Value value)
{
    if (const std::string name = text(value["name"]); !name.empty())
        entity.name = name;
    if (const std::string parent = text(value["parentTemplate"]); !parent.empty())
        entity.parent = parent;
    value.keep();
}

void takeInstanceRun(Entity &entity, Value value)
{
    const auto time = timeOf(plain(value["timestampMillis"]));
    const std::string status = text(value["status"]);
    const std::string result = text(plain(value["result"])["type"]);
    if (status == "STARTED")
        entity.run.startedAt = time;
    else
        entity.run.endedAt = time;
    const bool over = status == "COMPLETE";
    if (over || entity.run.state.empty())
        entity.run.state = !over ? "START" : result == "FAILURE" ? "FAIL" : "COMPLETE";
    value.keep();
}

} // namespace

bool takeRunAspect(Entity &entity, std::string_view name, Value value)
{
    static constexpr auto known
        = std::to_array<std::pair<std::string_view, void (*)(Entity &, Value)>>(
            {{"assertionInfo", takeInfo},
             {"assertionRunEvent", takeRun},
             {"dataProcessInstanceProperties", takeInstance},
             {"dataProcessInstanceRelationships", takeInstance},
             {"dataProcessInstanceRunEvent", takeInstanceRun}});
    for (const auto &[aspect, take] : known)
        if (aspect == name) {
            take(entity, value);
            return true;
        }
    return false;
}

void mapRunAspects(MappingRows &rows)
{
    for (const auto &[path, shows] :
         {std::pair {"assertionInfo.*Assertion.{dataset,entity}", "Rule"},
          {"assertionInfo.*Assertion.nativeType", "Rule: type"},
          {"assertionInfo.*Assertion.fields[]", "Rule: column"},
          {"assertionInfo.*Assertion.parameters", "Rule: expectation"},
          {"assertionInfo.description", "Rule: description"},
          {"assertionRunEvent.result", "Result: outcome, rows, value"},
          {"assertionRunEvent.timestampMillis", "Result: time"},
          {"dataProcessInstanceRunEvent", "Run: state, times"},
          {"dataProcessInstanceRelationships.parentTemplate", "Run: job"}})
        rows.push_back({path, shows});
}

} // namespace meshscope::ingest::datahub
