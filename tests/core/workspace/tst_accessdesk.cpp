// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskfixture.h"
#include "support/testprogram.h"
#include "workspace/accessdesk.h"
#include "workspace/accessevidence.h"
#include "workspace/accessstore.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"
#include "workspace/requestlist.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace meshscope::workspace::test;

class TestAccessDesk : public QObject, private DeskFixture
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void factsComeFromCatalogAndContract()
    {
        auto facts = portFacts(db(), person("curated-net-orders"), dayOf(now()));
        QVERIFY(facts);
        QCOMPARE(facts->productName, std::string("Net Orders"));
        QCOMPARE(facts->status, ProductStatus::Active);
        QCOMPARE(facts->contractVersionText, std::string("3.2.0"));
        QCOMPARE(facts->classification, Classification::Confidential);
        QCOMPARE(facts->personal, std::optional(true));
        QCOMPARE(int(facts->columns.size()), 3);
        QVERIFY(facts->owners == std::vector {person("maya")});
        QVERIFY(facts->stewards == std::vector {person("ana")});
        QCOMPARE(int(facts->roles.size()), 1);
        QVERIFY(!facts->roles[0].namesSecond); // "n/a" names nobody
        auto consumer = consumerFacts(db(), person("regional-finance"), dayOf(now()));
        QVERIFY(consumer);
        QVERIFY(consumer->owners == std::vector {person("ben")});
        QCOMPARE(int(consumer->members.size()), 2);
    }

    void thePlanIsShownBeforeSendingAndStoresNothing()
    {
        auto preview = previewPlan(db(), m_catalog->form(), now());
        QVERIFY(preview);
        QVERIFY(preview->problems.empty());
        std::string text;
        for (const PlannedStep &step : preview->steps) {
            text += std::string(word(step.step.kind)) + " " + std::string(word(step.step.state));
            for (const Candidate &candidate : step.candidates)
                text += " " + candidate.name;
            text += "\n";
        }
        QCOMPARE(text,
                 std::string("consumer_owner waiting ben\nproduct_owner waiting maya\n"
                             "domain_steward waiting ana\ndata_protection skipped\n"));
        QCOMPARE(actions(), std::string());
    }

    void problemsAreToldBeforeSending()
    {
        RequestForm form = m_catalog->form();
        form.ask.purpose = "x";
        form.ask.end = parseDay("2030-01-01");
        auto preview = previewPlan(db(), form, now());
        QVERIFY(preview);
        std::string codes;
        for (const access::Problem &problem : preview->problems)
            codes += problem.code + " ";
        QCOMPARE(codes, std::string("too-long purpose-too-short "));
        QVERIFY(!submitRequest(db(), form, now()));
        QCOMPARE(actions(), std::string());
    }

    void fromRequestToGrantEachDecisionIsRecorded()
    {
        const std::string uid = approved();
        QCOMPARE(state(uid), std::string("approved"));
        QCOMPARE(actions(),
                 std::string("create submit vote_approve vote_approve vote_approve_last "
                             "created_future"));
        QVERIFY(intact());
        auto grant = grantOf(db(), idOf(db(), uid));
        QVERIFY(grant && *grant);
        QCOMPARE((*grant)->grant.state, access::GrantState::Scheduled);
        auto page = auditPage(db(), {uid, {}, {}, {}}, 0, 2);
        QVERIFY(page);
        QCOMPARE(page->total, 5);
        QCOMPARE(int(page->events.size()), 2);
        QCOMPARE(page->events[0].actorLabel, std::string("ana"));
        QCOMPARE(page->events[0].actorRole, std::string("domain_steward"));
        const auto snapshot = access::parseJson(page->events[0].snapshot);
        QVERIFY(snapshot);
        QCOMPARE(snapshot->memberText("contract_version"), std::string("3.2.0"));
        QCOMPARE(snapshot->memberText("rank"), std::string("confidential"));
    }

    void separationOfDutiesHoldsAtTheDesk()
    {
        const std::string uid = sent();
        QVERIFY(!approve(uid, "priya"));
        QVERIFY(!approve(uid, "ana"));
        VERIFY_DONE(approve(uid, "ben"));
        QVERIFY(!approve(uid, "ben"));
        QVERIFY(!approve(uid, "stranger"));
        QCOMPARE(actions(), std::string("create submit vote_approve"));
        QVERIFY(intact());
    }

    void theSameAccessIsNotAskedForTwice()
    {
        sent();
        auto second = submitRequest(db(), m_catalog->form(), now());
        QVERIFY(!second);
        QCOMPARE(second.error().message, std::string("A request for this is already open."));
    }

    void aDecisionOnAnOlderViewIsRefused()
    {
        const std::string uid = sent();
        auto row = requestRow(db(), idOf(db(), uid));
        QVERIFY(row);
        VERIFY_DONE(approve(uid, "ben"));
        auto late = decideRequest(
            db(), {uid, row->revision, person("maya"), DecisionKind::Approve, {}, {}}, now());
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
    }

    void aQuestionAndItsAnswerGoBackAndForth()
    {
        const std::string uid = sent();
        VERIFY_DONE(approve(uid, "ben"));
        VERIFY_DONE(decideRequest(
            db(), {uid, 0, person("maya"), DecisionKind::Ask, {}, "Do you need customers?"},
            now()));
        auto asked = requestQueue(db(), person("maya"), QueueTab::Asked, 10);
        QVERIFY(asked);
        QCOMPARE(int(asked->rows.size()), 1);
        QCOMPARE(asked->rows[0].dueAt, std::optional<TimePoint>(now() + std::chrono::days {14}));
        access::Ask less = m_catalog->form({"order_date"}).ask;
        VERIFY_DONE(answerRequest(db(), uid, person("priya"), "No, without.", less, now()));
        auto stored = loadRequest(db(), idOf(db(), uid));
        QVERIFY(stored);
        QCOMPARE(stored->request.exposure.rank, Classification::Internal);
        QCOMPARE(openStep(stored->request)->kind, access::StepKind::ConsumerOwner);
        QCOMPARE(stored->request.answer, std::string("No, without."));
        QVERIFY(intact());
    }

    void conditionsAreAcceptedByTheConsumersOwner()
    {
        const std::string uid = sent();
        VERIFY_DONE(approve(uid, "ben"));
        VERIFY_DONE(
            approve(uid, "maya", {{access::ConditionKind::MaskColumns, "", {"customer_id"}}}));
        VERIFY_DONE(approve(uid, "ana", {{access::ConditionKind::NoOnwardSharing, "", {}}}));
        QCOMPARE(state(uid), std::string("approved_with_conditions"));
        QCOMPARE(grantUidOf(uid), std::string());
        QVERIFY(!answerConditions(db(), uid, person("ana"), ConditionAnswer::Accept, {}, now()));
        VERIFY_DONE(answerConditions(db(), uid, person("ben"), ConditionAnswer::Accept, {}, now()));
        auto grant = grantOf(db(), idOf(db(), uid));
        QVERIFY(grant && *grant);
        QCOMPARE(int((*grant)->grant.conditions.size()), 2);
    }

    void aGrantIsRevokedByItsProviderAndGivenUpByItsConsumer()
    {
        const std::string grant = grantUidOf(approved());
        QVERIFY(!changeGrant(db(), grant, person("priya"), GrantAction::Revoke, "I want it gone.",
                             now()));
        VERIFY_DONE(changeGrant(db(), grant, person("maya"), GrantAction::Revoke,
                                "Not used any more.", now()));
        QVERIFY(!changeGrant(db(), grant, person("ben"), GrantAction::GiveUp, {}, now()));
        auto mine = myAccess(db(), person("priya"), now());
        QVERIFY(mine);
        QCOMPARE(int(mine->grants.size()), 1);
        QCOMPARE(mine->grants[0].state, access::GrantState::Revoked);
        QVERIFY(intact());
    }

    void aGrantIsSuspendedAndResumedByWhoProvidesIt()
    {
        const std::string grant = grantUidOf(approved());
        const TimePoint begun = now() + std::chrono::days {3};
        const auto provided = [&](const char *name) {
            const auto rows = providedGrants(db(), person(name), begun);
            std::string text;
            for (std::size_t i = 0; rows && i < rows->size(); ++i)
                text += (*rows)[i].uid + ' ' + std::string(access::word((*rows)[i].state)) + '\n';
            return rows ? text : rows.error().message;
        };
        QCOMPARE(QString::fromStdString(provided("maya")),
                 QString::fromStdString(grant + " active\n")); // owns the product
        QCOMPARE(QString::fromStdString(provided("ana")),
                 QString::fromStdString(grant + " active\n")); // steward of its domain
        QCOMPARE(QString::fromStdString(provided("priya")),
                 QString::fromStdString(std::string())); // holds it
        QVERIFY(!changeGrant(db(), grant, person("priya"), GrantAction::Suspend,
                             "Not needed this month.", begun));
        QVERIFY(!changeGrant(db(), grant, person("maya"), GrantAction::Suspend, "no", begun));
        VERIFY_DONE(changeGrant(db(), grant, person("maya"), GrantAction::Suspend,
                                "Used for another purpose.", begun));
        QCOMPARE(QString::fromStdString(provided("maya")),
                 QString::fromStdString(grant + " suspended\n"));
        VERIFY_DONE(changeGrant(db(), grant, person("ana"), GrantAction::Resume,
                                "The purpose is clear again.", begun));
        VERIFY_DONE(changeGrant(db(), grant, person("maya"), GrantAction::Revoke,
                                "Not used any more.", begun));
        QCOMPARE(QString::fromStdString(provided("maya")), QString::fromStdString(std::string()));
        QVERIFY(intact());
    }

    void timeIsRecordedOnceWithItsDueTime()
    {
        const std::string uid = approved();
        const std::string second = [&] {
            RequestForm form = m_catalog->form();
            form.consumerUid = "stranger";
            form.ask.requester = person("stranger");
            return *submitRequest(db(), form, now());
        }();
        auto none = settleAccess(db(), now());
        QVERIFY(none);
        QCOMPARE(*none, 0);
        auto some = settleAccess(db(), *parseTime("2026-12-02T00:00:00Z"));
        QVERIFY(some);
        QCOMPARE(*some, 2); // the grant starts, the overdue step escalates
        auto again = settleAccess(db(), *parseTime("2026-12-02T00:01:00Z"));
        QCOMPARE(*again, 0);
        auto later = settleAccess(db(), *parseTime("2027-05-02T00:00:00Z"));
        QCOMPARE(*later, 2); // the grant ends, the step times out
        QCOMPARE(state(second), std::string("timed_out"));
        auto grant = grantOf(db(), idOf(db(), uid));
        QCOMPARE((*grant)->grant.state, access::GrantState::Expired);
        // A clock that is set back revives nothing.
        QVERIFY(!changeGrant(db(), grantUidOf(uid), person("ben"), GrantAction::GiveUp, {}, now()));
        QVERIFY(intact());
    }

    void aRenewalReplacesTheGrantWhenItStarts()
    {
        const std::string uid = approved();
        RequestForm form = m_catalog->form();
        form.ask.kind = access::RequestKind::Renewal;
        form.ask.previousGrant = idOf(db(), grantUidOf(uid));
        form.ask.start = parseDay("2027-04-01");
        form.ask.end = parseDay("2027-09-01");
        auto renewal = submitRequest(db(), form, now());
        QVERIFY2(renewal.has_value(), renewal ? "" : renewal.error().message.c_str());
        for (const char *who : {"ben", "maya", "ana"})
            VERIFY_DONE(approve(*renewal, who));
        QVERIFY(settleAccess(db(), *parseTime("2027-04-01T08:00:00Z")));
        auto old = grantOf(db(), idOf(db(), uid));
        QCOMPARE((*old)->grant.state, access::GrantState::Superseded);
        auto fresh = grantOf(db(), idOf(db(), *renewal));
        QCOMPARE((*fresh)->grant.state, access::GrantState::Active);
    }

    void theQueueIsSortedByDueAndCountsItsTabs()
    {
        const std::string uid = sent();
        VERIFY_DONE(approve(uid, "ben"));
        RequestForm other = m_catalog->form();
        other.consumerUid = "stranger";
        other.ask.requester = person("stranger");
        QVERIFY(submitRequest(db(), other, now() - std::chrono::hours {0}));
        auto queue = requestQueue(db(), person("maya"), QueueTab::Waiting, 1);
        QVERIFY(queue);
        QCOMPARE(queue->waiting, 2);
        QCOMPARE(int(queue->rows.size()), 1);
        QCOMPARE(*waitingFor(db(), person("maya")), 2);
        QCOMPARE(*waitingFor(db(), person("ana")), 0);
        auto decided = requestQueue(db(), person("ben"), QueueTab::Decided, 10);
        QCOMPARE(decided->total(QueueTab::Decided), 1);
        QCOMPARE(decided->rows[0].uid, uid);
        QCOMPARE(decided->rows[0].product.name, std::string("Net Orders"));
    }

    void theRequestPageSaysWhoMayDoWhat()
    {
        const std::string uid = sent();
        auto page = requestDetail(db(), uid, person("ben"), now());
        QVERIFY(page);
        QVERIFY(page->rights.decide);
        QVERIFY(page->rights.withdraw);
        QCOMPARE(int(page->columns.size()), 2);
        QCOMPARE(page->offeredColumns, 3);
        QCOMPARE(page->columns[1].origin, std::string("crm_accounts.id"));
        QCOMPARE(page->longestDays, std::optional(365));
        QCOMPARE(page->askedDays, std::optional(157));
        QVERIFY(page->steps[0].waitsForYou);
        QCOMPARE(int(page->proposed.size()), 2);
        auto own = requestDetail(db(), uid, person("priya"), now());
        QVERIFY(!own->rights.decide);
        QCOMPARE(own->rights.whyNot,
                 std::string("You sent this request, so someone else must decide."));
        auto nobody = requestDetail(db(), uid, {}, now());
        QVERIFY(!nobody->rights.decide && !nobody->rights.withdraw);
        QVERIFY(!requestDetail(db(), "no-such", {}, now()));
    }

    void evidenceShowsCopiesPoliciesAndEarlierDecisions()
    {
        const std::string uid = approved();
        RequestForm again = m_catalog->form();
        again.consumerUid = "ben";
        again.ask.requester = person("ben");
        auto second = submitRequest(db(), again, now());
        QVERIFY2(second.has_value(), second ? "" : second.error().message.c_str());
        auto page = requestDetail(db(), uid, person("ana"), now());
        QVERIFY(page);
        auto evidence = evidenceFor(db(), *page, now(), {});
        QVERIFY2(evidence.has_value(), evidence ? "" : evidence.error().message.c_str());
        QCOMPARE(int(evidence->holds.size()), 1);
        QCOMPARE(evidence->copyCount, 1);
        QCOMPARE(evidence->copies[0].dataset.name, std::string("store_performance"));
        QCOMPARE(evidence->copies[0].holds, 1); // the masked column does not count
        QVERIFY(evidence->copies[0].reachable);
        std::string policies;
        for (const TouchedPolicy &policy : evidence->policies)
            policies += policy.code + " " + std::string(word(policy.outcome)) + "\n";
        QCOMPARE(policies,
                 std::string("P-30 pass\nP-33 pass\nP-34 pass\nP-08 pass\nP-18 unknown\n"));
        auto other = evidenceFor(db(), *requestDetail(db(), *second, {}, now()), now(), {});
        QCOMPARE(other->similarCount, 1);
        QCOMPARE(other->similar[0].requestUid, uid);
    }

    void accessThatIsHeldAlreadyIsSaidBeforeSending()
    {
        const std::string grant = grantUidOf(approved()); // her team's
        RequestForm form = m_catalog->form();
        form.consumerUid = "priya";
        const auto preview = previewPlan(db(), form, now());
        QVERIFY(preview);
        QCOMPARE(int(preview->held.size()), 1);
        QCOMPARE(preview->held[0].uid, grant);
        QCOMPARE(preview->held[0].consumer.name, std::string("regional-finance"));
        QVERIFY(preview->held[0].grant.until == parseDay("2027-05-01"));
        form.ask.kind = access::RequestKind::Renewal;
        form.ask.previousGrant = idOf(db(), grant);
        QVERIFY(previewPlan(db(), form, now())->held.empty());
        form = m_catalog->form();
        form.consumerUid = "stranger";
        form.ask.requester = person("stranger");
        QVERIFY(previewPlan(db(), form, now())->held.empty());
    }

    void myRequestsStandNewestFirst()
    {
        const std::string older = sent();
        m_catalog->run("UPDATE access_request SET submitted_at=submitted_at-86400000");
        RequestForm form = m_catalog->form();
        form.consumerUid = "priya";
        const auto newer = submitRequest(db(), form, now());
        QVERIFY2(newer.has_value(), newer ? "" : newer.error().message.c_str());
        // What was sent last may be known longest, when it was imported.
        m_catalog->run("UPDATE access_request SET submitted_at=submitted_at+172800000 "
                       "WHERE id=(SELECT min(id) FROM access_request)");
        const auto mine = myAccess(db(), person("priya"), now());
        QVERIFY(mine);
        QCOMPARE(int(mine->requests.size()), 2);
        QCOMPARE(mine->requests[0].uid, older);
        QCOMPARE(mine->requests[1].uid, *newer);
    }

    void requestsAreListedWithWhomTheyWaitFor()
    {
        const std::string uid = sent();
        const auto listed = [this](RequestChoice choice) {
            const auto list = listRequests(db(), choice, 10, dayOf(now()));
            if (!list)
                return list.error().message;
            std::string text = std::to_string(list->total);
            for (const ListedRequest &one : list->rows) {
                text += " " + std::string(access::word(one.row.state)) + ":";
                for (const PartyLabel &person : one.waitsFor)
                    text += person.name;
            }
            return text;
        };
        QCOMPARE(listed(RequestChoice::Open), std::string("1 submitted:ben"));
        QCOMPARE(listed(RequestChoice::Decided), std::string("0"));
        VERIFY_DONE(approve(uid, "ben"));
        VERIFY_DONE(decideRequest(
            db(), {uid, 0, person("maya"), DecisionKind::Ask, {}, "Do you need customers?"},
            now()));
        QCOMPARE(listed(RequestChoice::Open), std::string("1 needs_info:priya"));
        VERIFY_DONE(
            answerRequest(db(), uid, person("priya"), "Yes, by store.", std::nullopt, now()));
        VERIFY_DONE(approve(uid, "maya", {{access::ConditionKind::NoOnwardSharing, "", {}}}));
        VERIFY_DONE(approve(uid, "ana"));
        QCOMPARE(listed(RequestChoice::Open), std::string("1 approved_with_conditions:ben"));
        VERIFY_DONE(answerConditions(db(), uid, person("ben"), ConditionAnswer::Accept, {}, now()));
        QCOMPARE(listed(RequestChoice::Open), std::string("0"));
        QCOMPARE(listed(RequestChoice::All), std::string("1 approved:"));
    }
};

MESHSCOPE_TEST(TestAccessDesk, QCoreApplication)
#include "tst_accessdesk.moc"
