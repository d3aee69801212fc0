// SPDX-License-Identifier: GPL-3.0-or-later
#include "canaryfiles.h"
#include "itemwalk.h"
#include "journeymain.h"
#include "shell/windowready.h"
#include "trap.h"
#include "windowdriver.h"
#include "workspace/catalogfile.h"

#include <QQmlComponent>
#include <QRegularExpression>
#include <QTcpSocket>

using namespace meshscope;
using namespace meshscope::journeys;

/// No text of a file becomes more than text: a catalog of canaries, every page, tab, menu, tooltip,
/// list and dialog; nothing may be fetched, nothing crash, every text object be plain.
class Canary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_driver.reset(); }

    void theTrapCatchesWhatLoadsPictures();
    void theCatalogHoldsCanariesInEveryKindOfThing_data();
    void theCatalogHoldsCanariesInEveryKindOfThing();
    void everyPageAndTabShowsPlainText_data();
    void everyPageAndTabShowsPlainText();
    void theSearchListShowsPlainText();
    void noticesShowPlainText();
    void nothingWasFetched();

private:
    QStringList uids(const char *kind, int most) const;
    /// Problems of all text objects there are now, also of closed popups.
    QStringList markedUpTexts();
    void openEveryPopup(QStringList &problems);
    void hoverEveryTip(QStringList &problems);
    void openEveryTab(QStringList &problems);

    QTemporaryDir m_folder;
    Trap m_trap;
    std::unique_ptr<CanaryFiles> m_files;
    std::unique_ptr<WindowDriver> m_driver;
    std::string m_catalog;
    int m_textsSeen = 0;
    int m_canariesSeen = 0;
    int m_popupsSeen = 0;
    int m_tipsSeen = 0;
    int m_tipsShown = 0;
};

void Canary::initTestCase()
{
    QVERIFY(m_trap.isSet());
    m_files = std::make_unique<CanaryFiles>(m_trap.port(), m_trap.file());
    const QString mesh = m_folder.filePath(QStringLiteral("mesh"));
    const QString problem = m_files->write(QStringLiteral(MESHSCOPE_DEMO_SOURCE), mesh);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    m_catalog = m_folder.filePath(QStringLiteral("canary.meshscope")).toStdString();
    {
        auto writer = workspace::Writer::open(m_catalog);
        QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
        const auto report = (*writer)->import({mesh.toStdString()}, {}, {}, {});
        QVERIFY2(report, report ? "" : (report.error().message + report.error().where).c_str());
    }
    m_trap.takeOpened();
    m_driver = std::make_unique<WindowDriver>(QStringLiteral("canary"));
    app::WindowOptions options;
    options.catalog = QString::fromStdString(m_catalog);
    QVERIFY(m_driver->open(options));
    QVERIFY(m_driver->actAs(QStringLiteral("Ana Ruiz")));
}

void Canary::cleanup()
{
    const QStringList complaints = WindowDriver::takeComplaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void Canary::theTrapCatchesWhatLoadsPictures()
{
    CountingNetwork network;
    QQmlEngine engine;
    engine.setNetworkAccessManagerFactory(&network);
    QQmlComponent component(&engine);
    component.setData(
        QStringLiteral("import QtQuick\nItem { Image { source: 'http://127.0.0.1:%1/x' }"
                       " Image { source: 'file://%2' } }")
            .arg(m_trap.port())
            .arg(m_trap.file())
            .toUtf8(),
        {});
    const std::unique_ptr<QObject> item(component.create());
    QVERIFY2(item, qPrintable(component.errorString()));
    QTRY_VERIFY(network.made() > 0);
    QVERIFY(QTest::qWaitFor([this] { return m_trap.takeOpened(); }));
    const int before = m_trap.connections();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_trap.port());
    QTRY_COMPARE(m_trap.connections(), before + 1);
    m_trap.takeOpened();
    // The refused picture is told.
    QVERIFY(QTest::qWaitFor([] { return !WindowDriver::takeComplaints().isEmpty(); }));
}

QStringList Canary::uids(const char *kind, int most) const
{
    auto db = store::Connection::open(m_catalog, store::Access::Read);
    QStringList found;
    if (!db)
        return found;
    auto query = db->prepare("SELECT uid FROM entity WHERE kind=? AND state='active' "
                             "ORDER BY instr(name, '<img') = 0, id LIMIT ?");
    query.bind(1, std::string_view(kind));
    query.bind(2, std::int64_t {most});
    while (query.step())
        found << QString::fromStdString(std::string(query.text(0)));
    return found;
}

void Canary::theCatalogHoldsCanariesInEveryKindOfThing_data()
{
    QTest::addColumn<QString>("query");
    for (const char *kind :
         {"domain", "party", "product", "port", "asset", "contract", "rule", "job"})
        QTest::newRow(kind)
            << QStringLiteral("SELECT count(*) FROM entity WHERE kind='%1' AND name LIKE '%<img%'")
                   .arg(kind);
    QTest::newRow("column") << "SELECT count(*) FROM asset_columns "
                               "WHERE instr(body, CAST('<img' AS BLOB)) > 0";
    QTest::newRow("purpose") << "SELECT count(*) FROM access_request WHERE purpose LIKE '%<img%'";
}

void Canary::theCatalogHoldsCanariesInEveryKindOfThing()
{
    QFETCH(QString, query);
    auto db = store::Connection::open(m_catalog, store::Access::Read);
    QVERIFY(db);
    auto count = db->prepare(query.toStdString());
    QVERIFY2(count.step(), qPrintable(query));
    QVERIFY2(count.integer(0) > 0, qPrintable(query));
}

QStringList Canary::markedUpTexts()
{
    QStringList problems;
    // What is still being made has not got its properties yet.
    m_driver->until([this] { return app::isWindowReady(*m_driver->window()); });
    for (const QPointer<QObject> &object : everyObject(m_driver->window())) {
        if (!object->inherits("QQuickText") && !object->inherits("QQuickTextEdit"))
            continue;
        ++m_textsSeen;
        const QString text = object->property("text").toString();
        m_canariesSeen += text.contains(QLatin1String("img src=")) ? 1 : 0; // < may be set apart
        if (isComponent(object, "DescriptionText")) {
            if (text.contains(QLatin1String("<img"), Qt::CaseInsensitive))
                problems << QStringLiteral("a picture in a description: ") + text.left(200);
        } else if (object->property("textFormat").toInt() != Qt::PlainText) {
            problems << QStringLiteral("%1 is not plain: %2")
                            .arg(QLatin1String(object->metaObject()->className()), text.left(120));
        }
    }
    return problems;
}

void Canary::hoverEveryTip(QStringList &problems)
{
    constexpr int most = 40;
    const QRectF inside(QPointF(), QSizeF(m_driver->window()->size()));
    int done = 0;
    for (const QPointer<QObject> &object : everyObject(m_driver->window())) {
        auto *const tip = qobject_cast<QQuickItem *>(object);
        if (!tip || !isComponent(tip, "Tip") || !isUsable(tip)
            || tip->property("text").toString().isEmpty()
            || !inside.contains(tip->mapRectToScene(tip->boundingRect())))
            continue;
        m_driver->hover(tip); // makes its tooltip at once; it opens later
        problems << markedUpTexts();
        ++m_tipsSeen;
        if (++done == most)
            break;
    }
    if (done == 0)
        return;
    const auto isTipShown = [this] {
        return m_driver->findObject("QQuickToolTip", [](QObject *one) {
            return one->property("visible").toBool();
        }) != nullptr;
    };
    // The last one comes up, if it is not scrolled out of sight.
    m_tipsShown += QTest::qWaitFor(isTipShown, 1000) ? 1 : 0;
}

void Canary::openEveryPopup(QStringList &problems)
{
    // Popups that are made when they are first wanted; file dialogs are the system's.
    for (const QPointer<QObject> &object : everyObject(m_driver->window())) {
        auto *const lazy = qobject_cast<QQuickItem *>(object);
        QVariant made;
        if (lazy && isComponent(lazy, "Lazy") && lazy->parentItem()->isVisible()
            && !lazy->property("file").toString().contains(QLatin1String("OpenDialogs"))
            && !lazy->property("file").toString().contains(QLatin1String("SaveDialog")))
            QMetaObject::invokeMethod(lazy, "made", Q_RETURN_ARG(QVariant, made));
    }
    for (const QPointer<QObject> &popup : everyObject(m_driver->window())) {
        if (!popup)
            continue;
        const auto *const home = popup->property("parent").value<QQuickItem *>();
        if (!popup->inherits("QQuickPopup") || popup->inherits("QQuickToolTip") || !home
            || !home->isVisible())
            continue;
        QMetaObject::invokeMethod(popup, "open");
        if (!m_driver->until([&popup] { return !popup || popup->property("opened").toBool(); }))
            problems << QStringLiteral("%1 does not open")
                            .arg(QLatin1String(popup->metaObject()->className()));
        problems << markedUpTexts();
        if (popup)
            QMetaObject::invokeMethod(popup, "close");
        m_driver->until([&popup] { return !popup || !popup->property("visible").toBool(); });
        ++m_popupsSeen;
    }
}

/// Parts of a page that no link leads to.
void Canary::openEveryTab(QStringList &problems)
{
    // Off the last tooltip: one that waits to open must not lose its page.
    QTest::mouseMove(m_driver->window(), QPoint(1, 1));
    QTest::qWait(0);
    QList<QQuickItem *> tabs;
    findItem(m_driver->window()->contentItem(), [&tabs](QQuickItem *item) {
        if (isUsable(item) && (isComponent(item, "Tabs") || isComponent(item, "SegmentedControl")))
            tabs << item;
        return false;
    });
    for (QQuickItem *control : std::as_const(tabs)) {
        const QString before = control->property("value").toString();
        const char *const listed = isComponent(control, "Tabs") ? "tabs" : "options";
        const QVariantList parts = control->property(listed).toList();
        for (const QVariant &part : parts) {
            const QString value = part.toMap().value(QStringLiteral("value")).toString();
            QMetaObject::invokeMethod(control, "activated", Q_ARG(QString, value));
            m_driver->until([this] { return app::isWindowReady(*m_driver->window()); });
            m_driver->window()->grabWindow();
            problems << markedUpTexts();
        }
        QMetaObject::invokeMethod(control, "activated", Q_ARG(QString, before));
    }
}

void Canary::everyPageAndTabShowsPlainText_data()
{
    QTest::addColumn<QString>("link");
    QStringList links {"welcome",
                       "discover",
                       "discover?q=img",
                       "lineage",
                       "map",
                       "contracts",
                       "quality",
                       "access?tab=queue",
                       "access?tab=mine",
                       "access?tab=request",
                       "access?tab=audit",
                       "sources",
                       "settings",
                       "sources/identity",
                       "sources/identity?part=instances",
                       "sources/identity?part=decisions"};
    for (const QString &uid : uids("product", 2))
        links << QStringLiteral("product/") + uid << QStringLiteral("lineage/") + uid;
    for (const QString &uid : uids("asset", 3))
        links << QStringLiteral("dataset/") + uid << QStringLiteral("lineage/") + uid
              << QStringLiteral("quality/") + uid;
    for (const QString &uid : uids("contract", 2))
        links << QStringLiteral("contract/") + uid;
    for (const QString &uid : uids("port", 1))
        links << QStringLiteral("access?tab=request&port=") + uid;
    for (const QString &uid : uids("request", 2))
        links << QStringLiteral("access?tab=queue&request=") + uid;
    for (const QString &link : std::as_const(links))
        QTest::newRow(qPrintable(link)) << link;
}

void Canary::everyPageAndTabShowsPlainText()
{
    QFETCH(QString, link);
    m_driver->application().navigator()->open(link);
    QVERIFY(m_driver->isOn(link.section(QRegularExpression(QStringLiteral("[/?]")), 0, 0)));
    QVERIFY(m_driver->picture(
        QString(link)
            .replace(QRegularExpression(QStringLiteral("[^a-z]+")), QStringLiteral("-"))
            .left(40)));
    QStringList problems = markedUpTexts();
    hoverEveryTip(problems);
    openEveryPopup(problems);
    openEveryTab(problems);
    problems.removeDuplicates();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    QCOMPARE(m_trap.connections(), 1); // of the trap's own test
    QCOMPARE(m_driver->network().made(), 0);
}

void Canary::theSearchListShowsPlainText()
{
    m_driver->application().navigator()->open(QStringLiteral("settings"));
    QVERIFY(m_driver->isOn(QStringLiteral("settings")));
    m_driver->press(Qt::Key_K, Qt::ControlModifier);
    m_driver->type(QStringLiteral("img net"));
    QVERIFY(m_driver->until([this] { return m_driver->application().search()->total() > 0; }));
    QVERIFY(m_driver->picture(QStringLiteral("search")));
    const QStringList problems = markedUpTexts();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    m_driver->press(Qt::Key_Escape);
}

void Canary::noticesShowPlainText()
{
    m_driver->application().notices()->add(app::NoticeList::Kind::Failure,
                                           m_files->canary(QStringLiteral("notice")));
    QStringList problems = markedUpTexts();
    openEveryPopup(problems);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void Canary::nothingWasFetched()
{
    QCOMPARE(m_trap.connections(), 1);
    QVERIFY(!m_trap.takeOpened());
    QCOMPARE(m_driver->network().made(), 0);
    qInfo("%d texts looked at, %d with canaries, %d popups, %d tooltips", m_textsSeen,
          m_canariesSeen, m_popupsSeen, m_tipsSeen);
    QVERIFY(m_canariesSeen > 1000);
    QVERIFY(m_popupsSeen > 50);
    QVERIFY(m_tipsSeen > 20);
    QVERIFY(m_tipsShown > 0);
}

int main(int argc, char **argv)
{
    return runJourney<Canary>(argc, argv);
}
#include "tst_canary.moc"
