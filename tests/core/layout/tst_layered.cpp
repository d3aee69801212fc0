// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/check.h"
#include "layout/layered.h"
#include "layout/route.h"
#include "support/testprogram.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <memory>
#include <rapidcheck.h>

using namespace meshscope;
using namespace meshscope::layout;

namespace {

std::string ranks(const Layout &layout)
{
    std::string text;
    for (const int rank : layout.ranks)
        text += (text.empty() ? "" : " ") + std::to_string(rank);
    return text;
}

bool same(const Layout &a, const Layout &b)
{
    if (a.positions != b.positions || a.ranks != b.ranks || a.routes.size() != b.routes.size())
        return false;
    for (std::size_t i = 0; i < a.routes.size(); ++i) {
        if (a.routes[i].points != b.routes[i].points)
            return false;
    }
    return true;
}

} // namespace

class TestLayered : public QObject
{
    Q_OBJECT
private slots:
    void sourcesStandLeftOfTheirTargets()
    {
        const Request request = graphs::lineage(300);
        const auto layout = layOutLayered(request);
        QVERIFY(layout);
        QCOMPARE(faultOf(request, *layout), std::string());
        for (std::size_t i = 0; i < request.edges.size(); ++i) {
            const Edge &edge = request.edges[i];
            QVERIFY(layout->positions[edge.from].x + request.boxes[edge.from].width
                    < layout->positions[edge.to].x);
            QVERIFY(!layout->routes[i].isBackward);
        }
    }

    void linesPassBetweenForeignBoxes()
    {
        for (const std::size_t count : {30U, 100U, 300U}) {
            const Request request = graphs::lineage(count);
            QCOMPARE(boxesCut(request, *layOutLayered(request)), std::size_t {0});
        }
    }

    void boxesOfAColumnKeepTheirGap()
    {
        const Request request = graphs::lineage(100);
        const auto layout = layOutLayered(request);
        for (std::size_t a = 0; a < request.boxes.size(); ++a) {
            for (std::size_t b = a + 1; b < request.boxes.size(); ++b) {
                const Point &first = layout->positions[a];
                const Point &second = layout->positions[b];
                if (first.x == second.x)
                    QVERIFY(std::abs(first.y - second.y) >= 44 + request.settings.nodeGap - 0.01);
            }
        }
    }

    void aPlanarTreeHasNoCrossing()
    {
        // Given so that the order of input alone would cross.
        const Request request = graphs::fromText(7, "0>2 1>5 0>6 6>4 1>3");
        QCOMPARE(straightCrossings(request, *layOutLayered(request)), std::uint64_t {0});
    }

    void crossingsAreFarBelowThoseOfAnyOrder()
    {
        const Request request = graphs::lineage(300);
        auto layout = layOutLayered(request);
        const std::uint64_t ours = straightCrossings(request, *layout);
        // The same columns, boxes in order of input.
        std::map<double, double> next;
        for (Point &position : layout->positions) {
            position.y = next[position.x];
            next[position.x] += 64;
        }
        const std::uint64_t unordered = straightCrossings(request, *layout);
        qInfo("crossings: ours %llu, in order of input %llu", static_cast<unsigned long long>(ours),
              static_cast<unsigned long long>(unordered));
        QVERIFY(ours * 2 < unordered);
    }

    void aBoxStandsNextToWhatItFeeds()
    {
        // 4 feeds only the last of a chain: it belongs beside it, not in the first column.
        const Request request = graphs::fromText(5, "0>1 1>2 2>3 4>3");
        QCOMPARE(ranks(*layOutLayered(request)), std::string("0 1 2 3 2"));
    }

    void hintsHoldColumnsAndEdgesPushThem()
    {
        Request request = graphs::fromText(4, "0>1 1>2 3>2");
        request.boxes[3].rank = 0;
        QCOMPARE(ranks(*layOutLayered(request)), std::string("0 1 2 0"));
        request.boxes[1].rank = 3;
        QCOMPARE(ranks(*layOutLayered(request)), std::string("0 3 4 0"));
    }

    void cyclesLoopsAndParallelEdgesAreDrawn()
    {
        const Request request = graphs::fromText(3, "0>1 1>2 2>0 1>1 0>1");
        const auto layout = layOutLayered(request);
        QCOMPARE(faultOf(request, *layout), std::string());
        QCOMPARE(ranks(*layout), std::string("0 1 2"));
        QVERIFY(layout->routes[2].isBackward);
        QVERIFY(layout->routes[3].isBackward);
        QVERIFY(!layout->routes[0].isBackward);
        QCOMPARE(layout->routes[0].points, layout->routes[4].points);
    }

    void emptyAndSingleRequestsAreFine()
    {
        QVERIFY(layOutLayered(Request {})->positions.empty());
        const auto one = layOutLayered(graphs::boxes(1));
        QCOMPARE(one->bounds, (Rect {0, 0, 168, 44}));
    }

    void unconnectedBoxesFillAPageNotATower()
    {
        const auto layout = layOutLayered(graphs::boxes(100));
        const double aspect = layout->bounds.width / layout->bounds.height;
        QVERIFY(aspect > 0.8 && aspect < 3.2);
    }

    void badSizesAndEdgesAreRefused()
    {
        Request request = graphs::boxes(2);
        request.boxes[0].width = std::nan("");
        QCOMPARE(layOutLayered(request).error().code, ErrorCode::Invalid);
        request = graphs::boxes(2);
        request.boxes[1].height = 1e300;
        QCOMPARE(layOutLayered(request).error().code, ErrorCode::Invalid);
        request = graphs::boxes(2);
        request.edges.push_back({0, 2});
        QCOMPARE(layOutLayered(request).error().code, ErrorCode::Invalid);
    }

    void aStopIsObeyed()
    {
        const auto stop = std::make_unique<std::stop_source>();
        stop->request_stop();
        QCOMPARE(layOutLayered(graphs::lineage(300), stop->get_token()).error().code,
                 ErrorCode::Cancelled);
    }

    void deepChainsDoNotOverflowTheStack()
    {
        Request request = graphs::boxes(20'000);
        for (Index i = 0; i + 1 < request.boxes.size(); ++i)
            request.edges.push_back({i, i + 1});
        const auto layout = layOutLayered(request);
        QVERIFY(layout);
        QCOMPARE(layout->ranks.back(), 19'999);
    }

    void everyGraphIsLaidOutSoundAndTheSameTwice()
    {
        const bool good = rc::check([] {
            const auto count = *rc::gen::inRange<std::size_t>(1, 40);
            const auto edges = *rc::gen::inRange<std::size_t>(0, 80);
            const auto seed = *rc::gen::arbitrary<std::uint64_t>();
            const Request request = graphs::wild(count, edges, seed);
            const auto first = layOutLayered(request);
            RC_ASSERT(first.has_value());
            RC_ASSERT(faultOf(request, *first) == std::string());
            RC_ASSERT(boxesCut(request, *first) == 0U);
            RC_ASSERT(same(*first, *layOutLayered(request)));
        });
        QVERIFY(good);
    }

    void theEffortOfDotFollowsThePassedRanks()
    {
        const Effort effort = effortOf(graphs::fromText(4, "0>1 1>2 2>3 0>3"));
        QCOMPARE(effort.boxes, std::size_t {4});
        QCOMPARE(effort.passed, std::size_t {2});
        QCOMPARE(planFor(effort), Plan::Dot);
        QCOMPARE(planFor(effortOf(graphs::lineage(1000))), Plan::LayeredThenDot);
        QCOMPARE(planFor(effortOf(graphs::lineage(6000))), Plan::Layered);
    }

    void endsMoveToTheirColumnsAndTheMiddleStays()
    {
        const Request request = graphs::fromText(5, "0>1 1>2 2>3 0>3 0>4 4>3");
        const auto layout = layOutLayered(request);
        const Route &route = layout->routes[3];
        QVERIFY(route.points.size() > 4);
        const Route moved = withEnds(route, 500, 700);
        QCOMPARE(moved.points.front().y, 500.0);
        QCOMPARE(moved.points.back().y, 700.0);
        QCOMPARE(moved.points[moved.points.size() / 2], route.points[route.points.size() / 2]);
    }
};

MESHSCOPE_TEST(TestLayered, QCoreApplication)
#include "tst_layered.moc"
