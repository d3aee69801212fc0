// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/plan.h"
#include "accessworld.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::access;
using namespace meshscope::access::test;

namespace {

std::string problemCodes(const Ask &ask, const PortFacts &offered = port(),
                         const ConsumerFacts &user = consumer(), const Existing &existing = {})
{
    return codes(problemsOf(ask, offered, user, existing, dayOf(today())));
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT
private slots:
    void internalDataNeedsTheConsumerOwnerAndTheProductOwner()
    {
        QCOMPARE(dump(planFor(internalAsk(), port(), consumer()).steps),
                 std::string("consumer_owner waiting 2: Confirms the purpose\n"
                             "product_owner waiting 3: Owns the product\n"
                             "domain_steward skipped: Neither restricted nor personal data\n"
                             "data_protection skipped: No special category found\n"));
    }

    void personalDataNeedsTheDomainSteward()
    {
        QCOMPARE(dump(planFor(personalAsk(), port(), consumer()).steps),
                 std::string("consumer_owner waiting 2: Confirms the purpose\n"
                             "product_owner waiting 3: Owns the product\n"
                             "domain_steward waiting 4: Personal data\n"
                             "data_protection skipped: No special category found\n"));
    }

    void aSpecialCategoryNeedsDataProtection()
    {
        const Plan plan = planFor(specialAsk(), port(), consumer());
        QCOMPARE(plan.steps[3].state, StepState::Waiting);
        QVERIFY(plan.steps[3].candidates == std::vector<PartyId> {officer});
    }

    void personalDataAsksDataProtectionOnlyWhereTheMeshSaysSo()
    {
        PortFacts offered = port();
        offered.asksDataProtection = true;
        QCOMPARE(planFor(personalAsk(), offered, consumer()).steps[3].state, StepState::Waiting);
    }

    void anOwnerOfTheConsumerSkipsTheirOwnStep()
    {
        Ask ask = internalAsk();
        ask.requester = teamOwner;
        const Step step = planFor(ask, port(), consumer()).steps[0];
        QCOMPARE(step.state, StepState::Skipped);
        QCOMPARE(step.reason, std::string("The requester owns what the data is for"));
    }

    void someoneWhoAsksForThemselvesConfirmsNothing()
    {
        const ConsumerFacts self {requester, ConsumerKind::Person, {requester}, {requester}};
        const Step step = planFor(internalAsk(), port(), self).steps[0];
        QCOMPARE(step.state, StepState::Skipped);
        QCOMPARE(step.reason, std::string("The requester asks for themselves"));
    }

    void namedApproversOfTheRoleReplaceTheUsualOnes()
    {
        PortFacts offered = port();
        offered.roles[0].namesFirst = true;
        offered.roles[0].first = {stranger};
        offered.roles[0].namesSecond = true;
        offered.roles[0].second = {domainOwner};
        const Plan plan = planFor(internalAsk(), offered, consumer());
        QVERIFY(plan.steps[1].candidates == std::vector<PartyId> {stranger});
        QCOMPARE(plan.steps[2].state, StepState::Waiting);
        QVERIFY(plan.steps[2].candidates == std::vector<PartyId> {domainOwner});
    }

    void whenOnlyBeneficiariesOwnTheProductTheStewardDecides()
    {
        PortFacts offered = port();
        offered.owners = {requester, teamOwner};
        QVERIFY(candidatesFor(StepKind::ProductOwner, internalAsk(), offered, consumer())
                == std::vector<PartyId> {steward});
        offered.stewards = {teamOwner};
        QVERIFY(candidatesFor(StepKind::ProductOwner, internalAsk(), offered, consumer())
                == std::vector<PartyId> {parentSteward});
        offered.parentStewards.clear();
        QVERIFY(candidatesFor(StepKind::ProductOwner, internalAsk(), offered, consumer()).empty());
    }

    void whenOneStewardWouldDecideTwiceTheParentDomainJoins()
    {
        PortFacts offered = port();
        offered.owners = {requester};
        const Plan plan = planFor(personalAsk(), offered, consumer());
        QVERIFY((plan.steps[2].candidates == std::vector<PartyId> {steward, parentSteward}));
        QCOMPARE(problemCodes(personalAsk(), offered), std::string());
        offered.parentStewards.clear();
        QCOMPARE(problemCodes(personalAsk(), offered), std::string("too-few-people"));
    }

    void staffingMovesPeopleBetweenSteps()
    {
        Step first;
        first.candidates = {PartyId {1}, PartyId {2}};
        Step second;
        second.candidates = {PartyId {1}};
        QVERIFY(canBeStaffed({first, second}, {}));
        QVERIFY(!canBeStaffed({first, second}, {PartyId {2}}));
        QVERIFY(!canBeStaffed({second, second}, {}));
        second.state = StepState::Skipped;
        QVERIFY(canBeStaffed({first, second}, {PartyId {2}}));
    }

    void aPortMayApproveInternalDataItself()
    {
        PortFacts offered = port();
        offered.autoApprove = true;
        QVERIFY(planFor(internalAsk(), offered, consumer()).approvesItself);
        QVERIFY(!planFor(personalAsk(), offered, consumer()).approvesItself);
        Ask confidential = internalAsk();
        confidential.columns = {"net_amount"};
        QVERIFY(!planFor(confidential, offered, consumer()).approvesItself);
        PortFacts unclassified = offered;
        unclassified.classification = Classification::Unknown;
        unclassified.columns = {{"order_date", Classification::Unknown, false, false, "", {}, {}}};
        QVERIFY(!planFor(internalAsk(), unclassified, consumer()).approvesItself);
        offered.roles[0].namesFirst = true;
        QVERIFY(!planFor(internalAsk(), offered, consumer()).approvesItself);
    }

    void exposureCountsWhatIsAskedAndNeverInventsPublic()
    {
        QCOMPARE(exposureOf(internalAsk(), port()).rank, Classification::Internal);
        QCOMPARE(exposureOf(personalAsk(), port()).rank, Classification::Confidential);
        Ask all = internalAsk();
        all.columns.clear();
        QCOMPARE(exposureOf(all, port()).rank, Classification::Restricted);
        QVERIFY(exposureOf(all, port()).personal);
        PortFacts bare;
        QCOMPARE(exposureOf(all, bare).rank, Classification::Unknown);
        bare.personal = true;
        QCOMPARE(exposureOf(all, bare).rank, Classification::Confidential);
        PortFacts partly = port();
        partly.columns[0].classification = Classification::Unknown;
        QCOMPARE(exposureOf(internalAsk(), partly).rank, Classification::Restricted);
    }

    void aGoodRequestHasNoProblem() { QCOMPARE(problemCodes(personalAsk()), std::string()); }

    void eachGuardRefuses_data()
    {
        QTest::addColumn<QString>("expected");
        for (const char *code :
             {"requester-unknown", "consumer-unknown", "not-a-member",      "port-gone",
              "port-deprecated",   "port-not-active",  "contract-missing",  "role-missing",
              "role-unknown",      "columns-missing",  "column-unknown",    "start-past",
              "end-missing",       "end-before-start", "too-long",          "already-asked",
              "already-granted",   "nothing-to-renew", "purpose-too-short", "no-candidate"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void eachGuardRefuses()
    {
        QFETCH(QString, expected);
        const std::string code = expected.toStdString();
        Ask ask = personalAsk();
        PortFacts offered = port();
        ConsumerFacts user = consumer();
        Existing existing;
        if (code == "requester-unknown")
            ask.requester = {};
        if (code == "consumer-unknown")
            user = {};
        if (code == "not-a-member")
            ask.requester = stranger;
        if (code == "port-gone")
            offered.present = false;
        if (code == "port-deprecated")
            offered.status = ProductStatus::Deprecated;
        if (code == "port-not-active")
            offered.status = ProductStatus::Draft;
        if (code == "contract-missing")
            offered.contractVersion = {};
        if (code == "role-missing")
            ask.role.clear();
        if (code == "role-unknown")
            ask.role = "admin";
        if (code == "columns-missing") {
            ask.columns.clear();
            ask.end = day("2027-01-01");
        }
        if (code == "column-unknown")
            ask.columns.emplace_back("no_such");
        if (code == "start-past")
            ask.start = day("2026-11-23");
        if (code == "end-missing")
            ask.end.reset();
        if (code == "end-before-start")
            ask.end = ask.start;
        if (code == "too-long")
            ask.end = day("2027-11-26");
        existing.openRequest = code == "already-asked";
        existing.liveGrant = code == "already-granted";
        if (code == "nothing-to-renew")
            ask.kind = RequestKind::Renewal;
        if (code == "purpose-too-short")
            ask.purpose = "  because I want it   ";
        if (code == "no-candidate")
            user.owners.clear();
        QCOMPARE(problemCodes(ask, offered, user, existing), code);
    }

    void renewalsAreAllowedOnDeprecatedPortsAndBesideTheOldGrant()
    {
        Ask ask = personalAsk();
        ask.kind = RequestKind::Renewal;
        ask.previousGrant = GrantId {9};
        PortFacts offered = port();
        offered.status = ProductStatus::Deprecated;
        QCOMPARE(problemCodes(ask, offered, consumer(), {false, true}), std::string());
    }

    void theLongestDurationFollowsTheRank()
    {
        Ask ask = specialAsk();
        ask.end = day("2027-05-24"); // 180 days
        QCOMPARE(problemCodes(ask), std::string());
        ask.end = day("2027-05-25");
        QCOMPARE(problemCodes(ask), std::string("too-long"));
        Ask open = internalAsk();
        open.end.reset();
        QCOMPARE(problemCodes(open), std::string());
    }

    void purposesAreCountedInCharacters()
    {
        QCOMPARE(int(lengthOf("  \xc3\xa4\xc3\xb6\xc3\xbc \n")), 3);
        QCOMPARE(int(lengthOf(" \t ")), 0);
    }

    void workingDaysLeaveOutTheWeekend()
    {
        QCOMPARE(addWorkingDays(at("2026-11-24T09:00:00Z"), 5), at("2026-12-01T09:00:00Z"));
        QCOMPARE(addWorkingDays(at("2026-11-27T09:00:00Z"), 1), at("2026-11-30T09:00:00Z"));
        QCOMPARE(addWorkingDays(at("2026-11-28T09:00:00Z"), 1), at("2026-11-30T09:00:00Z"));
    }
};

MESHSCOPE_TEST(TestPlan, QCoreApplication)
#include "tst_plan.moc"
