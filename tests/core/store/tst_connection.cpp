// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/migrations.h"
#include "store/schema.h"
#include "support/testprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace meshscope;
using namespace meshscope::store;

namespace {

std::string text(const Status &status)
{
    return status ? std::string("ok") : status.error().message + " @ " + status.error().where;
}

template<typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Cancelled : result.error().code;
}

int modeOf(const std::string &path)
{
    struct stat state
    {
    };
    return stat(path.c_str(), &state) == 0 ? static_cast<int>(state.st_mode & 0777) : -1;
}

std::int64_t number(Connection &db, std::string_view sql)
{
    auto query = db.prepare(sql);
    const std::int64_t value = query.step() ? query.integer(0) : -1;
    return query.finish() ? value : -2;
}

void writeFile(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewCatalogIsPrivate();
    void aFileThatIsThereIsNotOverwritten();
    void aSecondWriterIsRefusedAndTheFirstIsNamed();
    void readersSeeWhatWasCommitted();
    void aTransactionThatIsDroppedLeavesNothing();
    void onlyChangesCount();
    void aStatementKeepsItsFirstError();
    void nullAndEmptyTextsStayApart();
    void whatIsNoCatalogIsRefused();
    void aForeignTriggerIsRefused();
    void aNewerCatalogIsRefused();
    void aMigrationIsAllOrNothing();
    void aCatalogOfTheFirstVersionStillOpens();
    void aFullDiskChangesNothing();
    void aDamagedPageIsNoticed();
    void aBackupIsWholeAndPrivate();
    void aStopEndsALongStatement();
    void onlyTheWriterMayCheckpoint();
    void aLargeLogIsEmptiedUnlessAReaderNeedsIt();
    void auditEventsCannotBeChanged();
    void committedRowsSurviveAKill();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestConnection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("new folder/catalog.meshscope")).toStdString();
}

void TestConnection::aNewCatalogIsPrivate()
{
    auto db = Connection::create(m_path);
    QVERIFY2(db, db ? "" : db.error().message.c_str());
    QCOMPARE(modeOf(m_path), 0600);
    QCOMPARE(modeOf(m_path + ".lock"), 0600);
    QCOMPARE(modeOf(m_path + "-wal"), 0600);
    QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("new folder")).toStdString()), 0700);
    QCOMPARE(number(*db, "PRAGMA synchronous"), 2);
    QCOMPARE(number(*db, "PRAGMA wal_autocheckpoint"), 0);
    QCOMPARE(number(*db, "PRAGMA foreign_keys"), 1);
}

void TestConnection::aFileThatIsThereIsNotOverwritten()
{
    QVERIFY(Connection::create(m_path));
    QCOMPARE(codeOf(Connection::create(m_path)), ErrorCode::Conflict);
    QVERIFY(Connection::open(m_path, Access::Write));
}

void TestConnection::aSecondWriterIsRefusedAndTheFirstIsNamed()
{
    auto first = Connection::create(m_path);
    QVERIFY(first);
    auto second = Connection::open(m_path, Access::Write);
    QCOMPARE(codeOf(second), ErrorCode::Conflict);
    QVERIFY(second.error().message.find("process " + std::to_string(getpid()))
            != std::string::npos);
    QVERIFY(Connection::open(m_path, Access::Read));
    first = Connection::memory(); // gives the lock back
    QVERIFY(Connection::open(m_path, Access::Write));
}

void TestConnection::readersSeeWhatWasCommitted()
{
    auto writer = Connection::create(m_path);
    auto reader = Connection::open(m_path, Access::Read);
    QVERIFY(reader);
    const std::int64_t before = reader->dataVersion();
    auto transaction = Transaction::begin(*writer);
    QCOMPARE(text(writer->execute("INSERT INTO meta VALUES('a', '1')")), std::string("ok"));
    QCOMPARE(number(*reader, "SELECT count(*) FROM meta WHERE key='a'"), 0);
    QCOMPARE(reader->dataVersion(), before);
    QCOMPARE(text(transaction->commit()), std::string("ok"));
    QCOMPARE(number(*reader, "SELECT count(*) FROM meta WHERE key='a'"), 1);
    QVERIFY(reader->dataVersion() > before);
    QVERIFY(!reader->execute("DELETE FROM meta"));
}

void TestConnection::aTransactionThatIsDroppedLeavesNothing()
{
    auto db = Connection::memory();
    {
        auto transaction = Transaction::begin(*db);
        QVERIFY(transaction);
        QVERIFY(db->execute("INSERT INTO meta VALUES('a', '1')"));
        QVERIFY(!Transaction::begin(*db)); // one at a time
    }
    QCOMPARE(number(*db, "SELECT count(*) FROM meta WHERE key='a'"), 0);
    QVERIFY(Transaction::begin(*db));
}

void TestConnection::onlyChangesCount()
{
    auto db = Connection::memory();
    const std::int64_t before = db->dataVersion();
    auto idle = Transaction::begin(*db);
    QVERIFY(db->execute("UPDATE meta SET value='x' WHERE key='nothing'"));
    QVERIFY(idle->commit());
    QCOMPARE(db->dataVersion(), before);
}

void TestConnection::aStatementKeepsItsFirstError()
{
    auto db = Connection::memory();
    auto broken = db->prepare("SELECT nothing FROM nowhere");
    QVERIFY(!broken.bind(1, 5).step());
    auto status = broken.finish();
    QVERIFY(!status);
    QCOMPARE(status.error().where, std::string("SELECT nothing FROM nowhere"));
    auto range = db->prepare("SELECT ?1");
    QVERIFY(!range.bind(2, 5).step());
    QVERIFY(!range.run());
    QVERIFY(!range.run());
}

void TestConnection::nullAndEmptyTextsStayApart()
{
    auto db = Connection::memory();
    auto query = db->prepare("SELECT ?1, ?2, ?3, ?4");
    query.bind(1, std::string_view()).bindNull(2).bind(3, EntityId {}).bind(4, EntityId {7});
    QVERIFY(query.step());
    QVERIFY(!query.isNull(0));
    QVERIFY(query.text(0).empty());
    QVERIFY(query.isNull(1));
    QVERIFY(query.isNull(2));
    QVERIFY(!query.id<EntityId>(2));
    QCOMPARE(query.id<EntityId>(3).value, 7);
}

void TestConnection::whatIsNoCatalogIsRefused()
{
    const std::string other = m_folder->filePath(QStringLiteral("other")).toStdString();
    QCOMPARE(codeOf(Connection::open(other, Access::Read)), ErrorCode::NotFound);
    QCOMPARE(codeOf(Connection::open(m_folder->path().toStdString(), Access::Read)),
             ErrorCode::NotFound);
    writeFile(other, "not a database, but long enough to look at: " + QByteArray(2000, 'x'));
    QCOMPARE(codeOf(Connection::open(other, Access::Read)), ErrorCode::Corrupt);
    writeFile(other, {});
    QCOMPARE(codeOf(Connection::open(other, Access::Write)), ErrorCode::Invalid);
    {
        auto db = Connection::create(m_path);
        QVERIFY(db->execute("PRAGMA application_id=1"));
    }
    QCOMPARE(codeOf(Connection::open(m_path, Access::Read)), ErrorCode::Invalid);
}

void TestConnection::aForeignTriggerIsRefused()
{
    {
        auto db = Connection::create(m_path);
        QVERIFY(
            db->execute("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM entity; END"));
    }
    QCOMPARE(codeOf(Connection::open(m_path, Access::Read)), ErrorCode::Invalid);
    QCOMPARE(codeOf(Connection::open(m_path, Access::Write)), ErrorCode::Invalid);
}

void TestConnection::aNewerCatalogIsRefused()
{
    {
        auto db = Connection::create(m_path);
        QVERIFY(db->execute("PRAGMA user_version=" + std::to_string(schemaVersion + 1)));
    }
    for (const Access access : {Access::Read, Access::Write}) {
        auto opened = Connection::open(m_path, access);
        QCOMPARE(codeOf(opened), ErrorCode::Invalid);
        QVERIFY(opened.error().message.find("newer") != std::string::npos);
    }
}

void TestConnection::aMigrationIsAllOrNothing()
{
    auto db = Connection::memory();
    const std::array steps {Migration {schemaVersion, "CREATE TABLE added(x)"},
                            Migration {schemaVersion + 1, "CREATE TABLE broken("}};
    QVERIFY(!migrate(*db, steps, schemaVersion + 2));
    QCOMPARE(number(*db, "PRAGMA user_version"), schemaVersion);
    QCOMPARE(number(*db, "SELECT count(*) FROM sqlite_schema WHERE name='added'"), 0);
    QCOMPARE(text(migrate(*db, steps, schemaVersion + 1)), std::string("ok"));
    QCOMPARE(number(*db, "PRAGMA user_version"), schemaVersion + 1);
    QCOMPARE(number(*db, "SELECT count(*) FROM sqlite_schema WHERE name='added'"), 1);
    QVERIFY(!migrate(*db, steps, schemaVersion + 5)); // no way to there
}

void TestConnection::aCatalogOfTheFirstVersionStillOpens()
{
    for (const Access access : {Access::Read, Access::Write}) {
        QFile::remove(QString::fromStdString(m_path));
        {
            auto db = Connection::create(m_path);
            QVERIFY(db->execute("DROP TABLE identity_decision; DROP TABLE identity_member; "
                                "DROP TABLE identity_flow; DROP TABLE identity_moved; "
                                "DROP TABLE change_part; DROP TABLE change; DROP TABLE change_set; "
                                "DROP TABLE import_root; DROP INDEX source_doc_locator; "
                                "DROP INDEX source_doc_scope; DROP INDEX edge_job; "
                                "DROP INDEX entity_absent; "
                                "INSERT INTO meta VALUES('kept', 'yes'); PRAGMA user_version=1"));
        }
        auto db = Connection::open(m_path, access);
        QVERIFY2(db, db ? "" : db.error().message.c_str());
        QCOMPARE(number(*db, "PRAGMA user_version"), schemaVersion);
        QCOMPARE(number(*db, "SELECT count(*) FROM meta WHERE key='kept'"), 1);
        QCOMPARE(number(*db, "SELECT count(*) FROM identity_decision"), 0);
        QCOMPARE(number(*db, "SELECT count(*) FROM change_set"), 0);
    }
}

void TestConnection::aFullDiskChangesNothing()
{
    auto db = Connection::create(m_path);
    QVERIFY(db->execute("PRAGMA max_page_count=150"));
    auto transaction = Transaction::begin(*db);
    auto insert = db->prepare("INSERT INTO meta VALUES(?1, ?2)");
    Status status;
    for (int i = 0; i < 2000 && status; ++i)
        status = insert.bind(1, "key" + std::to_string(i)).bind(2, std::string(1000, 'v')).run();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Io);
    QVERIFY(status.error().message.find("disk is full") != std::string::npos);
    QVERIFY(!transaction->commit());
    QCOMPARE(number(*db, "SELECT count(*) FROM meta"), 1);
    QCOMPARE(text(db->verify()), std::string("ok"));
    auto again = Transaction::begin(*db);
    QVERIFY(again);
    QVERIFY(db->execute("INSERT INTO meta VALUES('small', '1')"));
    QVERIFY(again->commit());
}

void TestConnection::aDamagedPageIsNoticed()
{
    {
        auto db = Connection::create(m_path);
        auto transaction = Transaction::begin(*db);
        auto insert = db->prepare("INSERT INTO meta VALUES(?1, ?2)");
        for (int i = 0; i < 500; ++i)
            QVERIFY(insert.bind(1, "key" + std::to_string(i)).bind(2, std::string(200, 'v')).run());
        QVERIFY(transaction->commit());
        QVERIFY(db->checkpoint());
    }
    // The WAL still holds good copies of the pages; without it only the file counts.
    QVERIFY(QFile::remove(QString::fromStdString(m_path + "-wal")));
    QFile file(QString::fromStdString(m_path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 1; page < file.size() / 4096; ++page) {
        file.seek(page * 4096);
        file.write(QByteArray(64, '\xff'));
    }
    file.close();
    auto db = Connection::open(m_path, Access::Read);
    if (db)
        QCOMPARE(codeOf(db->verify()), ErrorCode::Corrupt);
    else
        QCOMPARE(db.error().code, ErrorCode::Corrupt);
}

void TestConnection::aBackupIsWholeAndPrivate()
{
    auto db = Connection::create(m_path);
    QVERIFY(db->execute("INSERT INTO meta VALUES('only', 'in the WAL')"));
    const std::string copy = m_path + ".backup";
    QCOMPARE(text(db->backUpTo(copy)), std::string("ok"));
    QCOMPARE(modeOf(copy), 0600);
    QCOMPARE(codeOf(db->backUpTo(copy)), ErrorCode::Conflict);
    auto opened = Connection::open(copy, Access::Read);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE(number(*opened, "SELECT count(*) FROM meta WHERE key='only'"), 1);
}

void TestConnection::aStopEndsALongStatement()
{
    auto db = Connection::memory();
    std::stop_source stop;
    db->setStop(stop.get_token());
    stop.request_stop();
    auto endless = db->prepare(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n");
    QVERIFY(!endless.step());
    QCOMPARE(codeOf(endless.finish()), ErrorCode::Cancelled);
    db->setStop({});
    QCOMPARE(number(*db, "SELECT 1"), 1);
}

void TestConnection::onlyTheWriterMayCheckpoint()
{
    auto writer = Connection::create(m_path);
    auto reader = Connection::open(m_path, Access::Read);
    QCOMPARE(codeOf(reader->checkpoint()), ErrorCode::Denied);
    QVERIFY(writer->checkpoint());
}

void TestConnection::aLargeLogIsEmptiedUnlessAReaderNeedsIt()
{
    auto writer = Connection::create(m_path);
    QVERIFY(writer);
    const auto fill = [&writer](int number) { // 8 MB: more than a decision, less than an import
        auto transaction = Transaction::begin(*writer);
        const std::string sql = "INSERT INTO meta VALUES('filler" + std::to_string(number)
            + "', CAST(zeroblob(8000000) AS TEXT))";
        return transaction && writer->execute(sql).has_value() && transaction->commit().has_value();
    };
    const auto logSize
        = [this] { return QFileInfo(QString::fromStdString(m_path + "-wal")).size(); };
    QVERIFY(fill(1));
    auto reader = Connection::open(m_path, Access::Read);
    QVERIFY(reader);
    QVERIFY(reader->execute("BEGIN"));
    QCOMPARE(number(*reader, "SELECT count(*) FROM meta WHERE key LIKE 'filler%'"), 1);
    QVERIFY(fill(2));
    QVERIFY(writer->checkpoint()); // neither waits nor fails
    QVERIFY(logSize() > 8'000'000);
    QCOMPARE(number(*reader, "SELECT count(*) FROM meta WHERE key LIKE 'filler%'"), 1);
    QVERIFY(reader->execute("COMMIT"));
    QVERIFY(writer->checkpoint());
    QCOMPARE(logSize(), 0);
    QCOMPARE(number(*reader, "SELECT count(*) FROM meta WHERE key LIKE 'filler%'"), 2);
}

void TestConnection::auditEventsCannotBeChanged()
{
    auto db = Connection::memory();
    QVERIFY(db->execute("INSERT INTO audit_event VALUES(1, 0, 0, '', '', '', 'a', '', '', '', '', "
                        "'{}', 'p', 'h')"));
    QVERIFY(!db->execute("UPDATE audit_event SET action='b'"));
    QVERIFY(!db->execute("DELETE FROM audit_event"));
}

void TestConnection::committedRowsSurviveAKill()
{
    QVERIFY(Connection::create(m_path));
    std::int64_t acknowledged = 0;
    for (int round = 0; round < 5; ++round) {
        int pipes[2];
        QCOMPARE(pipe(pipes), 0);
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            auto db = Connection::open(m_path, Access::Write);
            for (std::int64_t i = 0; db; ++i) {
                auto transaction = Transaction::begin(*db);
                auto insert = db->prepare("INSERT INTO meta VALUES(?1, ?2)");
                const std::string key = std::to_string(round) + ':' + std::to_string(i);
                const bool ok = insert.bind(1, key).bind(2, "first").run()
                    && insert.bind(1, key + "b").bind(2, "second").run() && transaction->commit();
                if (!ok || write(pipes[1], "+", 1) != 1)
                    break;
                if (i % 50 == 49)
                    static_cast<void>(db->checkpoint().has_value());
            }
            _exit(1);
        }
        ::close(pipes[1]);
        char mark = 0;
        for (int i = 0; i < 40 + 30 * round && read(pipes[0], &mark, 1) == 1; ++i)
            ++acknowledged;
        kill(child, SIGKILL);
        while (read(pipes[0], &mark, 1) == 1)
            ++acknowledged;
        ::close(pipes[0]);
        waitpid(child, nullptr, 0);
        auto db = Connection::open(m_path, Access::Write);
        QVERIFY2(db, db ? "" : db.error().message.c_str());
        QCOMPARE(text(db->verify()), std::string("ok"));
        const std::int64_t rows = number(*db, "SELECT count(*) FROM meta") - 1;
        QVERIFY(rows >= 2 * acknowledged);
        QCOMPARE(rows % 2, 0);
    }
    QVERIFY(acknowledged > 100);
}

MESHSCOPE_TEST(TestConnection, QCoreApplication)
#include "tst_connection.moc"
