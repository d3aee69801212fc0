// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lineage/lineagetext.h"
#include "lineage/paths.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::lineage;

namespace {

std::string dump(const LineageText &text, const Paths &paths)
{
    std::string out;
    for (const Path &path : paths.paths)
        out += text.join(path.nodes, ">") + "\n";
    out += std::to_string(paths.paths.size()) + " of "
        + (paths.total ? std::to_string(*paths.total) : "unknown");
    return out + (paths.capped ? " capped" : "");
}

/// A ladder of n rungs: 2^n paths from l0 to the end.
LineageText ladder(int n)
{
    std::string text = "x";
    for (int i = 0; i < n; ++i) {
        const std::string here = "l" + std::to_string(i);
        const std::string next = "l" + std::to_string(i + 1);
        text += "; " + here + " > a" + here + " > " + next + "; " + here + " > b" + here + " > "
            + next;
    }
    return LineageText(text);
}

} // namespace

class TestPaths : public QObject
{
    Q_OBJECT
private slots:
    void theShortestPathIsFoundAndOnlyDownstream()
    {
        const LineageText text("a > b > c > d; a > c; d > e");
        const auto path = shortestPath(text.graph, text.node("a"), text.node("e"));
        QVERIFY(path);
        QCOMPARE(text.join(path->nodes, ">"), std::string("a>c>d>e"));
        QCOMPARE(path->edges, (std::vector<std::uint32_t> {3, 2, 4}));
        QCOMPARE(shortestPath(text.graph, text.node("e"), text.node("a")).error().code,
                 ErrorCode::NotFound);
    }

    void aNodeReachesItselfInNoStep()
    {
        const LineageText text("a > b");
        QCOMPARE(shortestPath(text.graph, 0, 0)->nodes.size(), std::size_t {1});
    }

    void allPathsComeShortestFirstAndAreCounted()
    {
        const LineageText text("a > b > c > d; a > c; a > d; d > z");
        const auto paths = simplePaths(text.graph, text.node("a"), text.node("d"));
        QCOMPARE(dump(text, *paths), std::string("a>d\na>c>d\na>b>c>d\n3 of 3"));
    }

    void manyPathsAreCappedAndTheTotalIsExact()
    {
        const LineageText text = ladder(20);
        const auto paths = simplePaths(text.graph, text.node("l0"), text.node("l20"), 10);
        QVERIFY(paths);
        QCOMPARE(paths->paths.size(), std::size_t {10});
        QVERIFY(paths->capped);
        QCOMPARE(*paths->total, std::uint64_t {1} << 20);
    }

    void theNumberOfPathsSaturates()
    {
        const LineageText text = ladder(80);
        const auto paths = simplePaths(text.graph, text.node("l0"), text.node("l80"), 1);
        QCOMPARE(*paths->total, ~std::uint64_t {0});
    }

    void cyclesBetweenAreWalkedOnceAndTheTotalIsKnownOnlyWhenComplete()
    {
        const LineageText text("a > b > c > b; c > d; a > d");
        const auto all = simplePaths(text.graph, text.node("a"), text.node("d"));
        QCOMPARE(dump(text, *all), std::string("a>d\na>b>c>d\n2 of 2"));
        const auto one = simplePaths(text.graph, text.node("a"), text.node("d"), 1);
        QCOMPARE(dump(text, *one), std::string("a>b>c>d\n1 of unknown capped"));
    }

    void noPathIsAnEmptyListNotAnError()
    {
        const LineageText text("a > b; c > d");
        const auto paths = simplePaths(text.graph, text.node("a"), text.node("d"));
        QVERIFY(paths);
        QCOMPARE(dump(text, *paths), std::string("0 of 0"));
    }
};

MESHSCOPE_TEST(TestPaths, QCoreApplication)
#include "tst_paths.moc"
