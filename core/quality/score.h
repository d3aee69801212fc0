// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/kinds.h"

#include <optional>
#include <string>
#include <vector>

/// The quality score with its evidence: pure functions of rules, their results and a moment.
///
/// A rule r has a weight w (by severity), a quality q of its last conclusive result and a
/// confidence c in [0,1] that falls as the result ages. Over rules of one dimension:
///
///     W = sum w   K = sum w c   T = sum w c q
///     S = T / K          measured; unset when K = 0
///     E = K / W          evidence
///     L = T / W          worst case: everything unproven is bad
///     U = (T + W - K)/W  best case; always L <= S <= U
///
/// A dataset's S is the mean over measured dimensions; E, L and U the mean over expected and
/// measured ones, where an expected dimension without a rule counts E = 0, L = 0, U = 1. A product
/// is the mean of its datasets the same way. Unknown is never good: without half the evidence there
/// is no grade.
namespace meshscope::quality {

/// One execution of a rule.
struct Check
{
    TimePoint at;
    Outcome outcome = Outcome::Unknown;
    std::optional<double> ageSeconds; ///< freshness rules: age of the data ...
    std::optional<double> limitSeconds; ///< ... and the promised limit
};

struct Rule
{
    Dimension dimension = Dimension::Unassigned;
    Severity severity = Severity::Error;
    bool documentedOnly = false; ///< text rules: shown, in no sum
    std::optional<std::chrono::seconds> period; ///< schedule; unset: from the executions
    std::vector<Check> checks; ///< any order
};

/// One rule's part in a score: what a person sees when they open the arithmetic.
struct Term
{
    std::size_t rule = 0; ///< index into the rules given
    double weight = 0; ///< w; 0 = in no sum
    std::optional<double> quality; ///< q; unset = never conclusive
    double confidence = 0; ///< c
    std::optional<TimePoint> conclusiveAt;
    Outcome lastOutcome = Outcome::Unknown; ///< of the newest execution, conclusive or not
    Outcome conclusiveOutcome = Outcome::Unknown;
};

struct Score
{
    std::optional<double> measured; ///< S
    double evidence = 0; ///< E
    double lowest = 0; ///< L
    double highest = 1; ///< U
    Grade grade = Grade::Insufficient;
    bool openCritical = false; ///< an open failure of a critical rule caps the grade at degraded
};

struct DimensionScore
{
    Dimension dimension = Dimension::Unassigned;
    Score score;
    bool expected = false;
    double weightSum = 0; ///< W; 0 for an expected dimension without a rule
};

struct DatasetScore
{
    Score total;
    std::vector<DimensionScore> dimensions; ///< expected or with scored rules, in enum order
    std::vector<Term> terms; ///< one per rule, in the order given
    std::size_t proven = 0; ///< scored rules with c > 0 and a quality
    std::size_t scored = 0; ///< rules that take part
};

/// Parameters of the formula. Their text is stored beside a score so that a change is visible.
struct Parameters
{
    double criticalWeight = 4;
    double errorWeight = 2;
    double warningWeight = 1;
    double warnCredit = 0.5; ///< q of a warning
    double keepPeriods = 1.5; ///< c stays 1 for so many periods ...
    double endPeriods = 4; ///< ... and is 0 after so many
    double healthyFrom = 0.90;
    double atRiskFrom = 0.75;
    double evidenceFrom = 0.5;

    double weight(Severity severity) const;
};

/// The dimensions expected of a dataset on an output port; other datasets have none.
const std::vector<Dimension> &portDimensions();

Term termOf(const Rule &rule, std::size_t index, TimePoint now, const Parameters &parameters);
DatasetScore scoreDataset(const std::vector<Rule> &rules, const std::vector<Dimension> &expected,
                          TimePoint now, const Parameters &parameters = {});

struct Weighted
{
    Score score;
    double weight = 1;
};
/// Mean of parts (datasets of a product, products of a domain); no parts: nothing known.
Score combine(const std::vector<Weighted> &parts, const Parameters &parameters = {});
Grade gradeOf(const Score &score, const Parameters &parameters);

} // namespace meshscope::quality
