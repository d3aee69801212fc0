// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshfiles.h"
#include "support/catalogdump.h"
#include "support/testprogram.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"
#include "workspace/importhistory.h"
#include "workspace/importroots.h"
#include "workspace/sourceremoval.h"
#include "workspace/sourcespage.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::workspace;

namespace {

template<typename T>
std::string outcomeText(const Result<T> &result)
{
    return result ? std::string("ok") : result.error().message;
}

} // namespace

class TestSourceRemoval : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("c.meshscope")).toStdString();
        m_writer = std::move(*Writer::open(m_path));
        write("mesh/orders.odcs.yaml", tests::contractText);
        write("mesh/orders.odps.yaml", tests::productText);
        write("runs/run.json", tests::eventText);
    }

    void whatOnlyItSaidGoesAndIsBackAfterAnUndo()
    {
        QCOMPARE(outcomeText(import("mesh")), std::string("ok"));
        const std::int64_t alone = present();
        QCOMPARE(outcomeText(import("runs")), std::string("ok"));
        QVERIFY(present() > alone);
        QCOMPARE(tests::number(db(), "SELECT count(*) FROM edge"), 1);
        const std::string both = tests::dumpCatalog(db());

        const auto plan = planRemoval(db(), named("runs"));
        QCOMPARE(outcomeText(plan), std::string("ok"));
        QCOMPARE(plan->documents, 1);
        const auto removed = removeSource(*m_writer, named("runs"), {}, systemNow(), {});
        QCOMPARE(outcomeText(removed), std::string("ok"));
        QCOMPARE(removed->total().only, plan->total().only);
        QCOMPARE(present(), alone);
        QCOMPARE(tests::number(db(), "SELECT count(*) FROM edge"), 0);
        QCOMPARE(tests::number(db(),
                               "SELECT count(*) FROM statement s JOIN source_doc d ON "
                               "d.id=s.doc_id WHERE d.path LIKE '%run.json'"),
                 0);
        QVERIFY(db().verify());
        QCOMPARE(sourceNames(), std::vector<std::string> {"mesh"});
        QCOMPARE(outcomeText(planRemoval(db(), removed->source)),
                 std::string("There is no such source in this catalog."));

        const auto history = importHistory(db(), {}, 0, 10);
        QCOMPARE(history->total, 3);
        QVERIFY(history->sets.front().total().removed > 0);
        QCOMPARE(removed->changeSet, history->sets.front().id);
        QCOMPARE(outcomeText(undoImport(*m_writer, history->sets.front().id, {}, systemNow())),
                 std::string("ok"));
        QCOMPARE(tests::dumpCatalog(db()), both);
        QCOMPARE(sourceNames(), (std::vector<std::string> {"mesh", "runs"}));
    }

    void readingItAgainBringsItBack()
    {
        QCOMPARE(outcomeText(import("mesh")), std::string("ok"));
        QCOMPARE(outcomeText(import("runs")), std::string("ok"));
        const std::string both = tests::dumpCatalog(db());
        for (const char *name : {"runs", "mesh"}) {
            QCOMPARE(outcomeText(removeSource(*m_writer, named(name), {}, systemNow(), {})),
                     std::string("ok"));
            QCOMPARE(outcomeText(import(name)), std::string("ok"));
            QCOMPARE(tests::dumpCatalog(db()), both);
        }
    }

    void whatOthersDescribeTooStays()
    {
        QCOMPARE(outcomeText(import("mesh")), std::string("ok"));
        write("more/orders.odcs.yaml", tests::contractText);
        QCOMPARE(outcomeText(import("more")), std::string("ok"));
        const std::int64_t before = present();
        const auto plan = planRemoval(db(), named("more"));
        QCOMPARE(outcomeText(plan), std::string("ok"));
        QCOMPARE(plan->total().only, 0);
        QVERIFY(plan->total().shared > 0);
        QCOMPARE(outcomeText(removeSource(*m_writer, named("more"), {}, systemNow(), {})),
                 std::string("ok"));
        QCOMPARE(present(), before);
    }

    void itsFolderIsNotWatchedAnyMore()
    {
        QCOMPARE(outcomeText(import("mesh")), std::string("ok"));
        QCOMPARE(outcomeText(import("runs")), std::string("ok"));
        for (const char *name : {"mesh", "runs"})
            QVERIFY(setWatched(db(), named(name), true, systemNow()));
        QCOMPARE(watchedPaths(db())->size(), std::size_t {2});
        QCOMPARE(outcomeText(removeSource(*m_writer, named("runs"), {}, systemNow(), {})),
                 std::string("ok"));
        QCOMPARE(*watchedPaths(db()), std::vector<std::string> {pathOf("mesh")});
        QVERIFY(planRemoval(db(), named("mesh"))->sharedFolders.empty());
    }

    void aFolderOfSeveralSourcesIsNamed()
    {
        QDir().mkpath(m_folder->filePath(QStringLiteral("mesh/target")));
        write("mesh/target/manifest.json", tests::emptyProjectText);
        QCOMPARE(outcomeText(import("mesh")), std::string("ok"));
        const auto plan = planRemoval(db(), named("shop"));
        QCOMPARE(outcomeText(plan), std::string("ok"));
        QCOMPARE(plan->sharedFolders, std::vector<std::string> {pathOf("mesh")});
        QCOMPARE(outcomeText(removeSource(*m_writer, named("shop"), {}, systemNow(), {})),
                 std::string("ok"));
        QCOMPARE(sourceNames(), std::vector<std::string> {"mesh"});
    }

    void whoRemovedItIsInTheAuditRecord()
    {
        QCOMPARE(outcomeText(import("runs")), std::string("ok"));
        QCOMPARE(outcomeText(removeSource(*m_writer, named("runs"), {}, systemNow(), {})),
                 std::string("ok"));
        const auto page = auditPage(db(), {}, 0, 10);
        QVERIFY(page && page->total == 1);
        QCOMPARE(page->events[0].action, std::string("remove_source"));
        QCOMPARE(page->events[0].actorLabel, std::string(unnamedPerson));
        QVERIFY(page->events[0].snapshot.find("\"source\":\"runs\"") != std::string::npos);
        QVERIFY(verifyAudit(db(), AuditExtent::Whole, {})->intact);
    }

    void aStopChangesNothing()
    {
        QCOMPARE(outcomeText(import("runs")), std::string("ok"));
        const std::string before = tests::dumpCatalog(db());
        std::stop_source stop;
        stop.request_stop();
        const auto removed
            = removeSource(*m_writer, named("runs"), {}, systemNow(), stop.get_token());
        QVERIFY(!removed && removed.error().code == ErrorCode::Cancelled);
        QCOMPARE(tests::dumpCatalog(db()), before);
        QCOMPARE(sourceNames(), std::vector<std::string> {"runs"});
    }

    void aNameThatSeveralHaveIsAskedFor()
    {
        QVERIFY(db().execute(
            "INSERT INTO source(uid, kind, name) VALUES('a', 'files', 'x'), ('b', 'dbt', 'x');"
            "INSERT INTO source_doc(source_id, path, locator, format, format_version, scope, "
            "complete, digest, bytes, first_run, last_run) SELECT id, uid, uid, 'odcs', '', '', 1, "
            "'d', 1, 0, 0 FROM source"));
        QCOMPARE(outcomeText(sourceNamed(db(), "x")),
                 std::string("several sources have this name; say which: dbt:x or files:x"));
        QVERIFY(sourceNamed(db(), "dbt:x"));
        QVERIFY(*sourceNamed(db(), "dbt:x") == *sourceNamed(db(), "b"));
        QCOMPARE(sourceNamed(db(), "y").error().code, ErrorCode::NotFound);
    }

private:
    store::Connection &db() { return m_writer->db(); }

    std::string pathOf(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name)).toStdString();
    }

    void write(const char *name, const char *content)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    Result<ImportReport> import(const char *name)
    {
        return m_writer->import({pathOf(name)}, {}, {}, {});
    }

    SourceId named(const char *name)
    {
        const auto source = sourceNamed(db(), name);
        return source ? *source : SourceId {};
    }

    std::int64_t present()
    {
        return tests::number(db(), "SELECT count(*) FROM entity WHERE state='active'");
    }

    std::vector<std::string> sourceNames()
    {
        auto reader = Reader::open(m_path, systemNow(), {});
        std::vector<std::string> names;
        if (const auto sources = sourceList(**reader))
            std::transform(sources->begin(), sources->end(), std::back_inserter(names),
                           [](const SourceRow &row) { return row.name; });
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    std::unique_ptr<Writer> m_writer;
};

MESHSCOPE_TEST(TestSourceRemoval, QCoreApplication)
#include "tst_sourceremoval.moc"
