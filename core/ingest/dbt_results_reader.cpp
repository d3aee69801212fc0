// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

namespace meshscope::ingest {

namespace {

Outcome testOutcome(std::string_view status)
{
    if (status == "pass" || status == "success")
        return Outcome::Pass;
    if (status == "warn")
        return Outcome::Warn;
    if (status == "fail")
        return Outcome::Fail;
    if (status == "error" || status == "runtime error")
        return Outcome::Error;
    return status == "skipped" || status == "no-op" ? Outcome::Skipped : Outcome::Unknown;
}

/// The span of the `execute` step, else of all steps.
struct Span
{
    std::optional<TimePoint> start;
    std::optional<TimePoint> end;
};

Span spanOf(Value timing)
{
    Span span;
    for (const Value step : timing.items()) {
        const auto start = parseTime(step["started_at"].text());
        const auto end = parseTime(step["completed_at"].text());
        const bool execute = step["name"].text() == "execute";
        if (!span.start || execute)
            span.start = start ? start : span.start;
        if (!span.end || execute)
            span.end = end ? end : span.end;
    }
    return span;
}

/// The id of a run: one invocation of dbt runs many nodes.
std::string runKeyOf(const dbt::Metadata &metadata)
{
    return metadata.invocation.empty() && metadata.generatedAt ? formatTime(*metadata.generatedAt)
                                                               : metadata.invocation;
}

bool isTest(std::string_view uniqueId)
{
    return uniqueId.starts_with("test.");
}

/// Both result artifacts: `metadata`, then `results[]`. Whichever comes first in the file.
template<typename Map>
Status readResults(JsonDocument &json, Reading &reading, const Map &map)
{
    dbt::Metadata metadata;
    const auto first
        = [](std::string_view key) { return key == "metadata" ? Take::Whole : Take::Skip; };
    Status about = json.walk(first, [&](std::string_view, std::string_view, Value value) -> Status {
        metadata = dbt::readMetadata(value);
        return {};
    });
    if (!about)
        return about;
    reading.summary.generatedAt = metadata.generatedAt;
    const auto decide
        = [](std::string_view key) { return key == "results" ? Take::Each : Take::Check; };
    return json.walk(decide, [&](std::string_view, std::string_view, Value result) -> Status {
        if (reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        // Until dbt 0.18 the node stood inside the result.
        const Value id = result["unique_id"] ? result["unique_id"] : result["node"]["unique_id"];
        if (id.text().empty())
            reading.report(IssueSeverity::DataLoss, "result-without-id",
                           "A result names no node (unique_id); it is left out.", result,
                           "results[]");
        else
            map(id.text(), result, metadata);
        reading.countUnmapped(result, "results[]");
        return {};
    });
}

void mapTestResult(std::string_view id, Value result, const dbt::Metadata &metadata,
                   Reading &reading)
{
    const Span span = spanOf(result["timing"]);
    const auto at = span.end ? span.end : metadata.generatedAt;
    if (!at) {
        reading.report(IssueSeverity::DataLoss, "result-without-time",
                       "A result has no time of its own and the file has none; it is left out.",
                       result, std::string(id));
        return;
    }
    ResultRecord record;
    record.ruleKey = id;
    record.runKey = runKeyOf(metadata);
    record.executedAt = *at;
    record.outcome = testOutcome(result["status"].text());
    record.failedRows = result["failures"].integer();
    if (record.failedRows)
        record.value = static_cast<double>(*record.failedRows);
    record.message = result["message"].string();
    reading.take(std::move(record));
}

void mapNodeRun(std::string_view id, Value result, const dbt::Metadata &metadata, Reading &reading)
{
    const Span span = spanOf(result["timing"]);
    RunRecord run;
    run.uuid = runKeyOf(metadata) + '/' + std::string(id);
    run.jobNamespace = "dbt";
    run.jobName = id;
    run.state = result["status"].string();
    run.startedAt = span.start;
    run.endedAt = span.end;
    const Outcome outcome = testOutcome(run.state);
    if (outcome == Outcome::Error || outcome == Outcome::Fail)
        run.error = result["message"].string();
    reading.take(std::move(run));
}

void mapFreshness(std::string_view id, Value result, const dbt::Metadata &metadata,
                  Reading &reading)
{
    const Value criteria = result["criteria"];
    const std::optional<double> warn = dbt::limitSeconds(criteria["warn_after"]);
    const std::optional<double> error = dbt::limitSeconds(criteria["error_after"]);
    RuleRecord rule = dbt::freshnessRule(id, criteria).value_or(RuleRecord {});
    if (rule.key.empty()) {
        rule.key = dbt::freshnessKey(id);
        rule.asset = dbt::logicalRef(id);
        rule.engine = "dbt";
        rule.name = "source freshness";
        rule.type = "freshness";
        rule.dimension = Dimension::Timeliness;
        rule.dimensionBasis = "engine";
    }
    ResultRecord record;
    record.ruleKey = rule.key;
    record.runKey = runKeyOf(metadata);
    record.outcome = testOutcome(result["status"].text());
    // Here "error" is a verdict on the age (error_after), not a failed query.
    if (result["status"].text() == "error" && result["max_loaded_at"])
        record.outcome = Outcome::Fail;
    record.ageSeconds = result["max_loaded_at_time_ago_in_s"].number();
    record.limitSeconds = error ? error : warn;
    record.message = result["error"].string();
    const auto at = parseTime(result["snapshotted_at"].text());
    reading.take(std::move(rule));
    if (const auto loaded = parseTime(result["max_loaded_at"].text())) {
        AssetRecord asset;
        asset.ref = dbt::logicalRef(id);
        asset.lastDataAt = loaded;
        reading.take(std::move(asset));
    }
    if (at || metadata.generatedAt) {
        record.executedAt = at ? *at : *metadata.generatedAt;
        reading.take(std::move(record));
    }
}

} // namespace

Status readDbtRunResults(JsonDocument &json, Reading &reading)
{
    return readResults(
        json, reading, [&](std::string_view id, Value result, const dbt::Metadata &metadata) {
            if (isTest(id))
                mapTestResult(id, result, metadata, reading);
            else
                mapNodeRun(id, result, metadata, reading);
            for (const std::string_view key :
                 {"timing", "thread_id", "execution_time", "adapter_response", "compiled",
                  "compiled_code", "relation_name", "batch_results", "node", "message"})
                result[key].keep();
        });
}

Status readDbtSources(JsonDocument &json, Reading &reading)
{
    return readResults(
        json, reading, [&](std::string_view id, Value result, const dbt::Metadata &metadata) {
            mapFreshness(id, result, metadata, reading);
            for (const std::string_view key :
                 {"timing", "thread_id", "execution_time", "adapter_response", "criteria"})
                result[key].keep();
        });
}

} // namespace meshscope::ingest
