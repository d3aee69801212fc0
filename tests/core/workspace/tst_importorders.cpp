// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/canonical.h"
#include "support/testprogram.h"
#include "workspace/catalogfile.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <random>
#include <set>

using namespace meshscope;
using namespace meshscope::workspace;

namespace {

constexpr unsigned firstSeed = 20261124;
constexpr int orderCount = 50;

/// Groups of files, each imported at once.
using Groups = std::vector<std::vector<std::string>>;

enum class Sources : std::uint8_t { AsTheFilesSay, OnePerFile };

std::string plainName(const std::string &path)
{
    return path.substr(path.find_last_of('/') + 1);
}

/// A shuffle that is the same with every standard library.
void shuffle(std::vector<std::string> &files, std::mt19937 &random)
{
    for (std::size_t i = files.size(); i > 1; --i)
        std::swap(files[i - 1], files[random() % i]);
}

Groups oneByOne(const std::vector<std::string> &files)
{
    Groups groups;
    for (const std::string &file : files)
        groups.push_back({file});
    return groups;
}

Groups split(const std::vector<std::string> &files, std::mt19937 &random)
{
    Groups groups(1);
    for (const std::string &file : files) {
        if (!groups.back().empty() && random() % 4 == 0)
            groups.emplace_back();
        groups.back().push_back(file);
    }
    return groups;
}

QString shown(const Groups &groups)
{
    QString text;
    for (const auto &group : groups) {
        text += text.isEmpty() ? QString() : QStringLiteral(" | ");
        for (const std::string &file : group)
            text += QString::fromStdString(plainName(file)) + QLatin1Char(' ');
    }
    return text;
}

/// The lines that are in one text only, so that a failure says what it is about.
QString difference(const std::string &left, const std::string &right)
{
    const auto lines = [](const std::string &text) {
        const QStringList list = QString::fromStdString(text).split(QLatin1Char('\n'));
        return std::set<QString>(list.begin(), list.end());
    };
    const auto a = lines(left);
    const auto b = lines(right);
    QString text;
    for (const QString &line : a)
        text += b.contains(line) ? QString() : QStringLiteral("- ") + line + QLatin1Char('\n');
    for (const QString &line : b)
        text += a.contains(line) ? QString() : QStringLiteral("+ ") + line + QLatin1Char('\n');
    return text;
}

/// The till keeps its sales in a file of its own.
bool makeDatabase(const std::string &path)
{
    sqlite3 *file = nullptr;
    const bool made = sqlite3_open(path.c_str(), &file) == SQLITE_OK
        && sqlite3_exec(file,
                        "CREATE TABLE sale(number INTEGER PRIMARY KEY, sold_at TEXT NOT NULL, "
                        "total NUMERIC); CREATE TABLE item(sale INTEGER REFERENCES sale(number), "
                        "sku TEXT); CREATE VIEW daily AS SELECT sold_at, sum(total) FROM sale "
                        "GROUP BY sold_at;",
                        nullptr, nullptr, nullptr)
            == SQLITE_OK;
    sqlite3_close(file);
    return made;
}

} // namespace

/// One small shop, written in every format that is read. What the catalog says of it may depend on
/// the documents alone: not on the order in which they come, not on which come together, and not on
/// how often.
class TestImportOrders : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFormatIsInTheMesh();
    void oneTableOfManyFormatsIsOneDataset();
    void anyOrderGivesTheSameCatalog_data();
    void anyOrderGivesTheSameCatalog();
    void importedTogetherOrInPartsIsTheSame();
    void readingAgainChangesNothing();
    void whatDoesNotFitIntoMemoryIsTheSame();

private:
    /// A new catalog from the groups, one after the other; its text, empty after a failure.
    std::string build(const Groups &groups, Sources sources,
                      std::size_t stagedBytes = ImportOptions().stagedBytes);
    std::string textOf(store::Connection &db);

    // Thousands of small commits: in memory where there is such a folder.
    QTemporaryDir m_folder {(QFileInfo::exists(QStringLiteral("/dev/shm"))
                                 ? QStringLiteral("/dev/shm")
                                 : QDir::tempPath())
                            + QStringLiteral("/meshscope-orders-XXXXXX")};
    std::vector<std::string> m_files;
    int m_catalogs = 0;
    std::string m_failure;
    std::vector<std::string> m_formats;
};

void TestImportOrders::initTestCase()
{
    // The time of an import may not matter either: the clock goes on.
    qunsetenv("MESHSCOPE_NOW");
    QVERIFY(m_folder.isValid());
    QDirIterator found(QStringLiteral(MESHSCOPE_FIXTURES "/mesh"), QDir::Files,
                       QDirIterator::Subdirectories);
    while (found.hasNext())
        m_files.push_back(found.next().toStdString());
    const std::string database = m_folder.filePath(QStringLiteral("till.db")).toStdString();
    QVERIFY(makeDatabase(database));
    m_files.push_back(database);
    std::sort(m_files.begin(), m_files.end());
}

std::string TestImportOrders::textOf(store::Connection &db)
{
    auto text = catalog::canonicalText(db);
    if (!text)
        m_failure = text.error().message;
    // When a flow was seen follows from the documents where all of them tell their time.
    std::string times;
    auto rows = db.prepare(
        "SELECT count(*) || ' flows, first ' || sum(first_seen_at) || ' last ' || "
        "sum(last_seen_at) FROM edge e WHERE NOT EXISTS(SELECT 1 FROM edge_doc s JOIN source_doc d "
        "ON d.id=s.doc_id WHERE s.edge_id=e.id AND (d.generated_at IS NULL OR d.format='sqlite'))");
    if (rows.step())
        times = rows.text(0);
    if (auto status = db.verify(); !status)
        m_failure = status.error().message;
    return text ? *text + times + '\n' : std::string();
}

std::string TestImportOrders::build(const Groups &groups, Sources sources, std::size_t stagedBytes)
{
    m_failure.clear();
    m_formats.clear();
    const QString path = m_folder.filePath(QStringLiteral("%1.meshscope").arg(++m_catalogs));
    auto writer = Writer::open(path.toStdString());
    if (!writer) {
        m_failure = writer.error().message;
        return {};
    }
    for (const auto &group : groups) {
        ImportOptions options;
        options.stagedBytes = stagedBytes;
        if (sources == Sources::OnePerFile)
            options.sourceName = plainName(group.front());
        auto report = (*writer)->import(group, options, [](const ImportProgress &) {}, {});
        if (!report) {
            m_failure = report.error().message + " @ " + report.error().where;
            return {};
        }
        for (const ImportedDocument &document : report->documents)
            m_formats.push_back(document.format);
    }
    std::string text = textOf((*writer)->db());
    if (qEnvironmentVariableIsSet("MESHSCOPE_KEEP_DUMPS")) {
        QFile file(path + QStringLiteral(".txt"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.data(), static_cast<qint64>(text.size()));
        m_folder.setAutoRemove(false);
    }
    writer->reset();
    QFile::remove(path);
    return text;
}

void TestImportOrders::everyFormatIsInTheMesh()
{
    const std::string text = build(oneByOne(m_files), Sources::AsTheFilesSay);
    QVERIFY2(!text.empty(), m_failure.c_str());
    std::sort(m_formats.begin(), m_formats.end());
    for (const std::string_view format : {"backstage",
                                          "datacontract-cli",
                                          "datahub",
                                          "dbt-catalog",
                                          "dbt-manifest",
                                          "dbt-run-results",
                                          "dbt-semantic-manifest",
                                          "dbt-sources",
                                          "dcat",
                                          "dcs",
                                          "dpds",
                                          "dps",
                                          "dua",
                                          "gx-result",
                                          "gx-suite",
                                          "lf-odps",
                                          "odcs",
                                          "odps",
                                          "openlineage",
                                          "openmetadata",
                                          "soda-checks",
                                          "soda-scan",
                                          "sqlite",
                                          "unity-catalog"})
        QVERIFY2(std::find(m_formats.begin(), m_formats.end(), format) != m_formats.end(),
                 std::string(format).c_str());
    QCOMPARE(m_formats.size(), m_files.size());
}

void TestImportOrders::oneTableOfManyFormatsIsOneDataset()
{
    const std::string text = build(oneByOne(m_files), Sources::AsTheFilesSay);
    QVERIFY2(!text.empty(), m_failure.c_str());
    QCOMPARE(QString::fromStdString(text).count(
                 QStringLiteral("\tkey\tphys:snowflake|kestrel-eu1|shop.sales.orders\n")),
             1);
}

void TestImportOrders::anyOrderGivesTheSameCatalog_data()
{
    QTest::addColumn<bool>("onePerFile");
    QTest::newRow("sources as the files say") << false;
    QTest::newRow("a source for each file") << true;
}

void TestImportOrders::anyOrderGivesTheSameCatalog()
{
    QFETCH(bool, onePerFile);
    const Sources sources = onePerFile ? Sources::OnePerFile : Sources::AsTheFilesSay;
    const std::string expected = build(oneByOne(m_files), sources);
    QVERIFY2(!expected.empty(), m_failure.c_str());
    for (int i = 0; i < orderCount; ++i) {
        std::mt19937 random(firstSeed + static_cast<unsigned>(i));
        std::vector<std::string> files = m_files;
        shuffle(files, random);
        const Groups order = oneByOne(files);
        const std::string found = build(order, sources);
        QVERIFY2(m_failure.empty(), m_failure.c_str());
        QVERIFY2(found == expected,
                 qPrintable(QStringLiteral("seed %1: %2\n%3")
                                .arg(firstSeed + static_cast<unsigned>(i))
                                .arg(shown(order), difference(expected, found))));
    }
}

void TestImportOrders::importedTogetherOrInPartsIsTheSame()
{
    const std::string expected = build(oneByOne(m_files), Sources::AsTheFilesSay);
    QVERIFY2(!expected.empty(), m_failure.c_str());
    for (int i = 0; i < orderCount; ++i) {
        std::mt19937 random(firstSeed + static_cast<unsigned>(i));
        std::vector<std::string> files = m_files;
        if (i > 0)
            shuffle(files, random);
        const Groups groups = i == 0 ? Groups {files} : split(files, random);
        const std::string found = build(groups, Sources::AsTheFilesSay);
        QVERIFY2(m_failure.empty(), m_failure.c_str());
        QVERIFY2(found == expected,
                 qPrintable(QStringLiteral("seed %1: %2\n%3")
                                .arg(firstSeed + static_cast<unsigned>(i))
                                .arg(shown(groups), difference(expected, found))));
    }
}

void TestImportOrders::readingAgainChangesNothing()
{
    const std::string path = m_folder.filePath(QStringLiteral("again.meshscope")).toStdString();
    auto writer = Writer::open(path);
    QVERIFY(writer);
    const auto read = [&] {
        auto report = (*writer)->import(m_files, {}, [](const ImportProgress &) {}, {});
        if (!report)
            m_failure = report.error().message;
        return textOf((*writer)->db());
    };
    const std::string first = read();
    QVERIFY2(m_failure.empty(), m_failure.c_str());
    QVERIFY2(read() == first, "the second reading changed something");
    // Also when the files are not recognised as those that were read before.
    QVERIFY((*writer)->db().execute("UPDATE source_doc SET digest='other' || id"));
    for (int i = 0; i < 2; ++i) {
        const std::string again = read();
        QVERIFY2(again == first, qPrintable(difference(first, again)));
    }
}

void TestImportOrders::whatDoesNotFitIntoMemoryIsTheSame()
{
    const std::string expected = build({m_files}, Sources::AsTheFilesSay);
    QVERIFY2(!expected.empty(), m_failure.c_str());
    for (const std::size_t bytes : {std::size_t {0}, std::size_t {10'000}}) {
        const std::string found = build({m_files}, Sources::AsTheFilesSay, bytes);
        QVERIFY2(m_failure.empty(), m_failure.c_str());
        QVERIFY2(found == expected, qPrintable(difference(expected, found)));
    }
}

MESHSCOPE_TEST(TestImportOrders, QCoreApplication)
#include "tst_importorders.moc"
