// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meshscope::quality {

namespace {

using Seconds = std::chrono::duration<double>;

bool isConclusive(const Check &check)
{
    return check.outcome == Outcome::Pass || check.outcome == Outcome::Warn
        || check.outcome == Outcome::Fail;
}

double qualityOf(const Check &check, const Parameters &parameters)
{
    if (check.ageSeconds && check.limitSeconds && *check.limitSeconds > 0)
        return std::clamp(2 - *check.ageSeconds / *check.limitSeconds, 0.0, 1.0);
    switch (check.outcome) {
    case Outcome::Pass:
        return 1;
    case Outcome::Warn:
        return parameters.warnCredit;
    default:
        return 0;
    }
}

/// Schedule period, else the median gap of the last ten executions, else a day.
Seconds periodOf(const Rule &rule, std::vector<TimePoint> times)
{
    constexpr Seconds day = std::chrono::hours {24};
    if (rule.period && rule.period->count() > 0)
        return *rule.period;
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    constexpr std::size_t lookedAt = 10;
    if (times.size() > lookedAt)
        times.erase(times.begin(), times.end() - lookedAt);
    if (times.size() < 2)
        return day;
    std::vector<Seconds> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.emplace_back(times[i] - times[i - 1]);
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2),
                     gaps.end());
    return gaps[gaps.size() / 2];
}

double confidenceOf(const Check &conclusive, Seconds period, TimePoint now,
                    const Parameters &parameters)
{
    if (conclusive.outcome == Outcome::Fail)
        return 1; // bad news does not expire
    const double age = Seconds(now - conclusive.at) / period;
    if (age <= parameters.keepPeriods)
        return 1;
    return std::clamp(
        (parameters.endPeriods - age) / (parameters.endPeriods - parameters.keepPeriods), 0.0, 1.0);
}

struct Sums
{
    double weight = 0; // W
    double proven = 0; // K
    double credit = 0; // T
    bool openCritical = false;

    void add(const Term &term, Severity severity)
    {
        weight += term.weight;
        if (!term.quality)
            return;
        proven += term.weight * term.confidence;
        credit += term.weight * term.confidence * *term.quality;
        openCritical = openCritical
            || (severity == Severity::Critical && term.conclusiveOutcome == Outcome::Fail);
    }

    Score score() const
    {
        Score result;
        result.openCritical = openCritical;
        if (weight <= 0)
            return result;
        if (proven > 0)
            result.measured = credit / proven;
        result.evidence = proven / weight;
        result.lowest = credit / weight;
        result.highest = (credit + weight - proven) / weight;
        return result;
    }
};

} // namespace

double Parameters::weight(Severity severity) const
{
    switch (severity) {
    case Severity::Critical:
        return criticalWeight;
    case Severity::Error:
        return errorWeight;
    case Severity::Warning:
        return warningWeight;
    case Severity::Info:
        break;
    }
    return 0;
}

const std::vector<Dimension> &portDimensions()
{
    static const std::vector<Dimension> dimensions {Dimension::Completeness, Dimension::Conformity,
                                                    Dimension::Timeliness, Dimension::Uniqueness};
    return dimensions;
}

Term termOf(const Rule &rule, std::size_t index, TimePoint now, const Parameters &parameters)
{
    Term term;
    term.rule = index;
    term.weight = rule.documentedOnly ? 0 : parameters.weight(rule.severity);
    const Check *newest = nullptr;
    const Check *conclusive = nullptr;
    std::vector<TimePoint> times;
    for (const Check &check : rule.checks) {
        if (check.at > now)
            continue; // a clock that ran ahead proves nothing yet
        times.push_back(check.at);
        if (!newest || check.at >= newest->at)
            newest = &check;
        if (isConclusive(check) && (!conclusive || check.at >= conclusive->at))
            conclusive = &check;
    }
    if (newest)
        term.lastOutcome = newest->outcome;
    if (conclusive) {
        term.quality = qualityOf(*conclusive, parameters);
        term.conclusiveAt = conclusive->at;
        term.conclusiveOutcome = conclusive->outcome;
        term.confidence
            = confidenceOf(*conclusive, periodOf(rule, std::move(times)), now, parameters);
    }
    return term;
}

Grade gradeOf(const Score &score, const Parameters &parameters)
{
    if (score.openCritical)
        return Grade::Degraded;
    if (!score.measured || score.evidence < parameters.evidenceFrom)
        return Grade::Insufficient;
    if (*score.measured >= parameters.healthyFrom)
        return Grade::Healthy;
    return *score.measured >= parameters.atRiskFrom ? Grade::AtRisk : Grade::Degraded;
}

Score combine(const std::vector<Weighted> &parts, const Parameters &parameters)
{
    Score total;
    double all = 0;
    double measured = 0;
    double sum = 0;
    double evidence = 0;
    double lowest = 0;
    double highest = 0;
    for (const auto &[score, weight] : parts) {
        all += weight;
        evidence += weight * score.evidence;
        lowest += weight * score.lowest;
        highest += weight * score.highest;
        total.openCritical = total.openCritical || score.openCritical;
        if (score.measured) {
            measured += weight;
            sum += weight * *score.measured;
        }
    }
    if (measured > 0)
        total.measured = sum / measured;
    if (all > 0) {
        total.evidence = evidence / all;
        total.lowest = lowest / all;
        total.highest = highest / all;
    }
    total.grade = gradeOf(total, parameters);
    return total;
}

DatasetScore scoreDataset(const std::vector<Rule> &rules, const std::vector<Dimension> &expected,
                          TimePoint now, const Parameters &parameters)
{
    constexpr std::size_t dimensionCount = static_cast<std::size_t>(Dimension::Uniqueness) + 1;
    std::array<Sums, dimensionCount> sums;
    DatasetScore result;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Term term = termOf(rules[i], i, now, parameters);
        sums[static_cast<std::size_t>(rules[i].dimension)].add(term, rules[i].severity);
        result.scored += term.weight > 0 ? 1 : 0;
        result.proven += term.weight > 0 && term.quality && term.confidence > 0 ? 1 : 0;
        result.terms.push_back(term);
    }
    std::vector<Weighted> parts;
    for (std::size_t d = 0; d < dimensionCount; ++d) {
        const auto dimension = static_cast<Dimension>(d);
        const bool isExpected
            = std::find(expected.begin(), expected.end(), dimension) != expected.end();
        if (sums[d].weight <= 0 && !isExpected)
            continue;
        Score score = sums[d].score();
        score.grade = gradeOf(score, parameters);
        parts.push_back({score, 1});
        result.dimensions.push_back({dimension, score, isExpected, sums[d].weight});
    }
    result.total = combine(parts, parameters);
    return result;
}

} // namespace meshscope::quality
