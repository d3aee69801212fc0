// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshfiles.h"
#include "support/catalogdump.h"
#include "support/testprogram.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"
#include "workspace/importhistory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;

namespace {

template<typename T>
std::string messageOf(const Result<T> &result)
{
    return result ? std::string("ok") : result.error().message;
}

} // namespace

class TestImportHistory : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("c.meshscope")).toStdString();
        m_writer = std::move(*Writer::open(m_path));
    }

    void anUndoneImportCanBeReadAgain()
    {
        write("mesh/orders.odcs.yaml", tests::contractText);
        QCOMPARE(messageOf(import("mesh")), std::string("ok"));
        const std::string first = tests::dumpCatalog(m_writer->db());
        write("mesh/orders.odps.yaml", tests::productText);
        write("mesh/run.json", tests::eventText);
        QCOMPARE(messageOf(import("mesh")), std::string("ok"));
        const std::string second = tests::dumpCatalog(m_writer->db());
        QCOMPARE(messageOf(undoImport(*m_writer, 2, {}, systemNow())), std::string("ok"));
        QCOMPARE(tests::dumpCatalog(m_writer->db()), first);
        QVERIFY(m_writer->db().verify());
        const auto again = import("mesh");
        QCOMPARE(messageOf(again), std::string("ok"));
        QCOMPARE(std::count_if(again->documents.begin(), again->documents.end(),
                               [](const auto &document) { return !document.unchanged; }),
                 2);
        QCOMPARE(tests::dumpCatalog(m_writer->db()), second);
    }

    void anUndoIsInTheAuditRecord()
    {
        write("orders.odcs.yaml", tests::contractText);
        QCOMPARE(messageOf(import("orders.odcs.yaml")), std::string("ok"));
        QCOMPARE(messageOf(undoImport(*m_writer, 1, {}, systemNow())), std::string("ok"));
        const auto page = auditPage(m_writer->db(), {"import:1", {}, {}, {}}, 0, 10);
        QVERIFY(page);
        QCOMPARE(page->events.size(), std::size_t {1});
        QCOMPARE(page->events[0].action, std::string("undo_import"));
        QVERIFY(page->events[0].snapshot.find("\"added\":") != std::string::npos);
        QVERIFY(verifyAudit(m_writer->db(), AuditExtent::Whole, {})->intact);
        QVERIFY(m_writer->db().verify());
    }

    void anImportWithoutNewsWritesNoSet()
    {
        write("orders.odcs.yaml", tests::contractText);
        QCOMPARE(messageOf(import("orders.odcs.yaml")), std::string("ok"));
        QCOMPARE(messageOf(import("orders.odcs.yaml")), std::string("ok"));
        QCOMPARE(importHistory(m_writer->db(), {}, 0, 10)->total, 1);
    }

    void anEarlierCatalogIsAFileThatIsOnlyRead()
    {
        write("orders.odcs.yaml", tests::contractText);
        QCOMPARE(messageOf(import("orders.odcs.yaml")), std::string("ok"));
        const std::string first = tests::dumpCatalog(m_writer->db());
        write("run.json", tests::eventText);
        QCOMPARE(messageOf(import("run.json")), std::string("ok"));
        const std::string target = m_folder->filePath(QStringLiteral("then")).toStdString();
        auto reader = Reader::open(m_path, systemNow(), {});
        QCOMPARE(messageOf(reader), std::string("ok"));
        QCOMPARE(messageOf(writeCatalogAsOf((*reader)->db(), 1, target)), std::string("ok"));
        auto then = Reader::open(target, systemNow(), {});
        QCOMPARE(messageOf(then), std::string("ok"));
        QCOMPARE(tests::dumpCatalog((*then)->db()), first);
        QCOMPARE(importHistory((*then)->db(), {}, 0, 10)->total, 1);
        QCOMPARE(Writer::open(target).error().code, ErrorCode::Denied);
        QCOMPARE(messageOf(writeCatalogAsOf((*reader)->db(), 1, target)),
                 std::string("there is a file of this name already"));
        QCOMPARE(messageOf(writeCatalogAsOf((*reader)->db(), 9, target + "2")),
                 std::string("there is no import 9 in the history"));
        // Nothing is left beside it but what a reader makes.
        QVERIFY(!QFile::exists(QString::fromStdString(target + ".part")));
        QVERIFY(!QFile::exists(QString::fromStdString(target + "2")));
    }

private:
    void write(const char *name, const char *content)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    Result<ImportReport> import(const char *name)
    {
        return m_writer->import({m_folder->filePath(QLatin1String(name)).toStdString()}, {}, {},
                                {});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    std::unique_ptr<Writer> m_writer;
};

MESHSCOPE_TEST(TestImportHistory, QCoreApplication)
#include "tst_importhistory.moc"
