// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "quality/score.h"
#include "store/connection.h"

#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

/// Quality scores out of a catalog file: which rules a dataset has, what their results say, and the
/// score of every dataset, product and domain at a moment. Nothing is stored; the file holds only
/// rules and results.
namespace meshscope::workspace {

/// One rule of a dataset with every execution that the file holds.
struct RuleRow
{
    RuleId id;
    std::string uid;
    std::string key;
    std::string name;
    std::string path; ///< column path; empty: the whole dataset
    std::string engine;
    std::string type;
    std::string description;
    std::string expectation;
    std::string dimensionBasis;
    std::string lastMessage;
    std::optional<std::int64_t> lastFailedRows;
    std::optional<std::int64_t> lastEvaluatedRows;
    ContractVersionId contractVersion;
    quality::Rule scoring; ///< what the formula needs, with the executions oldest first
};

/// The rules of one dataset, by column path and name.
Result<std::vector<RuleRow>> rulesOf(store::Connection &db, AssetId asset);

/// Scores of everything that has one. A missing entry means that nothing is known.
struct ScoreBook
{
    std::unordered_map<EntityId, quality::Score> scores; ///< datasets, products, domains
    std::unordered_map<EntityId, std::uint32_t> ruleCounts; ///< scored rules of datasets

    quality::Score of(EntityId entity) const;
};

/// Reads all rules once and the newest executions that can matter. A product is the mean of the
/// datasets on its active output ports, a domain the mean of its active products.
Result<ScoreBook> scoreAll(store::Connection &db, TimePoint now, const std::stop_token &stop);

} // namespace meshscope::workspace
