// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

#include <array>

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

/// One entry of `results[]`, of either artifact.
struct NodeResult
{
    std::string status;
    std::string message;
    std::optional<std::int64_t> failures;
    Span span;
    std::optional<TimePoint> snapshotAt; ///< freshness: when the source was looked at
    bool wasLoaded = false; ///< freshness: there is a newest row
    std::optional<TimePoint> loadedAt; ///< freshness: when it came
    std::optional<double> age; ///< freshness: of the newest row, in seconds
};

constexpr auto runFields = std::to_array<Field<NodeResult>>({
    {"unique_id|node.unique_id", "Result: rule; run: job"},
    {"status", "Result: outcome; run: state", put::text<&NodeResult::status>},
    {"failures", "Result: rows that fail, value", put::integer<&NodeResult::failures>},
    {"message", "Result: message; run: error", put::text<&NodeResult::message>},
    {"timing", "Result: time; run: times",
     [](NodeResult &into, Value value) {
         into.span = spanOf(value);
         value.keep();
     }},
    {"thread_id|execution_time|adapter_response|compiled|compiled_code|relation_name|"
     "batch_results|node",
     rawOnly, put::keep},
});

constexpr auto freshnessFields = std::to_array<Field<NodeResult>>({
    {"unique_id", "Rule: dataset; dataset: key"},
    {"status", "Result: outcome", put::text<&NodeResult::status>},
    {"error", "Result: message", put::text<&NodeResult::message>},
    {"max_loaded_at", "Dataset: newest data",
     [](NodeResult &into, Value value) {
         into.wasLoaded = true;
         into.loadedAt = parseTime(value.text());
     }},
    {"max_loaded_at_time_ago_in_s", "Result: age", put::number<&NodeResult::age>},
    {"snapshotted_at", "Result: time",
     [](NodeResult &into, Value value) { into.snapshotAt = parseTime(value.text()); }},
    {"criteria.warn_after|criteria.error_after", "Rule: expectation; result: limit"},
    {"criteria|timing|thread_id|execution_time|adapter_response", rawOnly, put::keep},
});

constexpr auto runParts = std::to_array<Field<NodeResult>>({{"args|elapsed_time", rawOnly}});
constexpr auto freshnessParts = std::to_array<Field<NodeResult>>({{"elapsed_time", rawOnly}});

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
Status readResults(JsonDocument &json, Reading &reading, const decltype(runParts) &parts,
                   const Map &map)
{
    dbt::Metadata metadata;
    const auto first
        = [](std::string_view key) { return key == "metadata" ? Take::Whole : Take::Skip; };
    Status about = json.walk(first, [&](std::string_view, std::string_view, Value value) -> Status {
        metadata = dbt::readMetadata(value, reading);
        return {};
    });
    if (!about)
        return about;
    reading.summary.generatedAt = metadata.generatedAt;
    const auto decide = [&](std::string_view key) {
        if (key == "results")
            return Take::Each;
        if (key != "metadata" && !isListed(parts, key))
            dbt::reportPart(key, reading);
        return Take::Check;
    };
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

void mapTestResult(std::string_view id, NodeResult &&read, Value result,
                   const dbt::Metadata &metadata, Reading &reading)
{
    const auto at = read.span.end ? read.span.end : metadata.generatedAt;
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
    record.outcome = testOutcome(read.status);
    record.failedRows = read.failures;
    if (record.failedRows)
        record.value = static_cast<double>(*record.failedRows);
    record.message = std::move(read.message);
    reading.take(std::move(record));
}

void mapNodeRun(std::string_view id, NodeResult &&read, const dbt::Metadata &metadata,
                Reading &reading)
{
    RunRecord run;
    run.uuid = runKeyOf(metadata) + '/' + std::string(id);
    run.jobNamespace = "dbt";
    run.jobName = id;
    run.startedAt = read.span.start;
    run.endedAt = read.span.end;
    const Outcome outcome = testOutcome(read.status);
    if (outcome == Outcome::Error || outcome == Outcome::Fail)
        run.error = std::move(read.message);
    run.state = std::move(read.status);
    reading.take(std::move(run));
}

void mapFreshness(std::string_view id, NodeResult &&read, Value criteria,
                  const dbt::Metadata &metadata, Reading &reading)
{
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
    record.outcome = testOutcome(read.status);
    // Here "error" is a verdict on the age (error_after), not a failed query.
    if (read.status == "error" && read.wasLoaded)
        record.outcome = Outcome::Fail;
    record.ageSeconds = read.age;
    record.limitSeconds = error ? error : warn;
    record.message = std::move(read.message);
    reading.take(std::move(rule));
    if (read.loadedAt) {
        AssetRecord asset;
        asset.ref = dbt::logicalRef(id);
        asset.lastDataAt = read.loadedAt;
        reading.take(std::move(asset));
    }
    if (read.snapshotAt || metadata.generatedAt) {
        record.executedAt = read.snapshotAt ? *read.snapshotAt : *metadata.generatedAt;
        reading.take(std::move(record));
    }
}

} // namespace

Status readDbtRunResults(JsonDocument &json, Reading &reading)
{
    return readResults(json, reading, runParts,
                       [&](std::string_view id, Value result, const dbt::Metadata &metadata) {
                           NodeResult read;
                           take(runFields, result, read);
                           if (isTest(id))
                               mapTestResult(id, std::move(read), result, metadata, reading);
                           else
                               mapNodeRun(id, std::move(read), metadata, reading);
                       });
}

Status readDbtSources(JsonDocument &json, Reading &reading)
{
    return readResults(json, reading, freshnessParts,
                       [&](std::string_view id, Value result, const dbt::Metadata &metadata) {
                           NodeResult read;
                           take(freshnessFields, result, read);
                           mapFreshness(id, std::move(read), result["criteria"], metadata, reading);
                       });
}

void mapDbtRunResults(MappingRows &rows)
{
    dbt::mapMetadata(rows);
    addRows(rows, "results[].", runFields);
    addRows(rows, {}, runParts);
}

void mapDbtSources(MappingRows &rows)
{
    dbt::mapMetadata(rows);
    addRows(rows, "results[].", freshnessFields);
    addRows(rows, {}, freshnessParts);
}

} // namespace meshscope::ingest
