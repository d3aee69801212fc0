// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "ingest/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

/// Great Expectations: suites, validation results and checkpoint results, 0.7 to 1.x (standards.md
/// 2.10). A suite gives rules; a result gives its rules and what came of them.
namespace meshscope::ingest {

namespace {

struct Run
{
    std::string suite;
    std::string asset; ///< name of the data asset inside GX
    std::string path;
    std::string key;
    std::optional<TimePoint> time;
    std::optional<TimePoint> nominal;
};

constexpr auto runFields = std::to_array<Field<Run>>({
    {"expectation_suite_name|name|suite_name|meta.expectation_suite_name", "Rule: key",
     put::text<&Run::suite>},
    {"data_asset_name|meta.data_asset_name|meta.batch_kwargs.data_asset_name|"
     "meta.batch_kwargs.table|meta.batch_spec.table_name|"
     "meta.active_batch_definition.data_asset_name",
     "Dataset: name inside Great Expectations", put::text<&Run::asset>},
    {"meta.batch_kwargs.path|meta.batch_spec.path", "Dataset: file", put::text<&Run::path>},
    {"meta.run_id.run_name", "Result: run", put::text<&Run::key>},
    {"meta.run_id.run_time", "Result: time", put::time<&Run::nominal>},
    {"meta.validation_time", "Result: time", put::time<&Run::time>},
    {"statistics|success|evaluation_parameters|suite_parameters|data_asset_type|"
     "validation_operator_config|ge_cloud_id|id|notes|result_url|checkpoint_name",
     rawOnly, put::keep},
});

struct Expectation
{
    RuleRecord rule;
    std::string id;
};

constexpr auto expectationFields = std::to_array<Field<Expectation>>({
    {"expectation_type|type", "Rule: type",
     [](Expectation &into, Value value) { into.rule.type = value.string(); }},
    {"id|ge_cloud_id", "Rule: key", put::text<&Expectation::id>},
    {"kwargs", "Rule: expectation"},
    {"kwargs.column", "Rule: column"},
    {"description|notes", "Rule: description",
     [](Expectation &into, Value value) { into.rule.description = textOrJson(value); }},
    {"severity", "Rule: severity",
     [](Expectation &into, Value value) { into.rule.severity = parseSeverity(value.text()); }},
    {"meta.dimension|meta.quality_dimension", "Rule: dimension",
     [](Expectation &into, Value value) {
         if (const auto stated = parseDimension(value.text())) {
             into.rule.dimension = *stated;
             into.rule.dimensionBasis = "declared";
         }
     }},
    {"meta|rendered_content|success_on_last_run|rendered_content", rawOnly, put::keep},
});

Dimension dimensionOf(std::string_view type)
{
    using enum Dimension;
    static constexpr auto parts = std::to_array<std::pair<std::string_view, Dimension>>(
        {{"be_null", Completeness},
         {"row_count", Coverage},
         {"be_unique", Uniqueness},
         {"unique_value", Uniqueness},
         {"unique_within", Uniqueness},
         {"proportion_of_non_null", Completeness},
         {"pair", Consistency},
         {"multicolumn_sum", Consistency},
         {"equal_other_table", Consistency},
         {"regex", Conformity},
         {"in_set", Conformity},
         {"of_type", Conformity},
         {"in_type_list", Conformity},
         {"column_to_exist", Conformity},
         {"columns_to_match", Conformity},
         {"column_count", Conformity},
         {"value_lengths", Conformity},
         {"dateutil", Conformity},
         {"strftime", Conformity},
         {"json", Conformity},
         {"like_pattern", Conformity},
         {"to_be_between", Accuracy},
         {"mean", Accuracy},
         {"quantile", Accuracy},
         {"divergence", Accuracy},
         {"increasing", Accuracy},
         {"decreasing", Accuracy}});
    for (const auto &[part, dimension] : parts)
        if (type.find(part) != std::string_view::npos)
            return dimension;
    return Unassigned;
}

/// What the batch is, and how the result is written, is no part of the expectation.
bool isNoise(std::string_view argument)
{
    return argument == "batch_id" || argument == "result_format" || argument == "include_config"
        || argument == "catch_exceptions" || argument == "meta" || argument == "column";
}

class Reader
{
public:
    explicit Reader(Reading &reading)
        : m_reading(reading)
    {
    }

    void suite(Value root)
    {
        const Run run = runOf(root);
        for (const Value item : root["expectations"].items())
            takeRule(item, run);
    }

    void result(Value root)
    {
        const Run run = runOf(root);
        for (const Value item : root["results"].items()) {
            const std::string key = takeRule(item["expectation_config"], run);
            if (!key.empty() && run.time)
                takeResult(item, key, run);
            for (const std::string_view part : {"result", "exception_info", "meta", "success"})
                item[part].keep();
        }
        if (!run.time && !root["results"].items().isEmpty())
            m_reading.report(
                IssueSeverity::DataLoss, "results-without-time",
                "The validation does not say when it ran, so its results cannot be put "
                "in order; only its rules are taken over. Write it with its meta.",
                root, "meta.validation_time");
    }

    void checkpoint(Value root)
    {
        for (const Value run : root["run_results"].fields()) {
            const Value inner = run["validation_result"];
            result(inner.isObject() ? inner : run);
            run["actions_results"].keep();
        }
        for (const std::string_view key :
             {"run_id", "checkpoint_config", "success", "validation_operator_config",
              "suite_parameters", "evaluation_parameters", "name", "id"})
            root[key].keep();
    }

    int rules() const { return static_cast<int>(m_rules.size()); }

private:
    Run runOf(Value root)
    {
        Run run;
        take(runFields, root, run);
        if (run.key.empty())
            run.key = root["meta"]["run_id"].string();
        if (!run.time)
            run.time = run.nominal;
        if (!run.time)
            run.time = parseTime(run.key);
        if (run.suite.empty())
            run.suite = "default";
        if (run.asset.empty())
            run.asset = run.path.empty() ? run.suite : run.path.substr(run.path.rfind('/') + 1);
        root["meta"].keep();
        return run;
    }

    static AssetRef assetOf(const Run &run)
    {
        AssetRef ref;
        ref.form = RefForm::Logical;
        ref.platform = "great-expectations";
        ref.name = run.asset;
        return ref;
    }

    /// Gives the rule once; its key, or nothing for what is no expectation.
    std::string takeRule(Value config, const Run &run)
    {
        Expectation expectation;
        take(expectationFields, config, expectation);
        RuleRecord &rule = expectation.rule;
        if (rule.type.empty()) {
            m_reading.report(IssueSeverity::DataLoss, "rule-without-type",
                             "An expectation has no type; it is left out.", config);
            return {};
        }
        const Value arguments = config["kwargs"];
        rule.asset = assetOf(run);
        rule.engine = "great-expectations";
        rule.name = rule.type;
        if (const std::string_view column = arguments["column"].text(); !column.empty())
            rule.column = childPath({}, column);
        for (const Value argument : arguments.fields()) {
            if (isNoise(argument.key()) || argument.isNull())
                continue;
            rule.expectation += fmt::format("{}{}: {}", rule.expectation.empty() ? "" : ", ",
                                            argument.key(), textOrJson(argument));
        }
        arguments.keep();
        if (rule.dimensionBasis.empty()) {
            rule.dimension = dimensionOf(rule.type);
            rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
        }
        const std::string id = expectation.id.empty()
            ? xxh128Hex(rule.type + '\n' + rule.column + '\n' + rule.expectation).substr(0, 12)
            : expectation.id;
        rule.key = fmt::format("gx:{}/{}#{}", run.suite, run.asset, id);
        std::string key = rule.key;
        if (m_rules.insert(key).second)
            m_reading.take(std::move(rule));
        return key;
    }

    static bool raised(Value info)
    {
        const auto says
            = [](Value value) { return value["raised_exception"].boolean().value_or(false); };
        return says(info) || std::ranges::any_of(info.members(), says); // since 0.15 by metric
    }

    void takeResult(Value item, const std::string &key, const Run &run)
    {
        const Value found = item["result"];
        ResultRecord result;
        result.ruleKey = key;
        result.runKey = run.key.empty() ? formatTime(*run.time) : run.key;
        result.executedAt = *run.time;
        const auto success = item["success"].boolean();
        result.outcome = raised(item["exception_info"]) ? Outcome::Error
            : !success                                  ? Outcome::Unknown
            : *success                                  ? Outcome::Pass
                                                        : Outcome::Fail;
        result.evaluatedRows = found["element_count"].integer();
        result.failedRows = found["unexpected_count"].integer();
        result.value = found["observed_value"].number();
        if (!found["observed_value"].isEmpty())
            result.message = "observed " + textOrJson(found["observed_value"]);
        if (result.outcome == Outcome::Error) {
            result.message = item["exception_info"]["exception_message"].string();
            for (const Value one : item["exception_info"].members())
                if (result.message.empty())
                    result.message = one["exception_message"].string();
        }
        m_reading.take(std::move(result));
    }

    Reading &m_reading;
    std::set<std::string> m_rules;
};

} // namespace

Status readGxSuite(Value root, Reading &reading)
{
    Reader(reading).suite(root);
    return {};
}

Status readGxResult(Value root, Reading &reading)
{
    reading.summary.partial = true;
    Reader reader(reading);
    if (root["run_results"].isObject())
        reader.checkpoint(root);
    else
        reader.result(root);
    return {};
}

void mapGxSuite(MappingRows &rows)
{
    addRows(rows, "expectations[].", expectationFields);
}

void mapGxResult(MappingRows &rows)
{
    addRows(rows, "", runFields);
    addRows(rows, "results[].expectation_config.", expectationFields);
    for (const auto &[path, shows] :
         {std::pair {"results[].success", "Result: outcome"},
          {"results[].exception_info", "Result: outcome, message"},
          {"results[].result.element_count", "Result: rows looked at"},
          {"results[].result.unexpected_count", "Result: rows that fail"},
          {"results[].result.observed_value", "Result: value"}})
        rows.push_back({path, shows});
}

} // namespace meshscope::ingest
