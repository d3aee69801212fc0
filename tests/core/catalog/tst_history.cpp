// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/decisions.h"
#include "catalog/history.h"
#include "documents.h"
#include "historydump.h"
#include "store/changereversal.h"
#include "support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace meshscope;
using namespace meshscope::tests;
using catalog::ChangeOp;
using catalog::StagedDocument;

namespace {

/// Both texts at once: what the rows mean, and the rows.
QStringList stateOf(store::Connection &db)
{
    return (QString::fromStdString(dumpCatalog(db)) + QString::fromStdString(dumpRecordedRows(db)))
        .split(QLatin1Char('\n'));
}

/// The lines that are in one state only; empty when they are equal.
Result<catalog::ChangeSet> undo(store::Connection &db, std::int64_t id)
{
    const store::ForeignKeysOff off(db);
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto set = catalog::undoImport(db, id, at("2026-11-24T09:00:00Z"));
    if (!set)
        return set;
    if (auto status = transaction->commit(); !status)
        return status.error();
    return set;
}

/// The state of the catalog as of a change set, from a copy of today's.
Result<QStringList> stateAsOf(store::Connection &db, std::int64_t id)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("copy")).toStdString();
    if (auto status = db.backUpTo(path); !status)
        return status.error();
    auto copy = store::Connection::open(path, store::Access::Write);
    if (!copy)
        return copy.error();
    const store::ForeignKeysOff off(*copy);
    auto transaction = store::Transaction::begin(*copy);
    if (!transaction)
        return transaction.error();
    if (auto status = catalog::rewindTo(*copy, id); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return stateOf(*copy);
}

std::int64_t newestSet(store::Connection &db)
{
    auto query = db.prepare("SELECT max(id) FROM change_set");
    return query.step() ? query.integer(0) : 0;
}

/// "op kind name: field old -> new", a line for each.
QString linesOf(store::Connection &db, std::int64_t id, const catalog::ChangeFilter &filter = {})
{
    auto set = catalog::changeSet(db, id);
    if (!set)
        return QString::fromStdString(set.error().message);
    auto page = catalog::changesOf(db, *set, filter, 0, 1000);
    if (!page)
        return QString::fromStdString(page.error().message);
    std::string text;
    for (const catalog::Change &change : page->changes) {
        text += std::string(word(change.op)) + ' ' + std::string(word(change.kind)) + ' '
            + change.name;
        if (!change.field.empty())
            text += ": " + change.field + ' ' + change.before.value_or("-") + " -> "
                + change.after.value_or("-");
        text += '\n';
    }
    if (page->total != static_cast<std::int64_t>(page->changes.size()))
        text += "total " + std::to_string(page->total) + '\n';
    return QString::fromStdString(text);
}

StagedDocument shop(std::vector<std::string> models, const std::string &text)
{
    StagedDocument staged = document("dbt-manifest", "target/manifest.json");
    staged.scope = "project:shop";
    for (const std::string &name : models)
        staged.take(model(name, text), {});
    return staged;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFirstImportAddsAndWritesNoLine();
    void whatChangedIsToldWithOldAndNew();
    void whatIsOneFromTheStartIsAddedOnce();
    void anUnchangedDocumentLeavesAnEmptySet();
    void whatWentAndCameBackIsToldSo();
    void undoPutsBackEveryRow();
    void undoGoesBackwardsOneByOne();
    void theFirstImportOfAllCanBeTakenBack();
    void importingAgainBringsBackWhatWasTakenBack();
    void anUndoIsTheImportTurnedAround();
    void whatPeopleDecidedHoldsAnImport();
    void aRequestOfEarlierThingsDoesNotHoldAnImport();
    void anyEarlierStateComesBack();
    void chanceFindsNoRowLeftBehind();
    void aDecisionHoldsWhenAnImportUnderItIsTakenBack();
    void damagedPartsAreRefused();
    void pagesAndFiltersCountTheSame();

private:
    store::Connection m_db = std::move(*store::Connection::memory());
};

void TestHistory::init()
{
    m_db = std::move(*store::Connection::memory());
}

void TestHistory::aFirstImportAddsAndWritesNoLine()
{
    QVERIFY(import(m_db, {manifest()}));
    const auto set = catalog::changeSet(m_db, 1);
    QVERIFY(set);
    QCOMPARE(set->sources.size(), std::size_t {1});
    QCOMPARE(set->sources[0].name, std::string("shop"));
    QCOMPARE(set->counts.at(EntityKind::Asset).added, 2U);
    QCOMPARE(linesOf(m_db, 1, {EntityKind::Asset, {}}),
             QStringLiteral("added asset orders\nadded asset raw_orders\n"));
    auto lines = m_db.prepare("SELECT (SELECT count(*) FROM change), "
                              "(SELECT count(*) FROM change_part)");
    QVERIFY(lines.step());
    QCOMPARE(lines.integer(0), 0);
    QCOMPARE(lines.integer(1), 0);
}

void TestHistory::whatChangedIsToldWithOldAndNew()
{
    QVERIFY(import(m_db, {manifest(), product(), contract()}));
    StagedDocument again = document("dbt-manifest", "target/manifest.json");
    again.scope = "project:shop";
    AssetRecord orders = model("orders", "Orders, told anew");
    orders.domain = "Logistics";
    orders.owners = {owner("Bo Chen", {})};
    orders.tags = {"gold"};
    orders.columns = {column("order_id", "NUMBER", "From the model"), column("amount", "NUMBER")};
    orders.rowCount = 7;
    again.take(std::move(orders), {});
    again.take(model("raw_orders", "Landing"), {});
    again.take(model("refunds", "New"), {});
    EdgeRecord edge;
    edge.from = logical("model.shop.refunds");
    edge.to = logical("model.shop.orders");
    again.take(std::move(edge), {});
    QVERIFY(import(m_db, {std::move(again)}));
    QCOMPARE(linesOf(m_db, 2),
             QStringLiteral("changed asset orders: rows - -> 7\n"
                            "changed asset orders: column note type not stated -> -\n"
                            "changed asset orders: column amount - -> NUMBER\n"
                            "changed asset orders: owner Ana Ruiz -> Bo Chen\n"
                            "changed asset orders: reads from raw_orders -> -\n"
                            "changed asset orders: reads from - -> refunds\n"
                            "changed asset orders: tag mart -> -\n"
                            "changed asset orders: tag - -> gold\n"
                            "removed rule not_null on orders.order_id\n"
                            "removed job model.shop.orders\n"
                            "added asset refunds\n"
                            "added domain Logistics\n"
                            "added party Bo Chen\n"));
    QVERIFY(import(m_db, {contract("1.0.0", "deprecated"), events()}));
    QCOMPARE(linesOf(m_db, 3),
             QStringLiteral("changed asset orders: rows 7 -> 1200\n"
                            "changed asset orders: column order_id VARCHAR -> -\n"
                            "changed asset orders: column email VARCHAR -> -\n"
                            "changed asset orders: column amount NUMBER -> -\n"
                            "changed asset orders: column ORDER_ID - -> VARCHAR(36)\n"
                            "changed asset orders: column EMAIL - -> VARCHAR(200)\n"
                            "changed asset orders: reads from - -> raw_orders\n"
                            "changed asset raw_orders: is the same as - -> raw_orders\n"
                            "changed contract_version Orders 1.0.0: status active -> deprecated\n"
                            "revived job SHOP.MARTS.shop.orders\n"
                            "added asset raw_orders\n"));
}

void TestHistory::whatIsOneFromTheStartIsAddedOnce()
{
    QVERIFY(import(m_db, {manifest(), events()}));
    QVERIFY(number(m_db, "SELECT count(*) FROM entity WHERE state='merged'") > 0);
    const auto set = catalog::changeSet(m_db, 1);
    QVERIFY(set);
    const auto page = catalog::changesOf(m_db, *set, {}, 0, 100);
    QVERIFY(page);
    QCOMPARE(page->total, std::int64_t {set->total().added});
    QCOMPARE(static_cast<std::int64_t>(page->changes.size()), page->total);
}

void TestHistory::anUnchangedDocumentLeavesAnEmptySet()
{
    QVERIFY(import(m_db, {manifest(), events()}));
    QVERIFY(import(m_db, {manifest(), events()}));
    QCOMPARE(linesOf(m_db, 2), QString());
    const auto set = catalog::changeSet(m_db, 2);
    QVERIFY(set->counts.empty());
}

void TestHistory::whatWentAndCameBackIsToldSo()
{
    QVERIFY(import(m_db, {shop({"orders", "refunds"}, "text")}));
    QVERIFY(import(m_db, {shop({"orders"}, "text")}));
    QVERIFY(import(m_db, {shop({"orders", "refunds"}, "text")}));
    QCOMPARE(linesOf(m_db, 2), QStringLiteral("removed asset refunds\n"));
    QCOMPARE(linesOf(m_db, 3), QStringLiteral("revived asset refunds\n"));
    QCOMPARE(catalog::changeSet(m_db, 2)->counts.at(EntityKind::Asset).removed, 1U);
    QCOMPARE(catalog::changeSet(m_db, 3)->counts.at(EntityKind::Asset).revived, 1U);
}

void TestHistory::undoPutsBackEveryRow()
{
    QVERIFY(import(m_db, {manifest(), contract()}));
    const QStringList before = stateOf(m_db);
    // Joins the dataset of the model with that of the contract, adds a product, ports and people.
    QVERIFY(import(m_db, {product(), events(), shop({"orders"}, "anew")}));
    QVERIFY(stateOf(m_db) != before);
    const auto set = undo(m_db, 2);
    QVERIFY2(set, set ? "" : set.error().message.c_str());
    QCOMPARE(difference(before, stateOf(m_db)), QString());
    QVERIFY(m_db.verify());
    QCOMPARE(catalog::changeSet(m_db, 2)->undoneBy, 3);
    QCOMPARE(set->undoes, 2);
}

void TestHistory::undoGoesBackwardsOneByOne()
{
    QVERIFY(import(m_db, {manifest()}));
    QVERIFY(import(m_db, {contract()}));
    const QStringList second = stateOf(m_db);
    QVERIFY(import(m_db, {product()}));
    const auto early = undo(m_db, 2);
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::Conflict);
    QVERIFY(early.error().message.find("number 3 came after") != std::string::npos);
    QVERIFY(undo(m_db, 3));
    QCOMPARE(difference(second, stateOf(m_db)), QString());
    QVERIFY(undo(m_db, 2));
    QVERIFY(!undo(m_db, 2)); // already
    QVERIFY(!undo(m_db, 4)); // an undo
    QCOMPARE(undo(m_db, 77).error().code, ErrorCode::NotFound);
}

void TestHistory::theFirstImportOfAllCanBeTakenBack()
{
    const QStringList empty = stateOf(m_db);
    QVERIFY(import(m_db, {manifest(), contract(), product(), events()}));
    const QStringList full = stateOf(m_db);
    QVERIFY(undo(m_db, 1));
    QCOMPARE(difference(empty, stateOf(m_db)), QString());
    QCOMPARE(catalog::planUndo(m_db, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(difference(full, *stateAsOf(m_db, 1)), QString());
}

void TestHistory::importingAgainBringsBackWhatWasTakenBack()
{
    QVERIFY(import(m_db, {manifest()}));
    QVERIFY(import(m_db, {contract(), product()}));
    const std::string second = dumpCatalog(m_db);
    QVERIFY(undo(m_db, 2));
    QVERIFY(import(m_db, {contract(), product()}));
    QCOMPARE(dumpCatalog(m_db), second);
}

void TestHistory::anUndoIsTheImportTurnedAround()
{
    QVERIFY(import(m_db, {shop({"orders", "refunds"}, "old")}));
    QVERIFY(import(m_db, {shop({"orders", "returns"}, "new")}));
    const QString forward = linesOf(m_db, 2);
    QVERIFY(undo(m_db, 2));
    QCOMPARE(linesOf(m_db, 2), forward);
    QCOMPARE(forward,
             QStringLiteral("changed asset orders: description old -> new\n"
                            "removed asset refunds\nadded asset returns\n"));
    QCOMPARE(linesOf(m_db, 3),
             QStringLiteral("changed asset orders: description new -> old\n"
                            "revived asset refunds\nremoved asset returns\n"));
    QCOMPARE(linesOf(m_db, 3, {{}, ChangeOp::Removed}), QStringLiteral("removed asset returns\n"));
    QCOMPARE(catalog::changeSet(m_db, 3)->counts.at(EntityKind::Asset).removed, 1U);
}

void TestHistory::whatPeopleDecidedHoldsAnImport()
{
    QVERIFY(import(m_db, {manifest()}));
    QVERIFY(import(m_db, {contract(), product()}));
    QVERIFY(m_db.execute(
        "INSERT INTO entity(uid, kind, name, first_seen_at, last_seen_at) VALUES('r1', 'request', "
        "'R', 1, 1); INSERT INTO access_request(id, state, kind, port_id, consumer_id, "
        "requester_id, purpose) SELECT (SELECT max(id) FROM entity), 'draft', 'read', min(p.id), "
        "(SELECT min(id) FROM party), (SELECT min(id) FROM party), 'why' FROM port p"));
    const auto refused = undo(m_db, 2);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.find("1 access request names things") != std::string::npos,
             refused.error().message.c_str());
}

void TestHistory::aRequestOfEarlierThingsDoesNotHoldAnImport()
{
    QVERIFY(import(m_db, {contract(), product()}));
    const QStringList first = stateOf(m_db);
    QVERIFY(m_db.execute(
        "INSERT INTO entity(uid, kind, name, first_seen_at, last_seen_at) VALUES('r1', 'request', "
        "'R', 1800000000000, 1); INSERT INTO access_request(id, state, kind, port_id, consumer_id, "
        "requester_id, purpose) SELECT (SELECT max(id) FROM entity), 'draft', 'read', min(p.id), "
        "(SELECT min(id) FROM party), (SELECT min(id) FROM party), 'why' FROM port p"));
    const QStringList before = stateOf(m_db);
    QVERIFY(import(m_db, {manifest()}));
    QVERIFY(m_db.execute("UPDATE access_request SET state='submitted'"));
    QVERIFY(undo(m_db, 2));
    QVERIFY(m_db.execute("UPDATE access_request SET state='draft'"));
    QCOMPARE(difference(before, stateOf(m_db)), QString());
    QCOMPARE(difference(first, *stateAsOf(m_db, 1)), QString()); // it was asked later
}

void TestHistory::anyEarlierStateComesBack()
{
    std::map<std::int64_t, QStringList> states;
    const auto take = [&](auto done) {
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        states[newestSet(m_db)] = stateOf(m_db);
    };
    take(import(m_db, {manifest()}));
    take(import(m_db, {contract()}));
    take(import(m_db, {product()}));
    take(import(m_db, {events()})); // binds the instance and joins datasets
    take(import(m_db, {shop({"orders"}, "fewer")}));
    take(import(m_db, {manifest()}));
    take(import(m_db, {contract("2.0.0"), contract("1.0.0", "deprecated")}));
    take(undo(m_db, 7));
    take(undo(m_db, 6));
    take(import(m_db, {shop({"orders", "other"}, "after an undo")}));
    take(import(m_db, {contract()}, [](catalog::ImportRequest &request) {
        request.goneDocuments = {"/data/products/orders.yaml"};
    }));
    QCOMPARE(states.size(), std::size_t {11});
    for (const auto &[id, state] : states) {
        const auto rebuilt = stateAsOf(m_db, id);
        QVERIFY2(rebuilt, rebuilt ? "" : rebuilt.error().message.c_str());
        QCOMPARE(difference(state, *rebuilt), QString());
    }
    QCOMPARE(stateAsOf(m_db, 12).error().code, ErrorCode::NotFound);
}

void TestHistory::chanceFindsNoRowLeftBehind()
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        init();
        std::mt19937 random(seed);
        std::map<std::int64_t, QStringList> states {{0, stateOf(m_db)}};
        std::vector<std::int64_t> holding {0};
        for (int step = 0; step < 12; ++step) {
            if (random() % 4 == 0 && holding.size() > 1) {
                const auto undone = undo(m_db, holding.back());
                QVERIFY2(undone, undone ? "" : undone.error().message.c_str());
                holding.pop_back();
                states[newestSet(m_db)] = stateOf(m_db);
                QCOMPARE(difference(states[holding.back()], states[newestSet(m_db)]), QString());
                continue;
            }
            std::vector<StagedDocument> documents;
            const auto maybe = [&](StagedDocument document) {
                if (random() % 3 == 0)
                    documents.push_back(std::move(document));
            };
            std::vector<std::string> models;
            for (const char *name : {"orders", "raw_orders", "ORDERS", "refunds"}) {
                if (random() % 2 == 0)
                    models.emplace_back(name);
            }
            maybe(shop(models, "text " + std::to_string(random() % 3)));
            maybe(contract(random() % 2 == 0 ? "1.0.0" : "1.1.0",
                           random() % 2 == 0 ? "active" : "draft"));
            maybe(product());
            maybe(events());
            maybe(manifest());
            const auto done = import(m_db, std::move(documents), [&](auto &request) {
                request.acceptMassRemoval = true;
                if (random() % 3 == 0)
                    request.instances = {{"snowflake", "acme-eu2"}};
                if (random() % 3 == 0)
                    request.goneDocuments = {"/data/products/orders.yaml"};
            });
            QVERIFY2(done, done ? "" : done.error().message.c_str());
            holding.push_back(newestSet(m_db));
            states[newestSet(m_db)] = stateOf(m_db);
        }
        for (const auto &[id, state] : states) {
            if (id == 0)
                continue;
            const auto rebuilt = stateAsOf(m_db, id);
            QVERIFY2(rebuilt, rebuilt ? "" : rebuilt.error().message.c_str());
            QCOMPARE(difference(state, *rebuilt), QString());
        }
    }
}

void TestHistory::aDecisionHoldsWhenAnImportUnderItIsTakenBack()
{
    const auto uidOf = [this](std::string_view name) {
        auto row = m_db.prepare("SELECT uid FROM entity WHERE kind='asset' AND name=?1");
        return row.bind(1, name).step() ? std::string(row.text(0)) : std::string();
    };
    const auto settle = [this] {
        auto transaction = store::Transaction::begin(m_db);
        QVERIFY(catalog::applyDecisions(m_db, at("2026-11-24T08:30:00Z"), {}));
        QVERIFY(transaction->commit());
    };
    QVERIFY(import(m_db, {shop({"orders", "orders_copy", "other"}, "text")}));
    catalog::Decision decision;
    decision.left = uidOf("orders");
    decision.right = uidOf("orders_copy");
    QVERIFY(catalog::putDecision(m_db, decision));
    settle();
    const QStringList decided = stateOf(m_db);
    const std::string decidedText = dumpCatalog(m_db);
    QVERIFY(linesOf(m_db, 2).contains(QStringLiteral("removed asset orders")));
    QVERIFY(import(m_db, {shop({"orders", "orders_copy", "third"}, "anew")}));
    decision.left = uidOf("third");
    decision.right = uidOf("other");
    QVERIFY(catalog::putDecision(m_db, decision));
    settle();
    const QStringList all = stateOf(m_db);
    QVERIFY(undo(m_db, 3));
    QCOMPARE(QString::fromStdString(dumpCatalog(m_db)), QString::fromStdString(decidedText));
    QCOMPARE(catalog::changeSet(m_db, 4)->undoneBy, 5); // made again, on what is left
    QCOMPARE(difference(decided, *stateAsOf(m_db, 2)), QString());
    QCOMPARE(difference(all, *stateAsOf(m_db, 4)), QString());
    QVERIFY(undo(m_db, 1));
    QVERIFY(m_db.verify());
}

void TestHistory::damagedPartsAreRefused()
{
    QVERIFY(import(m_db, {shop({"orders"}, "old")}));
    QVERIFY(import(m_db, {shop({"orders"}, "new")}));
    const QStringList before = stateOf(m_db);
    QVERIFY(m_db.execute("UPDATE change_part SET body=substr(body, 1, length(body)-9)"));
    const auto refused = undo(m_db, 2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    QCOMPARE(difference(before, stateOf(m_db)), QString());
}

void TestHistory::pagesAndFiltersCountTheSame()
{
    QVERIFY(import(m_db, {shop({"orders", "refunds"}, "old")}));
    QVERIFY(import(m_db, {shop({"orders", "a", "b", "c"}, "new")}));
    const auto set = catalog::changeSet(m_db, 2);
    const QString whole = linesOf(m_db, 2);
    QString byPages;
    for (int offset = 0; offset < 6; offset += 2) {
        const auto page = catalog::changesOf(m_db, *set, {}, offset, 2);
        QCOMPARE(page->total, 5);
        for (const catalog::Change &change : page->changes)
            byPages += QString::fromStdString(change.name) + QLatin1Char(' ');
    }
    QCOMPARE(byPages, QStringLiteral("orders refunds a b c "));
    QCOMPARE(whole.count(QLatin1Char('\n')), 5);
    QCOMPARE(catalog::changesOf(m_db, *set, {{}, ChangeOp::Added}, 0, 2)->total, 3);
    QCOMPARE(catalog::changesOf(m_db, *set, {EntityKind::Product, {}}, 0, 2)->total, 0);
    const auto sets = catalog::changeSets(m_db, {set->sources[0].uid}, 0, 1);
    QCOMPARE(sets->total, 2);
    QCOMPARE(sets->sets.size(), std::size_t {1});
    QCOMPARE(catalog::changeSets(m_db, {"other"}, 0, 1)->total, 0);
}

MESHSCOPE_TEST(TestHistory, QCoreApplication)
#include "tst_history.moc"
