// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemwalk.h"
#include "journeymain.h"
#include "windowdriver.h"

#include <utility>

using namespace meshscope;
using namespace meshscope::journeys;

/// A consumer finds a product and asks for access; its owner and its domain's steward decide; the
/// grant is there and the record of it holds. The slots are chapters of one story, in order.
class AccessJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_driver.reset(); }

    void aConsumerFindsNetOrdersByTypingAFewLetters();
    void everyPartOfTheProductShowsItself();
    void theContractCanBeRead();
    void theConsumerAsksForAccess();
    void theRequestStandsInMyAccess();
    void theProductOwnerApprovesIt();
    void theStewardOfTheDomainDecidesFromTheKeyboard();
    void theConsumerHoldsTheGrant();
    void conditionsAreReadBeforeTheyAreAccepted();
    void theOwnerSuspendsAndResumesTheGrant();
    void theAuditRecordShowsTheEventsAndHolds();

private:
    /// Opens the queue of the person acted as and chooses the request of Priya Lal.
    bool chooseTheRequest();
    bool theNoticeLeavesTheDecisionFree();

    std::unique_ptr<WindowDriver> m_driver;
    QString m_product;
    int m_grantsBefore = 0;
    int m_eventsBefore = 0;
};

void AccessJourney::initTestCase()
{
    m_driver = std::make_unique<WindowDriver>(QStringLiteral("access"));
    app::WindowOptions options;
    options.demo = true;
    QVERIFY(m_driver->open(options));
    QVERIFY(m_driver->actAs(QStringLiteral("Priya Lal")));
}

void AccessJourney::cleanup()
{
    const QStringList complaints = WindowDriver::takeComplaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void AccessJourney::aConsumerFindsNetOrdersByTypingAFewLetters()
{
    m_driver->press(Qt::Key_6,
                    Qt::ControlModifier); // the search list opens on any page but Discover
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_driver->until([this] {
        return m_driver->focusItem() && accessibleName(m_driver->focusItem()) == "Search";
    }));
    m_driver->type(QStringLiteral("net ord"));
    QVERIFY(m_driver->until([this] { return m_driver->find("Net Orders, *") != nullptr; }));
    QVERIFY(m_driver->picture(QStringLiteral("search")));
    for (int i = 0; i < 20 && m_driver->application().search()->current() < 0; ++i)
        m_driver->press(Qt::Key_Down);
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->isOn(QStringLiteral("product")));
    QVERIFY(m_driver->sees(QStringLiteral("Net Orders")));
    m_product = m_driver->application().navigator()->link();
    QVERIFY(m_driver->picture(QStringLiteral("product")));
}

void AccessJourney::everyPartOfTheProductShowsItself()
{
    for (const char *tab :
         {"Data", "Contract", "Quality", "Access", "Checks", "Claims", "History", "Overview"}) {
        QQuickItem *part = nullptr;
        QVERIFY(m_driver->until([&] {
            part = findItem(m_driver->window()->contentItem(), [&](QQuickItem *item) {
                return isUsable(item) && accessibleName(item) == QLatin1String(tab)
                    && item->parentItem()->parentItem()
                    && isComponent(item->parentItem()->parentItem(), "Tabs");
            });
            return part != nullptr;
        }));
        m_driver->clickAt(part, QPointF(part->width() / 2, part->height() / 2));
        QVERIFY2(m_driver->until([&] { return part->property("checked").toBool(); }), tab);
        QVERIFY(m_driver->picture(QStringLiteral("product-") + QLatin1String(tab).latin1()));
    }
}

void AccessJourney::theContractCanBeRead()
{
    QVERIFY(m_driver->until(
        [this] { return m_driver->find(QStringLiteral("Port curated.net_orders, *")); }));
    const QQuickItem *port = m_driver->find(QStringLiteral("Port curated.net_orders, *"));
    QQuickItem *link = findItem(const_cast<QQuickItem *>(port), [](QQuickItem *item) {
        return isUsable(item) && isComponent(item, "LinkButton");
    });
    QVERIFY(link);
    scrollTo(link);
    m_driver->clickAt(link, QPointF(link->width() / 2, link->height() / 2));
    QVERIFY(m_driver->isOn(QStringLiteral("contract")));
    QVERIFY(m_driver->sees(QStringLiteral("3.2.0")));
    QVERIFY(m_driver->sees(QStringLiteral("net_amount")));
    QVERIFY(m_driver->picture(QStringLiteral("contract")));
    m_driver->press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("product")));
}

void AccessJourney::theConsumerAsksForAccess()
{
    app::RequestFormViewModel &form = *m_driver->application().access()->form();
    QVERIFY(m_driver->click(QStringLiteral("Request access")));
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    QVERIFY(m_driver->sees(QStringLiteral("Ask for access to curated.net_orders")));
    QVERIFY(!form.canSend()); // no purpose yet
    QVERIFY(m_driver->picture(QStringLiteral("form-empty")));
    QVERIFY(m_driver->click(QStringLiteral("Purpose")));
    m_driver->type(QStringLiteral("Reconcile monthly revenue with the ledger, finance team only"));
    QVERIFY(m_driver->until([&] { return form.canSend(); }));
    QVERIFY(m_driver->picture(QStringLiteral("form-filled")));
    QVERIFY(m_driver->click(QStringLiteral("Send request")));
}

void AccessJourney::theRequestStandsInMyAccess()
{
    QVERIFY(m_driver->click(QStringLiteral("My access")));
    QVERIFY(
        m_driver->until([this] { return m_driver->find("Net Orders, curated.net_orders, *"); }));
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    m_grantsBefore = m_driver->application().access()->mine()->grantCount();
    QVERIFY(m_driver->picture(QStringLiteral("my-access")));
    QVERIFY(m_driver->click(QStringLiteral("Audit record")));
    QVERIFY(
        m_driver->until([this] { return m_driver->application().access()->audit()->total() > 0; }));
    m_eventsBefore = m_driver->application().access()->audit()->total();
}

bool AccessJourney::chooseTheRequest()
{
    const app::AccessQueueViewModel &queue = *m_driver->application().access()->queue();
    const auto isReady = [&] {
        return queue.state() == app::AccessQueueViewModel::Ready
            && queue.detailState() == app::AccessQueueViewModel::Ready;
    };
    m_driver->press(Qt::Key_6, Qt::ControlModifier);
    if (!m_driver->click(QStringLiteral("Queue")) || !m_driver->until(isReady))
        return false;
    // She has asked for the same port before: the purpose tells which request is the new one.
    QList<QPointer<QQuickItem>> rows;
    findItem(m_driver->window()->contentItem(), [&rows](QQuickItem *item) {
        if (isUsable(item)
            && accessibleName(item).startsWith(QLatin1String("Priya Lal, Net Orders")))
            rows << item;
        return false;
    });
    for (const QPointer<QQuickItem> &row : std::as_const(rows)) {
        if (!row)
            continue;
        scrollTo(row);
        m_driver->clickAt(row, QPointF(row->width() / 2, row->height() / 2));
        const bool isTheOne = m_driver->until(isReady)
            && m_driver->showsNow(QStringLiteral("Reconcile monthly revenue"));
        if (isTheOne)
            return queue.facts().canDecide;
    }
    return false;
}

bool AccessJourney::theNoticeLeavesTheDecisionFree()
{
    const auto shown = [this](const char *component) {
        return findItem(m_driver->window()->contentItem(), [component](QQuickItem *item) {
            return isUsable(item) && isComponent(item, component);
        });
    };
    const QQuickItem *notice = nullptr;
    if (!m_driver->until([&] { return (notice = shown("Toast")) != nullptr; }))
        return false;
    const QQuickItem *const bar = shown("AccessDecisionBar");
    const auto place
        = [](const QQuickItem *item) { return item->mapRectToScene(item->boundingRect()); };
    return bar && !place(notice).intersects(place(bar));
}

void AccessJourney::theProductOwnerApprovesIt()
{
    QVERIFY(m_driver->actAs(QStringLiteral("Maya Lindqvist")));
    QVERIFY(chooseTheRequest());
    QVERIFY(m_driver->picture(QStringLiteral("owner-queue")));
    const app::AccessQueueViewModel &queue = *m_driver->application().access()->queue();
    const int waiting = queue.total();
    QVERIFY(m_driver->click(QStringLiteral("Approve")));
    QVERIFY(m_driver->until(
        [this] { return accessibleName(m_driver->focusItem()) == "Reason, if you like"; }));
    m_driver->type(QStringLiteral("Finance needs it"));
    QVERIFY(m_driver->picture(QStringLiteral("owner-asked")));
    QVERIFY(m_driver->click(QStringLiteral("Approve request")));
    QVERIFY2(m_driver->until([&] { return queue.total() == waiting - 1; }),
             qPrintable(queue.decisionError()));
    QCOMPARE(queue.decisionError(), QString());
    QVERIFY(theNoticeLeavesTheDecisionFree());
    QVERIFY(m_driver->picture(QStringLiteral("owner-approved")));
}

void AccessJourney::theStewardOfTheDomainDecidesFromTheKeyboard()
{
    QVERIFY(m_driver->actAs(QStringLiteral("Ana Ruiz")));
    QVERIFY(chooseTheRequest());
    QVERIFY(m_driver->picture(QStringLiteral("steward-queue")));
    const app::AccessQueueViewModel &queue = *m_driver->application().access()->queue();
    const int waiting = queue.total();
    // A request that has just come is to be seen before it can be decided.
    QVERIFY(
        m_driver->until([this] { return m_driver->find(QStringLiteral("Approve")) != nullptr; }));
    // The letters work wherever the focus is, here on a row of the rail ...
    QQuickItem *const rail = m_driver->find(QStringLiteral("Access, *"));
    QVERIFY(rail);
    rail->forceActiveFocus(Qt::TabFocusReason);
    // ... but in a field they are letters.
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    m_driver->press(Qt::Key_A);
    QCOMPARE(m_driver->application().search()->text(), QStringLiteral("a"));
    QCOMPARE(queue.total(), waiting);
    m_driver->press(Qt::Key_Escape);
    rail->forceActiveFocus(Qt::TabFocusReason);
    m_driver->press(Qt::Key_A);
    // A letter alone decides nothing that stays for ever.
    const auto isAsked = [this] { return m_driver->find(QStringLiteral("Cancel")) != nullptr; };
    QVERIFY(m_driver->until(isAsked));
    QVERIFY(m_driver->picture(QStringLiteral("steward-asked")));
    m_driver->press(Qt::Key_Escape);
    QVERIFY(m_driver->until([&] { return !isAsked(); }));
    QCOMPARE(queue.total(), waiting);
    m_driver->press(Qt::Key_A);
    QVERIFY(m_driver->until(isAsked));
    m_driver->press(Qt::Key_Return);
    QVERIFY2(m_driver->until([&] { return queue.total() == waiting - 1; }),
             qPrintable(queue.decisionError()));
    QCOMPARE(queue.decisionError(), QString());
    QVERIFY(m_driver->picture(QStringLiteral("steward-approved")));
}

void AccessJourney::theConsumerHoldsTheGrant()
{
    app::MyAccessViewModel &mine = *m_driver->application().access()->mine();
    QVERIFY(m_driver->actAs(QStringLiteral("Priya Lal")));
    QVERIFY(m_driver->click(QStringLiteral("My access")));
    QVERIFY2(
        m_driver->until([&] { return mine.grantCount() == m_grantsBefore + 1; })
            || !m_driver->picture(QStringLiteral("no-grant")),
        qPrintable(
            QStringLiteral("%1 grants, %2 before").arg(mine.grantCount()).arg(m_grantsBefore)));
    QVERIFY(m_driver->find(QStringLiteral("Net Orders, curated.net_orders, for Priya Lal*")));
    QVERIFY(m_driver->picture(QStringLiteral("grant")));
}

void AccessJourney::conditionsAreReadBeforeTheyAreAccepted()
{
    const app::MyAccessViewModel &mine = *m_driver->application().access()->mine();
    QVERIFY(m_driver->actAs(QStringLiteral("Clara Beck")));
    const QString verb = QStringLiteral("Accept conditions…");
    double place = 0;
    const auto standsStill = [&] { // rows are made bit by bit, and placed then
        QTest::qWait(100);
        const QQuickItem *const button = m_driver->find(verb);
        const double now = button ? button->mapToScene({}).y() : 0;
        return now != 0 && now == std::exchange(place, now);
    };
    QVERIFY(m_driver->until(standsStill));
    QVERIFY(m_driver->click(verb));
    QVERIFY(m_driver->sees(QStringLiteral("mask columns: customer_id, ship_postcode")));
    QVERIFY(m_driver->showsNow(QStringLiteral("no onward sharing")));
    QVERIFY(m_driver->picture(QStringLiteral("conditions")));
    m_driver->press(Qt::Key_Escape);
    QVERIFY(m_driver->until([&] { return m_driver->find("Accept conditions") == nullptr; }));
    QVERIFY(!mine.isBusy());
    const int before = mine.grantCount();
    QVERIFY(m_driver->click(verb));
    QVERIFY(m_driver->click(QStringLiteral("Accept conditions")));
    QVERIFY2(m_driver->until([&] { return mine.grantCount() == before + 1; }),
             qPrintable(mine.actionError()));
}

void AccessJourney::theOwnerSuspendsAndResumesTheGrant()
{
    const app::MyAccessViewModel &mine = *m_driver->application().access()->mine();
    QVERIFY(m_driver->actAs(QStringLiteral("Maya Lindqvist")));
    QVERIFY(m_driver->until([&] { return mine.providedCount() > 0; }));
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    const auto row = [this](const char *state) {
        const QString name
            = QStringLiteral("Net Orders, curated.net_orders, for Revenue Reporting, ")
            + QLatin1String(state);
        return findItem(m_driver->window()->contentItem(), [&name](QQuickItem *item) {
            return isUsable(item) && item->property("provides").toBool()
                && accessibleName(item).startsWith(name);
        });
    };
    const auto press = [&](const char *state, const char *verb) {
        QQuickItem *const grant = row(state);
        QQuickItem *const button = !grant ? nullptr : findItem(grant, [verb](QQuickItem *item) {
            return isUsable(item) && accessibleName(item) == QString::fromUtf8(verb);
        });
        if (!button)
            return false;
        scrollTo(button);
        m_driver->clickAt(button, QPointF(button->width() / 2, button->height() / 2));
        return true;
    };
    QVERIFY(m_driver->until([&] { return row("Active") != nullptr; }));
    QVERIFY(m_driver->until([&] { return press("Active", "Suspend…"); }));
    QVERIFY(m_driver->sees(QStringLiteral("Suspend this access")));
    m_driver->type(QStringLiteral("Used for another purpose"));
    QVERIFY(m_driver->picture(QStringLiteral("suspend")));
    QVERIFY(m_driver->click(QStringLiteral("Suspend access")));
    QVERIFY2(m_driver->until([&] { return row("Suspended") != nullptr; }),
             qPrintable(mine.actionError()));
    QVERIFY(m_driver->picture(QStringLiteral("suspended")));
    QVERIFY(m_driver->until([&] { return press("Suspended", "Resume…"); }));
    QVERIFY(m_driver->sees(QStringLiteral("Resume this access")));
    m_driver->type(QStringLiteral("The purpose is clear again"));
    QVERIFY(m_driver->click(QStringLiteral("Resume access")));
    QVERIFY2(m_driver->until([&] { return row("Suspended") == nullptr; }),
             qPrintable(mine.actionError()));
}

void AccessJourney::theAuditRecordShowsTheEventsAndHolds()
{
    app::AuditViewModel &audit = *m_driver->application().access()->audit();
    QVERIFY(m_driver->click(QStringLiteral("Audit record")));
    QVERIFY(m_driver->until([&] { return audit.total() >= m_eventsBefore + 2; }));
    QVERIFY(m_driver->sees(QStringLiteral("Maya Lindqvist")));
    QVERIFY(m_driver->sees(QStringLiteral("Ana Ruiz")));
    QVERIFY(m_driver->sees(QStringLiteral("Finance needs it")));
    QVERIFY(m_driver->click(QStringLiteral("Check the chain")));
    QVERIFY(m_driver->until([&] { return audit.checkTone() == "ok"; }));
    QVERIFY(m_driver->picture(QStringLiteral("audit")));
}

int main(int argc, char **argv)
{
    return runJourney<AccessJourney>(argc, argv);
}
#include "tst_accessjourney.moc"
