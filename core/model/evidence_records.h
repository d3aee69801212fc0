// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/kinds.h"
#include "model/references.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What readers say of checks and of use: quality rules, their results, usage agreements.
namespace meshscope {

struct RuleRecord
{
    std::string key; ///< stable natural key of the rule inside its engine
    AssetRef asset;
    std::string column; ///< path; empty: the whole dataset
    std::string engine; ///< dbt, odcs, openlineage producer ...
    std::string name;
    std::string type; ///< not_null, unique, sql, text ...
    std::string description;
    std::string expectation; ///< a short readable form: "mustBe 0", "accepted values: a, b"
    Dimension dimension = Dimension::Unassigned;
    std::string dimensionBasis; ///< declared, engine, default, none
    Severity severity = Severity::Error;
    bool documentedOnly = false; ///< never executed; not scored
    std::optional<std::int64_t> periodSeconds;
    std::string contractId; ///< when the rule is a contract's
    std::string contractVersion;
};

struct ResultRecord
{
    std::string ruleKey;
    std::string runKey;
    TimePoint executedAt;
    Outcome outcome = Outcome::Unknown;
    std::optional<double> value;
    std::optional<std::int64_t> failedRows;
    std::optional<std::int64_t> evaluatedRows;
    std::string message;
    /// Freshness only: age of the data and its limit, seconds.
    std::optional<double> ageSeconds;
    std::optional<double> limitSeconds;
};

/// A data usage agreement (DUA 0.0.1): a request and, when approved, its grant.
struct AccessRecord
{
    std::string id;
    std::string purpose;
    std::string status; ///< requested, approved, rejected; custom may name a finer state
    std::string productId;
    std::string portName;
    std::string contractId;
    std::string consumerTeam;
    std::string consumerProduct;
    std::string consumerUser;
    std::optional<Day> start;
    std::optional<Day> end;
    std::vector<std::string> roles;
    std::map<std::string, std::string> custom;
};

template<typename Archive>
void describe(Archive &archive, RuleRecord &r)
{
    archive(r.key, r.asset, r.column, r.engine, r.name, r.type, r.description, r.expectation,
            r.dimension, r.dimensionBasis, r.severity, r.documentedOnly, r.periodSeconds,
            r.contractId, r.contractVersion);
}
template<typename Archive>
void describe(Archive &archive, ResultRecord &r)
{
    archive(r.ruleKey, r.runKey, r.executedAt, r.outcome, r.value, r.failedRows, r.evaluatedRows,
            r.message, r.ageSeconds, r.limitSeconds);
}

} // namespace meshscope
