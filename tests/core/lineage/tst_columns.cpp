// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/columns.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::lineage;

namespace {

std::string dump(const ColumnChain &chain)
{
    std::string out;
    for (const ChainColumn &column : chain.columns)
        out += std::to_string(column.step) + " " + std::to_string(column.node) + "."
            + (column.path.empty() ? "*" : column.path) + " " + std::string(word(column.flow))
            + "\n";
    return out;
}

constexpr auto direct = FlowClass::Direct;
constexpr auto indirect = FlowClass::Indirect;
constexpr auto unknown = FlowClass::Unknown;

} // namespace

class TestColumns : public QObject
{
    Q_OBJECT
private slots:
    void aChainGoesBothWaysToTheEnd()
    {
        const ColumnGraph graph({{0, "price", 1, "amount", direct, 0},
                                 {1, "amount", 2, "net", direct, 1},
                                 {2, "net", 3, "total", direct, 2},
                                 {1, "other", 2, "tax", direct, 1}});
        const auto chain = graph.chain(2, "net");
        QVERIFY(chain);
        QCOMPARE(dump(*chain),
                 std::string("0 2.net direct\n-1 1.amount direct\n-2 0.price direct\n"
                             "1 3.total direct\n"));
        QCOMPARE(chain->links, (std::vector<std::uint32_t> {0, 1, 2}));
        QCOMPARE(chain->total, std::size_t {4});
        QCOMPARE(chain->datasetsUp, std::size_t {2});
        QVERIFY(!graph.knows(2, "nothing"));
        QCOMPARE(graph.chain(2, "nothing")->columns.size(), std::size_t {1});
    }

    void directAndIndirectStayApartAndTheBetterWayWins()
    {
        const ColumnGraph graph({{0, "a", 1, "x", indirect, 0},
                                 {0, "a", 1, "y", direct, 0},
                                 {1, "y", 2, "z", direct, 1},
                                 {1, "x", 2, "z", direct, 1},
                                 {1, "x", 2, "w", direct, 1},
                                 {2, "z", 3, "q", unknown, 2}});
        const auto chain = graph.chain(0, "a");
        QCOMPARE(dump(*chain),
                 std::string("0 0.a direct\n1 1.y direct\n1 1.x indirect\n2 2.z direct\n"
                             "2 2.w indirect\n3 3.q unknown\n"));
        QCOMPARE(chain->directDown, std::size_t {2});
        QCOMPARE(chain->indirectDown, std::size_t {2});
        QCOMPARE(chain->unknownDown, std::size_t {1});
    }

    void aFilterOnTheWholeDatasetReachesItsColumnsIndirectly()
    {
        const ColumnGraph graph({{0, "status", 1, "", indirect, 0},
                                 {0, "v", 1, "v", direct, 0},
                                 {1, "v", 2, "v", direct, 1}});
        QCOMPARE(dump(*graph.chain(0, "status")),
                 std::string("0 0.status direct\n1 1.* indirect\n1 1.v indirect\n"
                             "2 2.v indirect\n"));
        QCOMPARE(dump(*graph.chain(2, "v")),
                 std::string("0 2.v direct\n-1 1.v direct\n-2 0.v direct\n-2 0.status indirect\n"));
    }

    void structsAndTheirFieldsMoveTogether()
    {
        const ColumnGraph graph({{0, "line", 1, "line", direct, 0},
                                 {1, "line.unit_price", 2, "p", direct, 1},
                                 {1, "line.qty", 2, "q", direct, 1},
                                 {1, "liner", 2, "no", direct, 1}});
        const auto chain = graph.chain(2, "p");
        QCOMPARE(dump(*chain),
                 std::string("0 2.p direct\n-1 1.line.unit_price direct\n-1 1.line direct\n"
                             "-2 0.line direct\n"));
    }

    void aCycleOfColumnsEndsAndALimitSaysHowManyThereAre()
    {
        std::vector<ColumnLink> links {{0, "a", 1, "b", direct, 0}, {1, "b", 0, "a", direct, 1}};
        for (int i = 0; i < 50; ++i)
            links.push_back({1, "b", 2, "c" + std::to_string(i), direct, 2});
        const auto chain = ColumnGraph(std::move(links)).chain(0, "a", 10);
        QCOMPARE(chain->columns.size(), std::size_t {10});
        QCOMPARE(chain->total, std::size_t {53});
    }
};

MESHSCOPE_TEST(TestColumns, QCoreApplication)
#include "tst_columns.moc"
