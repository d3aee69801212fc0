// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "support/testprogram.h"

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
    void otherFormatsCountAsTheirFiles_data();
    void otherFormatsCountAsTheirFiles();

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
    // schemas of one aspect, an index of files, words of another vocabulary: no entity in them
    {"^datahub/smoke-test/schema_v", ": no known metadata format"},
    {"^datahub/showcase-ecommerce/index.json$", ": no known metadata format"},
    {"^openmetadata/.*/hobbies-SKOS.json$", ": no known metadata format"},
    {"^openmetadata/.*/database(_schema)?.json$", ": no known metadata format"},
    {"^soda/.*/dist_ref_", ": no known metadata format"},
    // parts of a descriptor or of a product, read through what refers to them
    {"^dpds/.*/(apps|infra|templates|apis)/", ": no known metadata format"},
    {"^dpds/.*/template.(json|yml)$", ": no known metadata format"},
    {"^dpds/.*-api.(yaml|json)$", ": "},
    {"^dpds/.*/ports/(trip-tms|trip-status-oport.json|health|inputPort|outputPort|restApi)", ": "},
    {"^odps-lf/v4.1/(Pricing|DQ|SLA|productStrategy|Refs/pricing)", ": no known metadata format"},
    {"^odps-lf/odps-python/open_data_products/odpg/", ": no known metadata format"},
    {"^odps-lf/v4.1/DataContract/datacontract-inline.yml$", ":28: not YAML"},
    {"^data-product-specification/.*/(teams|sourcesystems)/", ": no known metadata format"},
    {"^backstage/official-examples/components/invalid-component.yaml$",
     ":4: \"invalid component\""},
    {"^unity-catalog/unitycatalog/", ": this is Iceberg table metadata, which is not read"},
    {"^dcat/.*/missing_title.json$", ":7: the catalog has no dataset"},
    {"^dcat/.*\\.csv$", ": this is a table of data, which is not read"},
    {"^dcat/.*\\.xml$", ": this is an XML or HTML document, which is not read"},
    // formats that are known by name and not read
    {"^airbyte/faros-connectors/", ": this is an Airbyte or Singer catalog"},
    {"^airbyte/protocol/", ": no known metadata format"},
    {"^singer/.*/messages-", ": this is Singer messages"},
    {"^singer/", ": this is an Airbyte or Singer catalog"},
    {"^csvw/.*\\.csv$", ": this is a table of data"},
    {"^csvw/.*/year.table.json$", ": no known metadata format"},
    {"^csvw/", ": this is CSVW metadata"},
    {"^amundsen/", ": this is a"},
    {"^atlas/.*\\.csv$", ": this is an Apache Atlas glossary table"},
    {"^atlas/", ": this is an Apache Atlas export"},
    {"^odd/.*/lineage.json$", ": no known metadata format"},
    {"^odd/", ": this is Open Data Discovery items"},
    {"^egeria/", ": this is an Egeria open metadata archive"},
    // files of DataHub's command line, not of its exports
    {"^datahub/.*\\.(yaml|yml)$", ":"},
    {"^datahub/.*\\.csv$", ": this is a"},
};

/// Files that are read and say nothing that the catalog holds: connections, kinds of owners.
constexpr const char *saysNothing[] = {
    "^openmetadata/.*/service.json$",
    "^datahub/examples/ownership/",
    "^datahub/showcase-ecommerce/0[13]-",
    "^backstage/janus-showcase/all.yaml$",
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

int testsOf(const DumpSink &sink)
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
    {
        QDirIterator files(m_corpus.path(), {QStringLiteral("*.*")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString path = m_corpus.relativeFilePath(file);
            if (path == QStringLiteral("PROVENANCE.md"))
                continue;
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
    QVERIFY2(read > 400, qPrintable(QString::number(read)));
    QVERIFY2(refusedFiles > 120, qPrintable(QString::number(refusedFiles)));
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
    // nodes, tests and documented columns (and dimensions of metrics) as counted from the files
    row("dbt/dbt-artifacts-parser/manifest/v1/jaffle_shop/manifest.json", 11, 21, 22);
    row("dbt/dbt-artifacts-parser/manifest/v4/jaffle_shop/manifest.json", 8, 20, 14);
    row("dbt/dbt-artifacts-parser/manifest/v5/jaffle_shop/manifest.json", 34, 20, 125);
    row("dbt/dbt-artifacts-parser/manifest/v10/jaffle_shop/manifest.json", 9, 20, 36);
    row("dbt/dbt-artifacts-parser/manifest/v11/jaffle_shop/manifest.json", 38, 20, 191);
    row("dbt/dbt-artifacts-parser/manifest/v12/jaffle_shop/manifest_1.10.json", 13 + 6 + 19 + 6 + 3,
        27, 25);
    row("dbt/flipside-ethereum/manifest.json", 59 + 3 + 20, 601, 546);
    row("dbt/flipside-ethereum/catalog.json", 62 + 18, 0, 1023);
    row("dbt/fivetran-ad-reporting/manifest.json", 223 + 80 + 78 + 9, 370, 2894 + 75);
    row("dbt/fivetran-ad-reporting/catalog.json", 295 + 78, 0, 7322);
    row("dbt/dbt-bouncer/dbt_112/target/manifest.json", 39 + 3 + 2 + 13 + 2 + 1 + 1, 65, 732);
    row("dbt/dbt-bouncer/dbt_20/target/manifest.json", 38 + 3 + 2 + 13 + 2 + 1 + 1, 65, 728);
    row("dbt/nba-monte-carlo/manifest.json", 67 + 12, 39, 27);
    row("dbt/dbt-colibri/sqlserver/manifest.json", 22 + 1 + 6 + 19 + 6 + 3, 27, 29);
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
    QCOMPARE(testsOf(sink) + lostTests(sink), testCount);
    QCOMPARE(static_cast<int>(sink.columns), columns);
}

void TestCorpus::otherFormatsCountAsTheirFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("count");
    const auto row = [](const char *path, const char *kind, int count) {
        QTest::addRow("%s %s", path, kind)
            << QString::fromUtf8(path) << QString::fromUtf8(kind) << count;
    };
    // numbers as counted from the files when they were collected
    row("datahub/complicated-lineage/complicated_lineage_mces.json", "asset", 13);
    row("datahub/complicated-lineage/complicated_lineage_mces.json", "edge", 19);
    row("datahub/golden-great-expectations/ge_mcps_golden.json", "rule", 15);
    row("dbt/metricflow-semantic-manifests/SIMPLE_MODEL.json", "asset", 15 + 99 + 1);
    row("openmetadata/official-main/dataContracts/dataContracts.json", "contract", 3);
    row("openmetadata/official-main/domains/dataProduct.json", "product", 1);
    const char *const gx = "great-expectations/v1.0-fixtures/";
    const char *const old
        = "great-expectations/v0.8-project/post_init_project_v0.8.0_A/great_expectations/";
    const auto in = [](const char *folder, const char *file) { return std::string(folder) + file; };
    row(in(old, "expectations/data__dir/default/bob-ross/BasicDatasetProfiler.json").c_str(),
        "rule", 417);
    row(in(old,
           "uncommitted/validations/profiling/data__dir/default/bob-ross/"
           "BasicDatasetProfiler.json")
            .c_str(),
        "rule", 417);
    row(in(gx, "render/fixtures/BasicDatasetProfiler_evrs.json").c_str(), "result", 51);
    row(in(gx, "render/fixtures/BasicDatasetProfiler_expectations.json").c_str(), "rule", 43);
    row(in(gx, "test_fixtures/rendering_fixtures/evr_suite_3.json").c_str(), "rule", 80);
    row("backstage/official-examples/acme/team-c-group.yaml", "party", 6);
    row("dcat/datagov-harvester/example_data/dcatus/dcatus.json", "asset", 7);
    row("dcat/ckanext-datajson/collection-2-parent-4-children.data.json", "asset", 6);
    row("dcat/project-open-data/v1.1/examples/catalog-sample.json", "asset", 3);
}

void TestCorpus::otherFormatsCountAsTheirFiles()
{
    QFETCH(QString, path);
    QFETCH(QString, kind);
    QFETCH(int, count);
    DumpSink sink;
    QVERIFY(readFile(m_corpus.filePath(path).toStdString(), sink));
    QCOMPARE(sink.count(kind.toStdString()), count);
}

MESHSCOPE_TEST(TestCorpus, QCoreApplication)
#include "tst_corpus.moc"
