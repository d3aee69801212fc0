// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/accessfixture.h"
#include "support/testprogram.h"
#include "viewmodel/accessviewmodel.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace meshscope;
using namespace meshscope::app;
using workspace::test::AccessCatalog;

namespace {

/// Column `role` of every row, one line each.
QString column(QAbstractItemModel *model, const char *role)
{
    const int number = model->roleNames().key(role, -1);
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row)
        lines << model->index(row, 0).data(number).toString();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestAccessViewModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CatalogSession> m_session;
    std::unique_ptr<Navigator> m_navigator;
    std::unique_ptr<AccessViewModel> m_access;
    std::string m_path;
    std::map<std::string, PartyId> m_people;

    AccessQueueViewModel &queue() { return *m_access->queue(); }
    RequestFormViewModel &form() { return *m_access->form(); }
    MyAccessViewModel &mine() { return *m_access->mine(); }

    void actAs(const char *name) { m_session->setActingAs(m_people[name]); }

    void makeCatalog()
    {
        auto db = store::Connection::create(m_path);
        QVERIFY2(db, db ? "" : db.error().message.c_str());
        const AccessCatalog catalog(*db);
        for (const char *name : {"priya", "ben", "maya", "ana", "stranger"})
            m_people[name] = catalog.id(name);
        auto sent = workspace::submitRequest(*db, catalog.form(), systemNow());
        QVERIFY2(sent, sent ? "" : sent.error().message.c_str());
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("MESHSCOPE_NOW", "2026-11-24T09:00:00Z");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
        m_path = m_folder->filePath(QStringLiteral("c.meshscope")).toStdString();
        makeCatalog();
        m_session = std::make_unique<CatalogSession>();
        m_navigator = std::make_unique<Navigator>();
        m_access = std::make_unique<AccessViewModel>(*m_session, *m_navigator);
        m_navigator->open(QStringLiteral("meshscope:access?tab=queue"));
        m_session->open(QString::fromStdString(m_path));
        QTRY_VERIFY(m_session->isOpen());
        for (QAbstractItemModel *model :
             {queue().rows(), queue().columns(), queue().steps(), queue().holds(), queue().copies(),
              queue().policies(), queue().similar(), form().columns(), form().steps(),
              mine().requests(), mine().grants(), m_access->audit()->events()})
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
    }

    void cleanup()
    {
        m_access.reset();
        m_navigator.reset();
        m_session.reset();
    }

    void theQueueShowsWhatWaitsWithItsEvidence()
    {
        actAs("ben");
        QTRY_COMPARE(queue().detailState(), AccessQueueViewModel::Ready);
        QCOMPARE(m_access->waiting(), 1);
        QCOMPARE(column(queue().rows(), "requester"), QStringLiteral("priya"));
        QCOMPARE(column(queue().rows(), "summary"), QStringLiteral("2 columns, regional-finance"));
        QCOMPARE(queue().facts().title, QStringLiteral("priya asks for curated.net_orders"));
        QCOMPARE(column(queue().columns(), "because"),
                 QStringLiteral("dataset description\ncrm_accounts.id → here"));
        QCOMPARE(column(queue().steps(), "stateText"),
                 QStringLiteral("Waits for you\nComes later\nComes later\nSkipped"));
        QVERIFY(queue().facts().canDecide);
        QCOMPARE(queue().conditions(),
                 QStringList({QStringLiteral("mask columns: customer_id"),
                              QStringLiteral("no onward sharing")}));
        QCOMPARE(queue().copyCount(), 1);
    }

    void aDecisionIsStoredAndLeavesTheList()
    {
        actAs("ben");
        QTRY_VERIFY(queue().facts().canDecide);
        const QSignalSpy decided(m_access->queue(), &AccessQueueViewModel::decided);
        queue().approve(QStringLiteral("Checked with the data team."));
        queue().approve({}); // a second press while the first runs does nothing
        QTRY_COMPARE(decided.count(), 1);
        QTRY_COMPARE(queue().rows()->rowCount(), 0);
        QCOMPARE(queue().uid(), QString());
        actAs("maya");
        QTRY_COMPARE(queue().rows()->rowCount(), 1);
        QTRY_COMPARE(column(queue().steps(), "comment").section(QLatin1Char('\n'), 0, 0),
                     QStringLiteral("Checked with the data team."));
        m_access->chooseTab(QStringLiteral("audit"));
        QTRY_COMPARE(m_access->audit()->total(), 3);
        QVERIFY(column(m_access->audit()->events(), "reason").startsWith("Checked with the data"));
    }

    void whoMayNotDecideIsToldWhy()
    {
        const QString uid = [this] {
            actAs("ben");
            [&] { QTRY_VERIFY(!queue().uid().isEmpty()); }();
            return queue().uid();
        }();
        actAs("priya");
        m_navigator->open(QStringLiteral("meshscope:access?tab=queue&request=%1").arg(uid));
        QTRY_COMPARE(queue().facts().whyNot,
                     QStringLiteral("You sent this request, so someone else must decide."));
        QVERIFY(!queue().facts().canDecide);
        queue().approve({});
        QVERIFY(!queue().isBusy());
    }

    void anotherPersonStartsWithTheirOwnQueue()
    {
        actAs("ben");
        QTRY_VERIFY(!queue().uid().isEmpty());
        queue().choose(queue().uid());
        actAs("ana");
        QTRY_COMPARE(queue().rows()->rowCount(), 0);
        QCOMPARE(queue().uid(), QString());
    }

    void aRefusalOfTheDeskIsShown()
    {
        actAs("ben");
        QTRY_VERIFY(queue().facts().canDecide);
        queue().reject(QStringLiteral("no"));
        QTRY_VERIFY(!queue().decisionError().isEmpty());
        QCOMPARE(queue().rows()->rowCount(), 1);
    }

    void conditionsCanBeTakenAwayAndAdded()
    {
        actAs("ben");
        QTRY_COMPARE(queue().conditions().size(), 2);
        queue().removeCondition(0);
        queue().addCondition(QStringLiteral("expires_on"), QStringLiteral("2027-01-31"));
        QCOMPARE(queue().conditions(),
                 QStringList(
                     {QStringLiteral("no onward sharing"), QStringLiteral("ends on: 2027-01-31")}));
        queue().resetConditions();
        QCOMPARE(queue().conditions().size(), 2);
    }

    void aConditionThatSaysNothingIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("empty") << "no_join_with"
                               << " "
                               << "Write what the condition is.";
        QTest::newRow("no column") << "mask_columns"
                                   << " , "
                                   << "Choose at least one column for the condition.";
        QTest::newRow("another column")
            << "mask_columns"
            << "net_amount"
            << "The condition names the column net_amount, which is not asked for.";
        QTest::newRow("no day") << "expires_on"
                                << "soon"
                                << "Give the day as year-month-day.";
        QTest::newRow("twice") << "no_onward_sharing"
                               << ""
                               << "This condition stands there already.";
    }
    void aConditionThatSaysNothingIsRefusedInWords()
    {
        QFETCH(QString, kind);
        QFETCH(QString, value);
        actAs("ben");
        QTRY_COMPARE(queue().conditions().size(), 2);
        const QStringList before = queue().conditions();
        QTEST(queue().addCondition(kind, value), "refusal");
        QCOMPARE(queue().conditions(), before);
    }

    void preparedConditionsAreKeptWhileOthersAreLookedAt()
    {
        actAs("ben");
        QTRY_COMPARE(queue().conditions().size(), 2);
        QCOMPARE(
            queue().addCondition(QStringLiteral("no_join_with"), QStringLiteral("crm_accounts")),
            QString());
        const QStringList prepared = queue().conditions();
        queue().chooseTab(QStringLiteral("decided"));
        QTRY_COMPARE(queue().state(), AccessQueueViewModel::Ready);
        QTRY_COMPARE(queue().uid(), QString());
        queue().chooseTab(QStringLiteral("waiting"));
        QTRY_COMPARE(queue().detailState(), AccessQueueViewModel::Ready);
        QCOMPARE(queue().conditions(), prepared);
        queue().retry(); // read again, as after everything that is recorded
        QCOMPARE(queue().state(), AccessQueueViewModel::Loading);
        QTRY_COMPARE(queue().state(), AccessQueueViewModel::Ready);
        QTRY_COMPARE(queue().detailState(), AccessQueueViewModel::Ready);
        QCOMPARE(queue().conditions(), prepared);
        actAs("maya"); // may not decide yet, and has prepared nothing
        m_navigator->open(
            QStringLiteral("meshscope:access?tab=queue&request=%1").arg(queue().uid()));
        QTRY_COMPARE(queue().conditions().size(), 2);
    }

    void theConditionsToAcceptAreShown()
    {
        for (const char *name : {"ben", "maya", "ana"}) {
            actAs(name);
            QTRY_VERIFY2(queue().detailState() == AccessQueueViewModel::Ready
                             && queue().facts().canDecide,
                         name);
            if (QLatin1String(name) == "maya")
                queue().approveWithConditions(QStringLiteral("Only what is needed."));
            else
                queue().approve({});
            QTRY_COMPARE(queue().rows()->rowCount(), 0);
        }
        actAs("ben");
        m_access->chooseTab(QStringLiteral("mine"));
        QTRY_COMPARE(column(mine().requests(), "stateText"),
                     QStringLiteral("Conditions to accept"));
        const int role = mine().requests()->roleNames().key("conditions");
        QCOMPARE(mine().requests()->index(0, 0).data(role).toStringList(),
                 QStringList({QStringLiteral("mask columns: customer_id"),
                              QStringLiteral("no onward sharing")}));
    }

    void theFormShowsThePlanAndSends()
    {
        actAs("stranger");
        m_navigator->open(QStringLiteral("meshscope:access?tab=request&port=curated-net-orders"));
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        QCOMPARE(form().consumers(), QStringList {QStringLiteral("stranger (yourself)")});
        QTRY_COMPARE(form().roles(), QStringList {QStringLiteral("reader")});
        QVERIFY(!form().canSend());
        form().setPurpose(QStringLiteral("Compare net revenue by region and week."));
        form().toggleColumn(QStringLiteral("order_date"));
        QTRY_VERIFY2(form().canSend(), qPrintable(form().problems().join(QLatin1Char('\n'))));
        QCOMPARE(form().classification(), QStringLiteral("internal"));
        QCOMPARE(column(form().steps(), "people"),
                 QStringLiteral("The requester asks for themselves\nmaya\nNeither restricted "
                                "nor personal data\nNo special category found"));
        form().send();
        QTRY_COMPARE(m_access->tab(), QStringLiteral("mine"));
        QTRY_COMPARE(mine().requestCount(), 1);
        QCOMPARE(column(mine().requests(), "stateText"), QStringLiteral("In review"));
        QVERIFY(!form().hasPort());
    }

    void theFormGoesOnForWhoeverActsNow()
    {
        actAs("priya");
        m_navigator->open(QStringLiteral("meshscope:access?tab=request&port=curated-net-orders"));
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        QTRY_COMPARE(form().role(), 0);
        form().setConsumer(1);
        QTRY_COMPARE(form().consumers().value(form().consumer()),
                     QStringLiteral("regional-finance (team)"));
        form().setPurpose(QStringLiteral("Compare net revenue by region and week."));
        actAs("stranger");
        QTRY_COMPARE(form().consumers(), QStringList {QStringLiteral("stranger (yourself)")});
        QCOMPARE(form().consumer(), 0);
        QCOMPARE(form().portName(), QStringLiteral("curated.net_orders"));
        QCOMPARE(form().purpose(), QStringLiteral("Compare net revenue by region and week."));
        // Switched while another page was shown, and asked for again.
        m_navigator->open(QStringLiteral("meshscope:discover"));
        actAs("ben");
        m_navigator->open(QStringLiteral("meshscope:access?tab=request&port=curated-net-orders"));
        QTRY_COMPARE(form().consumers().value(form().consumer()), QStringLiteral("ben (yourself)"));
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        QTRY_COMPARE(form().role(), 0);
        QVERIFY(form().hasPort());
    }

    void aFormThatBeginsAgainHasNothingChosen()
    {
        actAs("stranger");
        const QString link = QStringLiteral("meshscope:access?tab=request&port=curated-net-orders");
        m_navigator->open(link);
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        form().toggleColumn(QStringLiteral("order_date"));
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        m_navigator->open(link + QStringLiteral("&renew=none"));
        QTRY_COMPARE(form().state(), RequestFormViewModel::Ready);
        QCOMPARE(column(form().columns(), "chosen"), QStringLiteral("false\nfalse\nfalse"));
    }

    void theRequesterWithdraws()
    {
        actAs("priya");
        m_access->chooseTab(QStringLiteral("mine"));
        QTRY_COMPARE(mine().requestCount(), 1);
        mine().withdraw(mine().requests()->index(0, 0).data(Qt::UserRole).toString(), {});
        QTRY_COMPARE(column(mine().requests(), "stateText"), QStringLiteral("Withdrawn"));
    }

    void theAuditRecordIsListedCheckedAndExported()
    {
        m_access->chooseTab(QStringLiteral("audit"));
        AuditViewModel &audit = *m_access->audit();
        QTRY_COMPARE(audit.total(), 2);
        QCOMPARE(column(audit.events(), "what"), QStringLiteral("Request sent\nRequest written"));
        QTRY_COMPARE(audit.checkTone(), QStringLiteral("ok"));
        QCOMPARE(audit.head().size(), 64);
        QCOMPARE(column(audit.events(), "subject").section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("Net Orders / curated.net_orders for regional-finance"));
        QCOMPARE(column(audit.events(), "change"), QStringLiteral("Draft → In review\nDraft"));
        audit.setText(QStringLiteral("request sent")); // in the words that are shown
        QTRY_COMPARE(audit.countLine(), QStringLiteral("1 / 2 events"));
        QCOMPARE(column(audit.events(), "what"), QStringLiteral("Request sent"));
        audit.setKind(QStringLiteral("grants"));
        QTRY_COMPARE(audit.countLine(), QStringLiteral("0 / 2 events"));
        audit.setKind({});
        audit.setText({});
        QTRY_COMPARE(audit.total(), 2);
        audit.open(0);
        QTRY_VERIFY(m_navigator->query().contains(QStringLiteral("request")));
        QCOMPARE(m_access->tab(), QStringLiteral("queue"));
        m_access->chooseTab(QStringLiteral("audit"));
        const QSignalSpy exported(&audit, &AuditViewModel::exported);
        audit.exportTo(QUrl::fromLocalFile(m_folder->filePath(QStringLiteral("audit.jsonl"))));
        QTRY_COMPARE(exported.count(), 1);
        QTRY_COMPARE(audit.total(), 3);
    }
};

MESHSCOPE_TEST(TestAccessViewModel, QCoreApplication)
#include "tst_accessviewmodel.moc"
