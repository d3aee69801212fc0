// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellfixture.h"
#include "support/testprogram.h"
#include "viewmodel/datasetviewmodel.h"
#include "viewmodel/importer.h"
#include "viewmodel/sourcesviewmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

namespace {

QVariant at(QAbstractItemModel *model, int row, const char *role)
{
    return model->index(row, 0).data(model->roleNames().key(role));
}

QString text(QAbstractItemModel *model, int row, const char *role)
{
    return at(model, row, role).toString();
}

} // namespace

/// A contract that names no server, and the events of two: four pairs may be one.
class IdentityViewModelTest : public QObject
{
    Q_OBJECT

    tests::ShellFolder m_folder;

    struct Window
    {
        CatalogSession session;
        Navigator navigator;
        Importer importer {session};
        SourcesViewModel sources {session, navigator, importer};
        IdentityViewModel &identity {*sources.identity()};
        QSignalSpy said {&identity, &IdentityViewModel::said};

        void read()
        {
            importer.importPaths({QStringLiteral(MESHSCOPE_IDENTITY_SOURCE)});
            QTRY_VERIFY(!importer.isRunning() && session.snapshot());
        }
        void open(const QString &link)
        {
            navigator.open(link);
            QTRY_COMPARE(identity.state(), IdentityViewModel::State::Ready);
            QTRY_VERIFY(!identity.isReading());
        }
    };

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("meshscope"));
        QCoreApplication::setApplicationName(QStringLiteral("meshscope"));
    }
    void init() { QDir(QString::fromStdString(workspace::dataFolder())).removeRecursively(); }

    void nothingIsReadBeforeSomebodyLooks()
    {
        Window window;
        window.read();
        window.navigator.open(QStringLiteral("sources"));
        QTRY_COMPARE(window.sources.state(), SourcesViewModel::State::Ready);
        QCOMPARE(window.identity.state(), IdentityViewModel::State::Idle);
        QCOMPARE(window.sources.tab(), QStringLiteral("sources"));
        window.sources.chooseTab(QStringLiteral("identity"));
        QCOMPARE(window.sources.tab(), QStringLiteral("identity"));
        QTRY_COMPARE(window.identity.totalProposals(), 4);
        QCOMPARE(window.identity.part(), QStringLiteral("proposals"));
    }

    void aPairIsShownWithBothSidesAndDecided()
    {
        Window window;
        IdentityViewModel &identity = window.identity;
        const QAbstractItemModelTester tester(
            identity.proposals(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        window.read();
        window.open(QStringLiteral("meshscope:sources/identity"));
        QTRY_COMPARE(identity.proposals()->rowCount(), 4);
        QCOMPARE(identity.chosen(), 0);
        QCOMPARE(text(identity.proposals(), 0, "first"), QStringLiteral("not named by input"));
        QCOMPARE(text(identity.proposals(), 0, "second"), QStringLiteral("db1.example:5432"));
        QCOMPARE(identity.pair().examples.size(), 3);
        QCOMPARE(identity.pair().sharedCount, QStringLiteral("3 of 6 shown"));
        QVERIFY(identity.notCompared().isEmpty());

        identity.step(1); // the person
        QCOMPARE(identity.chosen(), 1);
        QVERIFY(identity.pair().title.contains(QLatin1String("person")));
        identity.decideOne(QStringLiteral("  she said so "));
        QVERIFY(identity.isBusy());
        QTRY_COMPARE(window.said.count(), 1);
        QCOMPARE(identity.decisionError(), QString());
        QCOMPARE(identity.totalProposals(), 3); // at once, before the page is read anew
        QTRY_COMPARE(identity.decisionCount(), 1);
        QCOMPARE(text(identity.decisions(), 0, "note"), QStringLiteral("she said so"));
        QCOMPARE(text(identity.decisions(), 0, "actor"),
                 QStringLiteral("the person at this computer"));
        QCOMPARE(identity.chosen(), 1); // the next one

        identity.choose(2);
        identity.keepApart({});
        QTRY_COMPARE(window.said.count(), 2);
        QTRY_COMPARE(identity.decisionCount(), 2);
        QCOMPARE(identity.totalProposals(), 2);
        QCOMPARE(text(identity.decisions(), 0, "verdict"), QStringLiteral("Kept apart"));

        identity.undo(window.said.at(1).at(1).toInt(), {});
        QTRY_COMPARE(identity.decisionCount(), 1);
        QTRY_COMPARE(identity.totalProposals(), 3);
        QCOMPARE(window.said.at(2).at(1).toInt(), 0);
    }

    void anInstanceIsBoundAndTheDatasetSaysSo()
    {
        Window window;
        IdentityViewModel &identity = window.identity;
        DatasetViewModel dataset(window.session, window.navigator);
        const QAbstractItemModelTester placeTester(
            identity.places(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester decisionTester(
            identity.decisions(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        window.read();
        window.open(QStringLiteral("sources/identity?part=instances"));
        QCOMPARE(identity.part(), QStringLiteral("instances"));
        QCOMPARE(identity.placeCount(), 1);
        QVERIFY(at(identity.places(), 0, "canBind").toBool());
        QCOMPARE(text(identity.places(), 0, "means"), QStringLiteral("Unknown"));
        const QString key = text(identity.places(), 0, "key");
        QCOMPARE(
            identity.knownInstances(key),
            (QStringList {QStringLiteral("db1.example:5432"), QStringLiteral("db2.example:5432")}));

        identity.bindToOther(key, QStringLiteral("db|3"), {});
        QTRY_VERIFY(!identity.decisionError().isEmpty());
        QCOMPARE(window.said.count(), 0);
        identity.dismissError();
        QVERIFY(identity.decisionError().isEmpty());

        identity.bindToOther(key, QStringLiteral(" db1.example "), QStringLiteral("the first"));
        QTRY_COMPARE(text(identity.places(), 0, "means"), QStringLiteral("db1.example:5432"));
        const int decision = at(identity.places(), 0, "decision").toInt();
        QVERIFY(decision > 0);
        QVERIFY(!at(identity.places(), 0, "canBind").toBool());

        const auto uid = [&window]() -> QString {
            auto row = window.session.reader()->db().prepare(
                "SELECT e.uid FROM identity_member m JOIN entity e ON e.id=m.into_id LIMIT 1");
            return row.step() ? QString::fromStdString(std::string(row.text(0))) : QString();
        };
        window.session.readLane().waitForDone();
        window.navigator.open(Navigator::linkTo(QStringLiteral("dataset"), uid()));
        QTRY_COMPARE(dataset.state(), EntityPageViewModel::Ready);
        const QVariantMap facts = dataset.facts();
        QCOMPARE(facts.value(QStringLiteral("instance")).toString(),
                 QStringLiteral("db1.example:5432"));
        QVERIFY(facts.value(QStringLiteral("identityText"))
                    .toString()
                    .contains(QLatin1String("bound it to db1.example:5432")));
        QCOMPARE(facts.value(QStringLiteral("joined")).toString().count(u'\n'), 1);
        window.open(facts.value(QStringLiteral("identityLink")).toString());
        QCOMPARE(identity.part(), QStringLiteral("decisions"));
        QCOMPARE(identity.wantedDecision(), 0);

        identity.undo(decision, QStringLiteral("the wrong one"));
        QTRY_COMPARE(identity.decisionCount(), 0);
        identity.bindToKnown(key, 1, {});
        QTRY_COMPARE(text(identity.places(), 0, "means"), QStringLiteral("db2.example:5432"));
        identity.undo(at(identity.places(), 0, "decision").toInt(), {});
        QTRY_COMPARE(identity.decisionCount(), 0);
        QTRY_COMPARE(text(identity.places(), 0, "means"), QStringLiteral("Unknown"));
        QCOMPARE(identity.wantedDecision(), -1);
        identity.undo(decision, {});
        QTRY_VERIFY(!identity.decisionError().isEmpty());
    }
};

MESHSCOPE_TEST(IdentityViewModelTest, QCoreApplication)
#include "tst_identityviewmodel.moc"
