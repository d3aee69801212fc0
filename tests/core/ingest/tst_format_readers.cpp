// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "ingest/mapping.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::ingest;

/// One fixture of our own per format, compared with everything its reader says.
class TestFormatReaders : public QObject
{
    Q_OBJECT

private slots:
    void aDocumentSaysWhatItsFixtureSays_data();
    void aDocumentSaysWhatItsFixtureSays();
    void everyFieldTableSaysWhereItsFieldsShow();
};

void TestFormatReaders::aDocumentSaysWhatItsFixtureSays_data()
{
    QTest::addColumn<QString>("fixture");
    for (const char *const name :
         {"dbt_semantic_manifest.json", "dcs.yaml", "datahub.json", "openlineage_facets.json",
          "openmetadata.json", "gx_result.json", "gx_suite.json", "soda_scan.json",
          "soda_checks.yml", "datacontract_run.json", "dps.yaml", "dps_components.yaml",
          "dpds.json", "lf_odps.yaml", "backstage.yaml", "unity.json", "dcat.json"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestFormatReaders::aDocumentSaysWhatItsFixtureSays()
{
    QFETCH(QString, fixture);
    QCOMPARE(compareGolden(fixture), QString());
}

void TestFormatReaders::everyFieldTableSaysWhereItsFieldsShow()
{
    int formats = 0;
    for (const std::string_view format : readFormats()) {
        QStringList paths;
        for (const MappingRow &row : mappingOf(format)) {
            const QString path = QString::fromStdString(row.path);
            QVERIFY2(!row.shows.empty() && !path.isEmpty(), qPrintable(path));
            QVERIFY2(!paths.contains(path), qPrintable(path));
            paths << path;
        }
        formats += paths.isEmpty() ? 0 : 1;
    }
    QVERIFY(formats > 0);
    QVERIFY(mappingOf("nothing").empty());
}

MESHSCOPE_TEST(TestFormatReaders, QCoreApplication)
#include "tst_format_readers.moc"
