// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/score.h"
#include "support/testprogram.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace meshscope;
using namespace meshscope::quality;
using namespace std::chrono_literals;

namespace {

const TimePoint now = *parseTime("2026-11-24T12:00:00Z");

Rule rule(Dimension dimension, Severity severity, std::vector<Check> checks)
{
    return {dimension, severity, false, std::chrono::seconds(24h), std::move(checks)};
}

Check check(std::chrono::hours ago, Outcome outcome)
{
    return {now - ago, outcome, {}, {}};
}

/// The worked example of standards.md 3.6; confidence 0.5 is an age of 2.75 periods.
std::vector<Rule> workedExample()
{
    Rule half = rule(Dimension::Conformity, Severity::Error, {check(66h, Outcome::Pass)});
    Rule freshness = rule(Dimension::Timeliness, Severity::Error, {});
    freshness.checks = {{now - 1h, Outcome::Warn, 8 * 3600.0, 6 * 3600.0}};
    return {rule(Dimension::Completeness, Severity::Error, {check(1h, Outcome::Pass)}),
            rule(Dimension::Completeness, Severity::Warning, {check(1h, Outcome::Warn)}),
            rule(Dimension::Uniqueness, Severity::Critical, {check(1h, Outcome::Fail)}),
            half,
            rule(Dimension::Conformity, Severity::Error, {}),
            freshness};
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

Rule randomRule(std::mt19937 &random)
{
    const auto pick = [&random](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    Rule made = rule(static_cast<Dimension>(pick(8)), static_cast<Severity>(pick(4)), {});
    for (int i = pick(4); i > 0; --i)
        made.checks.push_back(check(std::chrono::hours(pick(200)), static_cast<Outcome>(pick(6))));
    return made;
}

} // namespace

class ScoreTest : public QObject
{
    Q_OBJECT

private slots:
    void theWorkedExampleOfTheDesignHolds()
    {
        const DatasetScore score = scoreDataset(workedExample(), portDimensions(), now);
        QVERIFY(isNear(*score.total.measured, 0.625));
        QVERIFY(isNear(score.total.evidence, 0.8125));
        QVERIFY(isNear(score.total.lowest, 0.4375));
        QVERIFY(isNear(score.total.highest, 0.625));
        QCOMPARE(score.total.grade, Grade::Degraded);
        QVERIFY(score.total.openCritical);
        QCOMPARE(score.scored, std::size_t {6});
        QCOMPARE(score.proven, std::size_t {5});
    }

    void anUntestedDatasetMakesTheProductUnproven()
    {
        Score known;
        known.measured = 0.625;
        known.evidence = 0.8125;
        known.lowest = 0.4375;
        known.highest = 0.625;
        const Score product = combine({{known, 1}, {Score {}, 1}});
        QVERIFY(isNear(*product.measured, 0.625));
        QVERIFY(isNear(product.evidence, 0.40625));
        QVERIFY(isNear(product.lowest, 0.21875));
        QVERIFY(isNear(product.highest, 0.8125));
        QCOMPARE(product.grade, Grade::Insufficient);
    }

    void nothingKnownIsUnknownAndNotZero()
    {
        const DatasetScore score = scoreDataset({}, {}, now);
        QVERIFY(!score.total.measured);
        QCOMPARE(score.total.grade, Grade::Insufficient);
        QCOMPARE(score.total.highest, 1.0);
    }

    void aRuleThatNeverRanNeverRaisesTheWorstCaseNorChangesTheScore()
    {
        std::mt19937 random(1); // NOLINT(cert-msc51-cpp)
        for (int round = 0; round < 300; ++round) {
            std::vector<Rule> rules {randomRule(random), randomRule(random), randomRule(random)};
            const Score before = scoreDataset(rules, portDimensions(), now).total;
            Rule unrun = randomRule(random);
            unrun.checks.clear();
            unrun.dimension = rules.front().dimension;
            rules.push_back(unrun);
            const Score after = scoreDataset(rules, portDimensions(), now).total;
            if (rules.front().severity == Severity::Info)
                continue; // it may open a dimension of its own: then the mean has one part more
            QVERIFY(after.lowest <= before.lowest + 1e-9);
            QCOMPARE(after.measured.has_value(), before.measured.has_value());
            QVERIFY(!before.measured || isNear(*before.measured, *after.measured));
        }
    }

    void timePassingNeverRaisesEvidenceNorTheWorstCase()
    {
        std::mt19937 random(2); // NOLINT(cert-msc51-cpp)
        for (int round = 0; round < 300; ++round) {
            const std::vector<Rule> rules {randomRule(random), randomRule(random)};
            const Score today = scoreDataset(rules, portDimensions(), now).total;
            const Score later = scoreDataset(rules, portDimensions(), now + 30h).total;
            QVERIFY(later.evidence <= today.evidence + 1e-9);
            QVERIFY(later.lowest <= today.lowest + 1e-9);
        }
    }

    void anErrorResultDoesNotMoveTheScore()
    {
        std::mt19937 random(3); // NOLINT(cert-msc51-cpp)
        for (int round = 0; round < 300; ++round) {
            std::vector<Rule> rules {randomRule(random), randomRule(random)};
            const Score before = scoreDataset(rules, portDimensions(), now).total;
            rules.front().checks.push_back(check(0h, Outcome::Error));
            const Score after = scoreDataset(rules, portDimensions(), now).total;
            QVERIFY(before.measured == after.measured);
        }
    }

    void theWorstCaseTheScoreAndTheBestCaseAreInOrder()
    {
        std::mt19937 random(4); // NOLINT(cert-msc51-cpp)
        for (int round = 0; round < 500; ++round) {
            const std::vector<Rule> rules {randomRule(random), randomRule(random),
                                           randomRule(random), randomRule(random)};
            const Score score = scoreDataset(rules, portDimensions(), now).total;
            QVERIFY(score.lowest <= score.highest + 1e-9);
            if (score.measured) {
                QVERIFY(score.lowest <= *score.measured + 1e-9);
                QVERIFY(*score.measured <= score.highest + 1e-9);
            }
        }
    }

    void weightsScaledByAConstantChangeNothing()
    {
        Parameters tripled;
        tripled.criticalWeight *= 3;
        tripled.errorWeight *= 3;
        tripled.warningWeight *= 3;
        const Score one = scoreDataset(workedExample(), portDimensions(), now).total;
        const Score three = scoreDataset(workedExample(), portDimensions(), now, tripled).total;
        QVERIFY(isNear(*one.measured, *three.measured));
        QVERIFY(isNear(one.evidence, three.evidence));
    }

    void aFailureKeepsItsWeightUntilItIsAnswered()
    {
        const Rule failed
            = rule(Dimension::Accuracy, Severity::Error, {check(2000h, Outcome::Fail)});
        QCOMPARE(termOf(failed, 0, now, {}).confidence, 1.0);
        const Rule passed
            = rule(Dimension::Accuracy, Severity::Error, {check(2000h, Outcome::Pass)});
        QCOMPARE(termOf(passed, 0, now, {}).confidence, 0.0);
    }

    void withoutAScheduleThePeriodIsTheMedianGap()
    {
        Rule hourly = rule(
            Dimension::Accuracy, Severity::Error,
            {check(10h, Outcome::Pass), check(11h, Outcome::Pass), check(12h, Outcome::Pass)});
        hourly.period.reset();
        QCOMPARE(termOf(hourly, 0, now, {}).confidence, 0.0); // ten periods old
        hourly.period = std::chrono::seconds(24h);
        QCOMPARE(termOf(hourly, 0, now, {}).confidence, 1.0);
    }

    void documentedRulesAreInNoSum()
    {
        Rule text = rule(Dimension::Accuracy, Severity::Critical, {check(1h, Outcome::Fail)});
        text.documentedOnly = true;
        const DatasetScore score = scoreDataset({text}, {}, now);
        QCOMPARE(score.scored, std::size_t {0});
        QVERIFY(!score.total.measured);
        QVERIFY(!score.total.openCritical);
    }
};

MESHSCOPE_TEST(ScoreTest, QCoreApplication)
#include "tst_score.moc"
