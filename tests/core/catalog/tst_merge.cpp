// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/merge.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::catalog;

namespace {

constexpr Day today {std::chrono::year {2026}, std::chrono::month {11}, std::chrono::day {24}};

Column column(std::string path, std::string type, std::string description = {})
{
    Column made;
    made.path = path;
    made.name = std::move(path);
    made.physicalType = std::move(type);
    made.description = std::move(description);
    return made;
}

Stated<AssetRecord> said(std::string_view format, int day, AssetRecord record)
{
    Stated<AssetRecord> stated;
    stated.record = std::move(record);
    stated.record.ref.platform = "snowflake";
    stated.rank = rankOf(format);
    stated.basis = basisOf(format);
    stated.observedAt = TimePoint {std::chrono::days {20'000 + day}};
    stated.source = "source";
    stated.document = std::string(format);
    return stated;
}

QString columnsOf(const std::vector<Column> &columns)
{
    QStringList texts;
    for (const Column &one : columns)
        texts << QString::fromStdString(one.path + ':' + one.physicalType + ':' + one.description);
    return texts.join(QLatin1Char(' '));
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void theOrderOfStatementsDoesNotMatter();
    void theNewestCompleteListDecidesWhichColumnsExist();
    void withoutACompleteListColumnsAreUnited();
    void theMostRestrictiveClassificationHolds();
    void personalIsNeverArguedAwayBySilence();
    void whoLeftIsNoOwner();
    void anOwnerComesBeforeASteward();
    void theHighestVersionOfAProductHolds();
    void laterRecordsOfOneDocumentComplete();
};

void TestMerge::theOrderOfStatementsDoesNotMatter()
{
    AssetRecord fromModel;
    fromModel.description = "model";
    fromModel.tags = {"b", "a"};
    AssetRecord fromContract;
    fromContract.description = "contract";
    fromContract.tags = {"c"};
    AssetRecord fromRun;
    fromRun.name = "SEEN";
    fromRun.rowCount = 5;
    std::vector<Stated<AssetRecord>> all {said("dbt-manifest", 3, fromModel),
                                          said("odcs", 1, fromContract),
                                          said("openlineage", 9, fromRun)};
    for (int i = 0; i < 3; ++i) {
        std::rotate(all.begin(), all.begin() + 1, all.end());
        std::vector<Stated<AssetRecord>> copy = all;
        const AssetRecord winner = mergeAssets(copy, today).record;
        QCOMPARE(winner.description, std::string("contract"));
        QCOMPARE(winner.name, std::string("SEEN"));
        QCOMPARE(winner.tags, (std::vector<std::string> {"a", "b", "c"}));
        QCOMPARE(winner.rowCount.value_or(0), 5);
    }
}

void TestMerge::theNewestCompleteListDecidesWhichColumnsExist()
{
    AssetRecord old;
    old.columnsComplete = true;
    old.columns = {column("A", "INT"), column("GONE", "INT")};
    AssetRecord now = old;
    now.columns = {column("B", "TEXT"), column("A", "BIGINT")};
    AssetRecord promised;
    promised.columns = {column("a", "NUMBER", "promised"), column("planned", "TEXT")};
    std::vector<Stated<AssetRecord>> all {said("dbt-catalog", 1, old), said("openlineage", 2, now),
                                          said("odcs", 9, promised)};
    QCOMPARE(columnsOf(mergeAssets(all, today).record.columns),
             QStringLiteral("B:TEXT: A:BIGINT:promised"));
}

void TestMerge::withoutACompleteListColumnsAreUnited()
{
    AssetRecord promised;
    promised.columns = {column("a", "NUMBER", "promised"), column("b", "TEXT")};
    AssetRecord model;
    model.columns = {column("A", "", "model"), column("c", "", "only the model")};
    std::vector<Stated<AssetRecord>> all {said("dbt-manifest", 1, model),
                                          said("odcs", 1, promised)};
    QCOMPARE(columnsOf(mergeAssets(all, today).record.columns),
             QStringLiteral("a:NUMBER:promised b:TEXT: c::only the model"));
}

void TestMerge::theMostRestrictiveClassificationHolds()
{
    AssetRecord low;
    low.classification = Classification::Internal;
    low.columns = {column("a", "INT")};
    low.columns[0].classification = Classification::Confidential;
    AssetRecord high = low;
    high.classification = Classification::Unknown;
    high.columns[0].classification = Classification::Public;
    std::vector<Stated<AssetRecord>> all {said("odcs", 1, high), said("dbt-manifest", 1, low)};
    const AssetRecord winner = mergeAssets(all, today).record;
    QCOMPARE(winner.classification, Classification::Confidential);
    QCOMPARE(winner.columns[0].classification, Classification::Confidential);
}

void TestMerge::personalIsNeverArguedAwayBySilence()
{
    AssetRecord yes;
    yes.personal = true;
    AssetRecord no;
    no.personal = false;
    std::vector<Stated<AssetRecord>> all {said("odcs", 1, no), said("dbt-manifest", 1, yes)};
    QCOMPARE(mergeAssets(all, today).record.personal, std::optional<bool>(true));
    std::vector<Stated<AssetRecord>> silent {said("odcs", 1, {})};
    QCOMPARE(mergeAssets(silent, today).record.personal, std::optional<bool>());
}

void TestMerge::whoLeftIsNoOwner()
{
    AssetRecord record;
    OwnerRef left;
    left.name = "left";
    left.until = parseDay("2026-11-23");
    OwnerRef leaving;
    leaving.name = "leaving";
    leaving.until = today;
    record.owners = {left, leaving};
    std::vector<Stated<AssetRecord>> all {said("odcs", 1, record)};
    const AssetWinner winner = mergeAssets(all, today);
    QCOMPARE(winner.owners.size(), std::size_t {1});
    QCOMPARE(winner.owners[0].owner.name, std::string("leaving"));
}

void TestMerge::anOwnerComesBeforeASteward()
{
    AssetRecord contract;
    contract.owners.resize(1);
    contract.owners[0].name = "steward";
    contract.owners[0].role = OwnerRole::Steward;
    AssetRecord model;
    model.owners.resize(1);
    model.owners[0].name = "owner";
    std::vector<Stated<AssetRecord>> all {said("odcs", 1, contract),
                                          said("dbt-manifest", 1, model)};
    const AssetWinner winner = mergeAssets(all, today);
    QCOMPARE(winner.owners.size(), std::size_t {2});
    QCOMPARE(winner.owners[0].owner.name, std::string("owner"));
}

void TestMerge::theHighestVersionOfAProductHolds()
{
    std::vector<Stated<ProductRecord>> all(2);
    all[0].record.version = "1.9.0";
    all[0].record.name = "Old";
    all[0].record.usage = "Only the old one says";
    all[0].observedAt = TimePoint {std::chrono::days {2}};
    all[1].record.version = "1.10.0";
    all[1].record.name = "New";
    const ProductWinner winner = mergeProducts(all, today);
    QCOMPARE(winner.record.name, std::string("New"));
    QCOMPARE(winner.record.usage, std::string("Only the old one says"));
}

void TestMerge::laterRecordsOfOneDocumentComplete()
{
    AssetRecord first;
    first.description = "first";
    first.tags = {"x"};
    first.columns = {column("a", "INT")};
    AssetRecord later;
    later.columns = {column("b", "INT")};
    later.tags = {"y"};
    combine(first, std::move(later));
    QCOMPARE(first.description, std::string("first"));
    QCOMPARE(first.tags, (std::vector<std::string> {"x", "y"}));
    QCOMPARE(columnsOf(first.columns), QStringLiteral("b:INT:"));
}

MESHSCOPE_TEST(TestMerge, QCoreApplication)
#include "tst_merge.moc"
