// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kinds.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;

class TestKinds : public QObject
{
    Q_OBJECT

private slots:
    void everyValueHasItsOwnWord();
    void wordsOfAllFormatsFold();
    void unknownWordsAreUnknown();
};

template<typename E>
static QStringList words(int first, int last)
{
    QStringList all;
    for (int i = first; i <= last; ++i) {
        const std::string_view text = word(static_cast<E>(i));
        all << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    return all;
}

void TestKinds::everyValueHasItsOwnWord()
{
    for (const QStringList &all :
         {words<EntityKind>(0, static_cast<int>(EntityKind::Grant)),
          words<AssetType>(0, static_cast<int>(AssetType::Ephemeral)),
          words<ProductStatus>(0, static_cast<int>(ProductStatus::Retired)),
          words<Classification>(-1, static_cast<int>(Classification::Restricted)),
          words<Dimension>(0, static_cast<int>(Dimension::Uniqueness)),
          words<Outcome>(0, static_cast<int>(Outcome::Skipped)),
          words<OwnerRole>(0, static_cast<int>(OwnerRole::Other))}) {
        QVERIFY(!all.contains(QString()));
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    }
    QCOMPARE(words<Classification>(-1, 0).join(QLatin1Char(' ')), QStringLiteral("unknown public"));
    QVERIFY(word(static_cast<AssetType>(200)).empty());
}

void TestKinds::wordsOfAllFormatsFold()
{
    QVERIFY(parseProductStatus("in development") == ProductStatus::InDevelopment);
    QVERIFY(parseProductStatus("IN_DEVELOPMENT") == ProductStatus::InDevelopment);
    QVERIFY(parseProductStatus("production") == ProductStatus::Active);
    QVERIFY(parseArchetype("Consumer-aligned") == Archetype::ConsumerAligned);
    QVERIFY(parseArchetype("source_aligned") == Archetype::SourceAligned);
    QVERIFY(parseAssetType("BASE TABLE") == AssetType::Table);
    QVERIFY(parseAssetType("incremental") == AssetType::Table);
    QVERIFY(parseOwnerRole("Data Steward") == OwnerRole::Steward);
    QVERIFY(parseOwnerRole("DATAOWNER") == OwnerRole::Owner);
    QVERIFY(parseOwnerRole("TECHNICAL_OWNER") == OwnerRole::Technical);
    QVERIFY(parseClassification("Confidential") == Classification::Confidential);
    QVERIFY(parseSeverity("WARN") == Severity::Warning);
    QVERIFY(parseDimension("cp") == Dimension::Completeness);
    QVERIFY(parseDimension("Validity") == Dimension::Conformity);
}

void TestKinds::unknownWordsAreUnknown()
{
    QVERIFY(!parseProductStatus("current"));
    QVERIFY(!parseProductStatus(""));
    QVERIFY(!parseArchetype("gold"));
    QVERIFY(parseClassification("secret") == Classification::Unknown);
    QVERIFY(parseClassification("") == Classification::Unknown);
    QVERIFY(parseSeverity("whatever") == Severity::Error);
    QVERIFY(parseOwnerRole("Data Scientist") == OwnerRole::Other);
    QVERIFY(!parseDimension("niceness"));
}

MESHSCOPE_TEST(TestKinds, QCoreApplication)
#include "tst_kinds.moc"
