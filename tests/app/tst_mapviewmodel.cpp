// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineagefixture.h"
#include "graph/mapitem.h"
#include "mapviewmodel.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

/// The map of three domains on a real catalog, in a real window on the software back end.
class TestMapViewModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        for (const char *name : {"Sales", "Finance", "Stores"})
            m_catalog.domain(name);
        m_catalog.product("Orders", "Sales");
        m_catalog.product("Margin", "Finance");
        m_catalog.product("Ranking", "Stores");
        m_catalog.dataset("orders", "Orders", "Sales");
        m_catalog.dataset("raw", "Orders", "Sales");
        m_catalog.dataset("margin", "Margin", "Finance");
        m_catalog.dataset("ranking", "Ranking", "Stores");
        m_catalog.port("orders port", "Orders", "orders");
        m_catalog.flow("orders", "margin");
        m_catalog.flow("raw", "ranking");
        m_catalog.close();
        QVERIFY2(m_catalog.error().empty(), m_catalog.error().c_str());
        m_session.open(QString::fromStdString(m_catalog.path()));
        QTRY_VERIFY(m_session.isOpen());
        for (QAbstractItemModel *model : {m_page.matrix(), m_page.findings(), m_page.products()})
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
        m_navigator.open(QStringLiteral("map"));
        QTRY_COMPARE(m_page.state(), MapViewModel::Ready);
    }

    void theNumbersOfMapAndMatrixAgree()
    {
        QCOMPARE(m_page.summary(), QStringLiteral("3 domains, 3 products, 1 flow, 1 bypass"));
        QCOMPARE(m_page.matrix()->rowCount(), 3);
        QCOMPARE(m_page.matrixTotal(), 1);
        QCOMPARE(m_page.heads().size(), 3);
        QCOMPARE(m_page.findings()->rowCount(), 1);
        const MapScene &scene = *m_page.source()->scene();
        QCOMPARE(scene.areas.size(), std::size_t {3});
        QCOMPARE(scene.marks.size(), std::size_t {3});
        QCOMPARE(scene.lines.size(), std::size_t {1});
        QCOMPARE(scene.bypasses.size(), std::size_t {1});
    }

    void aProductStandsInItsDomain()
    {
        const MapScene &scene = *m_page.source()->scene();
        for (const MapMark &mark : scene.marks)
            QCOMPARE(scene.areaAt(mark.centre), mark.area);
    }

    void countingGrantsInsteadOfPortsLeavesNoLines()
    {
        m_page.setWeight(QStringLiteral("grants"));
        QTRY_VERIFY(m_page.source()->scene()->lines.empty());
        m_page.setWeight(QStringLiteral("ports"));
        QTRY_COMPARE(m_page.source()->scene()->lines.size(), std::size_t {1});
    }

    void aDomainInTheLinkIsChosen()
    {
        m_navigator.open(QStringLiteral("map?domain=Stores"));
        QCOMPARE(m_page.chosenName(), QStringLiteral("Stores"));
        QCOMPARE(m_page.productsTotal(), 1);
        QCOMPARE(m_page.chosenNumbers().first().toMap().value(QStringLiteral("label")).toString(),
                 QStringLiteral("product"));
    }

    void keysGoFromDomainToProductAndOpenIt()
    {
        QQuickWindow window;
        window.resize(800, 600);
        auto *map = new MapItem(window.contentItem());
        map->setSize({800, 600});
        map->setSource(m_page.source());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        map->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(map->isSettled());
        QSignalSpy chosen(map, &MapItem::areaChosen);
        QSignalSpy opened(map, &MapItem::productActivated);
        QVERIFY(map->currentText().startsWith(QStringLiteral("Domain Sales")));
        QTest::keyClick(&window, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(map->currentText().startsWith(QStringLiteral("Orders")));
        QTest::keyClick(&window, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("Orders"));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(map->currentText().startsWith(QStringLiteral("Domain Sales")));
        const QImage picture = window.grabWindow();
        const QPoint middle = map->toView(m_page.source()->scene()->areas[0].outline.boundingRect())
                                  .center()
                                  .toPoint();
        QVERIFY(picture.pixelColor(middle) != picture.pixelColor(1, 1));
    }

    void anArrowLeadsToTheNearestThatWay()
    {
        const std::vector<QPointF> points {{0, 0}, {100, 10}, {50, 200}, {-80, 0}};
        QCOMPARE(nearestTowards(points, 0, MapWay::Right), 1);
        QCOMPARE(nearestTowards(points, 0, MapWay::Left), 3);
        QCOMPARE(nearestTowards(points, 0, MapWay::Down), 2);
        QCOMPARE(nearestTowards(points, 0, MapWay::Up), 0);
        QCOMPARE(nearestTowards(points, -1, MapWay::Up), 0);
    }

private:
    workspace::test::LineageCatalog m_catalog;
    CatalogSession m_session;
    Navigator m_navigator;
    MapViewModel m_page {m_session, m_navigator};
};

MESHSCOPE_TEST(TestMapViewModel, QGuiApplication)
#include "tst_mapviewmodel.moc"
