// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "ingest/odcs.h"
#include "ingest/openmetadata.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest::openmetadata {

namespace {

Dimension dimensionOf(std::string_view test)
{
    using enum Dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"unique", Uniqueness},
                                                                 {"notnull", Completeness},
                                                                 {"missing", Completeness},
                                                                 {"rowcount", Coverage},
                                                                 {"columncount", Conformity},
                                                                 {"columnname", Conformity},
                                                                 {"inset", Conformity},
                                                                 {"regex", Conformity},
                                                                 {"between", Conformity},
                                                                 {"length", Conformity},
                                                                 {"mean", Accuracy},
                                                                 {"sum", Accuracy},
                                                                 {"stddev", Accuracy},
                                                                 {"median", Accuracy},
                                                                 {"diff", Consistency},
                                                                 {"rowinserted", Timeliness}});
    const std::string folded = foldCase(test);
    for (const auto &[part, dimension] : parts)
        if (folded.find(part) != std::string::npos)
            return dimension;
    return Unassigned;
}

Outcome outcomeOf(std::string_view status)
{
    return status == "Success" ? Outcome::Pass
        : status == "Failed"   ? Outcome::Fail
        : status == "Aborted"  ? Outcome::Error
                               : Outcome::Unknown;
}

void takeTest(Context &context, const std::string &key, const std::string &table,
              const std::string &column, const std::string &test, Value parameters,
              std::string description)
{
    if (!context.rules.insert(key).second) {
        parameters.keep();
        return;
    }
    RuleRecord rule;
    rule.key = key;
    rule.asset = named(table);
    rule.column = column.empty() ? column : childPath({}, column);
    rule.engine = "openmetadata";
    rule.name = test;
    rule.type = test;
    rule.description = std::move(description);
    for (const Value one : parameters.items())
        rule.expectation += fmt::format("{}{}: {}", rule.expectation.empty() ? "" : ", ",
                                        one["name"].text(), one["value"].text());
    for (const Value one : parameters.members())
        rule.expectation += fmt::format("{}{}: {}", rule.expectation.empty() ? "" : ", ", one.key(),
                                        textOrJson(one));
    parameters.keep();
    rule.dimension = dimensionOf(test);
    rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
    context.reading.take(std::move(rule));
}

void takeResult(Context &context, const std::string &key, Value result)
{
    // The first releases wrote seconds, the later ones milliseconds.
    std::int64_t time = result["timestamp"].integer().value_or(0);
    if (time > 0 && time < 100'000'000'000)
        time *= 1000;
    if (time > 0) {
        ResultRecord record;
        record.ruleKey = key;
        record.runKey = result["timestamp"].string();
        record.executedAt = fromEpochMs(time);
        record.outcome = outcomeOf(result["testCaseStatus"].text());
        record.message = result["result"].string();
        record.failedRows = result["failedRows"].integer();
        const auto passed = result["passedRows"].integer();
        if (passed && record.failedRows)
            record.evaluatedRows = *passed + *record.failedRows;
        context.reading.take(std::move(record));
    }
    result.keep();
}

} // namespace

void oldTests(Context &context, Value entity)
{
    const std::string table = fqnOf(entity["table"]);
    for (const std::string_view list : {"tableTests", "columnTests"})
        for (const Value item : entity[list].items()) {
            const std::string column = item["columnName"].string();
            const Value about = item["testCase"];
            const std::string test
                = odcs::either(about, "tableTestType", "columnTestType").string();
            const std::string key = fmt::format("om:{}.{}#{}{}", table, column, test,
                                                xxh128Hex(about["config"].toJson()).substr(0, 8));
            takeTest(context, key, table, column, test, about["config"],
                     item["description"].string());
            takeResult(context, key, item["result"]);
            item["executionFrequency"].keep();
        }
}

void testCase(Context &context, Value entity)
{
    const std::string fqn
        = fqnOf(entity["fullyQualifiedName"] ? entity["fullyQualifiedName"] : entity["name"]);
    // <#E::table::service.db.schema.table::columns::name>
    std::string_view entityLink = entity["entityLink"].text();
    std::vector<std::string> parts;
    while (!entityLink.empty()) {
        const std::size_t at = entityLink.find("::");
        parts.emplace_back(entityLink.substr(0, at));
        entityLink.remove_prefix(at == std::string_view::npos ? entityLink.size() : at + 2);
    }
    for (std::string &part : parts)
        if (part.ends_with('>'))
            part.pop_back();
    const std::string table = parts.size() > 2 ? parts[2] : std::string();
    const std::string column = parts.size() > 4 ? parts[4] : std::string();
    const std::string key = "om:" + fqn;
    takeTest(context, key, table, column, nameOf(entity["testDefinition"]),
             entity["parameterValues"], entity["description"].string());
    takeResult(context, key, entity["testCaseResult"]);
    keepNoise(entity);
    entity.keep();
}

void profile(Context &context, Value entity)
{
    AssetRecord asset;
    asset.ref = named(fqnOf(entity["fqn"]));
    for (const Value one : entity["profile"].items()) {
        const auto rows = one["rowCount"].number();
        const auto bytes = one["sizeInByte"].integer();
        if (rows && !asset.rowCount) // the newest comes first
            asset.rowCount = static_cast<std::int64_t>(*rows);
        if (bytes && !asset.sizeBytes)
            asset.sizeBytes = bytes;
        one.keep();
    }
    context.reading.take(std::move(asset));
}

} // namespace meshscope::ingest::openmetadata
