// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemwalk.h"
#include "journeymain.h"
#include "windowdriver.h"

#include <QRegularExpression>

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
    void aProductIsFoundOpenedAndAskedForWithoutAMouse();

private:
    /// A ring, or the mark of the current row of a list.
    static bool showsFocus(const QQuickItem *item);
    /// Name and address of what has the focus, for messages and comparison.
    QString focusName() const;

    std::unique_ptr<WindowDriver> m_driver;
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

    QList<const QQuickItem *> way;
    QSet<const QQuickItem *> listsSeen;
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
            QVERIFY2(!listsSeen.contains(now->parentItem()),
                     name + " is the second Tab stop of its list");
            listsSeen << now->parentItem();
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

void KeyboardJourney::aProductIsFoundOpenedAndAskedForWithoutAMouse()
{
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
    bool reached = false;
    for (int i = 0; i < 60 && !reached; ++i) {
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

int main(int argc, char **argv)
{
    return runJourney<KeyboardJourney>(argc, argv);
}
#include "tst_keyboardjourney.moc"
