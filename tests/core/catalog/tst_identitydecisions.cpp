// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "catalog/decisions.h"
#include "catalog/identity.h"
#include "documents.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace meshscope;
using namespace meshscope::tests;
using namespace meshscope::catalog;

namespace {

const std::string shopPrivate = "snowflake|?" + uuid5("source:dbt:shop") + "/snowflake";
const std::string account = "snowflake|acme-eu1";

/// Events of a second account, so that nothing is assumed about the model.
StagedDocument otherAccount()
{
    StagedDocument staged = document("openlineage", "other.ndjson");
    AssetRecord seen;
    seen.ref = openLineage("snowflake", "other-us2", "SHOP.MARTS.LEDGER");
    staged.take(std::move(seen), {});
    return staged;
}

/// A later reading of the manifest: other words, one model more, one flow less.
StagedDocument laterManifest()
{
    StagedDocument staged = manifest();
    staged.digest = "later";
    staged.edges.clear();
    staged.take(model("orders_daily", "By day"), {});
    return staged;
}

/// People: one by name in this source, one by address in another.
StagedDocument people()
{
    StagedDocument staged = document("backstage", "people.yaml");
    PartyRecord known;
    known.name = "Maya Lindqvist";
    known.email = "maya@shop.example";
    staged.take(std::move(known), {});
    PartyRecord named;
    named.name = "maya";
    named.title = "Analyst";
    named.team = "Sales team";
    staged.take(std::move(named), {});
    return staged;
}

/// Everything that a decision may touch: the winners, and what stays with the single things.
QString wholeDump(store::Connection &db)
{
    std::string text = dumpCatalog(db);
    // clang-format off
    text += dumpRows(db, "statements",
                     "SELECT 3, (SELECT min(scheme || ':' || key) FROM entity_key WHERE "
                     "entity_id=s.entity_id), d.path, s.hash FROM statement s JOIN source_doc d ON "
                     "d.id=s.doc_id");
    text += dumpRows(db, "flows",
                     "SELECT 5, (SELECT min(scheme || ':' || key) FROM entity_key WHERE "
                     "entity_id=e.from_id), (SELECT min(scheme || ':' || key) FROM entity_key "
                     "WHERE entity_id=e.to_id), d.path, g.basis, hex(g.columns) FROM edge e JOIN "
                     "edge_doc g ON g.edge_id=e.id JOIN source_doc d ON d.id=g.doc_id");
    text += dumpRows(db, "merged", "SELECT 2, uid, state FROM entity WHERE state='merged'");
    text += dumpRows(db, "left over", "SELECT 1, count(*) FROM identity_member UNION ALL "
                                      "SELECT 1, count(*) FROM identity_flow");
    // clang-format on
    return QString::fromStdString(text);
}

std::string uidOf(store::Connection &db, std::string_view scheme, std::string_view key)
{
    auto row = db.prepare("SELECT e.uid FROM entity_key k JOIN entity e ON e.id=k.entity_id WHERE "
                          "k.scheme=?1 AND k.key=?2");
    return row.bind(1, scheme).bind(2, key).step() ? std::string(row.text(0)) : std::string();
}

Result<std::int64_t> decide(store::Connection &db, Decision decision)
{
    auto transaction = store::Transaction::begin(db);
    decision.at = at("2026-11-24T09:00:00Z");
    auto id = putDecision(db, decision);
    if (!id)
        return id;
    if (auto applied = applyDecisions(db, at("2026-11-24T09:00:00Z"), {}); !applied)
        return applied.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return id;
}

Status takeBack(store::Connection &db, std::int64_t id)
{
    auto transaction = store::Transaction::begin(db);
    if (auto status = dropDecision(db, id); !status)
        return status;
    if (auto applied = applyDecisions(db, at("2026-11-24T10:00:00Z"), {}); !applied)
        return applied.error();
    return transaction->commit();
}

Decision bindShop()
{
    return {.subject = DecisionSubject::Instance, .left = shopPrivate, .right = account};
}

Decision same(std::string left, std::string right, Verdict verdict = Verdict::Same)
{
    return {.verdict = verdict, .left = std::move(left), .right = std::move(right)};
}

std::string privateKey(const std::string &name)
{
    return shopPrivate + "|shop.marts." + name;
}

std::vector<StagedDocument> everything()
{
    std::vector<StagedDocument> documents;
    documents.push_back(manifest());
    documents.push_back(contract());
    documents.push_back(product());
    documents.push_back(events());
    documents.push_back(otherAccount());
    documents.push_back(people());
    return documents;
}

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anUnboundSourceStaysApartUntilItIsBound();
    void unbindingGivesBackExactlyWhatWas();
    void aBindingHoldsForWhatIsImportedLater();
    void unbindingAfterAnImportIsAsIfItHadNeverBeenBound();
    void twoDatasetsThatAPersonCallsOneAreOne();
    void keptApartOutranksABinding();
    void keptApartOutranksALinkOfADocument();
    void anInstanceKeptApartIsNotAssumed();
    void twoSpellingsOfOnePersonBecomeOne();
    void theOrderOfDecisionsDoesNotMatter();
    void aPairIsDecidedOnce();
    void whatIsAssumedEndsWithASecondInstance();
    void whatIsAssumedEndsWhenAPersonKeepsItApart();
    void namesThatDifferInCaseJoinWhatIsWrittenAlike_data();
    void namesThatDifferInCaseJoinWhatIsWrittenAlike();
    void whateverHappensOnlyWhatHoldsCounts_data();
    void whateverHappensOnlyWhatHoldsCounts();

private:
    store::Connection m_db = std::move(*store::Connection::memory());
};

void TestDecisions::init()
{
    m_db = std::move(*store::Connection::memory());
}

void TestDecisions::anUnboundSourceStaysApartUntilItIsBound()
{
    QVERIFY(import(m_db, everything()));
    const auto orders = "SELECT 3, a.instance, a.column_count, (SELECT count(*) FROM rule WHERE "
                        "asset_id=a.id) FROM asset a JOIN entity e ON e.id=a.id AND "
                        "e.state='active' WHERE e.name='orders' COLLATE NOCASE";
    QCOMPARE(rows(m_db, orders).count(QLatin1Char('\n')), 1);
    const auto id = decide(m_db, bindShop());
    QVERIFY2(id, id ? "" : id.error().message.c_str());
    QCOMPARE(rows(m_db, orders), QStringLiteral("acme-eu1 | 2 | 1"));
    // The model's flow and the one that was seen join the same two tables by two jobs.
    QCOMPARE(rows(m_db,
                  "SELECT 3, f.name, t.name, count(*) FROM edge g JOIN entity f ON "
                  "f.id=g.from_id JOIN entity t ON t.id=g.to_id GROUP BY 2, 3"),
             QStringLiteral("raw_orders | orders | 1"));
    QCOMPARE(rows(m_db, "SELECT 1, count(*) FROM pragma_foreign_key_check"), QStringLiteral("0"));
}

void TestDecisions::unbindingGivesBackExactlyWhatWas()
{
    QVERIFY(import(m_db, everything()));
    const QString before = wholeDump(m_db);
    const auto id = decide(m_db, bindShop());
    QVERIFY(id);
    QVERIFY(wholeDump(m_db) != before);
    QVERIFY(takeBack(m_db, *id));
    QCOMPARE(difference(before, wholeDump(m_db)), QString());
    QCOMPARE(wholeDump(m_db), before);
}

void TestDecisions::aBindingHoldsForWhatIsImportedLater()
{
    QVERIFY(import(m_db, everything()));
    QVERIFY(decide(m_db, bindShop()));
    QVERIFY(import(m_db, {laterManifest()}));
    const QString bound = wholeDump(m_db);
    m_db = std::move(*store::Connection::memory());
    QVERIFY(import(m_db, everything()));
    QVERIFY(import(m_db, {laterManifest()}));
    QVERIFY(decide(m_db, bindShop()));
    QCOMPARE(difference(bound, wholeDump(m_db)), QString());
    QCOMPARE(rows(m_db,
                  "SELECT 1, a.instance FROM asset a JOIN entity e ON e.id=a.id WHERE "
                  "e.name='orders_daily'"),
             QStringLiteral("acme-eu1"));
}

void TestDecisions::unbindingAfterAnImportIsAsIfItHadNeverBeenBound()
{
    QVERIFY(import(m_db, everything()));
    QVERIFY(import(m_db, {laterManifest()}));
    const QString never = wholeDump(m_db);
    m_db = std::move(*store::Connection::memory());
    QVERIFY(import(m_db, everything()));
    const auto id = decide(m_db, bindShop());
    QVERIFY(import(m_db, {laterManifest()}));
    QVERIFY(takeBack(m_db, *id));
    QCOMPARE(difference(never, wholeDump(m_db)), QString());
}

void TestDecisions::twoDatasetsThatAPersonCallsOneAreOne()
{
    QVERIFY(import(m_db, everything()));
    const QString before = wholeDump(m_db);
    const std::string ledger = uidOf(m_db, "phys", "snowflake|other-us2|shop.marts.ledger");
    const std::string orders = uidOf(m_db, "phys", privateKey("orders"));
    const auto id = decide(m_db, same(ledger, orders));
    QVERIFY(id);
    QCOMPARE(rows(m_db,
                  "SELECT 2, e.name, count(*) FROM statement s JOIN identity_member m ON "
                  "m.entity_id=s.entity_id JOIN entity e ON e.id=m.into_id GROUP BY e.id"),
             QStringLiteral("orders | 2"));
    QVERIFY(takeBack(m_db, *id));
    QCOMPARE(difference(before, wholeDump(m_db)), QString());
}

void TestDecisions::keptApartOutranksABinding()
{
    QVERIFY(import(m_db, everything()));
    const std::string orders = uidOf(m_db, "phys", privateKey("orders"));
    const std::string other = uidOf(m_db, "phys", account + "|shop.marts.orders");
    QVERIFY(decide(m_db, same(orders, other, Verdict::Different)));
    QVERIFY(decide(m_db, bindShop()));
    QCOMPARE(rows(m_db,
                  "SELECT 1, count(*) FROM entity WHERE kind='asset' AND state='active' AND "
                  "name='orders' COLLATE NOCASE"),
             QStringLiteral("2"));
    QCOMPARE(rows(m_db,
                  "SELECT 1, count(*) FROM entity WHERE kind='asset' AND state='active' AND "
                  "name='raw_orders' COLLATE NOCASE"),
             QStringLiteral("1"));
}

void TestDecisions::keptApartOutranksALinkOfADocument()
{
    QVERIFY(import(m_db, everything()));
    const std::string orders = uidOf(m_db, "phys", privateKey("orders"));
    const std::string other = uidOf(m_db, "phys", account + "|shop.marts.orders");
    QVERIFY(decide(m_db, same(orders, other, Verdict::Different)));
    StagedDocument link = document("openlineage", "link.ndjson");
    AssetRecord record;
    record.ref = logical("model.shop.orders");
    record.aliases = {openLineage("snowflake", "acme-eu1", "SHOP.MARTS.ORDERS")};
    link.take(std::move(record), {});
    QVERIFY(import(m_db, {link}));
    QCOMPARE(rows(m_db,
                  "SELECT 1, count(*) FROM entity WHERE kind='asset' AND state='active' AND "
                  "name='orders' COLLATE NOCASE"),
             QStringLiteral("2"));
}

void TestDecisions::anInstanceKeptApartIsNotAssumed()
{
    QVERIFY(import(m_db, {manifest()}));
    Decision apart {.subject = DecisionSubject::Instance,
                    .verdict = Verdict::Different,
                    .left = shopPrivate,
                    .right = account};
    QVERIFY(decide(m_db, apart));
    QVERIFY(import(m_db, {events()}));
    QCOMPARE(rows(m_db, "SELECT 1, count(*) FROM entity WHERE kind='asset' AND state='active'"),
             QStringLiteral("4"));
}

void TestDecisions::twoSpellingsOfOnePersonBecomeOne()
{
    QVERIFY(import(m_db, everything()));
    const QString before = wholeDump(m_db);
    const std::string maya = uidOf(m_db, "email", "maya@shop.example");
    const std::string named = uidOf(m_db, "user", uuid5("source:files:mesh") + "|maya");
    QVERIFY(!maya.empty() && !named.empty());
    const auto id = decide(m_db, same(maya, named));
    QVERIFY2(id, id ? "" : id.error().message.c_str());
    QCOMPARE(rows(m_db,
                  "SELECT 3, e.name, p.email, p.title FROM party p JOIN entity e ON "
                  "e.id=p.id WHERE lower(e.name) LIKE 'maya%'"),
             QStringLiteral("Maya Lindqvist | maya@shop.example | Analyst"));
    QCOMPARE(rows(m_db,
                  "SELECT 2, t.name, u.name FROM membership m JOIN entity t ON "
                  "t.id=m.team_id JOIN entity u ON u.id=m.user_id"),
             QStringLiteral("Sales team | Maya Lindqvist"));
    QVERIFY(takeBack(m_db, *id));
    QCOMPARE(difference(before, wholeDump(m_db)), QString());
}

void TestDecisions::theOrderOfDecisionsDoesNotMatter()
{
    const auto decisions = [](store::Connection &db) {
        return std::vector<Decision> {
            bindShop(),
            same(uidOf(db, "phys", "snowflake|other-us2|shop.marts.ledger"),
                 uidOf(db, "phys", privateKey("orders"))),
            same(uidOf(db, "phys", privateKey("raw_orders")),
                 uidOf(db, "phys", account + "|shop.marts.raw_orders"), Verdict::Different)};
    };
    std::array<std::size_t, 3> order {0, 1, 2};
    QString first;
    do {
        m_db = std::move(*store::Connection::memory());
        QVERIFY(import(m_db, everything()));
        const std::vector<Decision> all = decisions(m_db);
        for (const std::size_t i : order)
            QVERIFY(decide(m_db, all[i]));
        const QString dump = wholeDump(m_db);
        if (first.isEmpty())
            first = dump;
        QCOMPARE(difference(first, dump), QString());
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestDecisions::aPairIsDecidedOnce()
{
    QVERIFY(import(m_db, everything()));
    QVERIFY(decide(m_db, bindShop()));
    const auto again = decide(m_db,
                              {.subject = DecisionSubject::Instance,
                               .verdict = Verdict::Different,
                               .left = account,
                               .right = shopPrivate});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void TestDecisions::whateverHappensOnlyWhatHoldsCounts_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 24; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// With one account known the model's tables are on it; a second one takes that back exactly, and
/// so does a person who says that they are different.
void TestDecisions::whatIsAssumedEndsWithASecondInstance()
{
    QVERIFY(import(m_db, {manifest()}));
    const auto assumed = [this] { return bindingsInForce(m_db)->size(); };
    QCOMPARE(assumed(), 0U);
    QVERIFY(import(m_db, {events()}));
    QCOMPARE(assumed(), 1U);
    QCOMPARE(number(m_db,
                    "SELECT count(*) FROM asset WHERE qualified_name LIKE '%.ORDERS' AND "
                    "instance='acme-eu1'"),
             1);
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset WHERE instance LIKE '?%'"), 0);
    QVERIFY(import(m_db, {otherAccount()}));
    QCOMPARE(assumed(), 0U);
    QVERIFY(number(m_db, "SELECT count(*) FROM asset WHERE instance LIKE '?%'") > 0);
    QCOMPARE(number(m_db, "SELECT count(*) FROM identity_member"), 0);
    store::Connection apart = std::move(*store::Connection::memory());
    QVERIFY(import(apart, {otherAccount()}));
    QVERIFY(import(apart, {events(), manifest()}));
    QCOMPARE(difference(wholeDump(apart), wholeDump(m_db)), QString());
}

void TestDecisions::whatIsAssumedEndsWhenAPersonKeepsItApart()
{
    QVERIFY(import(m_db, {manifest(), events()}));
    QVERIFY(number(m_db, "SELECT count(*) FROM identity_member") > 0);
    Decision apart = bindShop();
    apart.verdict = Verdict::Different;
    const auto id = decide(m_db, apart);
    QVERIFY(id);
    QCOMPARE(bindingsInForce(m_db)->size(), 0U);
    QCOMPARE(number(m_db, "SELECT count(*) FROM identity_member"), 0);
    QVERIFY(takeBack(m_db, *id));
    QCOMPARE(bindingsInForce(m_db)->size(), 1U);
    const auto later = decide(m_db, apart);
    QVERIFY(later);
    QVERIFY(*later > *id); // the audit record still speaks of the first
}

/// Names that differ in case only (1.4.4), on the bound side or on the instance itself: joined is
/// what is written alike, else what is in native case.
void TestDecisions::namesThatDifferInCaseJoinWhatIsWrittenAlike_data()
{
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("joined");
    QTest::newRow("alike") << QStringLiteral("SHOP.MARTS.Orders") << QStringLiteral("Orders");
    QTest::newRow("native") << QStringLiteral("SHOP.MARTS.ORDERS") << QStringLiteral("ORDERS");
    QTest::newRow("neither") << QStringLiteral("SHOP.MARTS.oRDERS") << QStringLiteral("ORDERS");
}

void TestDecisions::namesThatDifferInCaseJoinWhatIsWrittenAlike()
{
    QFETCH(QString, seen);
    QFETCH(QString, joined);
    StagedDocument twins = document("dbt-manifest", "target/manifest.json");
    twins.scope = "project:shop";
    twins.take(model("ORDERS", "upper"), {});
    twins.take(model("Orders", "mixed"), {});
    StagedDocument event = document("openlineage", "events.ndjson");
    AssetRecord record;
    record.ref = openLineage("snowflake", "acme-eu1", seen.toStdString());
    record.rowCount = 7;
    event.take(std::move(record), {});
    for (const bool modelFirst : {true, false}) {
        store::Connection db = std::move(*store::Connection::memory());
        QVERIFY(import(db, {modelFirst ? twins : event}));
        QVERIFY(import(db, {modelFirst ? event : twins}));
        QCOMPARE(rows(db,
                      "SELECT 1, e.name FROM asset a JOIN entity e ON e.id=a.id WHERE "
                      "a.row_count=7"),
                 joined);
        QCOMPARE(number(db, "SELECT count(*) FROM asset"), 2);
    }
}

/// Imports, decisions and their undoing in any order: the catalog is that of the documents and the
/// decisions that are left.
void TestDecisions::whateverHappensOnlyWhatHoldsCounts()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const std::vector<StagedDocument> documents = everything();
    std::vector<std::size_t> imports {0, 1, 2, 3, 4, 5, 0, 3, 6};
    std::shuffle(imports.begin(), imports.end(), random);
    // The later manifest comes last, as its content would otherwise depend on the order.
    std::erase(imports, 6U);
    imports.push_back(6);
    std::vector<std::pair<std::int64_t, int>> made;
    const auto candidate = [](store::Connection &db, int which) {
        switch (which) {
        case 0:
            return bindShop();
        case 1:
            return same(uidOf(db, "phys", "snowflake|other-us2|shop.marts.ledger"),
                        uidOf(db, "phys", account + "|shop.marts.raw_orders"));
        case 2:
            return same(uidOf(db, "email", "maya@shop.example"),
                        uidOf(db, "user", uuid5("source:files:mesh") + "|maya"));
        case 3:
            return same(uidOf(db, "phys", privateKey("raw_orders")),
                        uidOf(db, "phys", account + "|shop.marts.raw_orders"), Verdict::Different);
        default:
            return same(uidOf(db, "phys", privateKey("orders")),
                        uidOf(db, "phys", "snowflake|other-us2|shop.marts.ledger"));
        }
    };
    for (const std::size_t next : imports) {
        QVERIFY(import(m_db, {next == 6 ? laterManifest() : documents[next]}));
        for (int step = 0; step < 2; ++step) {
            const int which = static_cast<int>(random() % 5);
            const auto present = std::find_if(
                made.begin(), made.end(), [&](const auto &entry) { return entry.second == which; });
            if (present != made.end()) {
                const auto undone = takeBack(m_db, present->first);
                QVERIFY2(undone, undone ? "" : undone.error().message.c_str());
                made.erase(present);
                continue;
            }
            const Decision decision = candidate(m_db, which);
            if (decision.left.empty() || decision.right.empty())
                continue;
            const auto id = decide(m_db, decision);
            QVERIFY2(id, id ? "" : (id.error().message + id.error().where).c_str());
            made.emplace_back(*id, which);
        }
    }
    const QString reached = wholeDump(m_db);
    QCOMPARE(rows(m_db, "SELECT 1, count(*) FROM pragma_foreign_key_check"), QStringLiteral("0"));
    store::Connection plain = std::move(*store::Connection::memory());
    QVERIFY(import(plain, documents));
    QVERIFY(import(plain, {laterManifest()}));
    for (const auto &[id, which] : made)
        QVERIFY(decide(plain, candidate(plain, which)));
    QCOMPARE(difference(wholeDump(plain), reached), QString());
}

MESHSCOPE_TEST(TestDecisions, QCoreApplication)
#include "tst_identitydecisions.moc"
