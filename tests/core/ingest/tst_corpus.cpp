// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace meshscope;
using namespace meshscope::ingest;

/// Real files that nobody on this project wrote; the folder is named by MESHSCOPE_CORPUS and is not
/// part of the project.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileIsReadOrRefusedForItsReason();
    void countsAreThoseOfTheFiles_data();
    void countsAreThoseOfTheFiles();

private:
    QDir m_corpus;
};

namespace {

struct Known
{
    const char *path; ///< a pattern
    const char *says;
};

/// Files that are broken, or hold something else; everything not named here must be read.
constexpr Known refused[] = {
    {"^dbt/broken-empty/", ":1: empty file"},
    {"^dbt/openlineage-fixtures/catalog/catalog.json$", ":1: empty file"},
    {"^dbt/broken-merge-conflict/", ":1: git conflict markers at line 1"},
    {"^odcs/bitol-negative-tests/missing-required-fields", ":4: the contract has no id"},
    {"^odcs/bitol-negative-tests/invalid-kind", ": no known metadata format"},
    {"^data-contract-specification/.*/lint/invalid_", ":1: the contract has no id"},
    {"^openlineage/fluentd-proxy/event_no_run_id", ":1: no event could be read"},
    {"^openlineage/hive-hook/.*Complete.json$", ":1: no event could be read"},
    {"^openlineage/spark-sql/", ":1: no event could be read"},
    {"^openlineage/spec-tests/[A-Z]", ": no known metadata format"},
    {"^openlineage/marquez-tests/(column_)?lineage/node.json$", ": no known metadata format"},
    {"^dbt/metricflow-semantic-manifests/", ": this format is known"},
    // schemas of one aspect, an index of files, words of another vocabulary: no entity in them
    {"^datahub/smoke-test/schema_v", ": no known metadata format"},
    {"^datahub/showcase-ecommerce/index.json$", ": no known metadata format"},
    {"^openmetadata/.*/hobbies-SKOS.json$", ": no known metadata format"},
    {"^openmetadata/.*/database(_schema)?.json$", ": no known metadata format"},
    {"^soda/.*/dist_ref_", ": no known metadata format"},
    // files of DataHub's command line, not of its exports
    {"^datahub/.*\\.(yaml|yml)$", ":"},
    {"^datahub/.*\\.csv$", ": this is a"},
};

/// Files that are read and say nothing that the catalog holds: connections, kinds of owners.
constexpr const char *saysNothing[] = {
    "^openmetadata/.*/service.json$",
    "^datahub/examples/ownership/",
    "^datahub/showcase-ecommerce/0[13]-",
};

bool mayBeEmpty(const QString &path)
{
    for (const char *const pattern : saysNothing)
        if (QRegularExpression(QString::fromUtf8(pattern)).match(path).hasMatch())
            return true;
    return false;
}

const char *reasonFor(const QString &path)
{
    for (const Known &known : refused)
        if (QRegularExpression(QString::fromUtf8(known.path)).match(path).hasMatch())
            return known.says;
    return nullptr;
}

int lostTests(const DumpSink &sink)
{
    int lost = 0;
    for (const Issue &issue : sink.issues)
        lost += issue.code == "rule-without-dataset" ? issue.count : 0;
    return lost;
}

int tests(const DumpSink &sink)
{
    int all = 0;
    for (const std::string &record : sink.records)
        all += record.starts_with("rule key=test.") ? 1 : 0;
    return all;
}

} // namespace

void TestCorpus::initTestCase()
{
    const QString folder = qEnvironmentVariable("MESHSCOPE_CORPUS");
    if (folder.isEmpty() || !QDir(folder).exists())
        QSKIP("MESHSCOPE_CORPUS names no folder of real files");
    m_corpus = QDir(folder);
}

void TestCorpus::everyFileIsReadOrRefusedForItsReason()
{
    int read = 0;
    int refusedFiles = 0;
    for (const char *const format :
         {"dbt", "odcs", "odps-bitol", "openlineage", "data-contract-specification", "datahub",
          "openmetadata", "great-expectations", "soda"}) {
        QDirIterator files(m_corpus.filePath(QString::fromUtf8(format)), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString path = m_corpus.relativeFilePath(file);
            DumpSink sink;
            const QString said
                = QString::fromStdString(outcome(readFile(file.toStdString(), sink)));
            if (const char *const reason = reasonFor(path)) {
                ++refusedFiles;
                QVERIFY2(
                    said.startsWith(QStringLiteral("error: ") + file + QString::fromUtf8(reason)),
                    qPrintable(said));
            } else {
                ++read;
                QVERIFY2(!said.startsWith(QStringLiteral("error")), qPrintable(said));
                QVERIFY2(!sink.records.empty() || mayBeEmpty(path), qPrintable(path));
            }
        }
    }
    QVERIFY2(read > 200, qPrintable(QString::number(read)));
    QVERIFY2(refusedFiles > 40, qPrintable(QString::number(refusedFiles)));
}

void TestCorpus::countsAreThoseOfTheFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("assets");
    QTest::addColumn<int>("testCount");
    QTest::addColumn<int>("columns");
    const auto row = [](const char *path, int assets, int testCount, int columns) {
        QTest::newRow(path) << QString::fromUtf8(path) << assets << testCount << columns;
    };
    // nodes, tests and documented columns as counted from the files when they were collected
    row("dbt/dbt-artifacts-parser/manifest/v1/jaffle_shop/manifest.json", 11, 21, 22);
    row("dbt/dbt-artifacts-parser/manifest/v4/jaffle_shop/manifest.json", 8, 20, 14);
    row("dbt/dbt-artifacts-parser/manifest/v5/jaffle_shop/manifest.json", 34, 20, 125);
    row("dbt/dbt-artifacts-parser/manifest/v10/jaffle_shop/manifest.json", 9, 20, 36);
    row("dbt/dbt-artifacts-parser/manifest/v11/jaffle_shop/manifest.json", 38, 20, 191);
    row("dbt/dbt-artifacts-parser/manifest/v12/jaffle_shop/manifest_1.10.json", 13 + 6 + 19 + 6, 27,
        25);
    row("dbt/flipside-ethereum/manifest.json", 59 + 3 + 20, 601, 546);
    row("dbt/flipside-ethereum/catalog.json", 62 + 18, 0, 1023);
    row("dbt/fivetran-ad-reporting/manifest.json", 223 + 80 + 78 + 9, 370, 2894);
    row("dbt/fivetran-ad-reporting/catalog.json", 295 + 78, 0, 7322);
    row("dbt/dbt-bouncer/dbt_112/target/manifest.json", 39 + 3 + 2 + 13 + 2 + 1 + 1, 65, 732);
    row("dbt/dbt-bouncer/dbt_20/target/manifest.json", 38 + 3 + 2 + 13 + 2 + 1 + 1, 65, 728);
    row("dbt/nba-monte-carlo/manifest.json", 67 + 12, 39, 27);
    row("dbt/dbt-colibri/sqlserver/manifest.json", 22 + 1 + 6 + 19 + 6, 27, 29);
}

void TestCorpus::countsAreThoseOfTheFiles()
{
    QFETCH(QString, path);
    QFETCH(int, assets);
    QFETCH(int, testCount);
    QFETCH(int, columns);
    DumpSink sink;
    QVERIFY(readFile(m_corpus.filePath(path).toStdString(), sink));
    QCOMPARE(sink.count("asset"), assets);
    QCOMPARE(tests(sink) + lostTests(sink), testCount);
    QCOMPARE(static_cast<int>(sink.columns), columns);
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
