// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineage/lineagetext.h"
#include "lineage/slice.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::lineage;

namespace {

std::string dump(const LineageText &text, const Slice &slice)
{
    std::string out;
    for (const SliceNode &node : slice.nodes)
        out += std::to_string(node.step) + " " + text.names[node.node] + "\n";
    for (const SliceEdge &edge : slice.edges)
        out += text.names[slice.nodes[edge.from].node] + ">" + text.names[slice.nodes[edge.to].node]
            + " x" + std::to_string(edge.edges.size()) + "\n";
    const char *const reasons[] = {"hub", "depth", "limit"};
    for (const Fold &fold : slice.folds)
        out += text.names[slice.nodes[fold.at].node]
            + (fold.direction == Direction::Up ? " up +" : " down +")
            + std::to_string(fold.nodes.size()) + " "
            + reasons[static_cast<std::size_t>(fold.reason)] + "\n";
    return out + std::to_string(slice.shown()) + " of " + std::to_string(slice.total) + "\n";
}

/// One dataset `hub` that feeds n others, with a source of its own.
LineageText hub(int n)
{
    std::string text = "source > hub";
    for (int i = 0; i < n; ++i)
        text += "; hub > t" + std::to_string(100 + i);
    return LineageText(text);
}

} // namespace

class TestSlice : public QObject
{
    Q_OBJECT
private slots:
    void aSliceHoldsStepsEdgesAndWhatLiesBeyond()
    {
        const LineageText text("raw > staging > orders > report > board; raw > orders; x > report");
        const auto result
            = slice(text.graph, {.starts = {text.node("orders")}, .up = 1, .down = 1});
        QVERIFY(result);
        QCOMPARE(dump(text, *result),
                 std::string("0 orders\n-1 raw\n-1 staging\n1 report\n"
                             "orders>report x1\nraw>orders x1\nraw>staging x1\nstaging>orders x1\n"
                             "report down +1 depth\n4 of 4\n"));
    }

    void aHubIsFoldedWithExactCounts()
    {
        const LineageText text = hub(295);
        const auto result = slice(text.graph, {.starts = {text.node("hub")}});
        QVERIFY(result);
        QCOMPARE(result->folds.size(), std::size_t {1});
        QCOMPARE(result->folds[0].nodes.size(), std::size_t {287});
        QCOMPARE(result->shown(), std::size_t {10});
        QCOMPARE(result->total, std::size_t {297});
        QCOMPARE(result->folded(), std::size_t {287});
        QCOMPARE(result->totalDown, std::size_t {295});
    }

    void expandingAHubShowsTheNextTwenty()
    {
        const LineageText text = hub(295);
        const Node node = text.node("hub");
        const auto result
            = slice(text.graph, {.starts = {node}, .expanded = {{node, Direction::Down, 28}}});
        QCOMPARE(result->folds[0].nodes.size(), std::size_t {267});
        QCOMPARE(result->shown(), std::size_t {30});
    }

    void importantNeighboursComeFirst()
    {
        const LineageText text = hub(20);
        std::vector<std::uint32_t> importance(text.graph.nodeCount(), 0);
        importance[text.node("t119")] = 5;
        const auto result = slice(text.graph,
                                  {.starts = {text.node("hub")},
                                   .up = 0,
                                   .down = 1,
                                   .perSide = 2,
                                   .importance = importance});
        QCOMPARE(text.names[result->nodes[1].node], std::string("t119"));
        QCOMPARE(text.names[result->nodes[2].node], std::string("t100"));
    }

    void aFoldedNeighbourThatComesInElsewhereIsNotCounted()
    {
        // t103 is past the hub's two, but other brings it in.
        const LineageText text("hub > other; hub > t100; hub > t101; hub > t102; other > t102");
        const auto result
            = slice(text.graph, {.starts = {text.node("hub")}, .up = 0, .down = 2, .perSide = 2});
        QCOMPARE(dump(text, *result),
                 std::string("0 hub\n1 other\n1 t100\n2 t102\n"
                             "hub>other x1\nhub>t100 x1\nhub>t102 x1\nother>t102 x1\n"
                             "hub down +1 hub\n4 of 5\n"));
    }

    void theLimitCutsBothSidesAtTheSameDistance()
    {
        const LineageText text("u3 > u2 > u1 > s > d1 > d2 > d3");
        const auto result
            = slice(text.graph, {.starts = {text.node("s")}, .up = 3, .down = 3, .nodeLimit = 5});
        QCOMPARE(dump(text, *result),
                 std::string("0 s\n-1 u1\n1 d1\n-2 u2\n2 d2\n"
                             "s>d1 x1\nu1>s x1\nd1>d2 x1\nu2>u1 x1\n"
                             "u2 up +1 limit\nd2 down +1 limit\n5 of 7\n"));
    }

    void cyclesSelfFlowsAndParallelFlowsAreShownOnce()
    {
        const LineageText text("a > b > a; a > a; a > b");
        const auto result = slice(text.graph, {.starts = {text.node("a"), text.node("a")}});
        QCOMPARE(dump(text, *result), std::string("0 a\n-1 b\na>a x1\na>b x2\nb>a x1\n2 of 2\n"));
    }

    void startsOutsideTheGraphAreAnError()
    {
        const LineageText text("a > b");
        const auto result = slice(text.graph, {.starts = {99}});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Invalid);
    }
};

MESHSCOPE_TEST(TestSlice, QCoreApplication)
#include "tst_slice.moc"
