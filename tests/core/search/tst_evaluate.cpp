// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/evaluate.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::search;

namespace {

const std::vector<DocumentText> drawn {
    {"raw_orders", "", "", 0}, {"orders", "", "", 0},  {"net_orders", "", "", 0},
    {"board", "", "", 0},      {"returns", "", "", 0}, {"Net Orders", "a product", "", 0},
};
const std::vector<lineage::GraphEdge> edges {{0, 1, 0}, {1, 2, 1}, {2, 3, 2}, {4, 2, 3}};

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT
private slots:
    void selectorsFindTheirDocuments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *text, const char *names) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(names);
        };
        row("", "raw_orders orders net_orders board returns Net Orders");
        row("orders", "orders");
        row("order", "raw_orders orders net_orders Net Orders");
        row("name:order", "");
        row("nothing", "");
        row("1+net_orders", "orders net_orders returns");
        row("+net_orders+", "raw_orders orders net_orders board returns");
        row("2+net_orders+1.amount",
            "raw_orders orders net_orders board returns | net_orders.amount");
        row("net_orders.line.price", "net_orders | net_orders.line.price");
        row("\"net_orders.line\"", "");
        row("orders -> board", "orders net_orders board");
        row("board -> orders", "");
        row("tag:pii", "orders returns");
        row("not tag:pii", "raw_orders net_orders board Net Orders");
        row("tag:pii and returns", "returns");
        row("board or returns", "board returns");
        row("tag:pii+1", "orders net_orders returns");
        row("\"net orders\"", "Net Orders");
        row("\"net orders\"+", "Net Orders");
    }
    void selectorsFindTheirDocuments()
    {
        QFETCH(QString, text);
        QFETCH(QString, names);
        const Index index(drawn);
        const lineage::Graph graph(5, edges);
        const std::vector<lineage::Node> nodes {0, 1, 2, 3, 4, lineage::noNode};
        const CatalogFacts facts(index, graph, nodes, [](Field field, std::string_view value) {
            Bitmap found(drawn.size());
            if (field == Field::Tag && value == "pii") {
                found.set(1);
                found.set(4);
            }
            return found;
        });
        const auto selector = parseSelector(text.toStdString());
        QVERIFY(selector);
        const auto selected = evaluate(*selector, facts);
        QVERIFY(selected);
        std::string out;
        selected->documents.forEachWhile([&](std::size_t i) {
            out += (out.empty() ? "" : " ") + std::string(drawn[i].name);
            return true;
        });
        for (const PickedColumn &column : selected->columns)
            out += " | " + std::string(drawn[column.document].name) + "." + column.path;
        QCOMPARE(QString::fromStdString(out), names);
    }

    void aGraphStartsFromWhatStandsBetweenTheSteps()
    {
        const auto selector = parseSelector("2+orders+");
        const GraphView view = graphView(*selector);
        QCOMPARE(view.starts->value, std::string("orders"));
        QCOMPARE(*view.up, 2U);
        QCOMPARE(*view.down, toTheEnd);
        QVERIFY(!graphView(*view.starts).up);
    }
};

MESHSCOPE_TEST(TestEvaluate, QCoreApplication)
#include "tst_evaluate.moc"
