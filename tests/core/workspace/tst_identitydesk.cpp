// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "core/catalog/documents.h"
#include "support/testprogram.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"
#include "workspace/identitydesk.h"
#include "workspace/identitypage.h"

#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::tests;
using namespace meshscope::workspace;
using catalog::DecisionSubject;
using catalog::StagedDocument;
using catalog::Verdict;

namespace {

const std::string shopPrivate = "snowflake|?" + uuid5("source:dbt:shop") + "/snowflake";
const TimePoint noon = at("2026-11-24T12:00:00Z");

AssetRecord table(AssetRef ref, const std::vector<std::string> &columns)
{
    AssetRecord record;
    record.ref = std::move(ref);
    for (const std::string &name : columns)
        record.columns.push_back(column(name, "TEXT"));
    record.columnsComplete = true;
    return record;
}

/// Models without an account; as many of their names as asked for are on the first account.
std::vector<StagedDocument> mesh(int shared, int models)
{
    StagedDocument manifest = document("dbt-manifest", "target/manifest.json");
    manifest.scope = "project:shop";
    StagedDocument seen = document("openlineage", "events.ndjson");
    for (int i = 0; i < models; ++i) {
        const std::string name = "T" + std::to_string(i);
        manifest.take(model(name, "As the model says"), {});
        if (i < shared)
            seen.take(table(openLineage("snowflake", "acme-eu1", "SHOP.MARTS." + name),
                            {"ORDER_ID", "NOTE"}),
                      {});
    }
    seen.take(table(openLineage("snowflake", "acme-eu1", "SHOP.RAW.LONELY"), {"A", "B"}), {});
    seen.take(table(openLineage("snowflake", "other-us2", "SHOP.RAW.OTHER"), {"A", "B"}), {});
    std::vector<StagedDocument> documents;
    documents.push_back(std::move(manifest));
    documents.push_back(std::move(seen));
    return documents;
}

std::string uidOf(store::Connection &db, std::string_view key)
{
    auto row = db.prepare("SELECT e.uid FROM entity_key k JOIN entity e ON e.id=k.entity_id WHERE "
                          "k.key=?1");
    return row.bind(1, key).step() ? std::string(row.text(0)) : std::string();
}

IdentityPage pageOf(store::Connection &db)
{
    auto page = identityPage(db, mostProposals, {});
    return page ? std::move(*page) : IdentityPage {};
}

int count(const IdentityPage &page, IdentityKind kind)
{
    return static_cast<int>(
        std::count_if(page.proposals.begin(), page.proposals.end(),
                      [kind](const ProposalRow &row) { return row.kind == kind; }));
}

IdentityForm bindShop()
{
    return {.subject = DecisionSubject::Instance,
            .left = shopPrivate,
            .right = "snowflake|ACME_EU1",
            .note = "one account"};
}

} // namespace

class TestIdentityDesk : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_db = std::move(*store::Connection::memory()); }
    void fiveSharedNamesAndSixtyPercentAreProposed_data();
    void fiveSharedNamesAndSixtyPercentAreProposed();
    void alikeDatasetsAreProposedUnlessOneIsMadeFromTheOther();
    void filesOfOneEndingHaveNotOneName();
    void ofANameUsedOftenTheNearestAreComparedAndTheRestIsCounted();
    void aPairAloneHasTheEvidenceOfItsProposal();
    void whatIsKeptApartIsNotProposedAgain();
    void aBindingIsRecordedWithItsEvidenceAndUndone();
    void theOnlyInstanceIsAssumedUntilAPersonBinds();
    void whatCannotBeDecidedChangesNothing_data();
    void whatCannotBeDecidedChangesNothing();
    void aMergeThatKeptApartForbidsIsRefused();
    void requestsFollowThePersonAndComeBack();

private:
    store::Connection m_db = std::move(*store::Connection::memory());
};

void TestIdentityDesk::fiveSharedNamesAndSixtyPercentAreProposed_data()
{
    QTest::addColumn<int>("shared");
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("proposed");
    QTest::newRow("four names") << 4 << 4 << 0;
    QTest::newRow("five of five") << 5 << 5 << 1;
    QTest::newRow("six of ten of which one has seven") << 6 << 10 << 1;
    QTest::newRow("six of which the smaller has ten") << 6 << 100 << 1;
}

void TestIdentityDesk::fiveSharedNamesAndSixtyPercentAreProposed()
{
    QFETCH(int, shared);
    QFETCH(int, models);
    QFETCH(int, proposed);
    QVERIFY(import(m_db, mesh(shared, models)));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(count(page, IdentityKind::Instance), proposed);
    QCOMPARE(page.places.size(), std::size_t {1});
    QCOMPARE(page.places.front().word(), std::string("snowflake:shop"));
    QCOMPARE(page.places.front().datasets, std::int64_t {models});
    if (proposed == 0)
        return;
    QCOMPARE(page.proposals.front().left.key, shopPrivate);
    QCOMPARE(page.proposals.front().right.name, std::string("acme-eu1"));
    QCOMPARE(page.proposals.front().shared, std::int64_t {shared});
    QCOMPARE(page.proposals.front().examples.front(), std::string("shop.marts.t0"));
}

void TestIdentityDesk::alikeDatasetsAreProposedUnlessOneIsMadeFromTheOther()
{
    StagedDocument staged = document("openlineage", "events.ndjson");
    const std::vector<std::string> five {"a", "b", "c", "d", "e"};
    const auto add = [&](const std::string &name, std::vector<std::string> columns) {
        staged.take(table(openLineage("postgres", "db:5432", name), std::move(columns)), {});
    };
    add("one.public.orders", five);
    add("two.public.orders", {"a", "b", "c", "d", "X"}); // four of five: 80 %
    add("three.public.orders", {"a", "b", "c", "V", "W"}); // three of five
    add("four.public.sales", five); // another name
    add("five.public.orders", five);
    EdgeRecord edge;
    edge.from = openLineage("postgres", "db:5432", "one.public.orders");
    edge.to = openLineage("postgres", "db:5432", "five.public.orders");
    edge.jobNamespace = "etl";
    edge.jobName = "copy";
    staged.take(std::move(edge), {});
    QVERIFY(import(m_db, {staged}));
    std::vector<std::string> pairs;
    const IdentityPage page = pageOf(m_db);
    for (const ProposalRow &row : page.proposals)
        pairs.push_back(row.left.context + " " + row.right.context + " "
                        + std::to_string(row.shared));
    std::sort(pairs.begin(), pairs.end());
    QCOMPARE(pairs,
             (std::vector<std::string> {"one.public.orders two.public.orders 4",
                                        "two.public.orders five.public.orders 4"}));
    QCOMPARE(page.totalProposals, std::int64_t {2});
    QCOMPARE(page.notCompared, std::int64_t {0});
}

void TestIdentityDesk::filesOfOneEndingHaveNotOneName()
{
    StagedDocument staged = document("openlineage", "events.ndjson");
    for (const char *path : {"raw/orders.parquet", "raw/returns.parquet", "copy|1/orders.parquet"})
        staged.take(table(openLineage("s3", "lake", path), {"a", "b"}), {});
    QVERIFY(import(m_db, {staged}));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(page.proposals.size(), std::size_t {1});
    QVERIFY(page.proposals.front().left.context.ends_with("orders.parquet"));
    QVERIFY(page.proposals.front().right.context.ends_with("orders.parquet"));
}

void TestIdentityDesk::ofANameUsedOftenTheNearestAreComparedAndTheRestIsCounted()
{
    constexpr int datasets = 30; // each is compared with the 24 after it
    StagedDocument staged = document("openlineage", "events.ndjson");
    for (int i = 0; i < datasets; ++i)
        staged.take(
            table(openLineage("postgres", "db:5432", "base" + std::to_string(i) + ".public.orders"),
                  {"a", "b"}),
            {});
    QVERIFY(import(m_db, {staged}));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(page.notCompared, std::int64_t {5 + 4 + 3 + 2 + 1});
    QCOMPARE(page.totalProposals + page.notCompared, std::int64_t {datasets * (datasets - 1) / 2});
}

void TestIdentityDesk::aPairAloneHasTheEvidenceOfItsProposal()
{
    StagedDocument people = document("backstage", "people.yaml");
    for (const char *name : {"maya", "Maya Lindqvist"}) {
        PartyRecord person;
        person.name = name;
        if (person.name != "maya")
            person.email = "maya@shop.example";
        people.take(std::move(person), {});
    }
    std::vector<StagedDocument> documents = mesh(6, 8);
    documents.push_back(std::move(people));
    documents[1].take(table(openLineage("snowflake", "other-us2", "SHOP.RAW.LONELY"), {"A", "B"}),
                      {});
    QVERIFY(import(m_db, documents));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(page.proposals.size(), std::size_t {3});
    const auto idOf = [this](const std::string &uid) {
        auto row = m_db.prepare("SELECT id FROM entity WHERE uid=?1");
        return row.bind(1, uid).step() ? row.id<EntityId>(0) : EntityId {};
    };
    for (const ProposalRow &row : page.proposals) {
        const auto alone = row.kind == IdentityKind::Instance
            ? instanceProposal(m_db, row.right.key, row.left.key)
            : thingProposal(m_db, idOf(row.right.key), idOf(row.left.key));
        QVERIFY(alone && *alone);
        QCOMPARE((*alone)->left.key, row.left.key);
        QCOMPARE((*alone)->right.key, row.right.key);
        QCOMPARE(evidenceText(**alone), evidenceText(row));
        QCOMPARE((*alone)->examples, row.examples);
    }
    const auto nothing = instanceProposal(m_db, shopPrivate, "snowflake|other-us2");
    QVERIFY(nothing && !*nothing);
}

void TestIdentityDesk::whatIsKeptApartIsNotProposedAgain()
{
    QVERIFY(import(m_db, mesh(6, 6)));
    IdentityForm form = bindShop();
    form.verdict = Verdict::Different;
    const auto decided = decideIdentity(m_db, form, noon);
    QVERIFY(decided);
    QCOMPARE(count(pageOf(m_db), IdentityKind::Instance), 0);
    QVERIFY(import(m_db, mesh(6, 6)));
    QCOMPARE(count(pageOf(m_db), IdentityKind::Instance), 0);
    QVERIFY(undoIdentity(m_db, decided->decision, "", {}, noon));
    QCOMPARE(count(pageOf(m_db), IdentityKind::Instance), 1);
}

void TestIdentityDesk::aBindingIsRecordedWithItsEvidenceAndUndone()
{
    QVERIFY(import(m_db, mesh(6, 8)));
    const std::string before = dumpCatalog(m_db);
    const auto bound = decideIdentity(m_db, bindShop(), noon);
    QVERIFY2(bound, bound ? "" : bound.error().message.c_str());
    QCOMPARE(bound->applied.joined, std::int64_t {14}); // 8 models, and 6 that were seen
    IdentityPage page = pageOf(m_db);
    QCOMPARE(page.places.front().boundTo, std::string("acme-eu1"));
    QCOMPARE(page.places.front().basis, std::string("person"));
    QCOMPARE(page.decisions.size(), std::size_t {1});
    QVERIFY(page.decisions.front().evidence.starts_with("6 full names"));
    QCOMPARE(page.decisions.front().note, std::string("one account"));
    auto note = m_db.prepare("SELECT m.into_id FROM identity_member m WHERE m.into_id<>m.entity_id "
                             "LIMIT 1");
    QVERIFY(note.step());
    const auto joined = identityNote(m_db, note.id<EntityId>(0));
    QVERIFY(joined);
    QCOMPARE(joined->joined.size(), std::size_t {2});
    QCOMPARE(joined->joined[0].place, std::string("acme-eu1"));
    QCOMPARE(joined->joined[1].place, std::string("shop"));
    QCOMPARE(joined->joined[1].sources, std::vector<std::string> {"shop"});
    QCOMPARE(joined->boundTo, std::string("acme-eu1"));
    QCOMPARE(joined->decision, bound->decision);
    note.reset();

    QVERIFY(undoIdentity(m_db, bound->decision, "wrong account", {}, noon));
    QCOMPARE(dumpCatalog(m_db), before);
    const auto audit = auditPage(m_db, {}, 0, 10);
    QVERIFY(audit);
    QCOMPARE(audit->total, std::int64_t {2});
    QCOMPARE(audit->events[1].action, std::string("bind_instance"));
    QVERIFY(audit->events[1].snapshot.find("6 full names") != std::string::npos);
    QCOMPARE(audit->events[0].action, std::string("unbind_instance"));
    QCOMPARE(audit->events[0].reason, std::string("wrong account"));
    QVERIFY(verifyAudit(m_db, AuditExtent::Whole, {})->intact);
}

void TestIdentityDesk::theOnlyInstanceIsAssumedUntilAPersonBinds()
{
    std::vector<StagedDocument> documents = mesh(2, 3);
    documents.pop_back();
    StagedDocument seen = document("openlineage", "events.ndjson");
    for (const char *name : {"T0", "T1"})
        seen.take(table(openLineage("snowflake", "acme-eu1", std::string("SHOP.MARTS.") + name),
                        {"ORDER_ID"}),
                  {});
    documents.push_back(std::move(seen));
    QVERIFY(import(m_db, std::move(documents)));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(count(page, IdentityKind::Instance), 0);
    QCOMPARE(page.places.size(), std::size_t {1});
    QCOMPARE(page.places.front().basis, std::string("assumed"));
    QCOMPARE(page.places.front().boundTo, std::string("acme-eu1"));
    QCOMPARE(page.places.front().decision, std::int64_t {0});
    QCOMPARE(page.places.front().datasets, std::int64_t {3});
    auto row = m_db.prepare("SELECT id FROM entity WHERE uid=?1");
    QVERIFY(row.bind(1, uidOf(m_db, "snowflake|acme-eu1|shop.marts.t1")).step());
    const auto note = identityNote(m_db, row.id<EntityId>(0));
    row.reset();
    QVERIFY(note);
    QCOMPARE(note->joined.size(), std::size_t {2});
    QCOMPARE(note->boundTo, std::string("acme-eu1"));
    QCOMPARE(note->decision, std::int64_t {0});
    QVERIFY(note->joined[0].place != note->joined[1].place);

    IdentityForm elsewhere = bindShop();
    elsewhere.right = "snowflake|later-us2";
    QVERIFY(decideIdentity(m_db, elsewhere, noon));
    QCOMPARE(pageOf(m_db).places.front().basis, std::string("person"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset WHERE instance='later-us2'"), 3);
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset WHERE instance='acme-eu1'"), 2);
}

void TestIdentityDesk::whatCannotBeDecidedChangesNothing_data()
{
    QTest::addColumn<bool>("instance");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::newRow("another platform")
        << true << QString::fromStdString(shopPrivate) << QStringLiteral("postgres|db:5432");
    QTest::newRow("nothing there")
        << true << QStringLiteral("snowflake|nobody") << QStringLiteral("snowflake|acme-eu1");
    QTest::newRow("itself") << true << QStringLiteral("snowflake|acme-eu1")
                            << QStringLiteral("snowflake|ACME_EU1");
    QTest::newRow("no instance") << true << QString::fromStdString(shopPrivate)
                                 << QStringLiteral("snowflake|");
    QTest::newRow("a dataset and a person")
        << false << QStringLiteral("snowflake|acme-eu1|shop.raw.lonely")
        << QStringLiteral("ana@shop.example");
    QTest::newRow("itself again") << false << QStringLiteral("snowflake|acme-eu1|shop.raw.lonely")
                                  << QStringLiteral("snowflake|acme-eu1|shop.raw.lonely");
    QTest::newRow("nobody") << false << QStringLiteral("snowflake|acme-eu1|shop.raw.lonely")
                            << QStringLiteral("none");
}

void TestIdentityDesk::whatCannotBeDecidedChangesNothing()
{
    QFETCH(bool, instance);
    QFETCH(QString, left);
    QFETCH(QString, right);
    QVERIFY(import(m_db, mesh(6, 6)));
    QVERIFY(import(m_db, {contract()}));
    const std::string before = dumpCatalog(m_db);
    IdentityForm form;
    form.subject = instance ? DecisionSubject::Instance : DecisionSubject::Entity;
    form.left = instance ? left.toStdString() : uidOf(m_db, left.toStdString());
    form.right = instance ? right.toStdString() : uidOf(m_db, right.toStdString());
    QVERIFY(!decideIdentity(m_db, form, noon));
    QCOMPARE(dumpCatalog(m_db), before);
    QCOMPARE(auditPage(m_db, {}, 0, 1)->total, std::int64_t {0});
    QVERIFY(identityDecisions(m_db)->empty());
}

void TestIdentityDesk::aMergeThatKeptApartForbidsIsRefused()
{
    QVERIFY(import(m_db, mesh(6, 6)));
    const std::string one = uidOf(m_db, shopPrivate + "|shop.marts.t0");
    const std::string two = uidOf(m_db, "snowflake|acme-eu1|shop.marts.t0");
    const std::string three = uidOf(m_db, "snowflake|other-us2|shop.raw.other");
    QVERIFY(decideIdentity(m_db, {.verdict = Verdict::Different, .left = one, .right = two}, noon));
    QVERIFY(decideIdentity(m_db, {.left = two, .right = three}, noon));
    const auto refused = decideIdentity(m_db, {.left = three, .right = one}, noon);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(identityDecisions(m_db)->size(), std::size_t {2});
}

void TestIdentityDesk::requestsFollowThePersonAndComeBack()
{
    StagedDocument people = document("backstage", "people.yaml");
    PartyRecord known;
    known.name = "Maya Lindqvist";
    known.email = "maya@shop.example";
    people.take(std::move(known), {});
    PartyRecord named;
    named.name = "maya";
    people.take(std::move(named), {});
    QVERIFY(import(m_db, {contract(), product(), people}));
    const std::string user = uuid5("source:files:mesh") + "|maya";
    const std::string ask
        = "INSERT INTO entity(id, uid, kind, name, first_seen_at, last_seen_at) VALUES(900, 'ask', "
          "'request', 'ask', 0, 0); INSERT INTO access_request(id, state, kind, port_id, "
          "consumer_id, requester_id, purpose) SELECT 900, 'submitted', 'new', p.id, k.entity_id, "
          "k.entity_id, 'why' FROM port p, entity_key k WHERE k.key='"
        + user + "'";
    QVERIFY(m_db.execute(ask));
    const auto requester = [this] {
        auto row = m_db.prepare("SELECT e.name FROM access_request q JOIN entity e ON "
                                "e.id=q.requester_id AND e.id=q.consumer_id");
        return row.step() ? std::string(row.text(0)) : std::string();
    };
    QCOMPARE(requester(), std::string("maya"));
    const IdentityPage page = pageOf(m_db);
    QCOMPARE(count(page, IdentityKind::Person), 1);
    const ProposalRow &proposal = page.proposals.front();
    QCOMPARE(proposal.left.key, uidOf(m_db, user));
    const auto merged
        = decideIdentity(m_db, {.left = proposal.left.key, .right = proposal.right.key}, noon);
    QVERIFY2(merged, merged ? "" : merged.error().message.c_str());
    QCOMPARE(requester(), std::string("Maya Lindqvist"));
    QVERIFY(undoIdentity(m_db, merged->decision, "", {}, noon));
    QCOMPARE(requester(), std::string("maya"));
}

MESHSCOPE_TEST(TestIdentityDesk, QCoreApplication)
#include "tst_identitydesk.moc"
