// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "ingest/schedule.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::ingest;

class TestContractReaders : public QObject
{
    Q_OBJECT

private slots:
    void aContractOfVersion3IsReadWhole();
    void aContractOfVersion2IsReadByItsOwnWords();
    void aProductIsReadWithItsPorts();
    void aUsageAgreementIsReadWithItsFinerState();
    void yamlAndJsonSayTheSame();
    void ruleKeysDoNotHangOnTheOrder();
    void schedulesBecomePeriods();
    void aMistypedFieldIsAWarningThatNamesTheRightOne();
    void aDocumentWithoutIdIsRefused();
};

void TestContractReaders::aContractOfVersion3IsReadWhole()
{
    QCOMPARE(compareGolden(QStringLiteral("odcs_v31.yaml")), QString());
}

void TestContractReaders::aContractOfVersion2IsReadByItsOwnWords()
{
    QCOMPARE(compareGolden(QStringLiteral("odcs_v2.yaml")), QString());
}

void TestContractReaders::aProductIsReadWithItsPorts()
{
    QCOMPARE(compareGolden(QStringLiteral("odps.yaml")), QString());
}

void TestContractReaders::aUsageAgreementIsReadWithItsFinerState()
{
    QCOMPARE(compareGolden(QStringLiteral("dua.yaml")), QString());
}

void TestContractReaders::yamlAndJsonSayTheSame()
{
    DumpSink yaml;
    DumpSink json;
    QVERIFY(
        readText("a.yaml",
                 "kind: DataContract\napiVersion: v3.1.0\nid: c\nversion: 1.10\nstatus: active\n"
                 "schema:\n  - name: t\n    properties:\n      - {name: a, required: true}\n",
                 yaml));
    QVERIFY(readText(
        "a.json",
        "{\"kind\": \"DataContract\", \"apiVersion\": \"v3.1.0\", \"id\": \"c\", \"version\": 1.10,"
        "\"status\": \"active\", \"schema\": [{\"name\": \"t\", \"properties\": [{\"name\": \"a\","
        "\"required\": true}]}]}",
        json));
    QCOMPARE(QString::fromStdString(json.dump()), QString::fromStdString(yaml.dump()));
    QVERIFY(yaml.dump().find("version=1.10") != std::string::npos); // not 1.1
}

void TestContractReaders::ruleKeysDoNotHangOnTheOrder()
{
    const auto keys = [](const char *rules) {
        DumpSink sink;
        const auto read
            = readText("c.yaml",
                       std::string("kind: DataContract\napiVersion: v3.1.0\nid: c\nversion: 1\n"
                                   "status: active\nschema:\n  - name: t\n    quality:\n")
                           + rules,
                       sink);
        QStringList all;
        for (const std::string &record : sink.records)
            if (record.starts_with("rule "))
                all << QString::fromStdString(record);
        all.sort();
        return read ? all.join(QLatin1Char('\n')) : QString();
    };
    const QString one
        = keys("      - {metric: rowCount, mustBe: 1}\n      - {metric: nullValues, mustBe: 0}\n");
    const QString other
        = keys("      - {metric: nullValues, mustBe: 0}\n      - {metric: rowCount, mustBe: 1}\n");
    QVERIFY(!one.isEmpty());
    QCOMPARE(one, other);
}

void TestContractReaders::schedulesBecomePeriods()
{
    QCOMPARE(periodOfCron("0 20 * * *").value_or(-1), std::int64_t {86400});
    QCOMPARE(periodOfCron("*/15 * * * *").value_or(-1), std::int64_t {900});
    QCOMPARE(periodOfCron("5 * * * *").value_or(-1), std::int64_t {3600});
    QCOMPARE(periodOfCron("0 */6 * * *").value_or(-1), std::int64_t {21600});
    QCOMPARE(periodOfCron("0 6,18 * * *").value_or(-1), std::int64_t {43200});
    QCOMPARE(periodOfCron("0 0 * * 1").value_or(-1), std::int64_t {604800});
    QCOMPARE(periodOfCron("0 0 * * 1-5").value_or(-1), std::int64_t {86400});
    QCOMPARE(periodOfCron("0 0 0 1 * ?").value_or(-1), std::int64_t {2592000});
    QCOMPARE(periodOfCron("@weekly").value_or(-1), std::int64_t {604800});
    QVERIFY(!periodOfCron("whenever"));
    QVERIFY(!periodOfCron(""));
    QCOMPARE(periodOfCron("*/0 * * * *").value_or(-1), std::int64_t {3600});
}

void TestContractReaders::aMistypedFieldIsAWarningThatNamesTheRightOne()
{
    DumpSink sink;
    QVERIFY(readText("c.yaml",
                     "kind: DataContract\napiVersion: v3.1.0\nid: c\nversion: 1\nstatus: active\n"
                     "schema:\n  - name: t\n    descripton: x\n    unheardOf: y\n",
                     sink));
    const auto issueOf = [&](const std::string &path) {
        const auto found = std::find_if(sink.issues.begin(), sink.issues.end(),
                                        [&](const Issue &issue) { return issue.path == path; });
        return found == sink.issues.end() ? Issue {} : *found;
    };
    const Issue mistyped = issueOf("schema[].descripton");
    QCOMPARE(mistyped.severity, IssueSeverity::Warning);
    QCOMPARE(mistyped.line, 8);
    QVERIFY(mistyped.message.find("Did you mean \"description\"?") != std::string::npos);
    QCOMPARE(issueOf("schema[].unheardOf").severity, IssueSeverity::Info); // said, and no guess

    DumpSink written; // a tool does not mistype
    QVERIFY(readText("c.json",
                     R"({"kind": "DataContract", "apiVersion": "v3.1.0", "id": "c", "version": 1,)"
                     R"("status": "active", "schema": [{"name": "t", "descripton": "x"}]})",
                     written));
    QVERIFY(std::none_of(written.issues.begin(), written.issues.end(), [](const Issue &issue) {
        return issue.severity == IssueSeverity::Warning;
    }));
}

void TestContractReaders::aDocumentWithoutIdIsRefused()
{
    QVERIFY(readingOf("c.yaml", "# x\nkind: DataContract\napiVersion: v3.1.0\n")
                .startsWith(QStringLiteral("error: c.yaml:2: the contract has no id")));
    QVERIFY(readingOf("p.yaml", "kind: DataProduct\napiVersion: v1.0.0\n")
                .startsWith(QStringLiteral("error: p.yaml:1: the product has no id")));
    QVERIFY(readingOf("d.yaml", "dataUsageAgreementSpecification: 0.0.1\n")
                .startsWith(QStringLiteral("error: d.yaml:1: the agreement has no id")));
}

MESHSCOPE_TEST(TestContractReaders, QCoreApplication)
#include "tst_contract_readers.moc"
