// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessfixture.h"
#include "workspace/accessdesk.h"
#include "workspace/accessevidence.h"
#include "workspace/accessstore.h"
#include "workspace/agreements.h"
#include "workspace/auditlog.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace meshscope::workspace::test;

namespace {

const char *messageOf(const Status &status)
{
    return status ? "" : status.error().message.c_str();
}

#define VERIFY_DONE(expression)                                                                    \
    do {                                                                                           \
        const Status done = (expression);                                                          \
        QVERIFY2(done.has_value(), messageOf(done));                                               \
    } while (false)

} // namespace

class TestAccessDesk : public QObject
{
    Q_OBJECT

    std::unique_ptr<store::Connection> m_db;
    std::unique_ptr<AccessCatalog> m_catalog;

    store::Connection &db() { return *m_db; }
    PartyId person(const char *uid) { return m_catalog->id(uid); }

    std::string sent()
    {
        auto uid = submitRequest(db(), m_catalog->form(), now());
        Q_ASSERT_X(uid.has_value(), "submit", uid ? "" : uid.error().message.c_str());
        return *uid;
    }
    Status approve(const std::string &uid, const char *who,
                   std::vector<access::Condition> conditions = {})
    {
        return decideRequest(
            db(), {uid, 0, person(who), DecisionKind::Approve, std::move(conditions), {}}, now());
    }
    std::string approved()
    {
        const std::string uid = sent();
        for (const char *who : {"ben", "maya", "ana"}) {
            const Status status = approve(uid, who);
            Q_ASSERT_X(status.has_value(), who, messageOf(status));
        }
        return uid;
    }
    std::string state(const std::string &uid)
    {
        auto stored = loadRequest(db(), idOf(db(), uid));
        return stored ? std::string(word(stored->request.state)) : stored.error().message;
    }
    std::string grantUidOf(const std::string &uid)
    {
        auto grant = grantOf(db(), idOf(db(), uid));
        return grant && *grant ? (*grant)->uid : std::string();
    }
    /// Actions of the audit record, oldest first.
    std::string actions()
    {
        auto page = auditPage(db(), {}, 0, 1000);
        std::string text;
        for (auto event = page->events.rbegin(); event != page->events.rend(); ++event)
            text += (text.empty() ? "" : " ") + event->action;
        return text;
    }
    bool intact()
    {
        auto check = verifyAudit(db(), AuditExtent::Whole, {});
        return check && check->intact;
    }

private slots:
    void init()
    {
        auto made = store::Connection::memory();
        QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
        m_db = std::make_unique<store::Connection>(std::move(*made));
        m_catalog = std::make_unique<AccessCatalog>(*m_db);
    }

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
        auto page = auditPage(db(), {uid}, 0, 2);
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

    void tamperingWithTheRecordIsFound()
    {
        approved();
        m_catalog->run("DROP TRIGGER audit_event_keep_update");
        m_catalog->run("UPDATE audit_event SET reason='fine' WHERE seq=3");
        auto check = verifyAudit(db(), AuditExtent::Whole, {});
        QVERIFY(check && !check->intact);
        QCOMPARE(check->brokenSeq, 3);
    }

    void theRecordCannotBeChangedByTheProgram()
    {
        approved();
        QVERIFY(!db().execute("UPDATE audit_event SET reason='x'"));
        QVERIFY(!db().execute("DELETE FROM audit_event"));
    }

    void theExportCarriesTheHeadAndIsRecordedItself()
    {
        approved();
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("audit.jsonl")).toStdString();
        auto count = exportAudit(db(), path, person("ana"), now());
        QVERIFY2(count.has_value(), count ? "" : count.error().message.c_str());
        QCOMPARE(*count, 7);
        std::ifstream file(path);
        std::string line;
        int lines = 0;
        std::string last;
        while (std::getline(file, line)) {
            ++lines;
            last = line;
        }
        QCOMPARE(lines, 8);
        const auto end = access::parseJson(last);
        QVERIFY(end);
        QCOMPARE(end->memberText("head"), verifyAudit(db(), AuditExtent::Whole, {})->head);
        QVERIFY(actions().ends_with("export_audit"));
    }

    void agreementsKeepTheirStatesAndInventNoVotes()
    {
        catalog::ImportedAgreement waiting;
        waiting.source = "fixture";
        waiting.port = person("curated-net-orders");
        waiting.contractVersion = person("net-orders-3");
        waiting.consumer = person("regional-finance");
        waiting.requester = person("priya");
        waiting.record.id = "req-1";
        waiting.record.status = "requested";
        waiting.record.purpose = "Budgets of the stores.";
        waiting.record.start = parseDay("2026-11-25");
        waiting.record.end = parseDay("2027-05-01");
        waiting.record.custom = {{"requestState", "submitted"},
                                 {"submittedOn", "2026-11-19"},
                                 {"role", "reader"},
                                 {"columns", "order_date, customer_id"},
                                 {"productOwner", "maya@example.org"},
                                 {"productOwnerApprovedOn", "2026-11-20"},
                                 {"dueOn", "2026-11-24"},
                                 {"waitingFor", "domain steward"}};
        catalog::ImportedAgreement granted = waiting;
        granted.record.id = "req-2";
        granted.record.status = "approved";
        granted.consumer = granted.requester = person("stranger");
        granted.record.start = parseDay("2026-11-01");
        granted.record.custom
            = {{"submittedOn", "2026-10-20"},
               {"conditions", "mask_columns: customer_id; no_onward_sharing; be nice"}};
        catalog::ImportedAgreement lost = waiting;
        lost.record.id = "req-3";
        lost.port = {};

        std::vector<Issue> issues;
        auto taken = importAgreements(db(), {waiting, granted, lost}, now(), issues);
        QVERIFY2(taken.has_value(), taken ? "" : taken.error().message.c_str());
        QCOMPARE(*taken, 2);
        QCOMPARE(int(issues.size()), 1);
        QCOMPARE(actions(), std::string("import_agreement import_agreement import_agreement"));

        auto queue = requestQueue(db(), person("ana"), QueueTab::Waiting, 10);
        QCOMPARE(int(queue->rows.size()), 1);
        QCOMPARE(queue->rows[0].dueAt, parseTime("2026-11-24T17:00:00Z"));
        auto page = requestDetail(db(), queue->rows[0].uid, person("ana"), now());
        std::string steps;
        for (const RequestStep &step : page->steps)
            steps += std::string(word(step.step.state)) + " " + step.decidedBy.name + ";";
        QCOMPARE(steps, std::string("skipped ;approved maya;open ;skipped ;"));
        auto mine = myAccess(db(), person("stranger"), now());
        QCOMPARE(int(mine->grants.size()), 1);
        QCOMPARE(mine->grants[0].state, access::GrantState::Active);
        QCOMPARE(int(mine->grants[0].grant.conditions.size()), 3);

        QCOMPARE(*importAgreements(db(), {waiting, granted}, now(), issues), 0);
        VERIFY_DONE(approve(queue->rows[0].uid, "ana"));
        waiting.record.custom["requestState"] = "rejected";
        QCOMPARE(*importAgreements(db(), {waiting}, now(), issues), 0);
        QCOMPARE(state(queue->rows[0].uid), std::string("approved"));
        QVERIFY(intact());
    }
};

QTEST_GUILESS_MAIN(TestAccessDesk)
#include "tst_accessdesk.moc"
