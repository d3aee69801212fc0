// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellfixture.h"
#include "support/testprogram.h"
#include "viewmodel/actingasviewmodel.h"
#include "viewmodel/importer.h"
#include "viewmodel/sourcesviewmodel.h"
#include "viewmodel/sourcewatch.h"
#include "viewmodel/welcomeviewmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

/// The way of files into a catalog, as the window goes it: session, importer, and the pages that
/// show what came.
class ImporterTest : public QObject
{
    Q_OBJECT

    tests::ShellFolder m_folder;

    static QStringList valuesOf(ChangesViewModel &changes)
    {
        const QAbstractItemModel &lines = *changes.lines();
        const int role = lines.roleNames().key("values");
        QStringList values;
        for (int row = 0; row < lines.rowCount(); ++row)
            values << lines.index(row, 0).data(role).toString();
        return values;
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("meshscope"));
        QCoreApplication::setApplicationName(QStringLiteral("meshscope"));
    }

    void aFolderBecomesACatalogThatIsNamedAfterIt()
    {
        CatalogSession session;
        Importer importer(session);
        QSignalSpy imported(&importer, &Importer::imported);
        m_folder.write(QStringLiteral("retail/orders.odps.yaml"), tests::productFile);
        importer.importPaths({m_folder.path(QStringLiteral("retail"))});
        QVERIFY(importer.isRunning());
        QTRY_COMPARE(imported.count(), 1);
        QVERIFY(!importer.isRunning());
        QVERIFY2(importer.error().isEmpty(), qPrintable(importer.error()));
        QCOMPARE(session.name(), QStringLiteral("Retail"));
        QTRY_VERIFY(session.snapshot() && !session.snapshot()->entries().empty());
    }

    void aBrokenFileIsRefusedWithItsPlaceAndNothingChanges()
    {
        CatalogSession session;
        Importer importer(session);
        QSignalSpy failed(&importer, &Importer::errorChanged);
        const QString file = m_folder.write(QStringLiteral("broken/orders.odps.yaml"),
                                            "apiVersion: v1.0.0\nkind: DataProduct\nid: [orders\n");
        importer.importPaths({file});
        QTRY_VERIFY(!importer.error().isEmpty());
        QVERIFY(!importer.isRunning());
        QVERIFY2((importer.error() + importer.where()).contains(QLatin1String("orders.odps.yaml:")),
                 qPrintable(importer.error() + importer.where()));
        QVERIFY(session.snapshot()->entries().empty());
        importer.dismissError();
        QVERIFY(importer.error().isEmpty());
    }

    void theOthersCanBeImportedAndAPathCanBeTyped()
    {
        m_folder.write(QStringLiteral("Mixed/a.odps.yaml"), tests::productFile);
        m_folder.write(QStringLiteral("Mixed/b.odps.yaml"),
                       "apiVersion: v1.0.0\nkind: DataProduct\nid: [broken\n");
        m_folder.write(QStringLiteral("Mixed/c.odps.yaml"),
                       "apiVersion: v1.0.0\nkind: DataProduct\nid: [broken\n");
        CatalogSession session;
        Importer importer(session);
        importer.importPath(
            QStringLiteral(" file://%1 ").arg(m_folder.path(QStringLiteral("Mixed"))));
        QTRY_VERIFY(!importer.isRunning());
        QVERIFY2(importer.error().contains(QLatin1String("b.odps.yaml:"))
                     && importer.error().contains(QLatin1String("c.odps.yaml:")),
                 qPrintable(importer.error()));
        QCOMPARE(importer.others(), 1);
        importer.importOthers();
        QTRY_VERIFY(!importer.isRunning());
        QVERIFY2(importer.error().isEmpty(), qPrintable(importer.error()));
        QCOMPARE(importer.others(), 0);
        QTRY_VERIFY(!session.snapshot()->entries().empty());
    }

    void aCancelledImportLeavesNoWork()
    {
        CatalogSession session;
        Importer importer(session);
        QSignalSpy imported(&importer, &Importer::imported);
        const QString file
            = m_folder.write(QStringLiteral("cancelled/orders.odps.yaml"), tests::productFile);
        importer.importPaths({file});
        importer.cancel();
        QVERIFY(!importer.isRunning());
        session.writeLane().waitForDone();
        session.readLane().waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(imported.count(), 0);
    }

    void whatCameIsListedUnderSourcesAndPeople()
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer(session);
        SourcesViewModel sources(session, navigator, importer);
        ActingAsViewModel actingAs(session);
        const QAbstractItemModelTester sourceTester(
            sources.sources(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester partyTester(
            actingAs.parties(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_folder.write(QStringLiteral("listed/orders.odps.yaml"), tests::productFile);
        navigator.open(QStringLiteral("sources"));
        importer.importPaths({m_folder.path(QStringLiteral("listed"))});
        QTRY_VERIFY(sources.sourceCount() > 0);
        QTRY_COMPARE(sources.state(), SourcesViewModel::State::Ready);
        QCOMPARE(sources.chosen(), 0);
        QCOMPARE(sources.documentCount(), 1);
        QTRY_VERIFY(actingAs.parties()->total() >= 2);

        QVERIFY(!actingAs.isChosen());
        actingAs.parties()->setFilter(QStringLiteral("ruiz"));
        QCOMPARE(actingAs.parties()->shown(), 1);
        actingAs.choose(0);
        QCOMPARE(actingAs.name(), QStringLiteral("Ana Ruiz"));
        QCOMPARE(actingAs.initials(), QStringLiteral("AR"));
        actingAs.choose(7);
        QCOMPARE(actingAs.name(), QStringLiteral("Ana Ruiz"));
    }

    void whatAnImportChangedIsShownAndCanBeTakenBack()
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer(session);
        SourcesViewModel sources(session, navigator, importer);
        ChangesViewModel &changes = *sources.changes();
        const QAbstractItemModelTester setTester(
            changes.sets(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester lineTester(
            changes.lines(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy said(&changes, &ChangesViewModel::said);
        const QString file
            = m_folder.write(QStringLiteral("changing/orders.odps.yaml"), tests::productFile);
        navigator.open(QStringLiteral("sources"));
        importer.importPaths({file});
        QTRY_COMPARE(sources.state(), SourcesViewModel::State::Ready);
        QTRY_VERIFY(sources.chosen() == 0);
        QCOMPARE(changes.state(), ChangesViewModel::State::Idle); // nobody looks
        changes.setActive(true);
        QTRY_COMPARE(changes.setCount(), 1);
        QCOMPARE(changes.chosen(), 0);
        QVERIFY(changes.canUndo());

        m_folder.write(QStringLiteral("changing/orders.odps.yaml"),
                       QByteArray(tests::productFile).replace("name: Orders", "name: All orders"));
        QTRY_VERIFY(!importer.isRunning());
        importer.importPaths({file});
        QTRY_COMPARE(changes.setCount(), 2);
        QTRY_COMPARE(changes.lineCount(), changes.totalLines());
        QVERIFY2(valuesOf(changes).contains(QStringLiteral("Orders → All orders")),
                 qPrintable(valuesOf(changes).join(u'|')));

        changes.choose(1); // the first import: the second stands on it
        QTRY_COMPARE(changes.chosen(), 1);
        QVERIFY(!changes.canUndo());
        QVERIFY(!changes.refusal().isEmpty());

        changes.choose(0);
        QTRY_COMPARE(changes.chosen(), 0);
        changes.undo();
        QVERIFY(changes.isUndoing());
        QTRY_COMPARE(said.count(), 1);
        QVERIFY2(!said.first().at(1).toBool(), qPrintable(said.first().at(0).toString()));
        QTRY_COMPARE(changes.setCount(), 3);
        QTRY_VERIFY(valuesOf(changes).contains(QStringLiteral("All orders → Orders")));
        QVERIFY(!changes.canUndo()); // an undo is not undone; importing again brings it back
    }

    void aFolderReadAgainBringsWhatIsNewInIt()
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer(session);
        SourcesViewModel sources(session, navigator, importer);
        m_folder.write(QStringLiteral("growing/orders.odps.yaml"), tests::productFile);
        navigator.open(QStringLiteral("sources"));
        importer.importPaths({m_folder.path(QStringLiteral("growing"))});
        QTRY_COMPARE(sources.documentCount(), 1);
        QTRY_COMPARE(sources.places(), m_folder.path(QStringLiteral("growing")));
        m_folder.write(QStringLiteral("growing/returns.odps.yaml"),
                       QByteArray(tests::productFile).replace("orders", "returns"));
        sources.importAllAgain();
        QTRY_COMPARE(sources.documentCount(), 2);
    }

    void aWatchedSourceIsReadAgainByItself()
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer(session);
        const SourceWatch watch(session, importer);
        SourcesViewModel sources(session, navigator, importer);
        QSignalSpy imported(&importer, &Importer::imported);
        const QString file
            = m_folder.write(QStringLiteral("watched/orders.odps.yaml"), tests::productFile);
        navigator.open(QStringLiteral("sources"));
        importer.importPaths({file});
        QTRY_VERIFY(sources.canBeWatched());
        QVERIFY(!sources.isWatched());
        sources.watchChosen(true);
        QTRY_VERIFY(sources.isWatched());
        QVERIFY(sources.chosenSummary().contains(QLatin1String("watched since")));
        QCOMPARE(imported.count(), 1);
        m_folder.write(QStringLiteral("watched/orders.odps.yaml"),
                       QByteArray(tests::productFile).replace("name: Orders", "name: All orders"));
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 2, 30'000);
        QTRY_COMPARE(sources.changes()->state(), ChangesViewModel::State::Idle);

        sources.watchChosen(false);
        QTRY_VERIFY(!sources.isWatched());
    }

    void whatChangedWhileNobodyLookedIsReadAfterOpening()
    {
        const QString file
            = m_folder.write(QStringLiteral("later/orders.odps.yaml"), tests::productFile);
        QString catalog;
        {
            CatalogSession session;
            Navigator navigator;
            Importer importer(session);
            SourcesViewModel sources(session, navigator, importer);
            navigator.open(QStringLiteral("sources"));
            importer.importPaths({file});
            QTRY_VERIFY(sources.canBeWatched());
            sources.watchChosen(true);
            QTRY_VERIFY(sources.isWatched());
            catalog = session.path();
        }
        m_folder.write(QStringLiteral("later/orders.odps.yaml"),
                       QByteArray(tests::productFile).replace("name: Orders", "name: New orders"));
        for (const int expected : {1, 0}) { // the second time nothing is new, and nothing is said
            CatalogSession session;
            Importer importer(session);
            QSignalSpy imported(&importer, &Importer::imported);
            QSignalSpy running(&importer, &Importer::runningChanged);
            const SourceWatch watch(session, importer);
            session.open(catalog);
            QTRY_COMPARE_WITH_TIMEOUT(running.count(), 2, 30'000);
            QCOMPARE(imported.count(), expected);
        }
    }

    void whomOneActsAsIsKeptPerCatalog()
    {
        const QString listed
            = QString::fromStdString(workspace::dataFolder()) + QStringLiteral("/listed.meshscope");
        CatalogSession session;
        const ActingAsViewModel actingAs(session);
        session.open(listed);
        QTRY_COMPARE(actingAs.name(), QStringLiteral("Ana Ruiz"));
        session.open(QString::fromStdString(workspace::dataFolder())
                     + QStringLiteral("/retail.meshscope"));
        QTRY_COMPARE(session.name(), QStringLiteral("Retail"));
        QVERIFY(!actingAs.isChosen());
    }

    void aCatalogOpenedIsRememberedAndOneThatIsGoneForgotten()
    {
        {
            CatalogSession session;
            WelcomeViewModel welcome(session);
            const QAbstractItemModelTester tester(
                &welcome, QAbstractItemModelTester::FailureReportingMode::Fatal);
            session.open(m_folder.path(QStringLiteral("new.meshscope")));
            QTRY_VERIFY(welcome.count() > 0);
            QCOMPARE(welcome.data(welcome.index(0), WelcomeViewModel::NameRole).toString(),
                     QStringLiteral("New"));
            QVERIFY(welcome.data(welcome.index(0), WelcomeViewModel::IsOpenRole).toBool());
        }
        QVERIFY(QFile::remove(m_folder.path(QStringLiteral("new.meshscope"))));
        CatalogSession session;
        const WelcomeViewModel welcome(session);
        for (int row = 0; row < welcome.count(); ++row)
            QVERIFY(welcome.data(welcome.index(row), WelcomeViewModel::NameRole).toString()
                    != QStringLiteral("New"));
    }

    void aFileThatIsNoCatalogIsRefusedAndTheOldOneStays()
    {
        CatalogSession session;
        QSignalSpy failed(&session, &CatalogSession::failed);
        session.open(QString::fromStdString(workspace::dataFolder())
                     + QStringLiteral("/listed.meshscope"));
        QTRY_VERIFY(session.isOpen());
        session.open(m_folder.write(QStringLiteral("text.meshscope"), "this is no catalog"));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(session.name(), QStringLiteral("Listed"));
    }
};

MESHSCOPE_TEST(ImporterTest, QCoreApplication)
#include "tst_windowimport.moc"
