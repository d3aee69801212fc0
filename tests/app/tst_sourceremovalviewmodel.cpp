// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellfixture.h"
#include "support/testprogram.h"
#include "viewmodel/importer.h"
#include "viewmodel/sourcesviewmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

/// A source is given up after a question, and comes back by an undo.
class SourceRemovalViewModelTest : public QObject
{
    Q_OBJECT

    tests::ShellFolder m_folder;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("meshscope"));
        QCoreApplication::setApplicationName(QStringLiteral("meshscope"));
    }

    void aRemovedSourceIsGoneUntilItIsTakenBack()
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer(session);
        SourcesViewModel sources(session, navigator, importer);
        SourceRemovalViewModel &removal = *sources.removal();
        QSignalSpy planned(&removal, &SourceRemovalViewModel::planned);
        QSignalSpy said(&removal, &SourceRemovalViewModel::said);
        importer.importPaths({QStringLiteral(MESHSCOPE_IDENTITY_SOURCE)});
        QTRY_VERIFY(!importer.isRunning() && session.snapshot());
        navigator.open(QStringLiteral("sources"));
        QTRY_COMPARE(sources.sourceCount(), 1);
        const int documents = sources.documentCount();
        QVERIFY(documents > 0);
        QCOMPARE(removal.text(), QString());

        removal.plan();
        QTRY_COMPARE(planned.count(), 1);
        QCOMPARE(removal.name(), sources.chosenName());
        QVERIFY(removal.text().startsWith(QString::number(documents)));
        QVERIFY(removal.text().contains(QLatin1String("dataset: ")));
        QCOMPARE(sources.sourceCount(), 1); // only asked

        removal.remove();
        QVERIFY(removal.isRunning());
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.at(0).at(1).toBool(), false);
        QTRY_COMPARE(sources.sourceCount(), 0);
        QCOMPARE(sources.chosen(), -1);

        removal.undo(said.at(0).at(2).toInt());
        QTRY_COMPARE(said.count(), 2);
        QCOMPARE(said.at(1).at(1).toBool(), false);
        QTRY_COMPARE(sources.sourceCount(), 1);
        QCOMPARE(sources.documentCount(), documents);
        removal.undo(1000);
        QTRY_COMPARE(said.count(), 3);
        QCOMPARE(said.at(2).at(1).toBool(), true);
    }
};

MESHSCOPE_TEST(SourceRemovalViewModelTest, QCoreApplication)
#include "tst_sourceremovalviewmodel.moc"
