// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/database.h"
#include "connect/session.h"
#include "connect/viewtargets.h"
#include "core/connect/postgresserver.h"
#include "core/ingest/golden.h"
#include "support/testprogram.h"
#include "workspace/catalogfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace meshscope;
using ingest::DumpSink;

namespace {

const char *const shopSql = R"(
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'What we sell';
CREATE TABLE sales.customers (id int PRIMARY KEY, email text NOT NULL UNIQUE, "Full Name" text);
COMMENT ON TABLE sales.customers IS 'One row per customer';
COMMENT ON COLUMN sales.customers.email IS 'Where mail goes';
CREATE TABLE sales.orders (id bigint, line int, customer_id int REFERENCES sales.customers,
    amount numeric(12,2) CHECK (amount >= 0), PRIMARY KEY (id, line));
CREATE VIEW sales.order_totals AS
    SELECT o.id, c.email, s.total FROM sales.orders o
    JOIN sales.customers c ON c.id = o.customer_id
    JOIN (SELECT id, sum(amount) AS total FROM sales.orders GROUP BY id) s ON s.id = o.id
    WHERE o.line > 0;
CREATE MATERIALIZED VIEW sales.mail AS SELECT email AS address FROM sales.order_totals;
CREATE TABLE sales.events (at date, what text) PARTITION BY RANGE (at);
CREATE TABLE sales.events_2026 PARTITION OF sales.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
)";

const char *const fileSql = R"(
CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);
CREATE TABLE "order" (id INTEGER, line INT, customer_id INT REFERENCES customer,
    amount REAL, PRIMARY KEY (id, line));
CREATE VIEW totals AS SELECT customer_id, sum(amount) AS total FROM "order" GROUP BY 1;
CREATE VIEW mail AS SELECT email, total FROM customer JOIN totals ON customer.id = customer_id;
CREATE VIEW broken AS SELECT x FROM dropped;
)";

std::string makeFile(const QTemporaryDir &folder, const char *sql)
{
    const std::string path = folder.filePath("shop.db").toStdString();
    sqlite3 *handle = nullptr;
    const bool made = sqlite3_open(path.c_str(), &handle) == SQLITE_OK
        && sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(handle);
    return made ? path : std::string();
}

/// The text without what differs from run to run.
std::string plain(const std::string &text, const std::string &hidden, const std::string &word)
{
    return QString::fromStdString(text)
        .replace(QString::fromStdString(hidden), QString::fromStdString(word))
        .toStdString();
}

QString expectedFile(const QString &name)
{
    return QStringLiteral(MESHSCOPE_CONNECT_FIXTURES "/") + name + QStringLiteral(".expected");
}

std::unique_ptr<workspace::Writer> newCatalog(const QTemporaryDir &folder)
{
    return std::move(*workspace::Writer::open(folder.filePath("c.meshscope").toStdString()));
}

Result<workspace::ImportReport> import(workspace::Writer &writer, const std::string &path)
{
    return writer.import({path}, {}, {}, {});
}

} // namespace

class TestConnect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void postgresSaysItsTablesKeysAndComments();
    void postgresViewsAreLineage();
    void aPasswordIsNeverShown();
    void anAddressWithoutAServerSaysWhatToDo();
    void aStopIsSeen();
    void aDatabaseIsReadAgainOnlyWhenItChanged();
    void whatADatabaseDropsIsGone();
    void nothingCanBeWritten();
    void sqliteSaysItsTablesAndViews();
    void aCatalogIsNoSource();
    void onlyTheOutermostTargetsCount();

private:
    std::string address() const
    {
        return "postgresql://mesh:secret@127.0.0.1:" + std::to_string(m_server.port())
            + "/postgres";
    }
    std::string dump(const std::vector<std::string> &kinds) const
    {
        DumpSink sink;
        const auto description = connect::readPostgres(address(), sink, {});
        if (!description)
            return description.error().message;
        return plain(sink.dump(kinds), std::to_string(m_server.port()), "PORT");
    }

    PostgresServer m_server;
};

void TestConnect::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    QCOMPARE(m_server.run(shopSql), QString());
}

void TestConnect::postgresSaysItsTablesKeysAndComments()
{
    QCOMPARE(ingest::compareExpected(dump({"asset"}), expectedFile("tables")), QString());
}

void TestConnect::postgresViewsAreLineage()
{
    QCOMPARE(ingest::compareExpected(dump({"edge", "job"}), expectedFile("views")), QString());
}

void TestConnect::aPasswordIsNeverShown()
{
    const auto shown
        = connect::shownAddress("postgresql://ana:s3cret@db.example.com:5433/shop?sslmode=require");
    QVERIFY(shown.has_value());
    QCOMPARE(QString::fromStdString(*shown), "postgresql://ana@db.example.com:5433/shop");
    const auto broken = connect::shownAddress("postgresql://ana:s3cret@[db/shop");
    QVERIFY(!broken.has_value());
    QVERIFY(broken.error().message.find("s3cret") == std::string::npos);
    QVERIFY(broken.error().message.find("postgresql://USER@HOST:PORT/DATABASE")
            != std::string::npos);
}

void TestConnect::anAddressWithoutAServerSaysWhatToDo()
{
    DumpSink sink;
    const auto result = connect::readPostgres("postgresql://ana:s3cret@127.0.0.1:1/shop", sink, {});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::Io);
    QCOMPARE(QString::fromStdString(result.error().where), "postgresql://ana@127.0.0.1:1/shop");
    QVERIFY(result.error().message.find("Connection refused") != std::string::npos);
    QVERIFY(result.error().message.find("s3cret") == std::string::npos);
    QVERIFY(result.error().message.find("try again") != std::string::npos);
}

void TestConnect::aStopIsSeen()
{
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    DumpSink sink;
    const auto result = connect::readPostgres(address(), sink, source->get_token());
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(sink.records.empty());
}

void TestConnect::aDatabaseIsReadAgainOnlyWhenItChanged()
{
    const QTemporaryDir folder;
    const auto writer = newCatalog(folder);
    const auto first = import(*writer, address());
    QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
    QVERIFY(!first->documents.front().unchanged);
    QVERIFY(first->documents.front().file.find("secret") == std::string::npos);
    const auto again = import(*writer, address());
    QVERIFY(again.has_value());
    QVERIFY(again->documents.front().unchanged);
    QCOMPARE(m_server.run("COMMENT ON TABLE sales.orders IS 'One row per line'"), QString());
    const auto changed = import(*writer, address());
    QVERIFY(changed.has_value());
    QVERIFY(!changed->documents.front().unchanged);
}

void TestConnect::whatADatabaseDropsIsGone()
{
    const QTemporaryDir folder;
    const auto writer = newCatalog(folder);
    QCOMPARE(m_server.run("CREATE TABLE sales.short_lived (x int)"), QString());
    QVERIFY(import(*writer, address()).has_value());
    QCOMPARE(m_server.run("DROP TABLE sales.short_lived"), QString());
    const auto report = import(*writer, address());
    QVERIFY(report.has_value());
    for (const workspace::KindCount &count : report->counts) {
        if (count.kind == EntityKind::Asset)
            QCOMPARE(count.removed, 1U);
    }
}

void TestConnect::nothingCanBeWritten()
{
    auto session = connect::Session::open(address(), {});
    QVERIFY(session.has_value());
    const Status status = session->query("CREATE TABLE sales.no (x int)", {});
    QVERIFY(!status.has_value());
    QVERIFY(status.error().message.find("read-only transaction") != std::string::npos);
}

void TestConnect::sqliteSaysItsTablesAndViews()
{
    const QTemporaryDir folder;
    const std::string path = makeFile(folder, fileSql);
    QVERIFY(connect::isSqliteFile(path));
    DumpSink sink;
    const auto description = connect::readSqlite(path, sink, {});
    QVERIFY2(description.has_value(), description ? "" : description.error().message.c_str());
    QCOMPARE(ingest::compareExpected(plain(sink.dump() + sink.issueDump(), path, "FILE"),
                                     expectedFile("sqlite")),
             QString());
}

void TestConnect::aCatalogIsNoSource()
{
    const QTemporaryDir folder;
    const auto writer = newCatalog(folder);
    const auto report = import(*writer, writer->db().path());
    QVERIFY(!report.has_value());
    QCOMPARE(QString::fromStdString(report.error().message),
             "this is a Meshscope catalog: open it instead of importing it");
}

void TestConnect::onlyTheOutermostTargetsCount()
{
    const auto targets = connect::viewTargets(
        "({QUERY :rtable ({RTE :subquery {QUERY :targetList ({TARGETENTRY :expr {VAR :varno 1} "
        ":resno 1 :resname inner :resorigtbl 9 :resorigcol 9 :resjunk false})}}) :targetList "
        "({TARGETENTRY :expr {VAR :varno 1} :resno 1 :resname full\\ name :ressortgroupref 0 "
        ":resorigtbl 42 :resorigcol 3 :resjunk false} {TARGETENTRY :expr {CONST :x 1} :resno 2 "
        ":resname sum :resorigtbl 0 :resorigcol 0 :resjunk false} {TARGETENTRY :expr {VAR :y 1} "
        ":resno 3 :resname sorted :resorigtbl 42 :resorigcol 4 :resjunk true}) :sortClause <>})");
    QCOMPARE(targets.size(), 1U);
    QCOMPARE(QString::fromStdString(targets[0].name), "full name");
    QCOMPARE(targets[0].table, 42);
    QCOMPARE(targets[0].column, 3);
}

MESHSCOPE_TEST(TestConnect, QCoreApplication)
#include "tst_connect.moc"
