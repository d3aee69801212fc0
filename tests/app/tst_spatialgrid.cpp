// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/spatialgrid.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

using meshscope::app::SpatialGrid;

class TestSpatialGrid : public QObject
{
    Q_OBJECT

private slots:
    void theTopmostAtAPointIsFound()
    {
        const SpatialGrid grid({{0, 0, 100, 50}, {50, 0, 100, 50}, {2000, 2000, 10, 10}});
        QCOMPARE(grid.at({10, 10}), 0);
        QCOMPARE(grid.at({75, 25}), 1);
        QCOMPARE(grid.at({2005, 2005}), 2);
        QCOMPARE(grid.at({1000, 1000}), -1);
    }

    void aNearMissCountsWithinTheTolerance()
    {
        const SpatialGrid grid({{0, 0, 100, 50}});
        QCOMPARE(grid.at({103, 25}), -1);
        QCOMPARE(grid.at({103, 25}, 4), 0);
    }

    void anEmptyGridHasNothing()
    {
        const SpatialGrid grid;
        QCOMPARE(grid.at({0, 0}), -1);
        QVERIFY(grid.meeting({0, 0, 10, 10}).empty());
    }

    void anAreaFindsWhatAScanFinds()
    {
        QRandomGenerator random(7);
        std::vector<QRectF> rects;
        for (int i = 0; i < 500; ++i)
            rects.emplace_back(random.bounded(9000.0), random.bounded(5000.0),
                               random.bounded(900.0), random.bounded(300.0));
        const SpatialGrid grid(rects);
        for (int i = 0; i < 50; ++i) {
            const QRectF area(random.bounded(9000.0), random.bounded(5000.0),
                              random.bounded(1500.0) + 1, random.bounded(900.0) + 1);
            std::vector<int> expected;
            for (std::size_t n = 0; n < rects.size(); ++n)
                if (rects[n].intersects(area))
                    expected.push_back(static_cast<int>(n));
            QCOMPARE(grid.meeting(area), expected);
        }
    }
};

MESHSCOPE_TEST(TestSpatialGrid, QCoreApplication)
#include "tst_spatialgrid.moc"
