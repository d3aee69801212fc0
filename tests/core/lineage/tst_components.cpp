// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineage/lineagetext.h"
#include "lineage/components.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::lineage;

class TestComponents : public QObject
{
    Q_OBJECT
private slots:
    void cyclesAreFoundAndOrdinaryFlowsAreNot()
    {
        const LineageText text("a > b > c > a; c > d > e; e > f > e; g > g; h > i");
        const auto result = components(text.graph);
        QVERIFY(result);
        std::string out;
        for (const auto &cycle : result->cycles)
            out += text.join(cycle) + "\n";
        QCOMPARE(out, std::string("a b c\ne f\ng\n"));
        QCOMPARE(result->componentOf[text.node("a")], result->componentOf[text.node("c")]);
        QVERIFY(result->componentOf[text.node("h")] != result->componentOf[text.node("i")]);
    }

    void aChainOfAHundredThousandDoesNotOverflowTheStack()
    {
        std::vector<GraphEdge> edges;
        for (std::uint32_t i = 0; i + 1 < 100'000; ++i)
            edges.push_back({i, i + 1, i});
        edges.push_back({99'999, 0, 99'999});
        const auto result = components(Graph(100'000, edges));
        QCOMPARE(result->cycles.size(), std::size_t {1});
        QCOMPARE(result->cycles[0].size(), std::size_t {100'000});
    }
};

MESHSCOPE_TEST(TestComponents, QCoreApplication)
#include "tst_components.moc"
