// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/condition.h"
#include "accessworld.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::access;
using namespace meshscope::access::test;

class TestCondition : public QObject
{
    Q_OBJECT
private slots:
    void conditionsSurviveTheStore()
    {
        const std::vector<Condition> conditions
            = {{ConditionKind::ExpiresOn, "2027-01-31", {}},
               {ConditionKind::MaskColumns, "", {"customer_id", "ship_postcode"}},
               {ConditionKind::NoOnwardSharing, "", {}},
               {ConditionKind::FreeText, "tell us first", {}}};
        const auto stored = parseJson(canonicalText(toJson(conditions)));
        QVERIFY(stored);
        QVERIFY(conditionsFrom(*stored) == conditions);
    }

    void whatIsNotUnderstoodStaysAsText()
    {
        const auto json = parseJson(R"(["no copies",{"kind":"dance","value":"x"}])");
        QVERIFY(json);
        const std::vector<Condition> conditions = conditionsFrom(*json);
        QCOMPARE(int(conditions.size()), 2);
        QCOMPARE(conditions[0].value, std::string("no copies"));
        QCOMPARE(conditions[1].value, std::string(R"({"kind":"dance","value":"x"})"));
    }

    void conditionsAreSaidInWords()
    {
        QCOMPARE(describeCondition({ConditionKind::MaskColumns, "", {"a", "b"}}),
                 std::string("mask columns: a, b"));
        QCOMPARE(describeCondition({ConditionKind::ColumnsOnly, "", {"a"}}),
                 std::string("only columns: a"));
        QCOMPARE(describeCondition({ConditionKind::NoJoinWith, "crm_accounts", {}}),
                 std::string("no join with: crm_accounts"));
        QCOMPARE(describeCondition({ConditionKind::NoOnwardSharing, "", {}}),
                 std::string("no onward sharing"));
    }

    void conditionsMustHoldForWhatIsAsked()
    {
        const PortFacts offered = port();
        const Ask ask = personalAsk();
        QVERIFY(checkCondition({ConditionKind::MaskColumns, "", {"customer_id"}}, ask, offered));
        QVERIFY(!checkCondition({ConditionKind::MaskColumns, "", {}}, ask, offered));
        QVERIFY(!checkCondition({ConditionKind::MaskColumns, "", {"net_amount"}}, ask, offered));
        QVERIFY(checkCondition({ConditionKind::ExpiresOn, "2027-01-01", {}}, ask, offered));
        QVERIFY(!checkCondition({ConditionKind::ExpiresOn, "2026-11-01", {}}, ask, offered));
        QVERIFY(!checkCondition({ConditionKind::ExpiresOn, "soon", {}}, ask, offered));
        QVERIFY(!checkCondition({ConditionKind::FreeText, " ", {}}, ask, offered));
        QVERIFY(checkCondition({ConditionKind::RowFilter, "region = 'north'", {}}, ask, offered));
        Ask everything = ask;
        everything.columns.clear();
        QVERIFY(
            checkCondition({ConditionKind::ColumnsOnly, "", {"net_amount"}}, everything, offered));
    }

    void theEarliestEndWins()
    {
        const std::vector<Condition> conditions = {{ConditionKind::ExpiresOn, "2027-01-31", {}},
                                                   {ConditionKind::ExpiresOn, "2027-03-31", {}}};
        QCOMPARE(lastDay(day("2027-05-01"), conditions), day("2027-01-31"));
        QCOMPARE(lastDay(std::nullopt, conditions), day("2027-01-31"));
        QCOMPARE(lastDay(day("2027-01-01"), conditions), day("2027-01-01"));
        QVERIFY(!lastDay(std::nullopt, {}));
    }
};

MESHSCOPE_TEST(TestCondition, QCoreApplication)
#include "tst_condition.moc"
