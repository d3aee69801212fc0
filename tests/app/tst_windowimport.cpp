// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellfixture.h"
#include "viewmodel/actingasviewmodel.h"
#include "viewmodel/importer.h"
#include "viewmodel/sourcesviewmodel.h"
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

QTEST_GUILESS_MAIN(ImporterTest)
#include "tst_windowimport.moc"
