// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "ingest/dbt_common.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::ingest;

class TestDbtReaders : public QObject
{
    Q_OBJECT

private slots:
    void aManifestOfTodayIsReadWhole();
    void anOldManifestIsReadByItsOldWords();
    void aCatalogGivesObservedColumnsAndStatistics();
    void runResultsGiveRunsAndTestResults();
    void sourcesGiveFreshness();
    void relationNamesAreSplitAsAdaptersQuoteThem();
    void aManifestWithoutMetadataIsKnownByItsNodes();
};

void TestDbtReaders::aManifestOfTodayIsReadWhole()
{
    QCOMPARE(compareGolden(QStringLiteral("dbt_manifest_v12.json")), QString());
}

void TestDbtReaders::anOldManifestIsReadByItsOldWords()
{
    QCOMPARE(compareGolden(QStringLiteral("dbt_manifest_v4.json")), QString());
}

void TestDbtReaders::aCatalogGivesObservedColumnsAndStatistics()
{
    QCOMPARE(compareGolden(QStringLiteral("dbt_catalog.json")), QString());
}

void TestDbtReaders::runResultsGiveRunsAndTestResults()
{
    QCOMPARE(compareGolden(QStringLiteral("dbt_run_results.json")), QString());
}

void TestDbtReaders::sourcesGiveFreshness()
{
    QCOMPARE(compareGolden(QStringLiteral("dbt_sources.json")), QString());
}

void TestDbtReaders::relationNamesAreSplitAsAdaptersQuoteThem()
{
    const auto split = [](std::string_view text) {
        std::vector<std::string> parts;
        std::vector<bool> quoted;
        dbt::splitRelation(text, parts, quoted);
        QString shown;
        for (std::size_t i = 0; i < parts.size(); ++i)
            shown += QLatin1Char(quoted[i] ? '<' : '(') + QString::fromStdString(parts[i])
                + QLatin1Char(quoted[i] ? '>' : ')');
        return shown;
    };
    QCOMPARE(split("DB.S.T"), QStringLiteral("(DB)(S)(T)"));
    QCOMPARE(split("\"db\".\"s\".\"a.b\""), QStringLiteral("<db><s><a.b>"));
    QCOMPARE(split("`p`.`d`.`t`"), QStringLiteral("<p><d><t>"));
    QCOMPARE(split("[db].[s].[t]"), QStringLiteral("<db><s><t>"));
    QCOMPARE(split("\"a\"\"b\".c"), QStringLiteral("<a\"b>(c)"));
    QCOMPARE(split("\"never closed"), QStringLiteral("<never closed>"));
    QCOMPARE(split(""), QStringLiteral("()"));
}

void TestDbtReaders::aManifestWithoutMetadataIsKnownByItsNodes()
{
    QCOMPARE(readingOf("m.json",
                       "{\"nodes\": {\"model.a.b\": {\"resource_type\": \"model\", \"unique_id\": "
                       "\"model.a.b\","
                       " \"package_name\": \"a\", \"name\": \"b\"}}}"),
             QStringLiteral("dbt-manifest  full project:a"));
}

MESHSCOPE_TEST(TestDbtReaders, QCoreApplication)
#include "tst_dbt_readers.moc"
