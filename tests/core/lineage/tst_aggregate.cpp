// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineage/lineagetext.h"
#include "lineage/aggregate.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::lineage;

class TestAggregate : public QObject
{
    Q_OBJECT
private slots:
    void flowsBetweenGroupsAreCountedOnceAPairAndSumUp()
    {
        const LineageText text(
            "s1 > s2; s1 > f1; s2 > f1; s2 > f1; s2 > f2; f1 > f2; f2 > s1; x > f1; s1 > x");
        std::vector<std::uint32_t> groups(text.graph.nodeCount(), noGroup);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (text.names[i][0] == 's')
                groups[i] = 0;
            if (text.names[i][0] == 'f')
                groups[i] = 1;
        }
        const Aggregation result = aggregate(text.graph, groups, 2);
        std::string out;
        for (const GroupEdge &edge : result.edges)
            out += std::to_string(edge.from) + ">" + std::to_string(edge.to) + " flows "
                + std::to_string(edge.flows) + " from " + std::to_string(edge.sources) + " to "
                + std::to_string(edge.targets) + " edges " + std::to_string(edge.edges.size())
                + "\n";
        QCOMPARE(out,
                 std::string("0>1 flows 3 from 2 to 2 edges 4\n1>0 flows 1 from 1 to 1 edges 1\n"));
        QCOMPARE(result.nodes, (std::vector<std::size_t> {2, 2}));
        QCOMPARE(result.inner, (std::vector<std::size_t> {1, 1}));
        QCOMPARE(result.ungrouped, std::size_t {1});
        QCOMPARE(result.ungroupedFlows, std::size_t {2});
    }
};

MESHSCOPE_TEST(TestAggregate, QCoreApplication)
#include "tst_aggregate.moc"
