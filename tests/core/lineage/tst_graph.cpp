// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineage/lineagetext.h"
#include "lineage/graph.h"
#include "lineage/nodemap.h"
#include "lineage/reach.h"
#include "support/testprogram.h"

#include <QtTest>

#include <stop_token>

using namespace meshscope;
using namespace meshscope::lineage;

class TestGraph : public QObject
{
    Q_OBJECT
private slots:
    void linksAreSortedWhateverOrderTheEdgesCameIn()
    {
        const GraphEdge edges[] = {{0, 3, 5}, {0, 1, 9}, {0, 3, 2}, {2, 0, 1}};
        const Graph graph(4, edges);
        QString text;
        for (const Graph::Link &link : graph.links(0, Direction::Down))
            text += QStringLiteral("%1:%2 ").arg(link.node).arg(link.edge);
        QCOMPARE(text, QStringLiteral("1:9 3:2 3:5 "));
        QCOMPARE(graph.neighbourCount(0, Direction::Down), std::size_t {2});
        QCOMPARE(graph.links(0, Direction::Up).size(), std::size_t {1});
    }

    void edgesOutsideTheGraphAreCountedAndLeftOut()
    {
        const GraphEdge edges[] = {{0, 1, 0}, {0, 2, 1}, {noNode, 0, 2}};
        const Graph graph(2, edges);
        QCOMPARE(graph.edgeCount(), std::size_t {1});
        QCOMPARE(graph.rejectedEdges(), std::size_t {2});
        QVERIFY(graph.links(7, Direction::Down).empty());
    }

    void anEmptyGraphAnswers()
    {
        const Graph graph;
        QVERIFY(graph.links(0, Direction::Up).empty());
        const Node starts[] = {0};
        QCOMPARE(reach(graph, starts, Direction::Up)->nodes.size(), std::size_t {0});
    }

    void entitiesAndNodesTranslateBothWays()
    {
        const NodeMap map({EntityId {30}, EntityId {10}, EntityId {}, EntityId {30}});
        QCOMPARE(map.size(), std::size_t {2});
        QCOMPARE(map.node(EntityId {10}), Node {0});
        QCOMPARE(map.node(EntityId {30}), Node {1});
        QCOMPARE(map.node(EntityId {20}), noNode);
        QCOMPARE(map.entity(1).value, std::int64_t {30});
        QVERIFY(!map.entity(noNode));
    }

    void reachCountsTheStepsAndWhatIsBeyond()
    {
        const LineageText text("a > b > c > d; a > c; d > e; d > f");
        const Node starts[] = {text.node("a")};
        const auto two = reach(text.graph, starts, Direction::Down, 2);
        QVERIFY(two);
        QCOMPARE(text.join(two->nodes), std::string("a b c d"));
        QCOMPARE(two->distance, (std::vector<std::uint32_t> {0, 1, 1, 2}));
        QCOMPARE(two->reached(), std::size_t {3});
        QCOMPARE(two->beyond, std::size_t {2});
        const auto all = reach(text.graph, starts, Direction::Down);
        QCOMPARE(all->beyond, std::size_t {0});
        QCOMPARE(all->perStep, (std::vector<std::size_t> {1, 2, 1, 2}));
    }

    void aCycleEnds()
    {
        const LineageText text("a > b > c > a");
        const Node starts[] = {text.node("b")};
        QCOMPARE(text.join(reach(text.graph, starts, Direction::Up)->nodes), std::string("b a c"));
    }

    void aLongWalkCanBeStopped()
    {
        std::vector<GraphEdge> edges;
        for (std::uint32_t i = 0; i < 100'000; ++i)
            edges.push_back({i, i + 1, i});
        const Graph graph(100'001, edges);
        const Node starts[] = {0};
        QCOMPARE(reach(graph, starts, Direction::Down)->reached(), std::size_t {100'000});
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = reach(graph, starts, Direction::Down, everyDepth, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

MESHSCOPE_TEST(TestGraph, QCoreApplication)
#include "tst_graph.moc"
