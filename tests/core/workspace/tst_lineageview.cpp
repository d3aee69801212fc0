// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineagefixture.h"
#include "support/shown.h"
#include "support/testprogram.h"
#include "workspace/lineagereport.h"
#include "workspace/lineageview.h"
#include "workspace/lookup.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;
using meshscope::tests::shown;
using meshscope::tests::stopped;

namespace {

std::string dump(const LineageView &view)
{
    std::string text = "shown " + std::to_string(view.shown) + " of " + std::to_string(view.total)
        + " folded " + std::to_string(view.folded) + '\n';
    for (const LineageCard &card : view.cards) {
        text += std::to_string(card.step) + ' ' + card.name + (card.isOnChain ? "" : " off");
        for (const LineageColumn &column : card.columns)
            text += ' ' + column.path + (column.isChosen ? "!" : column.chain ? "*" : "");
        if (card.beyondUp + card.beyondDown > 0)
            text += " beyond " + std::to_string(card.beyondUp) + '/'
                + std::to_string(card.beyondDown);
        text += '\n';
    }
    for (const LineageFlow &flow : view.flows) {
        text += view.cards[flow.from].name + " > " + view.cards[flow.to].name;
        for (const LineageFlow::Columns &columns : flow.chain)
            text += ' ' + columns.from + '>' + columns.to + ' ' + std::string(word(columns.flow));
        text += '\n';
    }
    for (const LineageHub &hub : view.hubs)
        text += "+" + std::to_string(hub.count) + " at " + view.cards[hub.at].name + " chain "
            + std::to_string(hub.onChain) + '\n';
    return text;
}

std::string dump(const Impact &impact)
{
    std::string text = std::to_string(impact.datasets) + " of " + std::to_string(impact.reached)
        + " columns " + std::to_string(impact.columns) + " shown " + std::to_string(impact.shown)
        + (impact.unknown > 0 ? " unknown " + std::to_string(impact.unknown) : "") + '\n';
    for (const ImpactRow &row : impact.rows) {
        if (row.isUnknown)
            continue; // counted above
        text += row.name + ' ' + std::to_string(row.distance) + (row.isShown ? " shown" : "")
            + (row.isIndirect ? " indirect" : "");
        for (const std::string &column : row.columns)
            text += ' ' + column;
        text += '\n';
    }
    return text;
}

} // namespace

/// raw > orders > daily > report, orders > filtered; columns amount and region.
class TestLineageView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_catalog.domain("Sales");
        m_catalog.product("Orders", "Sales");
        m_catalog.product("Net figures", "Sales");
        for (const char *name : {"raw", "orders", "daily", "report", "filtered", "lonely"})
            m_catalog.dataset(name, name == std::string("orders") ? "Orders" : "", "Sales");
        for (int i = 0; i < 12; ++i)
            m_catalog.dataset("mart" + std::to_string(i), "", "Sales");
        m_catalog.columns("orders", {"id", "amount", "region", "note"});
        m_catalog.flow("raw", "orders", {{"price", "amount"}, {"area", "region"}});
        m_catalog.flow("orders", "daily", {{"amount", "total"}});
        m_catalog.flow("daily", "report", {{"total", "sum"}});
        m_catalog.flow("orders", "filtered", {{"amount", "flag"}}, FlowClass::Indirect);
        for (int i = 0; i < 12; ++i)
            m_catalog.flow("daily", "mart" + std::to_string(i));
        m_catalog.reader();
        QVERIFY2(m_catalog.error().empty(), m_catalog.error().c_str());
    }

    void oneStepIsShownWithTheColumnsOfTheStart()
    {
        const auto view = ask({});
        QVERIFY(view);
        QCOMPARE(shown(dump(*view)),
                 QStringLiteral("shown 4 of 4 folded 0\n"
                                "0 orders id amount region note\n"
                                "-1 raw\n"
                                "1 daily beyond 0/13\n"
                                "1 filtered\n"
                                "orders > daily\norders > filtered\nraw > orders\n"));
    }

    void aColumnLightsItsWholeChainAndNothingElse()
    {
        const auto view = ask("amount");
        QVERIFY(view);
        QVERIFY(view->hasColumnFlows);
        QCOMPARE(shown(dump(*view)),
                 QStringLiteral("shown 4 of 4 folded 0\n"
                                "0 orders id amount! region note\n"
                                "-1 raw price*\n"
                                "1 daily total* beyond 0/13\n"
                                "1 filtered flag*\n"
                                "orders > daily amount>total direct\n"
                                "orders > filtered amount>flag indirect\n"
                                "raw > orders price>amount direct\n"));
        QCOMPARE(shown(dump(view->downstream)),
                 QStringLiteral("3 of 15 columns 3 shown 2 unknown 12\n"
                                "daily 1 shown total\n"
                                "filtered 1 shown indirect flag\n"
                                "report 2 sum\n"));
        QCOMPARE(shown(dump(view->upstream)),
                 QStringLiteral("1 of 1 columns 1 shown 1\nraw 1 shown price\n"));
    }

    void whereNoSourceTellsTheColumnsItIsNotKnown()
    {
        LineageRequest request;
        request.start = m_catalog.id("orders");
        request.column = "amount";
        request.level = LineageLevel::Columns;
        request.down = 2;
        const auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        std::size_t unknown = 0;
        for (const LineageCard &card : view->cards) {
            QCOMPARE(card.isChainUnknown, card.name.starts_with("mart"));
            unknown += card.isChainUnknown ? 1 : 0;
        }
        QCOMPARE(view->hubs.size(), std::size_t {1});
        QCOMPARE(unknown + view->hubs[0].unknown, std::size_t {12});
        QCOMPARE(view->downstream.rows.size(), std::size_t {15});
        QVERIFY(view->downstream.rows.back().isUnknown);
        const auto text = lineageReport(m_catalog.reader(), *view, LineageFormat::Outline, {});
        QVERIFY(text);
        QVERIFY2(text->find("column lineage not known") != std::string::npos, text->c_str());
        QVERIFY2(text->find("total") != std::string::npos, text->c_str());
        request.column = "region"; // goes nowhere downstream, and all flows tell their columns
        const auto other = lineageView(m_catalog.reader(), request, {});
        QVERIFY(other);
        QCOMPARE(other->downstream.rows.size(), std::size_t {0});
        const auto chain = lineageReport(m_catalog.reader(), *other, LineageFormat::Outline, {});
        QVERIFY2(chain->find("daily") == std::string::npos
                     && chain->find("raw") != std::string::npos,
                 chain->c_str());
    }

    void aColumnWithoutFlowsIsUnknownNotUnaffected()
    {
        const auto view = ask("note");
        QVERIFY(view);
        QVERIFY(!view->hasColumnFlows);
    }

    void aWideSideFoldsWithExactCountsAndOpensOnDemand()
    {
        LineageRequest request;
        request.start = m_catalog.id("daily");
        auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->shown, std::size_t {10});
        QCOMPARE(view->total, std::size_t {15});
        QCOMPARE(view->folded, std::size_t {5});
        QCOMPARE(view->hubs.size(), std::size_t {1});
        QCOMPARE(view->hubs[0].count, std::size_t {5});
        request.expanded.push_back({request.start, lineage::Direction::Down, 28});
        view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->folded, std::size_t {0});
        QVERIFY(view->hubs.empty());
    }

    void theImpactListEqualsTheGraph()
    {
        LineageRequest request;
        request.start = m_catalog.id("daily");
        const auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->downstream.datasets, std::size_t {13});
        QCOMPARE(view->downstream.shown, std::size_t {8});
        QCOMPARE(view->upstream.datasets, std::size_t {2});
    }

    void columnsOfTheStartAreFiltered()
    {
        LineageRequest request;
        request.start = m_catalog.id("orders");
        request.columnFilter = "REG";
        const auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->cards[0].columns.size(), std::size_t {1});
        QCOMPARE(view->cards[0].matchingColumns, std::size_t {1});
        QCOMPARE(view->cards[0].totalColumns, std::size_t {4});
    }

    void aProductStartsFromItsDatasets()
    {
        LineageRequest request;
        request.start = m_catalog.id("Orders");
        const auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->cards[0].name, std::string("orders"));
        QCOMPARE(view->shown, std::size_t {4});
    }

    void aDatasetWithoutFlowsStandsAlone()
    {
        LineageRequest request;
        request.start = m_catalog.id("lonely");
        const auto view = lineageView(m_catalog.reader(), request, {});
        QVERIFY(view);
        QCOMPARE(view->shown, std::size_t {1});
        QCOMPARE(view->downstream.datasets, std::size_t {0});
    }

    void aSelectorSaysStartStepsAndColumn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a name") << "orders"
                                << "orders - - ";
        QTest::newRow("steps and column") << "2+orders+1.amount"
                                          << "orders 2 1 amount";
        QTest::newRow("a column after a name") << "orders.amount"
                                               << "orders - - amount";
        QTest::newRow("a qualified name") << "db.shop.orders"
                                          << "orders - - ";
        QTest::newRow("a name with a blank") << "Net figures"
                                             << "Net figures - - ";
        QTest::newRow("nothing of that name") << "nowhere"
                                              << "refused";
        QTest::newRow("a property") << "tag:pii"
                                    << "refused";
    }

    void aSelectorSaysStartStepsAndColumn()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto selected = selectLineage(m_catalog.reader(), text.toStdString());
        const auto steps = [](const std::optional<unsigned> &given) {
            return given ? QString::number(*given) : QStringLiteral("-");
        };
        QCOMPARE(selected ? QStringLiteral("%1 %2 %3 %4")
                                .arg(shown(selected->uid), steps(selected->up),
                                     steps(selected->down), shown(selected->column))
                          : QStringLiteral("refused"),
                 expected);
    }

    void aNameThatNothingHasIsAnsweredWithTheNearest()
    {
        const auto found = lookUp(m_catalog.reader(), "ordrs");
        QVERIFY(!found);
        QCOMPARE(found.error().message,
                 std::string("nothing is called \"ordrs\"; did you mean \"orders\"?"));
        const auto none = lookUp(m_catalog.reader(), "qqqqqq");
        QVERIFY(!none);
        QVERIFY(none.error().message.ends_with("try: meshscope search WORDS"));
    }

    void aStopIsObeyed()
    {
        LineageRequest request;
        request.start = m_catalog.id("orders");
        const auto view = lineageView(m_catalog.reader(), request, stopped());
        QVERIFY(!view);
        QVERIFY(view.error().code == ErrorCode::Cancelled);
    }

private:
    Result<LineageView> ask(const std::string &column)
    {
        LineageRequest request;
        request.start = m_catalog.id("orders");
        request.column = column;
        return lineageView(m_catalog.reader(), request, {});
    }

    test::LineageCatalog m_catalog;
};

MESHSCOPE_TEST(TestLineageView, QCoreApplication)
#include "tst_lineageview.moc"
