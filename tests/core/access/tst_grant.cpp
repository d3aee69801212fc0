// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/grant.h"
#include "accessworld.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::access;
using namespace meshscope::access::test;

namespace {

const GrantParties parties {{productOwner, steward}, {teamOwner}, {requester, teamOwner}};
const std::string reason = "No longer used by anyone.";

Grant given(const char *from, const char *until, const char *today)
{
    Ask ask = personalAsk();
    ask.start = day(from);
    ask.end = until ? std::optional(day(until)) : std::nullopt;
    auto grant = makeGrant(ask, Classification::Confidential, {}, day(today));
    Q_ASSERT(grant);
    return *grant;
}

std::string stateAt(const Grant &grant, const char *today)
{
    return std::string(word(stateOn(grant, day(today))));
}

} // namespace

class TestGrant : public QObject
{
    Q_OBJECT
private slots:
    void stateFollowsTheCalendar()
    {
        const Grant grant = given("2026-12-01", "2026-12-31", "2026-11-24");
        QCOMPARE(stateAt(grant, "2026-11-30"), std::string("scheduled"));
        QCOMPARE(stateAt(grant, "2026-12-01"), std::string("active"));
        QCOMPARE(stateAt(grant, "2026-12-31"), std::string("active"));
        QCOMPARE(stateAt(grant, "2027-01-01"), std::string("expired"));
    }

    void aLateApprovalStartsToday()
    {
        const Grant grant = given("2026-11-01", "2026-12-31", "2026-11-24");
        QCOMPARE(grant.from, day("2026-11-24"));
        QCOMPARE(grant.state, GrantState::Active);
    }

    void anOpenEndedGrantHasADayOfReassessment()
    {
        const Grant grant = given("2026-11-24", nullptr, "2026-11-24");
        QVERIFY(!grant.until);
        QCOMPARE(grant.reassess, day("2027-05-23"));
        QVERIFY(!isReassessmentDue(grant, day("2027-05-22")));
        QVERIFY(isReassessmentDue(grant, day("2027-05-23")));
        QCOMPARE(stateAt(grant, "2099-01-01"), std::string("active"));
    }

    void expiringIsAFifthOfTheDurationWithinThreeAndThirtyDays()
    {
        const Grant year = given("2026-01-01", "2026-12-31", "2026-01-01");
        QVERIFY(!isExpiring(year, day("2026-11-30")));
        QVERIFY(isExpiring(year, day("2026-12-01")));
        const Grant fifty = given("2026-01-01", "2026-02-20", "2026-01-01");
        QVERIFY(!isExpiring(fifty, day("2026-02-09")));
        QVERIFY(isExpiring(fifty, day("2026-02-10")));
        const Grant week = given("2026-01-01", "2026-01-08", "2026-01-01");
        QVERIFY(!isExpiring(week, day("2026-01-04")));
        QVERIFY(isExpiring(week, day("2026-01-05")));
        QVERIFY(!isExpiring(week, day("2026-01-09")));
    }

    void onlyProvidersRevokeAndSaysWhy()
    {
        const Grant grant = given("2026-11-24", "2026-12-31", "2026-11-24");
        QVERIFY(!revoke(grant, requester, reason, parties, today()));
        QVERIFY(!revoke(grant, productOwner, "why", parties, today()));
        auto outcome = revoke(grant, steward, reason, parties, today());
        QVERIFY(outcome);
        QCOMPARE(outcome->grant.state, GrantState::Revoked);
        QCOMPARE(outcome->grant.endReason, reason);
        QCOMPARE(outcome->grant.endedAt, today());
        QVERIFY(!revoke(outcome->grant, steward, reason, parties, today()));
    }

    void onlyTheConsumersOwnerGivesUp()
    {
        const Grant grant = given("2026-12-01", "2026-12-31", "2026-11-24");
        QVERIFY(!giveUp(grant, requester, {}, parties, today()));
        auto outcome = giveUp(grant, teamOwner, {}, parties, today());
        QVERIFY(outcome);
        QCOMPARE(outcome->grant.state, GrantState::Revoked);
        QCOMPARE(outcome->change.event, GrantEvent::GiveUp);
    }

    void aSuspendedGrantIsNotResumedByItsConsumer()
    {
        const Grant grant = given("2026-11-24", "2026-12-31", "2026-11-24");
        auto suspended = suspend(grant, steward, reason, parties, today());
        QVERIFY(suspended);
        QCOMPARE(suspended->grant.state, GrantState::Suspended);
        QVERIFY(!suspended->grant.endedAt);
        GrantParties mixed = parties;
        mixed.beneficiaries.push_back(productOwner);
        QVERIFY(!resume(suspended->grant, productOwner, reason, mixed, today()));
        auto resumed = resume(suspended->grant, steward, reason, mixed, today());
        QVERIFY(resumed);
        QCOMPARE(resumed->grant.state, GrantState::Active);
    }

    void whatHasExpiredCannotBeChanged()
    {
        const Grant grant = given("2026-11-24", "2026-12-31", "2026-11-24");
        const TimePoint later = at("2027-01-01T00:00:00Z");
        QVERIFY(!revoke(grant, steward, reason, parties, later));
        QVERIFY(!suspend(grant, steward, reason, parties, later));
        QVERIFY(!giveUp(grant, teamOwner, {}, parties, later));
        QVERIFY(!supersede(grant, later));
    }

    void aRenewalSupersedesTheOldGrant()
    {
        auto outcome = supersede(given("2026-11-24", "2026-12-31", "2026-11-24"), today());
        QVERIFY(outcome);
        QCOMPARE(outcome->grant.state, GrantState::Superseded);
    }

    void theCalendarRecordsOneChangeAtATimeWithItsDueTime()
    {
        const Grant grant = given("2026-12-01", "2026-12-31", "2026-11-24");
        QVERIFY(!dueChange(grant, today()));
        const TimePoint muchLater = at("2027-03-01T12:00:00Z");
        auto started = dueChange(grant, muchLater);
        QVERIFY(started);
        QCOMPARE(started->change.event, GrantEvent::Start);
        QCOMPARE(started->change.dueAt, at("2026-12-01T00:00:00Z"));
        auto ended = dueChange(started->grant, muchLater);
        QVERIFY(ended);
        QCOMPARE(ended->change.event, GrantEvent::Expire);
        QCOMPARE(ended->change.dueAt, at("2027-01-01T00:00:00Z"));
        QVERIFY(!dueChange(ended->grant, muchLater));
    }

    void aConditionMayEndTheGrantEarlier()
    {
        auto grant = makeGrant(personalAsk(), Classification::Confidential,
                               {{ConditionKind::ExpiresOn, "2026-12-24", {}}}, day("2026-11-24"));
        QVERIFY(grant);
        QCOMPARE(grant->until, day("2026-12-24"));
    }
};

MESHSCOPE_TEST(TestGrant, QCoreApplication)
#include "tst_grant.moc"
