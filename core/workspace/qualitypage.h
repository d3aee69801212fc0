// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/catalogfile.h"
#include "workspace/pageparts.h"
#include "workspace/scorebook.h"

#include <array>
#include <string>
#include <vector>

/// The quality page: which datasets need attention, and one dataset's score with every term of its
/// arithmetic and the history of its rules.
namespace meshscope::workspace {

enum class QualityOrder { WorstFirst, Name, Evidence };

struct QualityRow
{
    AssetId asset;
    std::string uid;
    std::string name;
    std::string context;
    DomainId domain;
    ProductId product;
    std::string productName;
    AssetType type = AssetType::Unknown;
    Grade grade = Grade::Insufficient;
    std::optional<double> measured;
    double evidence = 0;
    double lowest = 0;
    double highest = 1;
    std::uint32_t rules = 0;
    bool onPort = false;
};

struct QualityOverview
{
    std::vector<QualityRow> rows; ///< those that pass the filter, ordered
    std::size_t total = 0; ///< datasets with a rule or on a port
    std::size_t withoutRules = 0; ///< datasets on no port and without a rule: not listed
    std::array<std::size_t, 4> byGrade {}; ///< by Grade, over `total`
};

struct QualityFilter
{
    std::string text; ///< every word in name, context or product
    std::optional<Grade> grade;
    DomainId domain;
    QualityOrder order = QualityOrder::WorstFirst;
};

/// Datasets worth judging. WorstFirst sorts by the worst case L, so that the unproven floats up.
Result<QualityOverview> qualityOverview(Reader &reader, const QualityFilter &filter);

/// A day of one rule: the worst outcome of that day; Unknown = not run.
struct RuleDay
{
    Day day;
    Outcome outcome = Outcome::Unknown;
};

struct RuleDetail
{
    RuleRow rule;
    quality::Term term;
    std::vector<RuleDay> days; ///< oldest first, `DatasetQuality::dayCount` entries
    std::string contractName; ///< when the rule is a contract's
    std::string contractUid;
};

struct ScorePoint
{
    Day day;
    quality::Score score; ///< as it was at the end of that day
};

struct DatasetQuality
{
    static constexpr int dayCount = 60;

    AssetId asset;
    std::string uid;
    std::string name;
    std::string context;
    quality::DatasetScore score;
    std::vector<RuleDetail> rules; ///< failing first, then unproven, then by weight
    std::vector<ScorePoint> history; ///< one per day, oldest first
    bool onPort = false;
    Freshness freshness; ///< now; checks of timeliness say how it was when they ran
};

/// One dataset's score, terms and sixty days of history. NotFound if there is no such dataset.
Result<DatasetQuality> datasetQuality(Reader &reader, const std::string &uid);

} // namespace meshscope::workspace
