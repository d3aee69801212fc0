// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace meshscope;
using namespace meshscope::tests;
using catalog::StagedDocument;

namespace {

using Make = StagedDocument (*)();

StagedDocument firstContract()
{
    return contract();
}

QString dumpOf(store::Connection &db)
{
    return QString::fromStdString(dumpCatalog(db));
}

/// The lines that are in one text only, so that a failure says what it is about.
StagedDocument manyModels(int from, int to)
{
    StagedDocument staged = document("dbt-manifest", "target/manifest.json");
    staged.scope = "project:shop";
    for (int i = from; i < to; ++i)
        staged.take(model("m" + std::to_string(i), "text"), {});
    return staged;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneTableUnderThreeNamesIsOneAsset();
    void theOrderOfImportsDoesNotMatter();
    void togetherIsAsOneByOne();
    void readingTheSameAgainWritesNoStatement();
    void contractDecidesMeaningAndObservationDecidesShape();
    void aDraftContractPromisesNothingBesideAnActiveOne();
    void whatAProjectNoLongerHasBecomesAbsentAndComesBack();
    void farTooMuchGoneIsQuarantined();
    void aStreamOfEventsRemovesNothing();
    void whatIsGoneIsSpelledAsFlowsSpellIt();
    void documentsThatAreGoneSayNothingMore();
    void aDomainNobodySpeaksOfIsAbsent();
    void everySourceCountsItsOwn();
    void aFolderThatIsNearlyEmptyIsQuarantined();
    void ofTwoManifestsOfOneProjectTheNewestHolds();
    void twoAccountsLeaveTheModelApart();
    void anInstanceGivenByHandBinds();
    void quotedNamesThatDifferInCaseAreTwoTables();
    void aSymlinkNeverJoinsTwoTablesOfOnePlace();
    void aNameNobodyDefinesIsAPlaceholder();
    void twoPeopleOfOneNameStayTwo();
    void twoContractsOfOneVersionAreReported();
    void aContractRuleBelongsToItsTable();
    void aShiftMovesTimesAndDays();
    void aStopChangesNothing();
    void aNumberThatMeshscopeNeverGivesIsRefused();

private:
    store::Connection m_db = std::move(*store::Connection::memory());
};

void TestImporter::init()
{
    m_db = std::move(*store::Connection::memory());
}

void TestImporter::oneTableUnderThreeNamesIsOneAsset()
{
    QVERIFY(import(m_db, {manifest(), firstContract(), product(), events()}));
    QCOMPARE(rows(m_db,
                  "SELECT 3, e.name, a.qualified_name, a.instance FROM asset a JOIN entity e ON "
                  "e.id=a.id"),
             QStringLiteral("orders | SHOP.MARTS.ORDERS | acme-eu1\n  raw_orders | "
                            "SHOP.MARTS.raw_orders | acme-eu1"));
    QCOMPARE(rows(m_db,
                  "SELECT 2, p.name, a.product_basis FROM asset a JOIN entity e ON e.id=a.id "
                  "JOIN entity p ON p.id=a.product_id"),
             QStringLiteral("Orders | declared"));
    QCOMPARE(rows(m_db, "SELECT 1, basis FROM port_asset"), QStringLiteral("contract"));
    QCOMPARE(rows(m_db, "SELECT 2, basis, (SELECT count(*) FROM edge_doc) FROM edge"),
             QStringLiteral("observed | 2"));
    QCOMPARE(
        rows(m_db, "SELECT 3, e.name, p.ptype, p.email FROM party p JOIN entity e ON e.id=p.id"),
        QStringLiteral("Ana Ruiz | placeholder | \n  Ana Ruiz | user | ana@shop.example\n"
                       "  Maya Lindqvist | user | maya@shop.example"));
    QVERIFY(m_db.verify());
}

void TestImporter::theOrderOfImportsDoesNotMatter()
{
    std::array<Make, 4> order {manifest, firstContract, product, events};
    std::sort(order.begin(), order.end(), std::less<> {});
    QString expected;
    int permutations = 0;
    do {
        init();
        for (const Make make : order) {
            auto outcome = import(m_db, {make()});
            QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        }
        const QString found = dumpOf(m_db);
        if (expected.isEmpty())
            expected = found;
        QVERIFY2(found == expected, qPrintable(difference(expected, found)));
        QVERIFY(m_db.verify());
        ++permutations;
    } while (std::next_permutation(order.begin(), order.end(), std::less<> {}));
    QCOMPARE(permutations, 24);
}

void TestImporter::togetherIsAsOneByOne()
{
    QVERIFY(import(m_db, {events(), product(), firstContract(), manifest()}));
    const QString together = dumpOf(m_db);
    init();
    for (const Make make : {manifest, firstContract, product, events})
        QVERIFY(import(m_db, {make()}));
    const QString found = dumpOf(m_db);
    QVERIFY2(found == together, qPrintable(difference(together, found)));
}

void TestImporter::readingTheSameAgainWritesNoStatement()
{
    QVERIFY(import(m_db, {manifest(), firstContract(), product(), events()}));
    const QString before = dumpOf(m_db);
    const QString statements = rows(m_db, "SELECT 3, entity_id, doc_id, run_id FROM statement");
    auto outcome = import(m_db, {manifest(), firstContract(), product(), events()});
    QVERIFY(outcome);
    QCOMPARE(dumpOf(m_db), before);
    QCOMPARE(rows(m_db, "SELECT 3, entity_id, doc_id, run_id FROM statement"), statements);
    for (const auto &[kind, count] : outcome->counts) {
        QCOMPARE(count.added, 0U);
        QCOMPARE(count.changed, 0U);
        QCOMPARE(count.removed, 0U);
    }
    QCOMPARE(outcome->counts[EntityKind::Asset].unchanged, 2U);
}

void TestImporter::contractDecidesMeaningAndObservationDecidesShape()
{
    QVERIFY(import(m_db, {manifest(), firstContract(), product(), events()}));
    const QString columns = QString::fromStdString(dumpColumns(m_db));
    QVERIFY2(columns.contains(QStringLiteral(
                 "    ORDER_ID | VARCHAR(36) |  | The order's number | unknown | required\n"
                 "    EMAIL | VARCHAR(200) |  |  | restricted | ?\n")),
             qPrintable(columns));
    QVERIFY(!columns.section(QStringLiteral("raw_orders"), 0, 0)
                 .contains(QStringLiteral("Only in the model")));
    QCOMPARE(rows(m_db,
                  "SELECT 4, description, classification, personal, row_count FROM asset WHERE "
                  "row_count>0"),
             QStringLiteral("One row per order, as promised | 3 | 1 | 1200"));
    QCOMPARE(rows(m_db, "SELECT 3, status, classification, personal FROM product"),
             QStringLiteral("active | 3 | 1"));
}

void TestImporter::aDraftContractPromisesNothingBesideAnActiveOne()
{
    StagedDocument draft = contract("2.0.0", "draft");
    change(draft.contracts, [](ContractRecord &contract) {
        contract.document.objects[0].description = "As planned";
    });
    QVERIFY(import(m_db, {draft}));
    QCOMPARE(rows(m_db, "SELECT 1, description FROM asset"), QStringLiteral("As planned"));
    QVERIFY(import(m_db, {firstContract()}));
    QCOMPARE(rows(m_db, "SELECT 1, description FROM asset"),
             QStringLiteral("One row per order, as promised"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM contract_asset"), 2);
}

void TestImporter::whatAProjectNoLongerHasBecomesAbsentAndComesBack()
{
    QVERIFY(import(m_db, {manifest()}));
    const QString uid = rows(m_db, "SELECT 1, uid FROM entity WHERE name='raw_orders'");
    StagedDocument less = document("dbt-manifest", "elsewhere/manifest.json");
    less.scope = "project:shop";
    less.take(model("orders", "Orders as dbt says"), {});
    auto outcome = import(m_db, {less});
    QVERIFY(outcome);
    QCOMPARE(outcome->counts[EntityKind::Asset].removed, 1U);
    QCOMPARE(rows(m_db, "SELECT 1, name FROM entity WHERE state='absent' AND kind='asset'"),
             QStringLiteral("raw_orders"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM edge"), 0);
    QCOMPARE(number(m_db, "SELECT count(*) FROM source_doc"), 1);
    QVERIFY(import(m_db, {manifest()}));
    QCOMPARE(rows(m_db, "SELECT 2, uid, state FROM entity WHERE name='raw_orders'"),
             uid + QStringLiteral(" | active"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM edge"), 1);
}

void TestImporter::farTooMuchGoneIsQuarantined()
{
    QVERIFY(import(m_db, {manyModels(0, 100)}));
    auto outcome = import(m_db, {manyModels(0, 65)});
    QVERIFY(outcome);
    QVERIFY(outcome->quarantined);
    QCOMPARE(outcome->issues.front().code, std::string("mass-removal"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='asset' AND state='active'"),
             100);
    QCOMPARE(rows(m_db, "SELECT 1, state FROM import_run WHERE id=2"),
             QStringLiteral("quarantined"));
    QCOMPARE(rows(m_db, "SELECT 1, digest FROM source_doc"), QString());
    auto confirmed = import(m_db, {manyModels(0, 65)},
                            [](auto &request) { request.acceptMassRemoval = true; });
    QVERIFY(confirmed);
    QVERIFY(!confirmed->quarantined);
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='asset' AND state='active'"), 65);
    auto few = import(m_db, {manyModels(0, 46)}); // 19 of 65: within the bound
    QVERIFY(!few->quarantined);
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='asset' AND state='active'"), 46);
}

void TestImporter::aStreamOfEventsRemovesNothing()
{
    QVERIFY(import(m_db, {events()}));
    StagedDocument later = document("openlineage", "events.ndjson");
    AssetRecord other;
    other.ref = openLineage("kafka", "broker:9092", "returns");
    later.take(std::move(other), {});
    QVERIFY(import(m_db, {later}));
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='asset' AND state='active'"), 3);
    QCOMPARE(number(m_db, "SELECT count(*) FROM edge"), 1);
}

void TestImporter::whatIsGoneIsSpelledAsFlowsSpellIt()
{
    StagedDocument staged = document("openlineage", "events.ndjson");
    AssetRecord gone;
    gone.ref = openLineage("snowflake", "acme-eu1", "shop.marts.returns");
    gone.removed = true;
    staged.take(std::move(gone), {});
    EdgeRecord edge;
    edge.from = openLineage("snowflake", "acme-eu1", "SHOP.MARTS.RETURNS");
    edge.to = openLineage("snowflake", "acme-eu1", "SHOP.MARTS.ORDERS");
    staged.take(std::move(edge), {});
    QVERIFY(import(m_db, {staged}));
    QCOMPARE(rows(m_db, "SELECT 1, qualified_name FROM asset"),
             QStringLiteral("SHOP.MARTS.ORDERS\n  SHOP.MARTS.RETURNS"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM statement"), 0);
}

void TestImporter::documentsThatAreGoneSayNothingMore()
{
    QVERIFY(import(m_db, {firstContract(), product()}));
    auto outcome = import(
        m_db, {}, [](auto &request) { request.goneDocuments = {"/data/products/orders.yaml"}; });
    QVERIFY(outcome);
    QCOMPARE(rows(m_db,
                  "SELECT 2, kind, name FROM entity WHERE state='absent' AND kind IN ('product', "
                  "'port')"),
             QStringLiteral("port | orders\n  product | Orders"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM port_asset"), 0);
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset WHERE product_id IS NOT NULL"), 0);
}

void TestImporter::aDomainNobodySpeaksOfIsAbsent()
{
    QVERIFY(import(m_db, {product()}));
    StagedDocument moved = product();
    change(moved.products, [](ProductRecord &record) {
        record.domain = "Orders";
        record.owners = {owner("Ben Adeyemi", "ben@shop.example")};
    });
    QVERIFY(import(m_db, {moved}));
    const char *const states
        = "SELECT 2, name, state FROM entity WHERE kind IN ('domain', 'party')";
    QCOMPARE(rows(m_db, states),
             QStringLiteral("Ben Adeyemi | active\n  Maya Lindqvist | absent\n"
                            "  Orders | active\n  Sales | absent"));
    QVERIFY(import(m_db, {product()}));
    QCOMPARE(rows(m_db, states),
             QStringLiteral("Ben Adeyemi | absent\n  Maya Lindqvist | active\n"
                            "  Orders | absent\n  Sales | active"));
}

void TestImporter::everySourceCountsItsOwn()
{
    QVERIFY(import(m_db, {manifest(), product()}));
    QCOMPARE(rows(m_db,
                  "SELECT 3, s.name, r.added, r.documents FROM import_run r JOIN source s "
                  "ON s.id=r.source_id"),
             QStringLiteral("mesh | 1 | 1\n  shop | 4 | 1"));
}

void TestImporter::aFolderThatIsNearlyEmptyIsQuarantined()
{
    std::vector<StagedDocument> products;
    std::vector<std::string> gone;
    for (int i = 0; i < 30; ++i) {
        StagedDocument staged = product();
        staged.path = std::to_string(i) + ".yaml";
        staged.locator = "/data/" + staged.path;
        change(staged.products,
               [i](ProductRecord &record) { record.id = record.name = "p" + std::to_string(i); });
        if (i > 0)
            gone.push_back(staged.locator);
        products.push_back(std::move(staged));
    }
    QVERIFY(import(m_db, products));
    auto outcome = import(m_db, {}, [&](auto &request) { request.goneDocuments = gone; });
    QVERIFY(outcome);
    QVERIFY(outcome->quarantined);
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='product' AND state='active'"),
             30);
    QCOMPARE(rows(m_db, "SELECT 1, state FROM import_run WHERE id=2"),
             QStringLiteral("quarantined"));
    auto confirmed = import(m_db, {}, [&](auto &request) {
        request.goneDocuments = gone;
        request.acceptMassRemoval = true;
    });
    QVERIFY(confirmed);
    QCOMPARE(number(m_db, "SELECT count(*) FROM entity WHERE kind='product' AND state='active'"),
             1);
    QCOMPARE(number(m_db, "SELECT count(*) FROM source_doc WHERE digest=''"), 29);
}

void TestImporter::ofTwoManifestsOfOneProjectTheNewestHolds()
{
    StagedDocument older = document("dbt-manifest", "z/manifest.json");
    older.scope = "project:shop";
    older.generatedAt = at("2026-11-01T00:00:00Z");
    older.take(model("orders", "As it was"), {});
    auto outcome = import(m_db, {manifest(), older});
    QVERIFY(outcome);
    QVERIFY(std::any_of(outcome->issues.begin(), outcome->issues.end(),
                        [](const Issue &issue) { return issue.code == "repeated-scope"; }));
    QCOMPARE(rows(m_db, "SELECT 1, description FROM asset"),
             QStringLiteral("Landing\n  Orders as dbt says"));
}

void TestImporter::twoAccountsLeaveTheModelApart()
{
    StagedDocument both = contract();
    change(both.contracts, [](ContractRecord &record) {
        ContractServer development = record.document.servers[0];
        development.name = "development";
        development.fields["account"] = "ACME_DEV";
        record.document.servers.push_back(development);
    });
    auto outcome = import(m_db, {both, manifest()});
    QVERIFY(outcome);
    const auto unknown
        = std::find_if(outcome->issues.begin(), outcome->issues.end(),
                       [](const Issue &issue) { return issue.code == "unknown-instance"; });
    QVERIFY(unknown != outcome->issues.end());
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset"), 4);
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset WHERE instance LIKE '?%'"), 2);
}

void TestImporter::anInstanceGivenByHandBinds()
{
    StagedDocument both = contract();
    change(both.contracts, [](ContractRecord &record) {
        ContractServer development = record.document.servers[0];
        development.fields["account"] = "ACME_DEV";
        record.document.servers.push_back(development);
    });
    QVERIFY(import(m_db, {both, manifest()}));
    QVERIFY(import(m_db, {manifest()},
                   [](auto &request) { request.instances["snowflake"] = "acme-eu1"; }));
    QCOMPARE(number(m_db, "SELECT count(*) FROM asset"), 3);
    QCOMPARE(
        rows(
            m_db,
            "SELECT 1, json_extract(binding, '$.snowflake.instance') FROM source WHERE kind='dbt'"),
        QStringLiteral("acme-eu1"));
}

void TestImporter::quotedNamesThatDifferInCaseAreTwoTables()
{
    StagedDocument staged = document("dbt-manifest", "target/manifest.json");
    staged.scope = "project:shop";
    AssetRecord upper = model("ORDERS", "upper");
    AssetRecord lower = model("orders", "lower");
    staged.take(std::move(upper), {});
    staged.take(std::move(lower), {});
    QVERIFY(import(m_db, {staged, events()}));
    QCOMPARE(
        rows(m_db,
             "SELECT 2, e.name, coalesce(a.row_count, 0) FROM asset a JOIN entity e ON e.id=a.id "
             "WHERE e.name IN ('orders', 'ORDERS')"),
        QStringLiteral("ORDERS | 1200\n  orders | 0"));
}

void TestImporter::aSymlinkNeverJoinsTwoTablesOfOnePlace()
{
    StagedDocument staged = document("openlineage", "links.ndjson");
    for (const char *table : {"A", "B"}) {
        AssetRecord record;
        record.ref = openLineage("snowflake", "acct", std::string("DB.S.") + table);
        record.aliases = {openLineage("s3", "lake", "shared/path")};
        staged.take(std::move(record), {});
    }
    QVERIFY(import(m_db, {staged}));
    QCOMPARE(rows(m_db,
                  "SELECT 2, e.name, (SELECT count(*) FROM entity_key WHERE entity_id=e.id) FROM "
                  "entity e "
                  "WHERE kind='asset'"),
             QStringLiteral("A | 2\n  B | 1"));
}

void TestImporter::aNameNobodyDefinesIsAPlaceholder()
{
    QVERIFY(import(m_db, {manifest()}));
    QCOMPARE(rows(m_db, "SELECT 2, e.name, p.ptype FROM party p JOIN entity e ON e.id=p.id"),
             QStringLiteral("Ana Ruiz | placeholder"));
    StagedDocument people = document("dbt-manifest", "people.json");
    PartyRecord ana;
    ana.name = "Ana Ruiz";
    ana.email = "ana@shop.example";
    ana.team = "Sales Insights";
    people.take(std::move(ana), {});
    QVERIFY(import(m_db, {people}));
    QCOMPARE(
        rows(m_db, "SELECT 3, e.name, p.ptype, p.email FROM party p JOIN entity e ON e.id=p.id"),
        QStringLiteral("Ana Ruiz | user | ana@shop.example\n  Sales Insights | team |"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM membership"), 1);
}

void TestImporter::twoPeopleOfOneNameStayTwo()
{
    StagedDocument people = document("odps", "people.yaml");
    for (const char *address : {"an@shop.example", "an2@shop.example"}) {
        PartyRecord record;
        record.name = "An Lee";
        record.email = address;
        people.take(std::move(record), {});
    }
    QVERIFY(import(m_db, {people}));
    QCOMPARE(rows(m_db, "SELECT 1, email FROM party"),
             QStringLiteral("an2@shop.example\n  an@shop.example"));
}

void TestImporter::twoContractsOfOneVersionAreReported()
{
    StagedDocument copy = contract();
    copy.path = copy.locator = "copy.yaml";
    copy.generatedAt = at("2026-11-21T00:00:00Z");
    change(copy.contracts, [](ContractRecord &record) {
        record.document.objects[0].description = "The newer text";
    });
    auto outcome = import(m_db, {firstContract(), copy});
    QVERIFY(outcome);
    QCOMPARE(outcome->issues.front().code, std::string("contract-version-conflict"));
    QCOMPARE(number(m_db, "SELECT count(*) FROM contract_version"), 1);
    QCOMPARE(rows(m_db, "SELECT 1, description FROM asset"), QStringLiteral("The newer text"));
}

void TestImporter::aContractRuleBelongsToItsTable()
{
    StagedDocument staged = contract();
    ContractQuality quality;
    quality.key = "odcs:orders-contract/orders#rows";
    quality.object = "orders";
    change(staged.contracts,
           [&quality](ContractRecord &record) { record.document.quality = {quality}; });
    RuleRecord rule;
    rule.key = quality.key;
    rule.engine = "odcs";
    rule.name = "rows";
    rule.contractId = "orders-contract";
    rule.contractVersion = "1.0.0";
    staged.take(std::move(rule), {});
    QVERIFY(import(m_db, {staged}));
    QCOMPARE(rows(m_db,
                  "SELECT 2, e.name, r.contract_version_id IS NOT NULL FROM rule r JOIN entity e "
                  "ON e.id=r.asset_id"),
             QStringLiteral("orders | 1"));
}

void TestImporter::aShiftMovesTimesAndDays()
{
    StagedDocument staged = document("dua", "grant.yaml");
    AccessRecord access;
    access.id = "a";
    access.start = parseDay("2026-12-31");
    access.custom = {{"submittedOn", "2026-11-24"},
                     {"decidedAt", "2026-11-24T09:30:00Z"},
                     {"reason", "2026-11-24"}};
    staged.take(std::move(access), std::chrono::days {3});
    const AccessRecord &moved = staged.agreements.at(0);
    QCOMPARE(formatDay(*moved.start), std::string("2027-01-03"));
    QCOMPARE(moved.custom.at("submittedOn"), std::string("2026-11-27"));
    QCOMPARE(moved.custom.at("decidedAt"), std::string("2026-11-27T09:30:00.000Z"));
    QCOMPARE(moved.custom.at("reason"), std::string("2026-11-24"));
}

void TestImporter::aStopChangesNothing()
{
    QVERIFY(import(m_db, {product()}));
    const QString before = dumpOf(m_db);
    std::stop_source stop;
    auto transaction = store::Transaction::begin(m_db);
    catalog::ImportRequest request;
    request.documents = {manifest(), firstContract()};
    request.now = at("2026-11-24T08:00:00Z");
    int steps = 0;
    auto outcome = catalog::writeImport(
        m_db, std::move(request),
        [&](std::uint64_t) {
            if (++steps == 4)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    {
        const auto dropped = std::move(*transaction);
    }
    QCOMPARE(dumpOf(m_db), before);
}

void TestImporter::aNumberThatMeshscopeNeverGivesIsRefused()
{
    QVERIFY(import(m_db, {events()}));
    QVERIFY(m_db.execute("INSERT INTO entity(id, uid, kind, name, state, first_seen_at, "
                         "last_seen_at) VALUES(5000000000, 'u', 'asset', 'far', 'active', 0, 0)"));
    const auto outcome = import(m_db, {manifest()});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Corrupt);
    QCOMPARE(outcome.error().where, std::string("5000000000"));
}

MESHSCOPE_TEST(TestImporter, QCoreApplication)
#include "tst_importer.moc"
