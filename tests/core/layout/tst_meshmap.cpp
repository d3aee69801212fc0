// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/meshmap.h"
#include "support/testprogram.h"

#include <QtTest>

#include <cmath>
#include <memory>

using namespace meshscope;
using namespace meshscope::layout;

namespace {

/// The seven domains of the mockup and their flows.
MapRequest fernhill()
{
    MapRequest request;
    const std::size_t products[] = {18, 13, 12, 11, 10, 9, 8};
    for (std::uint64_t i = 0; i < 7; ++i)
        request.areas.push_back({i + 1, products[i], 110});
    request.flows = {{0, 1, 14}, {0, 2, 8}, {0, 6, 5}, {2, 0, 5}, {2, 1, 6}, {3, 0, 9}, {3, 6, 6},
                     {4, 0, 7},  {4, 2, 1}, {5, 0, 6}, {5, 4, 4}, {6, 0, 3}, {6, 3, 4}, {0, 0, 2}};
    return request;
}

double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Whether the point lies inside the outline, taken as a polygon of its corners.
bool inside(const PlacedArea &area, Point point)
{
    bool in = false;
    for (std::size_t i = 0; i + 3 < area.outline.size(); i += 3) {
        const Point a = area.outline[i];
        const Point b = area.outline[i + 3];
        if ((a.y > point.y) != (b.y > point.y)
            && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

} // namespace

class TestMeshMap : public QObject
{
    Q_OBJECT
private slots:
    void areasStayApartAndHoldTheirProducts()
    {
        const auto map = layOutMap(fernhill());
        QVERIFY(map);
        for (std::size_t a = 0; a < map->areas.size(); ++a) {
            const PlacedArea &area = map->areas[a];
            QVERIFY(area.outline.front() == area.outline.back());
            QCOMPARE(area.outline.size() % 3, std::size_t {1});
            for (const Point &point : area.outline)
                QVERIFY(distance(point, area.centre) <= area.radius + 0.01);
            for (const Point &product : area.products)
                QVERIFY(inside(area, product));
            QVERIFY(inside(area, area.label));
            for (std::size_t b = a + 1; b < map->areas.size(); ++b)
                QVERIFY(distance(area.centre, map->areas[b].centre)
                        >= area.radius + map->areas[b].radius);
        }
    }

    void productsDoNotTouch()
    {
        const auto map = layOutMap(fernhill());
        for (const PlacedArea &area : map->areas) {
            for (std::size_t a = 0; a < area.products.size(); ++a) {
                for (std::size_t b = a + 1; b < area.products.size(); ++b)
                    QVERIFY(distance(area.products[a], area.products[b]) >= 18 + 8);
            }
        }
    }

    void moreProductsMakeALargerArea()
    {
        const auto map = layOutMap(fernhill());
        QCOMPARE(map->areas[0].products.size(), std::size_t {18});
        QVERIFY(map->areas[0].radius > map->areas[6].radius);
    }

    void flowsRunFromBorderToBorderAndHeavyOnesAreWider()
    {
        const MapRequest request = fernhill();
        const auto map = layOutMap(request);
        for (std::size_t i = 0; i + 1 < request.flows.size(); ++i) {
            const PlacedFlow &flow = map->flows[i];
            QCOMPARE(flow.route.points.size(), std::size_t {4});
            const PlacedArea &from = map->areas[request.flows[i].from];
            QVERIFY(distance(flow.route.points.front(), from.centre) <= from.radius + 0.01);
            QVERIFY(!inside(map->areas[request.flows[i].to], flow.label));
        }
        QVERIFY(map->flows[0].width > map->flows[8].width);
        QVERIFY(map->flows.back().route.points.empty()); // inside one domain
        // Sales to Stores and back.
        QVERIFY(distance(map->flows[1].label, map->flows[3].label) > 20);
    }

    void connectedDomainsStandNearerThanOthers()
    {
        MapRequest request;
        for (std::uint64_t i = 0; i < 8; ++i)
            request.areas.push_back({i, 5, 100});
        request.flows = {{0, 7, 10}};
        const auto map = layOutMap(request);
        const double near = distance(map->areas[0].centre, map->areas[7].centre);
        for (std::size_t i = 1; i < 7; ++i)
            QVERIFY(distance(map->areas[0].centre, map->areas[i].centre) >= near - 1);
    }

    void aDomainWithoutFlowsStandsBesideTheOthers()
    {
        MapRequest request = fernhill();
        request.areas.push_back({99, 1, 100});
        const auto map = layOutMap(request);
        double nearest = 1e300;
        for (std::size_t i = 0; i < 7; ++i)
            nearest = std::min(nearest,
                               distance(map->areas[i].centre, map->areas[7].centre)
                                   - map->areas[i].radius - map->areas[7].radius);
        QVERIFY2(nearest < map->areas[7].radius, qPrintable(QString::number(nearest)));
    }

    void theSameMeshGivesTheSameMap()
    {
        const auto one = layOutMap(fernhill());
        const auto two = layOutMap(fernhill());
        for (std::size_t i = 0; i < one->areas.size(); ++i)
            QCOMPARE(one->areas[i].outline, two->areas[i].outline);
    }

    void whatWasOnScreenStaysNearItsPlace()
    {
        MapRequest request = fernhill();
        const auto before = layOutMap(request);
        std::vector<std::optional<Point>> previous;
        for (const PlacedArea &area : before->areas)
            previous.push_back(area.centre);
        request.areas.push_back({99, 4, 100});
        request.flows.push_back({7, 0, 2});
        const auto after = layOutMap(request, previous);
        for (std::size_t i = 0; i < before->areas.size(); ++i)
            QVERIFY(distance(before->areas[i].centre, after->areas[i].centre) < 150);
    }

    void emptyMeshesAndEmptyDomainsAreFine()
    {
        QVERIFY(layOutMap({})->areas.empty());
        MapRequest request;
        request.areas = {{1, 0, 80}};
        const auto map = layOutMap(request);
        QVERIFY(map->areas[0].radius > 40);
        request.flows = {{0, 1, 1}};
        QCOMPARE(layOutMap(request).error().code, ErrorCode::Invalid);
    }

    void twoHundredDomainsKeepApart()
    {
        MapRequest request;
        graphs::Random random(5);
        for (std::uint64_t i = 0; i < 200; ++i)
            request.areas.push_back({i, 5 + random.below(60), 120});
        for (int i = 0; i < 500; ++i)
            request.flows.push_back({static_cast<Index>(random.below(200)),
                                     static_cast<Index>(random.below(200)),
                                     static_cast<double>(1 + random.below(20))});
        const auto map = layOutMap(request);
        QVERIFY(map);
        for (std::size_t a = 0; a < 200; ++a) {
            for (std::size_t b = a + 1; b < 200; ++b)
                QVERIFY(distance(map->areas[a].centre, map->areas[b].centre)
                        >= map->areas[a].radius + map->areas[b].radius);
        }
    }
};

MESHSCOPE_TEST(TestMeshMap, QCoreApplication)
#include "tst_meshmap.moc"
