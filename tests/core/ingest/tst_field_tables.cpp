// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/golden.h"
#include "ingest/formats.h"
#include "ingest/mapping.h"
#include "ingest/yaml.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <set>

using namespace meshscope;
using namespace meshscope::ingest;

/// The tables of fields against the readers, both ways: what is listed is read, and what is read is
/// listed. A field that a reader learns or forgets without its table fails here.
class TestFieldTables : public QObject
{
    Q_OBJECT

private slots:
    void everyListedFieldIsRead_data();
    void everyListedFieldIsRead();
    void everyFieldThatIsReadIsListed_data();
    void everyFieldThatIsReadIsListed();
    void unknownFieldsOfEveryPartAreTold_data();
    void unknownFieldsOfEveryPartAreTold();
};

namespace {

using Path = std::vector<std::string>; ///< keys; an item of a list is "[]"

constexpr std::string_view items = "[]";

/// Formats whose rows are whole and exact, each with documents that hold every listed field.
struct Known
{
    const char *format;
    std::vector<const char *> fixtures;
};
const std::vector<Known> &knownTables()
{
    static const std::vector<Known> all {
        {"dbt-manifest", {"dbt_manifest.json"}},
        {"dbt-catalog", {"dbt_catalog.json"}},
        {"dbt-run-results", {"dbt_run_results.json"}},
        {"dbt-sources", {"dbt_sources.json"}},
        {"dbt-semantic-manifest", {"dbt_semantic_manifest.json"}},
        {"odcs", {"odcs_v3.yaml", "odcs_v2.yaml", "odcs_tables.yaml"}},
        {"odps", {"odps.yaml", "odps_team_list.yaml"}},
        {"dua", {"dua.yaml"}},
        {"soda-checks", {"soda_checks.yml", "soda_contract.yml"}},
    };
    return all;
}

QString fixturePath(const char *name)
{
    return QStringLiteral(MESHSCOPE_FIXTURES "/fields/") + QString::fromUtf8(name);
}

std::string textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The nodes of a manifest that are no datasets are named by what they are.
std::string nameOf(const Path &path, Value child)
{
    const std::string key(child.key());
    if (path != Path {"nodes"})
        return key;
    const std::string_view kind = child["resource_type"].text();
    const bool dataset = kind.empty() || kind == "model" || kind == "seed" || kind == "snapshot";
    return dataset ? key : kind == "test" ? "{test}" : "{other}";
}

void addLeaves(Value value, Path &path, std::set<Path> &leaves)
{
    if (!value.isObject() && !value.isArray()) {
        if (!value.isEmpty())
            leaves.insert(path);
        return;
    }
    for (const Value child : Value::Children(value.tree(), value.index())) {
        path.push_back(value.isArray() ? std::string(items) : nameOf(path, child));
        addLeaves(child, path, leaves);
        path.pop_back();
    }
}

/// Where the values of a document lie; nothing of what is not valid.
std::set<Path> leavesOf(const std::string &name, std::string text)
{
    const std::size_t size = text.size();
    text.append(Document::padding, '\0');
    const Document document {name, std::string_view(text).substr(0, size)};
    Tree tree;
    DumpSink sink;
    Reading reading(document, sink, {});
    const bool json = looksLikeJson(document.bytes);
    if (const Status status
        = json ? JsonDocument(document).readWhole(tree) : readYaml(reading, tree);
        !status)
        return {};
    std::set<Path> leaves;
    for (const Value root : tree.roots()) {
        Path path;
        addLeaves(root, path, leaves);
    }
    return leaves;
}

/// A path of a table or of an issue: each key with its other spellings.
using Pattern = std::vector<Path>;

void addKeys(Pattern &pattern, std::string_view text)
{
    while (!text.empty()) {
        std::string_view key = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(key.size() + 1, text.size()));
        int lists = 0;
        for (; key.ends_with(items) && key != items; ++lists)
            key.remove_suffix(items.size());
        Path spellings;
        eachSpelling(key, [&](std::string_view one) { spellings.emplace_back(one); });
        pattern.push_back(std::move(spellings));
        pattern.insert(pattern.end(), static_cast<std::size_t>(lists), Path {std::string(items)});
    }
}

/// One pattern for each spelling of a row.
std::vector<Pattern> patternsOf(const MappingRow &row)
{
    Pattern prefix;
    addKeys(prefix, std::string_view(row.path).substr(0, row.prefix));
    std::vector<Pattern> all;
    if (row.prefix == row.path.size())
        return {prefix};
    eachSpelling(std::string_view(row.path).substr(row.prefix),
                 [&](std::string_view spelling) { addKeys(all.emplace_back(prefix), spelling); });
    return all;
}

/// `{*}` stands for any name, `checks for {*}` for any that begins so.
bool fits(const Path &spellings, const std::string &key)
{
    return std::ranges::any_of(spellings, [&](const std::string &one) {
        const std::size_t any = one.find("{*}");
        if (any == std::string::npos)
            return one == key;
        return key != items && !key.starts_with('{') && key.starts_with(one.substr(0, any));
    });
}

/// Whether the pattern is of this place, or of one around it; items of a list stand for themselves.
bool covers(const Pattern &pattern, const Path &leaf)
{
    const bool whole = pattern.back() == Path {std::string(items)};
    return (whole ? pattern.size() == leaf.size() : pattern.size() <= leaf.size())
        && std::equal(pattern.begin(), pattern.end(), leaf.begin(), fits);
}

std::string shown(const Path &path)
{
    std::string text;
    for (const std::string &key : path)
        text.append(text.empty() || key == items ? "" : ".").append(key);
    return text;
}

/// The fields that reading a document did not take over, as patterns.
std::vector<Pattern> untaken(const DumpSink &sink)
{
    std::vector<Pattern> all;
    for (const Issue &issue : sink.issues)
        if (issue.code == "unmapped-field" || issue.code == "part-left-out")
            addKeys(all.emplace_back(), issue.path);
    return all;
}

std::vector<Pattern> listed(const char *format)
{
    std::vector<Pattern> all;
    for (const MappingRow &row : mappingOf(format))
        for (Pattern &pattern : patternsOf(row))
            all.push_back(std::move(pattern));
    return all;
}

} // namespace

void TestFieldTables::everyListedFieldIsRead_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < knownTables().size(); ++i)
        QTest::newRow(knownTables()[i].format) << static_cast<int>(i);
}

void TestFieldTables::everyListedFieldIsRead()
{
    QFETCH(int, index);
    const Known &known = knownTables()[static_cast<std::size_t>(index)];
    std::set<Path> leaves;
    QStringList wrong;
    for (const char *const fixture : known.fixtures) {
        const std::string text = textOf(fixturePath(fixture));
        leaves.merge(leavesOf(fixture, text));
        DumpSink sink;
        const auto read = readText(fixture, text, sink);
        QVERIFY2(read && read->format.name == known.format, fixture);
        for (const Issue &issue : sink.issues)
            if (issue.code == "unmapped-field")
                wrong << QStringLiteral("not read: ") + QString::fromStdString(issue.path);
    }
    for (const MappingRow &row : mappingOf(known.format))
        for (const Pattern &pattern : patternsOf(row))
            if (std::ranges::none_of(leaves,
                                     [&](const Path &leaf) { return covers(pattern, leaf); }))
                wrong << QStringLiteral("in no fixture: ") + QString::fromStdString(row.path);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestFieldTables::everyFieldThatIsReadIsListed_data()
{
    everyListedFieldIsRead_data();
}

void TestFieldTables::everyFieldThatIsReadIsListed()
{
    QFETCH(int, index);
    const char *const format = knownTables()[static_cast<std::size_t>(index)].format;
    const std::vector<Pattern> rows = listed(format);
    QStringList folders {QStringLiteral(MESHSCOPE_FIXTURES)};
    if (const QString corpus = qEnvironmentVariable("MESHSCOPE_CORPUS"); !corpus.isEmpty())
        folders << corpus;
    int documents = 0;
    std::set<std::string> wrong;
    for (const QString &folder : folders) {
        QDirIterator files(
            folder, {QStringLiteral("*.json"), QStringLiteral("*.yaml"), QStringLiteral("*.yml")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const std::string path = files.next().toStdString();
            DumpSink sink;
            const auto read = readFile(path, sink);
            if (!read || read->format.name != format)
                continue;
            ++documents;
            const std::vector<Pattern> left = untaken(sink);
            for (const Path &leaf : leavesOf(path, textOf(QString::fromStdString(path)))) {
                const auto here = [&](const Pattern &pattern) { return covers(pattern, leaf); };
                if (std::ranges::none_of(rows, here) && std::ranges::none_of(left, here))
                    wrong.insert(shown(leaf) + " of " + path);
            }
        }
    }
    QVERIFY(documents > 0);
    QVERIFY2(wrong.empty(),
             qPrintable(QString::fromStdString(wrong.empty() ? "" : *wrong.begin())
                        + QStringLiteral(" and %1 in all").arg(wrong.size())));
}

void TestFieldTables::unknownFieldsOfEveryPartAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *path, const char *text) {
        QTest::newRow(path) << QString::fromUtf8(text) << QString::fromUtf8(path);
    };
    const auto dbt = [](const char *artifact, const char *rest) {
        return QStringLiteral("{\"metadata\": {\"dbt_schema_version\": "
                              "\"https://schemas.getdbt.com/dbt/%1.json\", \"new\": 1}, %2}")
            .arg(QString::fromUtf8(artifact), QString::fromUtf8(rest))
            .toUtf8();
    };
    row("metadata.new", dbt("catalog/v1", "\"nodes\": {}").constData());
    row("groups.{*}.new",
        dbt("manifest/v12", R"("groups": {"g": {"name": "g", "new": 1}})").constData());
    row("nodes.{*}.columns.{*}.new",
        dbt("manifest/v12", R"("nodes": {"model.a.b": {"unique_id": "model.a.b",
            "resource_type": "model", "columns": {"c": {"name": "c", "new": 1}}}})")
            .constData());
    row("unit_tests.{*}.new",
        dbt("manifest/v12", R"("unit_tests": {"u": {"unique_id": "unit_test.a.b", "new": 1}})")
            .constData());
    row("novelties", dbt("catalog/v1", R"("novelties": [1])").constData());
    row("novelties", dbt("run-results/v6", R"("novelties": [1])").constData());
    row("results[].new",
        dbt("sources/v3", R"("results": [{"unique_id": "source.a.b.c", "new": 1}])").constData());
    row("servers[].{*}[].new",
        "kind: DataContract\nid: c\nservers:\n"
        " - {server: a, roles: [{role: r, new: 1}]}\n");
    row("team.members[].new",
        "kind: DataProduct\napiVersion: v1.0.0\nid: p\n"
        "team: {name: t, members: [{username: u, new: 1}]}\n");
    row("consumer.new", "dataUsageAgreementSpecification: 0.0.1\nid: a\nconsumer: {new: 1}\n");
    row("{*}[].missing_count(a) = 0.attributes.new",
        "checks for t:\n - missing_count(a) = 0:\n     attributes: {new: 1}\n");
}

void TestFieldTables::unknownFieldsOfEveryPartAreTold()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    DumpSink sink;
    QVERIFY2(readText("f", text.toStdString(), sink), qPrintable(text));
    const bool told = std::ranges::any_of(sink.issues, [&](const Issue &issue) {
        return issue.code == "unmapped-field" && QString::fromStdString(issue.path) == path;
    });
    QVERIFY2(told, sink.issueDump().c_str());
}

MESHSCOPE_TEST(TestFieldTables, QCoreApplication)
#include "tst_field_tables.moc"
