// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "ingest/openlineage.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::ingest;

namespace {

std::string eventText(const char *state, const char *time, const char *rest)
{
    return std::string("{\"eventType\":\"") + state + "\",\"eventTime\":\"" + time
        + "\",\"run\":{\"runId\":\"r\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}" + rest + "}";
}

} // namespace

class TestOpenLineageReader : public QObject
{
    Q_OBJECT

private slots:
    void eventsOfARunAreMergedBeforeEdgesAreMade();
    void datasetAndJobEventsAreRead();
    void aLateRunningEventDoesNotReviveARun();
    void theSameStatementIsTakenOnce();
    void namespacesAreSplitAsTheirSchemesSay();
    void runsOfHundredsOfDatasetsDoNotExplode();
    void aFileWithoutAnyGoodEventIsRefused();
};

void TestOpenLineageReader::eventsOfARunAreMergedBeforeEdgesAreMade()
{
    QCOMPARE(compareGolden(QStringLiteral("openlineage_runs.ndjson")), QString());
}

void TestOpenLineageReader::datasetAndJobEventsAreRead()
{
    QCOMPARE(compareGolden(QStringLiteral("openlineage_static.json")), QString());
}

void TestOpenLineageReader::aLateRunningEventDoesNotReviveARun()
{
    DumpSink sink;
    const std::string text = eventText("COMPLETE", "2026-01-01T02:00:00Z", "") + "\n"
        + eventText("START", "2026-01-01T01:00:00Z", "") + "\n"
        + eventText("RUNNING", "2026-01-01T03:00:00Z", "");
    QVERIFY(readText("e.ndjson", text, sink));
    QCOMPARE(QString::fromStdString(sink.dump({"run"})),
             QStringLiteral("run uuid=r job=j state=COMPLETE start=2026-01-01T01:00:00.000Z "
                            "end=2026-01-01T02:00:00.000Z\n"));
}

void TestOpenLineageReader::theSameStatementIsTakenOnce()
{
    DumpSink sink;
    const char *const input = ",\"inputs\":[{\"namespace\":\"a\",\"name\":\"t\"}]";
    const std::string text = "[" + eventText("START", "2026-01-01T01:00:00Z", input) + ","
        + eventText("COMPLETE", "2026-01-01T02:00:00Z", input) + "]";
    QVERIFY(readText("e.json", text, sink));
    QCOMPARE(sink.count("asset"), 1);
}

void TestOpenLineageReader::namespacesAreSplitAsTheirSchemesSay()
{
    const auto shown = [](const char *nameSpace) {
        return QString::fromStdString(dumpRef(openlineage::datasetRef(nameSpace, "x")));
    };
    QCOMPARE(shown("snowflake://ORG-ACCT"), QStringLiteral("ol:snowflake@ORG-ACCT/x"));
    QCOMPARE(shown("bigquery"), QStringLiteral("ol:bigquery/x"));
    QCOMPARE(shown("arn:aws:glue:eu-west-1:123"), QStringLiteral("ol:glue@123.eu-west-1/x"));
    QCOMPARE(shown("file:/tmp/x"), QStringLiteral("ol:file@/tmp/x/x"));
    QCOMPARE(shown("food_delivery"), QStringLiteral("ol:@food_delivery/x"));
    QCOMPARE(shown(""), QStringLiteral("ol:/x"));
}

void TestOpenLineageReader::runsOfHundredsOfDatasetsDoNotExplode()
{
    std::string many = "[";
    for (int i = 0; i < 300; ++i)
        many += (i > 0 ? ",{\"namespace\":\"a\",\"name\":\"t" : "{\"namespace\":\"a\",\"name\":\"t")
            + std::to_string(i) + "\"}";
    many += "]";
    DumpSink sink;
    QVERIFY(readText("e.json",
                     eventText("COMPLETE", "2026-01-01T01:00:00Z",
                               (",\"inputs\":" + many + ",\"outputs\":" + many).c_str()),
                     sink));
    QCOMPARE(sink.count("edge"), 0);
    QVERIFY(sink.issueDump().find("data_loss too-many-edges") != std::string::npos);
}

void TestOpenLineageReader::aFileWithoutAnyGoodEventIsRefused()
{
    QVERIFY(
        readingOf(
            "e.json",
            "\n{\"eventTime\": \"2026-01-01T00:00:00Z\", \"run\": {}, \"job\": {\"name\": \"j\"}}")
            .startsWith(QStringLiteral(
                "error: e.json:2: no event could be read: an event has a run without runId")));
}

MESHSCOPE_TEST(TestOpenLineageReader, QCoreApplication)
#include "tst_openlineage_reader.moc"
