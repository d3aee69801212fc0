// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskfixture.h"
#include "support/testprogram.h"
#include "workspace/accessrequest.h"
#include "workspace/agreements.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace meshscope::workspace::test;

class TestAgreements : public QObject, private DeskFixture
{
    Q_OBJECT

private slots:
    void init() { open(); }

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

    void whatWasDoneHereWithAnAgreementOutlivesTheNextImport()
    {
        catalog::ImportedAgreement granted;
        granted.source = "fixture";
        granted.port = person("curated-net-orders");
        granted.contractVersion = person("net-orders-3");
        granted.consumer = granted.requester = person("stranger");
        granted.record.id = "req-2";
        granted.record.status = "approved";
        granted.record.purpose = "Budgets of the stores.";
        granted.record.start = parseDay("2026-11-01");
        granted.record.end = parseDay("2027-05-01");
        granted.record.custom = {{"submittedOn", "2026-10-20"}, {"role", "reader"}};
        catalog::ImportedAgreement open = granted;
        open.record.id = "req-4";
        open.record.status = "requested";
        open.record.custom["submittedOn"] = "2026-11-23";
        open.consumer = open.requester = person("ben");
        std::vector<Issue> issues;
        QCOMPARE(*importAgreements(db(), {granted, open}, now(), issues), 2);
        const auto grant = [this] { return myAccess(db(), person("stranger"), now())->grants[0]; };
        const std::string asked = myAccess(db(), person("ben"), now())->requests[0].uid;

        VERIFY_DONE(changeGrant(db(), grant().uid, person("maya"), GrantAction::Suspend,
                                "Used for another purpose.", now()));
        VERIFY_DONE(withdrawRequest(db(), asked, person("ben"), {}, now()));
        granted.record.end = parseDay("2027-06-01"); // and the sources say something else
        open.record.custom["dueOn"] = "2026-12-12";
        QCOMPARE(*importAgreements(db(), {granted, open}, now(), issues), 0);
        QCOMPARE(grant().state, access::GrantState::Suspended);
        QVERIFY(grant().grant.until == parseDay("2027-05-01"));
        QCOMPARE(state(asked), std::string("withdrawn"));
        QVERIFY(intact());
    }
};

MESHSCOPE_TEST(TestAgreements, QCoreApplication)
#include "tst_agreements.moc"
