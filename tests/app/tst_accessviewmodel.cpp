// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/accessfixture.h"
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
        QCOMPARE(
            queue().conditions(),
            QStringList({QStringLiteral("mask 1 column"), QStringLiteral("no onward sharing")}));
        QCOMPARE(queue().copyCount(), 1);
    }

    void aDecisionIsStoredAndLeavesTheList()
    {
        actAs("ben");
        QTRY_VERIFY(queue().facts().canDecide);
        const QSignalSpy decided(m_access->queue(), &AccessQueueViewModel::decided);
        queue().approve();
        queue().approve(); // a second press while the first runs does nothing
        QTRY_COMPARE(decided.count(), 1);
        QTRY_COMPARE(queue().rows()->rowCount(), 0);
        QCOMPARE(queue().uid(), QString());
        actAs("maya");
        QTRY_COMPARE(queue().rows()->rowCount(), 1);
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
        queue().approve();
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
                     {QStringLiteral("no onward sharing"), QStringLiteral("ends on 2027-01-31")}));
        queue().resetConditions();
        QCOMPARE(queue().conditions().size(), 2);
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
        const QSignalSpy exported(&audit, &AuditViewModel::exported);
        audit.exportTo(QUrl::fromLocalFile(m_folder->filePath(QStringLiteral("audit.jsonl"))));
        QTRY_COMPARE(exported.count(), 1);
        QTRY_COMPARE(audit.total(), 3);
    }
};

QTEST_GUILESS_MAIN(TestAccessViewModel)
#include "tst_accessviewmodel.moc"
