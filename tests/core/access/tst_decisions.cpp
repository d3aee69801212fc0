// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/decisions.h"
#include "accessworld.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::access;
using namespace meshscope::access::test;

namespace {

Request sent(const World &world, const Ask &ask = personalAsk())
{
    auto outcome = submit(ask, {}, world.context());
    Q_ASSERT(outcome);
    return outcome->request;
}

Request approvedBy(const World &world, const Request &request, PartyId voter)
{
    auto outcome = approve(request, voter, {}, {}, world.context());
    Q_ASSERT(outcome);
    return outcome->request;
}

/// Waits for the steward.
Request atSteward(const World &world)
{
    return approvedBy(world, approvedBy(world, sent(world), teamOwner), productOwner);
}

std::string code(const Status &status)
{
    if (status)
        return "ok";
    switch (status.error().code) {
    case ErrorCode::Denied:
        return "denied";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Invalid:
        return "invalid";
    default:
        return "other";
    }
}

std::string code(const Result<Decision> &outcome)
{
    return code(outcome ? Status() : Status(outcome.error()));
}

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT
private slots:
    void sendingFreezesTheFactsAndOpensTheFirstStep()
    {
        const World world;
        auto outcome = submit(personalAsk(), {}, world.context());
        QVERIFY(outcome);
        QCOMPARE(events(*outcome), std::string("create submit"));
        const Request &request = outcome->request;
        QCOMPARE(request.state, RequestState::Submitted);
        QCOMPARE(request.contractVersion, ContractVersionId {104});
        QCOMPARE(request.exposure.rank, Classification::Confidential);
        QCOMPARE(openStep(request)->kind, StepKind::ConsumerOwner);
        QCOMPARE(openStep(request)->dueAt, at("2026-12-01T09:00:00Z"));
        QVERIFY(!outcome->grant);
    }

    void sendingIsRefusedWithTheFirstProblem()
    {
        const World world;
        Ask ask = personalAsk();
        ask.purpose = "short";
        auto outcome = submit(ask, {}, world.context());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Denied);
        QVERIFY(outcome.error().message.find("20 characters") != std::string::npos);
    }

    void aPortThatApprovesItselfGivesTheGrantAtOnce()
    {
        World world;
        world.offered.autoApprove = true;
        auto outcome = submit(internalAsk(), {}, world.context());
        QVERIFY(outcome);
        QCOMPARE(events(*outcome), std::string("create submit auto_approve"));
        QCOMPARE(outcome->request.state, RequestState::Approved);
        QVERIFY(!outcome->changes.back().actor);
        QVERIFY(outcome->grant);
    }

    void allStepsApprovedGiveTheGrant()
    {
        const World world;
        const Request request = atSteward(world);
        QCOMPARE(openStep(request)->kind, StepKind::DomainSteward);
        auto outcome = approve(request, steward, {}, "seen", world.context());
        QVERIFY(outcome);
        QCOMPARE(events(*outcome), std::string("vote_approve_last"));
        QCOMPARE(outcome->request.state, RequestState::Approved);
        QVERIFY(outcome->grant);
        QCOMPARE(outcome->grant->state, GrantState::Scheduled);
        QCOMPARE(outcome->grant->from, day("2026-11-25"));
        QCOMPARE(outcome->grant->until, day("2027-05-01"));
    }

    void conditionsOfAnyStepWaitForTheConsumersOwner()
    {
        const World world;
        const std::vector<Condition> mask = {{ConditionKind::MaskColumns, "", {"customer_id"}}};
        const Request confirmed = approvedBy(world, sent(world), teamOwner);
        auto first = approve(confirmed, productOwner, mask, {}, world.context());
        QVERIFY(first);
        auto last = approve(first->request, steward, {}, {}, world.context());
        QVERIFY(last);
        QCOMPARE(events(*last), std::string("vote_conditions_last"));
        QVERIFY(!last->grant);
        QVERIFY(last->request.conditions == mask);

        QCOMPARE(code(acceptConditions(last->request, requester, world.context())),
                 std::string("denied"));
        auto accepted = acceptConditions(last->request, teamOwner, world.context());
        QVERIFY(accepted);
        QCOMPARE(accepted->request.state, RequestState::Approved);
        QVERIFY(accepted->grant && accepted->grant->conditions == mask);
        QVERIFY(accepted->changes.front().reason.starts_with("sha256:"));

        auto declined = declineConditions(last->request, teamOwner, "cannot mask", world.context());
        QVERIFY(declined);
        QCOMPARE(declined->request.state, RequestState::Withdrawn);
        QVERIFY(!declined->grant);
    }

    void aConditionThatCannotHoldIsRefused()
    {
        const World world;
        QCOMPARE(code(approve(atSteward(world), steward, {{ConditionKind::MaskColumns, "", {"x"}}},
                              {}, world.context())),
                 std::string("invalid"));
    }

    void nobodyDecidesTheirOwnRequest()
    {
        World world;
        Request request = sent(world);
        openStep(request)->candidates.push_back(requester); // even if a list said so
        QCOMPARE(code(checkVote(request, requester, world.user)), std::string("denied"));
    }

    void beneficiariesDecideOnlyTheirOwnSidesStep()
    {
        World world;
        Request request = sent(world);
        QCOMPARE(code(checkVote(request, teamOwner, world.user)), std::string("ok"));
        request = approvedBy(world, request, teamOwner);
        world.user.members.push_back(productOwner);
        QCOMPARE(code(checkVote(request, productOwner, world.user)), std::string("denied"));
    }

    void nobodyDecidesTwoSteps()
    {
        World world;
        world.offered.stewards = {steward, productOwner};
        Request request = atSteward(world);
        QVERIFY(!contains(openStep(request)->candidates, productOwner));
        openStep(request)->candidates.push_back(productOwner);
        QCOMPARE(code(checkVote(request, productOwner, world.user)), std::string("denied"));
        QCOMPARE(code(checkVote(request, steward, world.user)), std::string("ok"));
    }

    void nobodyTakesALaterStepsOnlyPerson()
    {
        World world;
        world.offered.owners = {productOwner, steward};
        const Request request = approvedBy(world, sent(world), teamOwner);
        QCOMPARE(code(checkVote(request, steward, world.user)), std::string("denied"));
        QCOMPARE(code(checkVote(request, productOwner, world.user)), std::string("ok"));
    }

    void strangersAndNobodyDecideNothing()
    {
        const World world;
        QCOMPARE(code(checkVote(sent(world), stranger, world.user)), std::string("denied"));
        QCOMPARE(code(checkVote(sent(world), {}, world.user)), std::string("denied"));
    }

    void aStepResolvesItsPeopleWhenItOpens()
    {
        World world;
        const Request request = sent(world);
        world.offered.owners = {stranger};
        QVERIFY(openStep(approvedBy(world, request, teamOwner))->candidates
                == std::vector<PartyId> {stranger});
    }

    void rejectingNeedsAReasonAndEndsForGood()
    {
        const World world;
        const Request request = atSteward(world);
        QCOMPARE(code(reject(request, steward, "no", world.context())), std::string("invalid"));
        auto rejected = reject(request, steward, "Too many columns for this.", world.context());
        QVERIFY(rejected);
        QCOMPARE(rejected->request.state, RequestState::Rejected);
        QVERIFY(!rejected->grant);
        QCOMPARE(code(approve(rejected->request, steward, {}, {}, world.context())),
                 std::string("conflict"));
    }

    void aQuestionStopsTheClock()
    {
        World world;
        const Request request = atSteward(world);
        const TimePoint due = *openStep(request)->dueAt;
        auto asked = ask(request, steward, "Which regions, please?", world.context());
        QVERIFY(asked);
        QCOMPARE(asked->request.state, RequestState::NeedsInfo);
        QCOMPARE(code(approve(asked->request, steward, {}, {}, world.context())),
                 std::string("conflict"));
        world.now += std::chrono::hours {48};
        QCOMPARE(code(answer(asked->request, teamOwner, "All of them.", {}, world.context())),
                 std::string("denied"));
        auto answered = answer(asked->request, requester, "All of them.", {}, world.context());
        QVERIFY(answered);
        QCOMPARE(answered->request.state, RequestState::Submitted);
        QCOMPARE(openStep(answered->request)->dueAt, due + std::chrono::hours {48});
        QCOMPARE(openStep(answered->request)->kind, StepKind::DomainSteward);
        QCOMPARE(answered->request.answer, std::string("All of them."));
    }

    void anAnswerThatChangesTheRequestVoidsEarlierVotes()
    {
        const World world;
        auto asked = ask(atSteward(world), steward, "Without customers?", world.context());
        QVERIFY(asked);
        auto answered
            = answer(asked->request, requester, "Yes, without.", internalAsk(), world.context());
        QVERIFY(answered);
        QCOMPARE(dump(answered->request.steps),
                 std::string("consumer_owner open 2: Confirms the purpose\n"
                             "product_owner waiting 3: Owns the product\n"
                             "domain_steward skipped: Neither restricted nor personal data\n"
                             "data_protection skipped: No special category found\n"));
        QCOMPARE(answered->request.exposure.rank, Classification::Internal);
        QVERIFY(std::none_of(answered->request.steps.begin(), answered->request.steps.end(),
                             [](const Step &step) { return bool(step.decidedBy); }));
    }

    void theRequesterOrTheConsumersOwnerWithdraws()
    {
        const World world;
        const Request request = sent(world);
        QCOMPARE(code(withdraw(request, productOwner, {}, world.context())), std::string("denied"));
        QCOMPARE(code(withdraw(request, requester, {}, world.context())), std::string("ok"));
        auto withdrawn = withdraw(request, teamOwner, "not needed", world.context());
        QVERIFY(withdrawn);
        QCOMPARE(withdrawn->request.state, RequestState::Withdrawn);
        QCOMPARE(code(withdraw(withdrawn->request, requester, {}, world.context())),
                 std::string("conflict"));
    }

    void anOverdueStepAsksTheDomainsOwnersOnceThenTimesOut()
    {
        World world;
        const Request request = approvedBy(world, sent(world), teamOwner);
        world.now = at("2026-12-01T08:59:59Z");
        QVERIFY(!dueChange(request, world.context()));
        world.now = at("2026-12-01T09:00:00Z");
        auto escalated = dueChange(request, world.context());
        QVERIFY(escalated);
        QCOMPARE(events(*escalated), std::string("escalate"));
        QCOMPARE(escalated->changes.back().reason,
                 std::string("the step of the product owner, due 2026-12-01, is overdue; one owner "
                             "of the domain is asked too"));
        QVERIFY((openStep(escalated->request)->candidates
                 == std::vector<PartyId> {productOwner, domainOwner}));
        QCOMPARE(openStep(escalated->request)->dueAt, at("2026-12-01T09:00:00Z"));
        QVERIFY(!dueChange(escalated->request, world.context()));
        world.now = at("2026-12-20T09:00:00Z");
        auto ended = dueChange(escalated->request, world.context());
        QVERIFY(ended);
        QCOMPARE(ended->request.state, RequestState::TimedOut);
        QCOMPARE(ended->changes.back().dueAt, at("2026-12-08T09:00:00Z"));
        QVERIFY(!dueChange(ended->request, world.context()));
    }

    void escalationNeverAsksABeneficiary()
    {
        World world;
        world.offered.domainOwners = {teamOwner, requester};
        const Request request = approvedBy(world, sent(world), teamOwner);
        world.now = at("2026-12-01T09:00:00Z");
        auto escalated = dueChange(request, world.context());
        QVERIFY(escalated);
        QVERIFY(openStep(escalated->request)->candidates == std::vector<PartyId> {productOwner});
    }

    void questionsAndConditionsTimeOutAfterFourteenDays()
    {
        World world;
        auto asked = ask(atSteward(world), steward, "Which regions, please?", world.context());
        QVERIFY(asked);
        auto conditional = approve(atSteward(world), steward,
                                   {{ConditionKind::NoOnwardSharing, "", {}}}, {}, world.context());
        QVERIFY(conditional);
        world.now = today() + std::chrono::days {14} - std::chrono::milliseconds {1};
        QVERIFY(!dueChange(asked->request, world.context()));
        QVERIFY(!dueChange(conditional->request, world.context()));
        world.now = today() + std::chrono::days {20};
        QCOMPARE(events(*dueChange(asked->request, world.context())), std::string("info_timeout"));
        auto late = dueChange(conditional->request, world.context());
        QCOMPARE(events(*late), std::string("accept_timeout"));
        QCOMPARE(late->changes.back().dueAt, today() + std::chrono::days {14});
        QVERIFY(!late->grant);
    }

    void aPortThatIsGoneSupersedesOpenRequests()
    {
        World world;
        const Request request = sent(world);
        world.offered.status = ProductStatus::Retired;
        auto gone = dueChange(request, world.context());
        QVERIFY(gone);
        QCOMPARE(gone->request.state, RequestState::Superseded);
    }

    void anApprovalAfterTheLastDayIsRefused()
    {
        World world;
        const Request request = atSteward(world);
        world.now = at("2027-05-02T00:00:00Z");
        QCOMPARE(code(approve(request, steward, {}, {}, world.context())), std::string("denied"));
    }
};

MESHSCOPE_TEST(TestDecisions, QCoreApplication)
#include "tst_decisions.moc"
