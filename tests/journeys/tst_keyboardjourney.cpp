// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemwalk.h"
#include "journeymain.h"
#include "windowdriver.h"

#include <QHash>
#include <QPointer>
#include <QRegularExpression>

#include <utility>

using namespace meshscope;
using namespace meshscope::journeys;

/// Everything by the keyboard alone: pages, Tab through each of them, back and forward, the keys.
class KeyboardJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_driver.reset(); }

    void controlAndANumberOpenThePages_data();
    void controlAndANumberOpenThePages();
    void tabGoesRoundEveryPageAndNeverStays_data();
    void tabGoesRoundEveryPageAndNeverStays();
    void altLeftAndAltRightGoBackAndForward();
    void theQuestionMarkShowsTheKeys();
    void controlBFoldsTheRail();
    void theAnswersStandBelowTheSearchField();
    void enterOnDiscoverOpensWhatIsSelected();
    void aProductIsFoundOpenedAndAskedForWithoutAMouse();
    void whatHasTheFocusIsInView_data();
    void whatHasTheFocusIsInView();

private:
    bool isWhole() const;
    /// A ring, or the mark of the current row of a list.
    static bool showsFocus(const QQuickItem *item);
    /// Whole, or as much of it as has room, in everything that scrolls around it.
    static bool isInView(const QQuickItem *item);
    /// Name and address of what has the focus, for messages and comparison.
    QString focusName() const;

    std::unique_ptr<WindowDriver> m_driver;
    QString m_product; // link of a product that was found
};

void KeyboardJourney::initTestCase()
{
    m_driver = std::make_unique<WindowDriver>(QStringLiteral("keyboard"));
    app::WindowOptions options;
    options.demo = true;
    QVERIFY(m_driver->open(options));
}

void KeyboardJourney::cleanup()
{
    const QStringList complaints = WindowDriver::takeComplaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

bool KeyboardJourney::showsFocus(const QQuickItem *item)
{
    const QVariant ring = item->property("visualFocus");
    return !ring.isValid() || ring.toBool() || item->property("selected").toBool();
}

bool KeyboardJourney::isInView(const QQuickItem *item)
{
    for (const QQuickItem *around = item->parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        const QRectF place = item->mapRectToItem(around, item->boundingRect());
        const bool fits = place.height() <= around->height();
        if (place.top() < -1 || (fits && place.bottom() > around->height() + 1))
            return false;
    }
    return true;
}

QString KeyboardJourney::focusName() const
{
    const QQuickItem *item = m_driver->focusItem();
    if (!item)
        return QStringLiteral("nothing");
    QString place = QLatin1String(item->metaObject()->className());
    if (accessibleName(item).isEmpty()) // then where it is has to say which one
        for (const QQuickItem *around = item->parentItem(); around; around = around->parentItem())
            place += QStringLiteral(" in ") + QLatin1String(around->metaObject()->className());
    return QStringLiteral("%1 (%2)").arg(accessibleName(item), place);
}

void KeyboardJourney::controlAndANumberOpenThePages_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("page");
    QTest::newRow("Ctrl+1") << Qt::Key_1 << "discover";
    QTest::newRow("Ctrl+2") << Qt::Key_2 << "lineage";
    QTest::newRow("Ctrl+3") << Qt::Key_3 << "map";
    QTest::newRow("Ctrl+4") << Qt::Key_4 << "contracts";
    QTest::newRow("Ctrl+5") << Qt::Key_5 << "quality";
    QTest::newRow("Ctrl+6") << Qt::Key_6 << "access";
    QTest::newRow("Ctrl+7") << Qt::Key_7 << "sources";
    QTest::newRow("Ctrl+8") << Qt::Key_8 << "settings";
    QTest::newRow("Ctrl+9 is no page") << Qt::Key_9 << "settings";
}

void KeyboardJourney::controlAndANumberOpenThePages()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, page);
    m_driver->press(key, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(page));
    QVERIFY(m_driver->picture(page));
}

/// Waits until no more items come: a row beyond the lower edge is made bit by bit, and until its
/// bindings are read it has the Tab stop of every button.
bool KeyboardJourney::isWhole() const
{
    std::size_t before = 0;
    return m_driver->until([&] {
        const std::size_t now = everyObject(m_driver->window()).size();
        QTest::qWait(50);
        return now == std::exchange(before, now);
    });
}

void KeyboardJourney::tabGoesRoundEveryPageAndNeverStays_data()
{
    QTest::addColumn<QString>("link");
    for (const char *page :
         {"discover", "lineage", "map", "contracts", "quality", "access", "access?tab=mine",
          "access?tab=request", "access?tab=audit", "sources", "settings", "welcome"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void KeyboardJourney::tabGoesRoundEveryPageAndNeverStays()
{
    QFETCH(QString, link);
    constexpr int most = 400;
    m_driver->application().navigator()->open(link);
    QVERIFY(m_driver->isOn(link.section(QLatin1Char('?'), 0, 0)));
    QVERIFY2(isWhole(), "the page is still being made");

    QList<const QQuickItem *> way;
    QHash<const QQuickItem *, QPointer<const QQuickItem>> stopOf; // of a list
    QStringList names;
    while (way.size() < most) {
        const QQuickItem *const before = m_driver->focusItem();
        m_driver->press(Qt::Key_Tab);
        // A list that has just been read again gives the focus to a new row.
        const bool isNamed = QTest::qWaitFor(
            [this] {
                const QQuickItem *item = m_driver->focusItem();
                return item && !accessibleName(item).isEmpty();
            },
            1000);
        const QQuickItem *const now = m_driver->focusItem();
        const QByteArray name = focusName().toUtf8();
        QVERIFY2(now && now != before, "Tab stays on " + name);
        QVERIFY2(now->isVisible(), name + " is not shown");
        QVERIFY2(showsFocus(now), name + " shows no focus");
        QVERIFY2(isNamed, name + " has no name for a screen reader");
        if (way.contains(now))
            break;
        if (isComponent(now, "TableRow")) {
            // A list that was read again meanwhile has another row in the place of its stop.
            const QQuickItem *const first = stopOf.value(now->parentItem());
            QVERIFY2(first == nullptr || !first->isVisible() || !first->activeFocusOnTab(),
                     name + " is the second Tab stop of its list, beside "
                         + (first ? accessibleName(first).toUtf8() : QByteArray()));
            stopOf.insert(now->parentItem(), now);
        }
        way << now;
        names << focusName();
    }
    QVERIFY2(way.size() < most,
             qPrintable(QStringLiteral("Tab does not come round: ")
                        + names.mid(most - 12).join(QStringLiteral(" > "))));
    // Round the whole window, not only in a part of it.
    const QStringList cycle = names.mid(way.indexOf(m_driver->focusItem()));
    for (const char *stop : {"Catalog ", "Settings", "Notices"}) {
        const QRegularExpression begins(QLatin1String(stop) + QStringLiteral(".*"));
        QVERIFY2(cycle.indexOf(begins) >= 0,
                 qPrintable(QStringLiteral("Tab does not reach %1, only %2")
                                .arg(QLatin1String(stop), cycle.join(QStringLiteral(" > ")))));
    }
    const QQuickItem *const before = m_driver->focusItem();
    m_driver->press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY2(m_driver->focusItem() != before, "Shift+Tab stays");
}

void KeyboardJourney::altLeftAndAltRightGoBackAndForward()
{
    app::Navigator &navigator = *m_driver->application().navigator();
    m_driver->press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("contracts")));
    m_driver->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("quality")));
    m_driver->press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("contracts")));
    QVERIFY(navigator.canGoForward());
    m_driver->press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("quality")));
    QVERIFY(!navigator.canGoForward());
}

void KeyboardJourney::theQuestionMarkShowsTheKeys()
{
    m_driver->press(Qt::Key_8, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("settings")));
    m_driver->type(QStringLiteral("?"));
    QVERIFY(m_driver->sees(QStringLiteral("Search anywhere")));
    QVERIFY(m_driver->picture(QStringLiteral("keys")));
    m_driver->press(Qt::Key_Escape);
    QVERIFY(
        m_driver->until([this] { return !m_driver->showsNow(QStringLiteral("Search anywhere")); }));
}

void KeyboardJourney::controlBFoldsTheRail()
{
    const bool folded = m_driver->application().settings()->isRailFolded();
    m_driver->press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_driver->application().settings()->isRailFolded(), !folded);
    QVERIFY(m_driver->picture(QStringLiteral("rail-folded")));
    m_driver->press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_driver->application().settings()->isRailFolded(), folded);
}

void KeyboardJourney::theAnswersStandBelowTheSearchField()
{
    m_driver->press(Qt::Key_4, Qt::ControlModifier); // a page that does not show results itself
    QVERIFY(m_driver->isOn(QStringLiteral("contracts")));
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    m_driver->type(QStringLiteral("net ord"));
    QVERIFY(m_driver->until([this] { return m_driver->application().search()->total() > 0; }));
    QVERIFY(m_driver->until([this] { return m_driver->find("Gross Orders, *") != nullptr; }));
    const QQuickItem *const field = m_driver->find(QStringLiteral("Search"));
    QVERIFY(field != nullptr);
    const double foot = field->mapRectToScene(field->boundingRect()).bottom();
    const auto isBelow = [this, foot](const QString &name) {
        const QQuickItem *const row = m_driver->find(name);
        return row != nullptr && row->mapRectToScene(row->boundingRect()).top() > foot;
    };
    QVERIFY(m_driver->until([&] { return isBelow(QStringLiteral("Net Orders, *")); }));
    QVERIFY(isBelow(QStringLiteral("Gross Orders, *"))); // the fourth: the list has its room
    QVERIFY(isBelow(QStringLiteral("All on Discover")));
    QVERIFY(m_driver->picture(QStringLiteral("search-answers")));
    m_driver->press(Qt::Key_Escape);
    m_driver->application().search()->setText({});
}

void KeyboardJourney::enterOnDiscoverOpensWhatIsSelected()
{
    m_driver->press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("discover")));
    app::DiscoverViewModel &discover = *m_driver->application().discover();
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    m_driver->type(QStringLiteral("net ord"));
    QVERIFY(m_driver->until([&] {
        return discover.text() == QLatin1String("net ord")
            && discover.state() == app::DiscoverViewModel::Ready && discover.current() > 0;
    }));
    QVERIFY(m_driver->until([this] { return m_driver->find("Gross Orders, *") != nullptr; }));
    m_driver->press(Qt::Key_Return); // the results have the focus now
    QVERIFY(m_driver->until([this] { return focusName().startsWith(QLatin1String("Results")); }));
    const int first = discover.current();
    m_driver->press(Qt::Key_Down);
    QVERIFY(m_driver->until([&] { return discover.current() > first; }));
    QVERIFY(m_driver->click(QStringLiteral("Gross Orders, *"))); // a click, then the keyboard again
    m_driver->press(Qt::Key_Up);
    m_driver->press(Qt::Key_Space); // no button of a row has the focus
    QVERIFY(m_driver->find(QStringLiteral("Store Net Orders Daily, *")));
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->isOn(QStringLiteral("product")));
    QVERIFY(m_driver->until([this] {
        return m_driver->application().product()->head().name
            == QLatin1String("Store Net Orders Daily");
    }));
    m_driver->application().search()->setText({});
}

void KeyboardJourney::aProductIsFoundOpenedAndAskedForWithoutAMouse()
{
    m_driver->press(Qt::Key_4, Qt::ControlModifier); // a page that is no product's
    QVERIFY(m_driver->isOn(QStringLiteral("contracts")));
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_driver->until([this] { return focusName().startsWith(QLatin1String("Search")); }));
    m_driver->type(QStringLiteral("net ord"));
    QVERIFY(m_driver->until([this] { return m_driver->application().search()->total() > 0; }));
    QVERIFY(m_driver->until([this] { return m_driver->find("Net Orders, *") != nullptr; }));
    while (m_driver->application().search()->current() < 0)
        m_driver->press(Qt::Key_Down);
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->isOn(QStringLiteral("product")));
    QCOMPARE(m_driver->application().search()->text(), QString()); // it has done its work
    m_product = m_driver->application().navigator()->link();
    bool reached = false;
    for (int i = 0; i < 12 && !reached; ++i) {
        m_driver->press(Qt::Key_Tab);
        reached = focusName().startsWith(QLatin1String("Request access"));
    }
    QVERIFY2(reached, "Tab does not reach Request access");
    QVERIFY(m_driver->picture(QStringLiteral("request-focused")));
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->isOn(QStringLiteral("access")));
    QCOMPARE(m_driver->application().access()->tab(), QStringLiteral("request"));
    // Nobody has said who asks: the question stands where the form will be.
    QVERIFY(!m_driver->application().actingAs()->isChosen());
    QVERIFY(m_driver->sees(QStringLiteral("Who are you?")));
    QVERIFY(m_driver->until(
        [this] { return focusName().startsWith(QLatin1String("Filter people and teams")); }));
    QVERIFY(m_driver->picture(QStringLiteral("who")));
    m_driver->type(QStringLiteral("Priya Lal"));
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->sees(QStringLiteral("Ask for access to")));
    QCOMPARE(m_driver->application().actingAs()->name(), QStringLiteral("Priya Lal"));
}

void KeyboardJourney::whatHasTheFocusIsInView_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("product") << QString();
    for (const char *page : {"access?tab=mine", "access?tab=audit", "quality", "sources"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void KeyboardJourney::whatHasTheFocusIsInView()
{
    QFETCH(QString, link);
    app::Navigator &navigator = *m_driver->application().navigator();
    if (link.isEmpty())
        link = m_product; // where the journey before has been
    m_driver->window()->resize(1024, 700);
    navigator.open(link);
    QVERIFY(m_driver->until([&] { return m_driver->isOn(navigator.page()); }));
    QVERIFY2(isWhole(), "the page is still being made");
    for (int i = 0; i < 60; ++i) {
        m_driver->press(Qt::Key_Tab);
        QVERIFY2(
            QTest::qWaitFor(
                [this] { return m_driver->focusItem() && isInView(m_driver->focusItem()); }, 2000),
            qPrintable(focusName() + QStringLiteral(" is out of view")));
    }
    m_driver->window()->resize(1440, 900);
}

int main(int argc, char **argv)
{
    return runJourney<KeyboardJourney>(argc, argv);
}
#include "tst_keyboardjourney.moc"
