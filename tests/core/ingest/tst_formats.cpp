// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace meshscope;
using namespace meshscope::ingest;

namespace {

std::string repeated(const char *text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void formatsAreToldByTheirContent();
    void unknownFilesAreNamedByTheirKeys();
    void brokenFilesAreRefusedWithTheirPlace_data();
    void brokenFilesAreRefusedWithTheirPlace();
    void deepNestingIsRefusedAtOnce();
    void aliasBombsAreRefusedAtOnce();
    void manyKeysAreReadInTheirTime();
    void duplicateKeysAreSaid();
    void byteOrderMarksAndLineEndsDoNotMatter();
    void escapesAndNumbersAreTakenExactly();
    void numbersOfYamlBecomeJson();
    void furtherYamlDocumentsAreReadAsWhatTheyAre();
    void aStoppedReadingIsCancelled();
    void distinctUnknownPathsAreBounded();
};

void TestFormats::formatsAreToldByTheirContent()
{
    QCOMPARE(readingOf("x",
                       "{\"metadata\": {\"dbt_schema_version\": "
                       "\"https://schemas.getdbt.com/dbt/catalog/v1.json\"}}"),
             QStringLiteral("dbt-catalog v1 "));
    QCOMPARE(readingOf("x", "kind: DataProduct\napiVersion: v0.9.0\nid: p\n"),
             QStringLiteral("odps v0.9.0 "));
    QCOMPARE(readingOf("x", "uuid: u\nquantumName: q\n"), QStringLiteral("odcs  "));
    QCOMPARE(readingOf("x.yaml", "{kind: DataContract, apiVersion: v3.0.0, id: c}"),
             QStringLiteral("odcs v3.0.0 "));
}

void TestFormats::unknownFilesAreNamedByTheirKeys()
{
    const QString json
        = readingOf("x.json", "{\"a\": 1, \"b\": [], \"c\": {}, \"d\": 2, \"e\": 3, \"f\": 4}");
    QVERIFY2(json.contains(QStringLiteral("(its top-level keys: a, b, c, d, e)")),
             qPrintable(json));
    const QString yaml = readingOf("x.yaml", "one: 1\ntwo: 2\n");
    QVERIFY2(yaml.contains(QStringLiteral("(its top-level keys: one, two)")), qPrintable(yaml));
    QVERIFY(readingOf("x.yaml", "just words\n")
                .startsWith(QStringLiteral("error: x.yaml:1: not metadata")));
}

void TestFormats::brokenFilesAreRefusedWithTheirPlace_data()
{
    const std::string odcs = "kind: DataContract\nid: c\n";
    const std::string json = "{\"kind\": \"DataContract\",\n \"id\": \"c\",\n ";
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("start");
    const auto row = [](const char *name, std::string text, const char *start) {
        QTest::newRow(name) << std::move(text) << QString::fromUtf8(start);
    };
    row("empty", "", "f:1: empty file");
    row("blank", " \n\t\n", "f:1: empty file");
    row("mark only", "\xEF\xBB\xBF", "f:1: empty file");
    row("conflict", "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n>>>>>>> x\n}",
        "f:2: git conflict markers at line 2");
    row("conflict at start", "<<<<<<< HEAD\n{}", "f:1: git conflict markers at line 1");
    row("truncated json", json + "\"schema\": [{\"name\": \"t\"", "f:3: not JSON: ");
    row("comma", json + "\"version\": 1,}", "f:3: not JSON: ");
    row("literal", json + "\"version\": tru}", "f:3: not JSON: ");
    row("number", json + "\"version\": 01}", "f:3: not JSON: ");
    row("two documents", json + "\"version\": 1}\n{}", "f:4: not JSON: ");
    row("control in text", json + "\"version\": \"a\nb\"}", "f:3: not JSON: ");
    row("lone surrogate", json + "\"version\": \"\\ud800\"}", "f:3: not JSON: ");
    row("not utf-8 json", json + "\"version\": \"\xFF\"}",
        "f:3: not JSON: the text is not valid UTF-8 at line 3 column 14");
    row("not utf-8 yaml", odcs + "name: \xC3(\n",
        "f:3: not YAML: the text is not valid UTF-8 at line 3 column 7");
    row("utf-16", std::string("\xFF\xFEk\0i\0", 6), "f:1: not YAML: the text is not valid UTF-8");
    row("open quote", odcs + "name: \"abc\nschema: [1,2\n", "f:5: not YAML: ");
    row("tab", odcs + "\tname: x\n", "f:3: not YAML: ");
    row("unknown alias", odcs + "name: *nothing\n", "f:3: the alias");
    row("self alias", odcs + "custom: &a [*a]\n", "f:3: an alias refers to the value");
    row("list as key", odcs + "? [a, b]\n: c\n", "f:3: a mapping has a list");
}

void TestFormats::brokenFilesAreRefusedWithTheirPlace()
{
    QFETCH(std::string, text);
    QFETCH(QString, start);
    const QString said = readingOf("f", text);
    QVERIFY2(said.startsWith(QStringLiteral("error: ") + start), qPrintable(said));
}

void TestFormats::deepNestingIsRefusedAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    for (const int depth : {2000, 100'000, 1'000'000}) {
        const QString json = readingOf("f",
                                       "{\"kind\": \"DataContract\", \"x\": " + repeated("[", depth)
                                           + repeated("]", depth) + "}");
        QVERIFY2(json.contains(
                     QStringLiteral("nested more than 1,024 levels deep at line 1 column 1054")),
                 qPrintable(json.left(200)));
        const QString flow = readingOf("f", "kind: DataContract\nx: " + repeated("[", depth));
        QVERIFY2(flow.contains(QStringLiteral("nested more than 64 levels")),
                 qPrintable(flow.left(200)));
    }
    std::string block = "kind: DataContract\n";
    for (int i = 0; i < 200; ++i)
        block += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    QVERIFY(readingOf("f", block).contains(QStringLiteral("nested more than 64 levels")));
    QVERIFY2(timer.elapsed() < 10'000, "a bomb is refused while it is read");
}

void TestFormats::aliasBombsAreRefusedAtOnce()
{
    std::string bomb = "kind: DataContract\nid: c\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 12; ++level) {
        const std::string below = "*a" + std::to_string(level - 1);
        bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [";
        for (int i = 0; i < 10; ++i)
            bomb += (i > 0 ? ", " : "") + below;
        bomb += "]\n";
    }
    QVERIFY(readingOf("f", bomb).contains(QStringLiteral("more than 1,000,000 values")));
    std::string uses = "kind: DataContract\nid: c\na: &a x\nb:\n";
    for (int i = 0; i < 1001; ++i)
        uses += " - *a\n";
    QVERIFY(readingOf("f", uses).contains(QStringLiteral("aliases more than 1,000 times")));
}

void TestFormats::manyKeysAreReadInTheirTime()
{
    QElapsedTimer timer;
    timer.start();
    std::string text = "kind: DataContract\nid: c\n";
    for (int i = 0; i < 400'000; ++i)
        text += "k" + std::to_string(i) + ": 1\n";
    DumpSink sink;
    QVERIFY(readText("f", text, sink));
    QVERIFY2(timer.elapsed() < 20'000, "a key is not compared with all that came before it");
}

void TestFormats::duplicateKeysAreSaid()
{
    DumpSink yaml;
    QVERIFY(
        readText("f.yaml", "kind: DataContract\nid: a\nversion: 1\nstatus: active\nid: b\n", yaml));
    QVERIFY(yaml.issueDump().find("warning duplicate-key f.yaml:5 id x1") != std::string::npos);
    QVERIFY(yaml.dump({"contract"}).starts_with("contract id=b"));
    std::string text = "kind: DataContract\nid: a\n";
    for (int i = 0; i < 50'000; ++i)
        text += "x: 1\n";
    DumpSink many;
    QVERIFY(readText("f.yaml", text, many));
    QVERIFY(many.issues.size() < 1100);
    int said = 0;
    for (const Issue &issue : many.issues)
        said += issue.code == "duplicate-key" ? issue.count : 0;
    QCOMPARE(said, 49'999);
    DumpSink json;
    QVERIFY(
        readText("f.json",
                 "{\"metadata\": {\"dbt_schema_version\": \"/manifest/v12.json\"}, \"nodes\": {"
                 "\"model.a.b\": {\"unique_id\": \"model.a.b\", \"resource_type\": \"model\"},"
                 "\"model.a.b\": {\"unique_id\": \"model.a.b\", \"resource_type\": \"model\"}}}",
                 json));
    QVERIFY(json.issueDump().find("warning duplicate-key f.json:0 model.a.b x1")
            != std::string::npos);
}

void TestFormats::byteOrderMarksAndLineEndsDoNotMatter()
{
    QCOMPARE(readingOf("f", "\xEF\xBB\xBF\r\n{\"kind\": \"DataContract\",\r\n\"id\": \"c\"}\r\n"),
             QStringLiteral("odcs  "));
    QCOMPARE(readingOf("f",
                       "\xEF\xBB\xBF"
                       "kind: DataContract\r\nid: c\r\n"),
             QStringLiteral("odcs  "));
}

void TestFormats::escapesAndNumbersAreTakenExactly()
{
    DumpSink sink;
    QVERIFY(readText(
        "f",
        "{\"kind\": \"DataContract\", \"id\": \"\\u00e9\\ud83d\\ude00\\n\\\"\\\\\\/\", "
        "\"version\": 123456789012345678901234567890, \"customProperties\": {\"big\": 1e999}}",
        sink));
    const QString said = QString::fromStdString(sink.dump({"contract"}));
    QVERIFY2(said.startsWith(QStringLiteral(
                 u"contract id=\u00e9\U0001F600\n\"\\/ version=123456789012345678901234567890 ")),
             qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("custom=big:1e999")));
}

void TestFormats::numbersOfYamlBecomeJson()
{
    DumpSink sink;
    QVERIFY(readText("f",
                     "kind: DataContract\nid: c\nschema:\n - name: t\n   properties:\n"
                     "    - {name: a, examples: [007, .5, +1, 1e3, 12]}\n",
                     sink));
    const QString said = QString::fromStdString(sink.dump({"contract", " "}));
    QVERIFY2(said.contains(QStringLiteral(R"({"examples":["007",".5","+1",1e3,12]})")),
             qPrintable(said));
}

void TestFormats::furtherYamlDocumentsAreReadAsWhatTheyAre()
{
    DumpSink sink;
    QVERIFY(readText("f",
                     "kind: DataContract\nid: a\nx: &y 1\n---\n"
                     "dataContractSpecification: 1.2.1\nid: b\n---\nsomething: else\n---\n",
                     sink));
    QCOMPARE(sink.count("contract"), 2);
    QVERIFY(sink.issueDump().find("data_loss extra-document f:8") != std::string::npos);
    QVERIFY(readingOf("f", "kind: DataContract\nid: a\nx: &y 1\n---\nkind: DataContract\nid: *y\n")
                .contains(QStringLiteral("names nothing before it")));
}

void TestFormats::aStoppedReadingIsCancelled()
{
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    std::string text = "{\"metadata\": {\"dbt_schema_version\": \"/manifest/v12.json\"}, "
                       "\"nodes\": {\"m\": {\"unique_id\": \"m\"}}}";
    const std::size_t size = text.size();
    text.append(Document::padding, '\0');
    DumpSink sink;
    const auto result
        = read(Document {"f", std::string_view(text).substr(0, size)}, sink, source->get_token());
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

void TestFormats::distinctUnknownPathsAreBounded()
{
    std::string text = "kind: DataContract\nid: c\n";
    for (int i = 0; i < 5000; ++i)
        text += "key" + std::to_string(i) + ": 1\n";
    DumpSink sink;
    QVERIFY(readText("f", text, sink));
    QVERIFY(sink.issues.size() <= 2010);
    QVERIFY(sink.issueDump().find("(further paths) x3000") != std::string::npos);
}

MESHSCOPE_TEST(TestFormats, QCoreApplication)
#include "tst_formats.moc"
