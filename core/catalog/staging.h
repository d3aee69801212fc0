// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/issue.h"
#include "model/records.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace meshscope::catalog {

/// A dataset's statements, packed: columns are by far the largest part of an import, and most of
/// them are only needed again one dataset at a time.
struct StagedAsset
{
    AssetRef ref;
    std::vector<AssetRef> aliases;
    std::string body; ///< packed AssetRecord
    bool removed = false; ///< the source says that it is gone
};

/// Everything one document says, between reading and writing. Small and typed, so that memory stays
/// near the size of what is kept.
struct StagedDocument
{
    std::string source; ///< name of the source: project or folder
    std::string sourceKind; ///< dbt, files
    std::string sourceLocator; ///< folder the source was read from
    std::string path; ///< as shown to people
    std::string locator; ///< absolute path
    std::string format;
    std::string formatVersion;
    std::string scope; ///< what a full import covers; empty: this file
    bool complete = false; ///< states all it has to say: what it no longer states is gone
    std::string digest;
    std::uint64_t bytes = 0;
    std::optional<TimePoint> generatedAt;
    std::string raw; ///< bytes to keep, for contracts, products and agreements

    /// Every domain that a record names. A domain that no document describes is called by the best
    /// of these, also by those of statements that others outrank.
    std::set<std::string> domainNames;
    std::vector<DomainRecord> domains;
    std::vector<PartyRecord> parties;
    std::vector<ProductRecord> products;
    std::vector<StagedAsset> assets;
    std::vector<ContractRecord> contracts;
    std::vector<JobRecord> jobs;
    std::vector<EdgeRecord> edges;
    std::vector<RunRecord> runs;
    std::vector<RuleRecord> rules;
    std::vector<ResultRecord> results;
    std::vector<AccessRecord> agreements;
    std::vector<TermRecord> terms;
    std::vector<Issue> issues;

    /// Takes one record, moved in time by `shift`.
    void take(Record &&record, std::chrono::days shift);
};

} // namespace meshscope::catalog
