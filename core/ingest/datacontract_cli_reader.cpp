// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/readers.h"

#include <fmt/format.h>

#include <array>

/// Results of datacontract-cli: what it checked of a contract, and what came of it.
namespace meshscope::ingest {

namespace {

struct Verdict
{
    RuleRecord rule;
    std::string key;
    std::string quality;
    std::string model;
    std::string field;
    std::string category;
    std::string result;
    std::string reason;
};

constexpr auto verdictFields = std::to_array<Field<Verdict>>({
    {"id|key", "Rule: key", put::text<&Verdict::key>},
    {"qualityId|quality_id", "Rule: key", put::text<&Verdict::quality>},
    {"model", "Rule: dataset", put::text<&Verdict::model>},
    {"field", "Rule: column", put::text<&Verdict::field>},
    {"category", "Rule: dimension", put::text<&Verdict::category>},
    {"name", "Rule: name", [](Verdict &into, Value value) { into.rule.name = value.string(); }},
    {"type", "Rule: type", [](Verdict &into, Value value) { into.rule.type = value.string(); }},
    {"engine", "Rule: engine",
     [](Verdict &into, Value value) { into.rule.engine = value.string(); }},
    {"implementation", "Rule: expectation",
     [](Verdict &into, Value value) { into.rule.expectation = textOrJson(value); }},
    {"result", "Result: outcome", put::text<&Verdict::result>},
    {"reason", "Result: message", put::text<&Verdict::reason>},
    {"language|details|diagnostics", rawOnly, put::keep},
});

Dimension verdictDimension(std::string_view type, std::string_view category)
{
    using enum Dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"freshness", Timeliness},
                                                                 {"field_required", Completeness},
                                                                 {"pk_required", Completeness},
                                                                 {"unique", Uniqueness},
                                                                 {"duplicate", Uniqueness},
                                                                 {"null", Completeness},
                                                                 {"missing", Completeness},
                                                                 {"row_count", Coverage},
                                                                 {"rowcount", Coverage},
                                                                 {"invalid", Conformity}});
    const std::string folded = foldCase(type);
    for (const auto &[part, dimension] : parts)
        if (folded.find(part) != std::string::npos)
            return dimension;
    return category == "schema" || folded.starts_with("field_")
            || folded.starts_with("servicelevel")
        ? Conformity
        : Unassigned;
}

Outcome verdictOf(std::string_view word)
{
    return word == "passed" || word == "info" ? Outcome::Pass
        : word == "warning"                   ? Outcome::Warn
        : word == "failed"                    ? Outcome::Fail
        : word == "error"                     ? Outcome::Error
        : word == "skipped"                   ? Outcome::Skipped
                                              : Outcome::Unknown;
}

struct Checked
{
    std::string contract;
    std::string version;
    std::string run;
    std::optional<TimePoint> time;
};

/// The rule that a verdict is about. A rule of the contract has its id there; others are known by
/// the tool's own key.
RuleRecord ruleOf(Verdict &verdict, const Checked &checked)
{
    RuleRecord rule = std::move(verdict.rule);
    const std::string &contract = checked.contract;
    const std::string place = verdict.model + (verdict.field.empty() ? "" : "." + verdict.field);
    rule.key = !verdict.quality.empty()
        ? fmt::format("odcs:{}/{}#{}", contract, place, verdict.quality)
        : fmt::format("datacontract-cli:{}/{}", contract,
                      verdict.key.empty() ? place + "#" + rule.type : verdict.key);
    rule.asset.form = RefForm::Logical;
    rule.asset.platform = "odcs";
    rule.asset.name = contract + "/" + verdict.model;
    rule.column = verdict.field.empty() ? std::string() : childPath({}, verdict.field);
    if (rule.engine.empty())
        rule.engine = "datacontract-cli";
    if (rule.name.empty())
        rule.name = rule.type;
    rule.dimension = verdictDimension(rule.type, verdict.category);
    rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
    rule.contractId = contract;
    rule.contractVersion = checked.version;
    return rule;
}

} // namespace

Status readDatacontractRun(Value root, Reading &reading)
{
    reading.summary.partial = true;
    const auto either = [&](std::string_view first, std::string_view second) {
        const std::string text = root[first].string();
        return text.empty() ? root[second].string() : text;
    };
    Checked checked;
    checked.contract = either("dataContractId", "data_contract_id");
    checked.version = either("dataContractVersion", "data_contract_version");
    checked.run = either("runId", "run_id");
    checked.time = parseTime(either("timestampEnd", "timestamp_end"));
    if (!checked.time)
        checked.time = parseTime(either("timestampStart", "timestamp_start"));
    for (const Value item : root["checks"].items()) {
        Verdict verdict;
        take(verdictFields, item, verdict);
        RuleRecord rule = ruleOf(verdict, checked);
        const std::string key = rule.key;
        reading.take(std::move(rule));
        if (!checked.time)
            continue;
        ResultRecord result;
        result.ruleKey = key;
        result.runKey = checked.run;
        result.executedAt = *checked.time;
        result.outcome = verdictOf(verdict.result);
        result.message = verdict.reason;
        reading.take(std::move(result));
    }
    if (!checked.time)
        reading.report(IssueSeverity::DataLoss, "results-without-time",
                       "The run does not say when it was; only its rules are taken over.", root,
                       "timestampEnd");
    for (const std::string_view key :
         {"result", "server", "logs", "outputPortId", "dataProductId", "output_port_id",
          "data_product_id", "runId", "run_id", "timestampStart", "timestampEnd"})
        root[key].keep();
    return {};
}

void mapDatacontractRun(MappingRows &rows)
{
    addRows(rows, "checks[].", verdictFields);
}

} // namespace meshscope::ingest
