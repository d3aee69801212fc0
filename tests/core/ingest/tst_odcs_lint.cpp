// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/record_dump.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::ingest;

namespace {

const char *const head = "apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\n"
                         "status: active\n";

bool isGrave(const Issue &issue)
{
    return issue.severity == IssueSeverity::Error || issue.severity == IssueSeverity::DataLoss;
}

QString found(const DumpSink &sink)
{
    QStringList all;
    for (const Issue &issue : sink.issues)
        if (isGrave(issue) || issue.severity == IssueSeverity::Warning)
            all << QStringLiteral("%1:%2 %3")
                       .arg(QString::fromStdString(issue.code))
                       .arg(issue.line)
                       .arg(QString::fromStdString(issue.path));
    all.sort();
    return all.join(QStringLiteral("; "));
}

QString withProperty(const char *lines)
{
    return QStringLiteral("schema:\n  - name: orders\n    properties:\n      - name: a\n")
        + QString::fromUtf8(lines);
}

} // namespace

/// What a contract states against its own standard is said with its line, and read all the same.
class TestOdcsLint : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAgainstTheStandardIsSaid_data();
    void whatIsAgainstTheStandardIsSaid();
    void theContractIsReadAllTheSame();
    void lookingReadsNothing();
    void contractsThatMustBeRefusedAreFound();
    void contractsOfTheStandardAreWithoutFault();
};

void TestOdcsLint::whatIsAgainstTheStandardIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const char *expected) {
        QTest::newRow(name) << text << QString::fromUtf8(expected);
    };
    row("all is well", withProperty("        logicalType: string\n        required: true\n"), "");
    row("field", QStringLiteral("colour: red\n"), "unknown-field:6 colour");
    row("list", QStringLiteral("schema: {orders: 1}\n"), "wrong-type:6 schema");
    row("flag", withProperty("        required: perhaps\n"), "wrong-type:10 properties[].required");
    row("no text", withProperty("        description:\n"), "wrong-type:9 properties[].description");
    row("type", withProperty("        logicalType: binary\n"),
        "unknown-logical-type:9 properties[].logicalType");
    row("map",
        withProperty("        logicalType: map\n        map: {key: {logicalType: string}}\n"),
        "missing-field:9 properties[].map.value");
    row("no values", withProperty("        enum: []\n"), "empty-enumeration:10 properties[].enum");
    row("a value twice", withProperty("        enum: [{value: x}, {value: x}]\n"),
        "repeated-value:10 properties[].enum[]");
    row("a value without value", withProperty("        enum: [{label: x}]\n"),
        "missing-field:10 properties[].enum[].value");
    row("metric", withProperty("        quality: [{metric: beauty, mustBe: 0}]\n"),
        "unknown-metric:10 quality[].metric");
    row("operators",
        withProperty("        quality: [{metric: rowCount, mustBe: 0, mustNotBe: 1}]\n"),
        "several-operators:10 quality[]");
    row("bounds", withProperty("        quality: [{metric: rowCount, mustBeBetween: [1]}]\n"),
        "not-two-bounds:10 quality[].mustBeBetween");
    row("dimension",
        withProperty("        quality: [{metric: rowCount, mustBe: 1, dimension: validity}]\n"),
        "unknown-dimension:10 quality[].dimension");
    row("query", withProperty("        quality: [{type: sql, mustBe: 0}]\n"),
        "incomplete-rule:10 quality[]");
    row("from", withProperty("        relationships: [{from: orders.a, to: orders.a}]\n"),
        "relationship-with-from:10 properties[].relationships[].from");
    row("reference", withProperty("        relationships: [{to: customers}]\n"),
        "wrong-reference:10 properties[].relationships[].to");
    row("dangling", withProperty("        relationships: [{to: customers.id}]\n"),
        "dangling-reference:10 properties[].relationships[].to");
    row("elsewhere",
        withProperty("        relationships: [{to: 'other.yaml#/schema/c/properties/id'}]\n"), "");
    row("server type", QStringLiteral("servers: [{server: a, type: mongodb}]\n"),
        "unknown-server-type:6 servers[].type");
    row("server fields",
        QStringLiteral("servers: [{server: a, type: snowflake, account: x, database: y}]\n"),
        "missing-field:6 servers[].schema");
    row("promise", QStringLiteral("slaProperties: [{property: latency}]\n"),
        "missing-field:6 slaProperties[].value");
}

void TestOdcsLint::whatIsAgainstTheStandardIsSaid()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    DumpSink sink;
    QVERIFY(readText("a.yaml", head + text.toStdString(), sink));
    QCOMPARE(found(sink), expected);
}

void TestOdcsLint::theContractIsReadAllTheSame()
{
    DumpSink sink;
    QVERIFY(readText(
        "a.yaml",
        head + withProperty("        logicalType: binary\n        enum: []\n").toStdString(),
        sink));
    QCOMPARE(sink.count("contract"), 1);
    QVERIFY(QString::fromStdString(sink.dump()).contains(QStringLiteral("binary")));
}

void TestOdcsLint::lookingReadsNothing()
{
    DumpSink sink;
    QVERIFY(readText("a.yaml", head + std::string("colour: red\n"), sink));
    QVERIFY(std::any_of(sink.issues.begin(), sink.issues.end(), [](const Issue &issue) {
        return issue.code == "unmapped-field" && issue.path == "colour";
    }));
}

void TestOdcsLint::contractsThatMustBeRefusedAreFound()
{
    const QString corpus = qEnvironmentVariable("MESHSCOPE_CORPUS");
    if (corpus.isEmpty())
        QSKIP("MESHSCOPE_CORPUS names no folder of real files");
    int files = 0;
    for (const auto &[folder, filter] :
         {std::pair {QStringLiteral("/odcs/bitol-negative-tests"), QStringLiteral("*.yaml")},
          std::pair {QStringLiteral("/odcs/datacontract-cli/tests/fixtures/lint"),
                     QStringLiteral("invalid*.yaml")}}) {
        QDirIterator each(corpus + folder, {filter}, QDir::Files);
        while (each.hasNext()) {
            const QString file = each.next();
            DumpSink sink;
            const auto read = readFile(file.toStdString(), sink);
            QVERIFY2(!read || std::any_of(sink.issues.begin(), sink.issues.end(), isGrave),
                     qPrintable(file));
            ++files;
        }
    }
    QCOMPARE(files, 31);
}

void TestOdcsLint::contractsOfTheStandardAreWithoutFault()
{
    const QString corpus = qEnvironmentVariable("MESHSCOPE_CORPUS");
    if (corpus.isEmpty())
        QSKIP("MESHSCOPE_CORPUS names no folder of real files");
    int files = 0;
    for (const char *const folder : {"/odcs/bitol-v3.0.2", "/odcs/bitol-v3.1.0"}) {
        QDirIterator each(corpus + QString::fromUtf8(folder), {QStringLiteral("*.odcs.yaml")},
                          QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString file = each.next();
            DumpSink sink;
            QVERIFY2(readFile(file.toStdString(), sink), qPrintable(file));
            for (const Issue &issue : sink.issues)
                QVERIFY2(
                    !isGrave(issue),
                    qPrintable(file + QLatin1Char(' ') + QString::fromStdString(issue.message)));
            ++files;
        }
    }
    QVERIFY(files > 0);
}

MESHSCOPE_TEST(TestOdcsLint, QCoreApplication)
#include "tst_odcs_lint.moc"
