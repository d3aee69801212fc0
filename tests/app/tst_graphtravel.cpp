// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphtravel.h"
#include "graphfixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope::app;

class TestGraphTravel : public QObject
{
    Q_OBJECT

private slots:
    void arrowsFollowEdgesAndStayInColumns_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *name, int from, Travel key, const char *to) {
            QTest::newRow(name) << from << static_cast<int>(key) << QString::fromLatin1(to);
        };
        row("from nowhere to the start", -1, Travel::Below, "orders");
        row("downstream to the nearest in height", 2, Travel::Downstream, "+287 more");
        row("upstream to the nearest in height", 2, Travel::Upstream, "web");
        row("back along the edge", 3, Travel::Upstream, "orders");
        row("below in the column", 0, Travel::Below, "web");
        row("above in the column", 1, Travel::Above, "raw");
        row("no one above", 0, Travel::Above, "raw");
        row("nothing upstream", 0, Travel::Upstream, "raw");
        row("last of the column", 3, Travel::Last, "+287 more");
        row("first of the column", 4, Travel::First, "daily");
    }

    void arrowsFollowEdgesAndStayInColumns()
    {
        QFETCH(int, from);
        QFETCH(int, key);
        QFETCH(QString, to);
        const auto scene = test::smallScene();
        const int reached = travel(*scene, from, static_cast<Travel>(key));
        QCOMPARE(scene->cards.at(static_cast<std::size_t>(reached)).name, to);
    }

    void anEmptyDrawingLeadsNowhere() { QCOMPARE(travel(GraphScene(), 0, Travel::Above), -1); }

    void theChainOfACardIsWhatItComesFromAndWhatComesFromIt()
    {
        const auto scene = test::smallScene();
        const Lit lit = chainOf(*scene, 0);
        QCOMPARE(lit.cards, (std::vector<bool> {true, false, true, true, true}));
        QCOMPARE(lit.edges, (std::vector<bool> {true, false, true, true}));
        QVERIFY(chainOf(*scene, -1).isEmpty());
    }

    void aCycleEnds()
    {
        const auto scene = test::smallScene();
        scene->edges.push_back(scene->edges.front());
        std::swap(scene->edges.back().from, scene->edges.back().to);
        const Lit lit = chainOf(*scene, 1);
        QCOMPARE(std::count(lit.cards.begin(), lit.cards.end(), true), 5);
    }
};

MESHSCOPE_TEST(TestGraphTravel, QCoreApplication)
#include "tst_graphtravel.moc"
