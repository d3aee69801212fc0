// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/check.h"
#include "layout/layered.h"
#include "layout/stable.h"
#include "support/testprogram.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <rapidcheck.h>
#include <set>

using namespace meshscope;
using namespace meshscope::layout;

namespace {

/// The part of a request whose boxes are in `keep`, keys unchanged.
Request only(const Request &request, const std::set<Index> &keep)
{
    Request part;
    part.settings = request.settings;
    std::map<Index, Index> numbers;
    for (const Index box : keep) {
        numbers[box] = static_cast<Index>(part.boxes.size());
        part.boxes.push_back(request.boxes[box]);
    }
    for (const Edge &edge : request.edges) {
        if (keep.contains(edge.from) && keep.contains(edge.to))
            part.edges.push_back({numbers[edge.from], numbers[edge.to]});
    }
    return part;
}

std::set<Index> around(const Request &request, std::set<Index> from)
{
    std::set<Index> wider = from;
    for (const Edge &edge : request.edges) {
        if (from.contains(edge.from))
            wider.insert(edge.to);
        if (from.contains(edge.to))
            wider.insert(edge.from);
    }
    return wider;
}

struct Moved
{
    double mean = 0;
    std::size_t flips = 0; ///< pairs of a column whose order changed
    std::size_t pairs = 0;
};

Moved moved(const Previous &before, const Previous &after)
{
    Moved result;
    std::vector<std::pair<Placed, Placed>> kept;
    for (const auto &[key, place] : before.boxes) {
        if (after.boxes.contains(key))
            kept.emplace_back(place, after.boxes.at(key));
    }
    for (const auto &[old, now] : kept)
        result.mean += std::hypot(old.rect.x - now.rect.x, old.rect.y - now.rect.y)
            / static_cast<double>(kept.size());
    for (const auto &a : kept) {
        for (const auto &b : kept) {
            if (a.first.rect.x == b.first.rect.x && a.first.rect.y < b.first.rect.y) {
                ++result.pairs;
                result.flips
                    += a.second.rect.x == b.second.rect.x && a.second.rect.y > b.second.rect.y;
            }
        }
    }
    return result;
}

} // namespace

class TestStable : public QObject
{
    Q_OBJECT
private slots:
    void nothingMovesWhenNothingChanges()
    {
        const Request request = graphs::lineage(60);
        const auto first = layOutLayered(request);
        const auto again = layOutStable(rememberPlaces(request, *first), request);
        QVERIFY(again);
        QCOMPARE(again->engine, Engine::Stable);
        QCOMPARE(faultOf(request, *again), std::string());
        for (std::size_t i = 0; i < request.boxes.size(); ++i) {
            QVERIFY(std::abs(first->positions[i].x - again->positions[i].x) < 0.01);
            QVERIFY(std::abs(first->positions[i].y - again->positions[i].y) < 0.01);
        }
    }

    void aNewBoxStandsBesideItsNeighbourAndTheRestStays()
    {
        const Request before = graphs::fromText(3, "0>1 1>2");
        const auto first = layOutLayered(before);
        Request after = graphs::fromText(5, "0>1 1>2 3>0 1>4");
        const auto layout = layOutStable(rememberPlaces(before, *first), after);
        QVERIFY(layout);
        QCOMPARE(faultOf(after, *layout), std::string());
        QCOMPARE(layout->positions[0], first->positions[0]);
        QCOMPARE(layout->positions[1], first->positions[1]);
        QCOMPARE(layout->positions[3].x, first->positions[0].x - 168 - 56);
        QCOMPARE(layout->positions[4].x, first->positions[2].x);
    }

    void foldingFlipsNothing()
    {
        const Request all = graphs::lineage(60);
        const auto first = layOutLayered(all);
        std::set<Index> half;
        for (Index i = 0; i < 60; i += 2)
            half.insert(i);
        const Request less = only(all, half);
        const auto layout = layOutStable(rememberPlaces(all, *first), less);
        QVERIFY(layout);
        QCOMPARE(faultOf(less, *layout), std::string());
        const Moved way = moved(rememberPlaces(all, *first), rememberPlaces(less, *layout));
        QCOMPARE(way.flips, std::size_t {0});
    }

    void expandingFiveTimesIsCalmerThanLayingOutAgain()
    {
        const Request all = graphs::lineage(400, 7);
        double stableMean = 0;
        double freshMean = 0;
        std::size_t flips = 0;
        std::size_t pairs = 0;
        for (Index start = 160; start < 180; ++start) {
            std::set<Index> shown = around(all, {start});
            Request request = only(all, shown);
            Previous stable = rememberPlaces(request, *layOutLayered(request));
            Previous fresh = stable;
            graphs::Random random(start);
            for (int step = 0; step < 5; ++step) {
                auto pick = shown.begin();
                std::advance(pick, static_cast<std::ptrdiff_t>(random.below(shown.size())));
                const std::set<Index> more = around(all, {*pick});
                shown.insert(more.begin(), more.end());
                request = only(all, shown);
                const auto kept = layOutStable(stable, request);
                QVERIFY(kept);
                QCOMPARE(faultOf(request, *kept), std::string());
                const Previous next = rememberPlaces(request, *kept);
                const Moved way = moved(stable, next);
                stableMean += way.mean;
                flips += way.flips;
                pairs += way.pairs;
                stable = next;
                const Previous again = rememberPlaces(request, *layOutLayered(request));
                freshMean += moved(fresh, again).mean;
                fresh = again;
            }
        }
        qInfo("moved: kept %.0f px, laid out again %.0f px; flips %zu of %zu", stableMean / 100,
              freshMean / 100, flips, pairs);
        QVERIFY(stableMean * 2 < freshMean);
        QVERIFY(flips * 20 < pairs);
    }

    void withoutAnythingInCommonItIsAFreshLayout()
    {
        const Request request = graphs::lineage(20);
        const auto layout = layOutStable({}, request);
        QCOMPARE(layout->engine, Engine::Layered);
    }

    void anyChangeGivesASoundPicture()
    {
        const bool good = rc::check([] {
            const auto count = *rc::gen::inRange<std::size_t>(2, 30);
            const auto edges = *rc::gen::inRange<std::size_t>(1, 60);
            const Request all = graphs::wild(count, edges, *rc::gen::arbitrary<std::uint64_t>());
            graphs::Random random(*rc::gen::arbitrary<std::uint64_t>());
            std::set<Index> shown;
            Previous previous;
            for (int step = 0; step < 4; ++step) {
                for (Index box = 0; box < count; ++box) {
                    if (random.below(3) == 0)
                        shown.insert(box);
                    else if (random.below(4) == 0)
                        shown.erase(box);
                }
                const Request request = only(all, shown);
                const auto layout = layOutStable(previous, request);
                RC_ASSERT(layout.has_value());
                RC_ASSERT(faultOf(request, *layout) == std::string());
                previous = rememberPlaces(request, *layout);
            }
        });
        QVERIFY(good);
    }
};

MESHSCOPE_TEST(TestStable, QCoreApplication)
#include "tst_stable.moc"
