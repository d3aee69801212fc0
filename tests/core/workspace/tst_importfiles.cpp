// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshfiles.h"
#include "support/catalogdump.h"
#include "support/fulldisk.h"
#include "support/testprogram.h"
#include "workspace/catalogfile.h"
#include "workspace/domaincodes.h"
#include "workspace/integrity.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <map>
#include <random>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace meshscope;
using namespace meshscope::workspace;
using tests::contractText;
using tests::eventText;
using tests::productText;

namespace {

std::string text(const Status &status)
{
    return status ? std::string("ok") : status.error().message + " @ " + status.error().where;
}

template<typename T>
std::string text(const Result<T> &result)
{
    return result ? std::string("ok") : result.error().message + " @ " + result.error().where;
}

} // namespace

class TestImportFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aFolderBecomesACatalogWithSearchAndLineage();
    void unchangedFilesAreSkippedAndNothingIsWritten();
    void keptCountsAreThoseOfACountAnew();
    void oneBrokenFileRefusesTheWholeImport();
    void allBrokenFilesAreNamedAndTheOthersCanBeImported();
    void anUnknownFileInAFolderIsReportedOnly();
    void aChangedFileChangesItsThings();
    void aRemovedFileTakesItsThingsAway();
    void aStopLeavesTheCatalogAsItWas();
    void aStopWhileFilesWaitOnDiskLeavesNothing();
    void aFullDiskWhileReadingLeavesTheCatalogAsItWas();
    void theShiftMovesTheWholeMesh();
    void aReaderSeesANewSnapshotAfterAnImport();
    void domainsGetTwoLettersEach();
    void aDomainsColourComesFromItsNameAlone();
    void damageInStoredDataIsFound();
    void killedImportsLeaveAllOrNothing();
    void nothingOfTheDemoLiesInTheFuture();
    void theDemoIsMadeOnceADay();

private:
    void write(const char *name, const QByteArray &bytes);
    Result<ImportReport> import(const ImportOptions &options = {},
                                const std::stop_token &stop = {});
    std::string dump();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_mesh;
    std::string m_path;
};

void TestImportFiles::initTestCase()
{
    qputenv("MESHSCOPE_NOW", "2026-11-27T08:00:00Z");
}

void TestImportFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_mesh = m_folder->filePath(QStringLiteral("mesh")).toStdString();
    m_path = m_folder->filePath(QStringLiteral("catalog.meshscope")).toStdString();
    QDir().mkpath(QString::fromStdString(m_mesh));
    write("orders.odcs.yaml", contractText);
    write("orders.odps.yaml", productText);
    write("events.ndjson", eventText);
}

void TestImportFiles::write(const char *name, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(m_mesh) + QLatin1Char('/') + QLatin1String(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

Result<ImportReport> TestImportFiles::import(const ImportOptions &options,
                                             const std::stop_token &stop)
{
    auto writer = Writer::open(m_path);
    if (!writer)
        return writer.error();
    return (*writer)->import({m_mesh}, options, {}, stop);
}

std::string TestImportFiles::dump()
{
    auto db = store::Connection::open(m_path, store::Access::Read);
    return db ? tests::dumpCatalog(*db) : text(db);
}

void TestImportFiles::aFolderBecomesACatalogWithSearchAndLineage()
{
    auto report = import();
    QCOMPARE(text(report), std::string("ok"));
    QCOMPARE(report->documents.size(), std::size_t {3});
    auto reader = Reader::open(m_path, systemNow(), {});
    QCOMPARE(text(reader), std::string("ok"));
    const Snapshot &snapshot = *(*reader)->snapshot();
    auto found = snapshot.index().search({.text = "orders"});
    QVERIFY(found);
    QStringList names;
    const Entry *table = nullptr;
    for (const search::Hit &hit : found->hits) {
        const Entry &entry = snapshot.entries()[hit.document];
        names << QString::fromUtf8(word(entry.kind).data()) + QLatin1Char(' ')
                + QString::fromUtf8(entry.name.data(), static_cast<int>(entry.name.size()));
        if (entry.kind == EntityKind::Asset && entry.context == "shop.public")
            table = &entry;
    }
    QVERIFY2(names.contains(QStringLiteral("product Orders")),
             qPrintable(names.join(QLatin1Char('\n'))));
    QVERIFY2(table != nullptr, qPrintable(names.join(QLatin1Char('\n'))));
    QCOMPARE(table->columnCount, 2U);
    QCOMPARE(table->classification, Classification::Restricted);
    QCOMPARE(snapshot.find(table->product)->name, std::string_view("Orders"));
    QCOMPARE(
        snapshot.graph().neighbourCount(snapshot.nodes().node(table->id), lineage::Direction::Up),
        std::size_t {1});
    QCOMPARE(snapshot.domains().size(), std::size_t {1});
    QCOMPARE(snapshot.domains()[0].code, std::string("SA"));
    QVERIFY(snapshot.find(EntityId {9999}) == nullptr);
}

void TestImportFiles::unchangedFilesAreSkippedAndNothingIsWritten()
{
    QCOMPARE(text(import()), std::string("ok"));
    auto before = Reader::open(m_path, systemNow(), {});
    const std::int64_t version = (*before)->db().dataVersion();
    auto report = import();
    QCOMPARE(text(report), std::string("ok"));
    for (const ImportedDocument &document : report->documents)
        QVERIFY(document.unchanged);
    QVERIFY(report->runs.empty());
    QVERIFY(std::any_of(report->counts.begin(), report->counts.end(), [](const KindCount &count) {
        return count.kind == EntityKind::Product && count.unchanged == 1 && count.added == 0;
    }));
    QCOMPARE((*before)->db().dataVersion(), version);
}

void TestImportFiles::keptCountsAreThoseOfACountAnew()
{
    const auto countsOf = [](const Result<ImportReport> &report) {
        std::string all = text(report);
        for (std::size_t i = 0; report && i < report->counts.size(); ++i) {
            const auto &count = report->counts[i];
            all += '\n' + std::string(word(count.kind)) + ' ' + std::to_string(count.added) + ' '
                + std::to_string(count.changed) + ' ' + std::to_string(count.unchanged);
        }
        return all;
    };
    const auto forget = [this] {
        auto db = store::Connection::open(m_path, store::Access::Write);
        QCOMPARE(text(db), std::string("ok"));
        QCOMPARE(text(db->execute("DELETE FROM meta WHERE key='stated_counts'")),
                 std::string("ok"));
        QVERIFY(db->changeCount() > 0); // it was there
    };
    QCOMPARE(text(import()), std::string("ok"));
    for (const bool changed : {false, true}) {
        if (changed) { // of three documents two are as they were
            QByteArray other = eventText;
            write("events.ndjson", other.replace("COMPLETE", "FAIL"));
            QCOMPARE(text(import()), std::string("ok"));
        }
        const std::string kept = countsOf(import());
        forget();
        QCOMPARE(kept, countsOf(import()));
    }
    // Counts of other documents are not taken for these.
    QVERIFY(QFile::remove(QString::fromStdString(m_mesh) + QStringLiteral("/events.ndjson")));
    QCOMPARE(text(import()), std::string("ok"));
    const std::string fewer = countsOf(import());
    forget();
    QCOMPARE(fewer, countsOf(import()));
}

void TestImportFiles::oneBrokenFileRefusesTheWholeImport()
{
    QCOMPARE(text(import()), std::string("ok"));
    const std::string before = dump();
    write("orders.odps.yaml", QByteArray(productText).replace("Orders", "Renamed"));
    write("z-broken.odcs.yaml", "apiVersion: v3.1.0\nkind: DataContract\nid: [unclosed\n");
    auto report = import();
    QVERIFY(!report);
    QVERIFY2(report.error().where.find("z-broken.odcs.yaml") != std::string::npos,
             text(report).c_str());
    QCOMPARE(dump(), before);
}

void TestImportFiles::allBrokenFilesAreNamedAndTheOthersCanBeImported()
{
    const QByteArray broken("apiVersion: v3.1.0\nkind: DataContract\nid: [unclosed\n");
    for (int i = 0; i < 12; ++i)
        write(QByteArray("z-" + QByteArray::number(i) + ".odcs.yaml").constData(), broken);
    std::size_t refused = 0;
    std::size_t files = 0;
    ImportOptions options;
    options.refused = [&](std::size_t count, std::size_t of) {
        refused = count;
        files = of;
    };
    const auto none = import(options);
    QVERIFY(!none);
    QCOMPARE(refused, std::size_t {12});
    QCOMPARE(files, std::size_t {15});
    const std::string &why = none.error().message;
    QVERIFY2(why.find("12 of 15 files") != std::string::npos, why.c_str());
    QVERIFY2(why.find("z-0.odcs.yaml:4") != std::string::npos
                 && why.find("z-11.odcs.yaml:4") != std::string::npos
                 && why.find("10 of 12 shown") != std::string::npos,
             why.c_str());
    options.keepGoing = true;
    const auto others = import(options);
    QVERIFY2(others.has_value(), text(others).c_str());
    QCOMPARE(others->documents.size(), std::size_t {3});
    QCOMPARE(std::ranges::count(others->issues, std::string("refused-file"), &Issue::code),
             std::ptrdiff_t {12});
}

void TestImportFiles::anUnknownFileInAFolderIsReportedOnly()
{
    write("package.json", "{\"name\": \"something else\"}");
    auto report = import();
    QCOMPARE(text(report), std::string("ok"));
    QVERIFY(std::any_of(report->issues.begin(), report->issues.end(), [](const Issue &issue) {
        return issue.code == "unknown-format" && issue.file.ends_with("package.json");
    }));
    auto writer = Writer::open(m_path);
    auto alone = (*writer)->import({m_mesh + "/package.json"}, {}, {}, {});
    QVERIFY(!alone);
}

void TestImportFiles::aChangedFileChangesItsThings()
{
    QCOMPARE(text(import()), std::string("ok"));
    write("orders.odcs.yaml",
          QByteArray(contractText).replace("One row per order", "Every order ever"));
    auto report = import();
    QCOMPARE(text(report), std::string("ok"));
    QVERIFY(QString::fromStdString(dump()).contains(QStringLiteral("Every order ever")));
    for (const KindCount &count : report->counts) {
        QCOMPARE(count.added, 0U);
        if (count.kind == EntityKind::Asset) {
            QCOMPARE(count.changed, 1U);
            QCOMPARE(count.unchanged, 1U); // the landing file, of a document that was skipped
        }
    }
}

void TestImportFiles::aRemovedFileTakesItsThingsAway()
{
    QCOMPARE(text(import()), std::string("ok"));
    QVERIFY(QFile::remove(QString::fromStdString(m_mesh + "/orders.odps.yaml")));
    auto report = import();
    QCOMPARE(text(report), std::string("ok"));
    auto reader = Reader::open(m_path, systemNow(), {});
    for (const Entry &entry : (*reader)->snapshot()->entries())
        QVERIFY(entry.kind != EntityKind::Product && entry.kind != EntityKind::Port);
    write("orders.odps.yaml", productText);
    QCOMPARE(text(import()), std::string("ok"));
    QVERIFY((*reader)->refresh(systemNow(), {}));
    const auto &entries = (*reader)->snapshot()->entries();
    QVERIFY(std::any_of(entries.begin(), entries.end(),
                        [](const Entry &entry) { return entry.kind == EntityKind::Product; }));
}

void TestImportFiles::aStopLeavesTheCatalogAsItWas()
{
    QCOMPARE(text(import()), std::string("ok"));
    const std::string before = dump();
    write("orders.odps.yaml", QByteArray(productText).replace("Orders", "Renamed"));
    std::stop_source stop;
    auto writer = Writer::open(m_path);
    auto report = (*writer)->import(
        {m_mesh}, {},
        [&stop](const ImportProgress &progress) {
            if (progress.what == "writing")
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(dump(), before);
    // The same writer goes on working.
    QCOMPARE(text((*writer)->import({m_mesh}, {}, {}, {})), std::string("ok"));
}

void TestImportFiles::aStopWhileFilesWaitOnDiskLeavesNothing()
{
    QCOMPARE(text(import()), std::string("ok"));
    const std::string before = dump();
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    write("events.ndjson", QByteArray(eventText).replace("2026-11", "2026-10"));
    write("orders.odps.yaml", QByteArray(productText).replace("Orders", "Renamed"));
    const auto stop = std::make_unique<std::stop_source>();
    ImportOptions options;
    options.stagedBytes = 0;
    auto writer = Writer::open(m_path);
    auto report = (*writer)->import(
        {m_mesh}, options, [&stop](const ImportProgress &) { stop->request_stop(); },
        stop->get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(dump(), before);
    QVERIFY(QDir(m_folder->path())
                .entryList({QStringLiteral(".meshscope-import*")}, QDir::Files | QDir::Hidden)
                .isEmpty());
    writer->reset();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), files);
}

void TestImportFiles::aFullDiskWhileReadingLeavesTheCatalogAsItWas()
{
    QCOMPARE(text(import()), std::string("ok"));
    const std::string before = dump();
    write("orders.odps.yaml", QByteArray(productText).replace("Orders", "Renamed"));
    ImportOptions options;
    options.stagedBytes = 0;
    auto writer = Writer::open(m_path);
    {
        const tests::FullDisk full(100);
        auto report = (*writer)->import({m_mesh}, options, {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Io);
        QVERIFY2(report.error().message.find("Make room there") != std::string::npos,
                 text(report).c_str());
        QCOMPARE(report.error().where, m_folder->path().toStdString());
    }
    QCOMPARE(dump(), before);
    QCOMPARE(text((*writer)->import({m_mesh}, options, {}, {})), std::string("ok"));
    QVERIFY(dump() != before);
}

void TestImportFiles::theShiftMovesTheWholeMesh()
{
    ImportOptions options;
    options.shift = std::chrono::days {10};
    QCOMPARE(text(import(options)), std::string("ok"));
    auto db = store::Connection::open(m_path, store::Access::Read);
    auto run = db->prepare("SELECT ended_at FROM run");
    QVERIFY(run.step());
    QCOMPARE(formatTime(fromEpochMs(run.integer(0))), std::string("2026-12-02T07:00:00.000Z"));
    run.reset();
    QVERIFY(verifyCatalog(*db, {})->isSound());
}

void TestImportFiles::aReaderSeesANewSnapshotAfterAnImport()
{
    QCOMPARE(text(import()), std::string("ok"));
    const TimePoint now = systemNow();
    auto reader = Reader::open(m_path, now, {});
    const auto first = (*reader)->snapshot();
    QVERIFY((*reader)->refresh(now, {}));
    QCOMPARE((*reader)->snapshot(), first);
    write("orders.odps.yaml", QByteArray(productText).replace("name: Orders", "name: Renamed"));
    QCOMPARE(text(import()), std::string("ok"));
    QVERIFY((*reader)->refresh(now, {}));
    QVERIFY((*reader)->snapshot() != first);
    const auto second = (*reader)->snapshot();
    QVERIFY((*reader)->refresh(now + std::chrono::days {1}, {}));
    QVERIFY((*reader)->snapshot() != second);
}

void TestImportFiles::domainsGetTwoLettersEach()
{
    std::vector<DomainInfo> domains;
    for (const char *name :
         {"Sales", "Stores", "Supply Chain", "Saves", "S", "\u9500\u552e", "Sales"}) {
        domains.emplace_back();
        domains.back().name = name;
    }
    nameDomainCodes(domains);
    std::string codes;
    for (const DomainInfo &domain : domains)
        codes += domain.code + ' ';
    QCOMPARE(codes, std::string("SA ST SC SV S ?? SL "));
}

void TestImportFiles::aDomainsColourComesFromItsNameAlone()
{
    const auto places = [](std::vector<std::string> names) {
        std::vector<DomainInfo> domains;
        for (std::size_t i = 0; i < names.size(); ++i) {
            domains.emplace_back();
            domains.back().id = EntityId {static_cast<std::int64_t>(i + 1)};
            domains.back().name = names[i];
        }
        placeDomainColours(domains);
        std::map<std::string, int> found;
        for (const DomainInfo &domain : domains)
            found[domain.name] = domain.slot;
        return found;
    };
    const std::vector<std::string> names {"Sales",     "Customers", "Logistics", "Finance",
                                          "Marketing", "Products",  "Stores"};
    const auto forwards = places(names);
    QCOMPARE(places({names.rbegin(), names.rend()}), forwards);
    QCOMPARE(forwards.at("Sales"), 0);
    QCOMPARE(places({"Legal", "Sales", "HR"}).at("Sales"), 0);
    QCOMPARE(places({"SALES"}).at("SALES"), 0);

    std::vector<std::string> many;
    for (int i = 0; i < 14; ++i)
        many.push_back("domain " + std::to_string(i));
    std::set<int> used;
    for (const auto &[name, slot] : places(many))
        used.insert(slot);
    QCOMPARE(used.size(), many.size()); // none twice; from the thirteenth on they are hatched
    QCOMPARE(*used.rbegin(), 13);
}

void TestImportFiles::damageInStoredDataIsFound()
{
    QCOMPARE(text(import()), std::string("ok"));
    auto writer = Writer::open(m_path);
    auto sound = verifyCatalog((*writer)->db(), {});
    QCOMPARE(text(sound), std::string("ok"));
    QVERIFY(sound->isSound());
    QVERIFY(sound->statements > 5);
    QVERIFY((*writer)->db().execute("UPDATE statement SET body=x'00' WHERE "
                                    "rowid=(SELECT min(rowid) FROM statement)"));
    QVERIFY((*writer)->db().execute("UPDATE source_doc SET raw=x'00' WHERE format='odps'"));
    auto damaged = verifyCatalog((*writer)->db(), {});
    QCOMPARE(text(damaged), std::string("ok"));
    QVERIFY(!damaged->isSound());
    QCOMPARE(damaged->damagedTotal, 2);
    QVERIFY(damaged->database.empty());
}

void TestImportFiles::killedImportsLeaveAllOrNothing()
{
    // A mesh large enough that a kill can meet every step.
    for (int i = 0; i < 120; ++i) {
        const QByteArray number = QByteArray::number(i);
        write(QByteArray("c" + number + ".odcs.yaml").constData(),
              QByteArray(contractText)
                  .replace("orders", "orders" + number)
                  .replace("dataProduct: orders" + number, "dataProduct: orders"));
    }
    QCOMPARE(text(import()), std::string("ok"));
    const std::string complete = dump();
    std::mt19937 random(20261124);
    int killed = 0;
    int finished = 0;
    int delayMs = 400;
    for (int round = 0; killed < 20 && round < 200; ++round) {
        for (const char *suffix : {"", "-wal", "-shm", ".lock"})
            QFile::remove(QString::fromStdString(m_path + suffix));
        QVERIFY(Writer::open(m_path)); // an empty catalog
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0)
            _exit(import() ? 0 : 1);
        usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(delayMs)) * 1000);
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        (WIFSIGNALED(status) ? killed : finished) += 1;
        if (!WIFSIGNALED(status))
            delayMs = std::max(delayMs * 3 / 4, 20);
        auto db = store::Connection::open(m_path, store::Access::Write);
        QVERIFY2(db, text(db).c_str());
        QCOMPARE(text(db->verify()), std::string("ok"));
        auto documents = db->prepare("SELECT count(*) FROM source_doc");
        QVERIFY(documents.step());
        const bool empty = documents.integer(0) == 0;
        documents.reset();
        if (empty) {
            auto entities = db->prepare(
                "SELECT (SELECT count(*) FROM entity) + (SELECT count(*) FROM source)");
            QVERIFY(entities.step());
            QCOMPARE(entities.integer(0), 0);
        } else {
            QVERIFY(tests::dumpCatalog(*db) == complete);
        }
    }
    QCOMPARE(killed, 20);
    qInfo("%d imports killed, %d finished first", killed, finished);
}

void TestImportFiles::nothingOfTheDemoLiesInTheFuture()
{
    QCOMPARE(formatDay(demoDay(*parseTime("2026-12-01T07:29:59Z"))), std::string("2026-11-30"));
    QCOMPARE(formatDay(demoDay(*parseTime("2026-12-01T07:30:00Z"))), std::string("2026-12-01"));

    // The files themselves: their newest observation is before that hour of their own day.
    QTemporaryDir folder;
    auto writer = Writer::open(folder.filePath(QStringLiteral("demo.meshscope")).toStdString());
    QVERIFY(writer);
    const auto report = (*writer)->import(
        {qEnvironmentVariable("MESHSCOPE_DEMO_FILES").toStdString()}, {}, {}, {});
    QCOMPARE(text(report), std::string("ok"));
    auto rows = (*writer)->db().prepare("SELECT max(executed_at), (SELECT max(ended_at) FROM run) "
                                        "FROM result");
    QVERIFY(rows.step());
    const auto morning = parseTime("2026-11-24T07:30:00Z")->time_since_epoch().count();
    for (const int column : {0, 1}) {
        QVERIFY(rows.integer(column) > 0);
        QVERIFY(rows.integer(column) <= morning);
    }
}

void TestImportFiles::theDemoIsMadeOnceADay()
{
    qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("data")).toUtf8());
    qputenv("MESHSCOPE_DEMO", QByteArray::fromStdString(m_mesh));
    auto first = openDemo({}, {});
    QCOMPARE(text(first), std::string("ok"));
    auto again = openDemo({}, {});
    QCOMPARE(*again, *first);
    auto db = store::Connection::open(*first, store::Access::Read);
    QCOMPARE(text(db), std::string("ok"));
    auto run = db->prepare("SELECT ended_at FROM run");
    QVERIFY(run.step());
    QCOMPARE(formatTime(fromEpochMs(run.integer(0))), std::string("2026-11-25T07:00:00.000Z"));
    run.reset();
    // Another version of the files is another demo; the one before it goes.
    write("events.ndjson", QByteArray(eventText) + '\n');
    auto changed = openDemo({}, {});
    QCOMPARE(text(changed), std::string("ok"));
    QVERIFY(*changed != *first);
    QVERIFY(!QFile::exists(QString::fromStdString(*first)));
    qputenv("MESHSCOPE_DEMO", "/nowhere");
    // Without the folder the message says where it should be.
    auto missing = openDemo({}, {});
    QVERIFY(missing || missing.error().code == ErrorCode::NotFound);
}

MESHSCOPE_TEST(TestImportFiles, QCoreApplication)
#include "tst_importfiles.moc"
