// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index.h"
#include "support/testprogram.h"

#include <QtTest>

#include <memory>

using namespace meshscope;
using namespace meshscope::search;

namespace {

const std::vector<DocumentText> documents {
    {"internet_sessions", "web", "clicks of the shop", 5},
    {"net_orders", "sales.curated", "orders without returns", 50},
    {"Net Orders", "product", "the product of net orders", 90},
    {"orders_net_daily", "sales.mart", "", 10},
    {"net_order_lines", "sales.curated", "", 20},
    {"returns", "logistics.curated", "returned parcels, nets net_orders", 40},
    {"customer_360", "customers.mart", "", 60},
};
// facet 0: domain (sales 1, logistics 2, customers 3, web 4); facet 1: kind (dataset 0, product 1)
const std::vector<std::vector<std::uint16_t>> facets {{4, 1, 1, 1, 1, 2, 3}, {0, 0, 1, 0, 0, 0, 0}};

std::string dump(const Found &found)
{
    const char *const reasons[]
        = {"everything", "is", "starts", "word", "contains", "context", "description", "similar"};
    std::string out;
    for (const Hit &hit : found.hits)
        out += std::string(documents[hit.document].name) + " "
            + reasons[static_cast<std::size_t>(hit.reason)] + "\n";
    return out + std::to_string(found.hits.size()) + " of " + std::to_string(found.total);
}

std::string counts(const std::vector<std::uint32_t> &values)
{
    std::string out;
    for (const std::uint32_t value : values)
        out += (out.empty() ? "" : " ") + std::to_string(value);
    return out;
}

} // namespace

class TestIndex : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_index = Index(documents, facets); }

    void exactNamesComeFirstThenBeginningsThenTheRest()
    {
        const auto found = m_index.search({.text = "net ord"});
        QVERIFY(found);
        QCOMPARE(dump(*found),
                 std::string("Net Orders starts\nnet_orders starts\nnet_order_lines starts\n"
                             "orders_net_daily word\nreturns description\n5 of 5"));
        QCOMPARE(dump(*m_index.search({.text = "NET_ORDERS", .limit = 2})),
                 std::string("Net Orders is\nnet_orders is\n2 of 4"));
    }

    void aMatchInsideAWordIsBehindOneAtItsBeginning()
    {
        QCOMPARE(dump(*m_index.search({.text = "net", .limit = 10})),
                 std::string("Net Orders starts\nnet_orders starts\nnet_order_lines starts\n"
                             "orders_net_daily word\ninternet_sessions contains\n"
                             "returns description\n6 of 6"));
    }

    void rangesPointAtTheNameAsGiven()
    {
        const auto found = m_index.search({.text = "ord net", .limit = 1});
        QCOMPARE(found->hits[0].nameRanges, (std::vector<Range> {{0, 3}, {4, 3}}));
    }

    void facetsCountWhatChoosingTheOtherValuesWouldGive()
    {
        const auto all = m_index.search({.text = "net"});
        QCOMPARE(counts(all->facetCounts[0]), std::string("0 4 1 0 1"));
        QCOMPARE(counts(all->facetCounts[1]), std::string("5 1"));
        const auto sales = m_index.search({.text = "net", .filters = {{0, {1}}}});
        QCOMPARE(sales->total, std::size_t {4});
        QCOMPARE(counts(sales->facetCounts[0]), std::string("0 4 1 0 1"));
        QCOMPARE(counts(sales->facetCounts[1]), std::string("3 1"));
        const auto both = m_index.search({.text = "net", .filters = {{0, {1, 2}}, {1, {1}}}});
        QCOMPARE(both->total, std::size_t {1});
        QCOMPARE(counts(both->facetCounts[0]), std::string("0 1 0 0 0"));
        QCOMPARE(counts(both->facetCounts[1]), std::string("4 1"));
    }

    void withoutWordsFiltersAloneAnswerByImportance()
    {
        const auto found = m_index.search({.filters = {{0, {1}}}, .limit = 2});
        QCOMPARE(dump(*found), std::string("Net Orders everything\nnet_orders everything\n2 of 4"));
    }

    void aSlipFindsWhatWasMeantAndSaysSo()
    {
        const auto found = m_index.search({.text = "custmer"});
        QCOMPARE(dump(*found), std::string("customer_360 similar\n1 of 1"));
        QCOMPARE(found->corrected, (std::vector<std::string> {"customer"}));
        QCOMPARE(found->hits[0].nameRanges, (std::vector<Range> {{0, 8}}));
        QVERIFY(m_index.search({.text = "net"})->corrected.empty());
        QCOMPARE(m_index.search({.text = "zzzzzzzz"})->total, std::size_t {0});
    }

    void withoutOneThatHasAllWordsThoseWithTheMostComeFirst()
    {
        const auto none = m_index.search({.text = "daily orders of logistics"});
        QCOMPARE(none->total, std::size_t {0});
        const auto found = m_index.search(
            {.text = "daily orders of logistics by net", .limit = 3, .someWords = true});
        QCOMPARE(dump(*found),
                 std::string("orders_net_daily word\nreturns description\n"
                             "Net Orders word\n3 of 4"));
        QCOMPARE(found->words, (std::vector<std::string> {"daily", "orders", "logistics", "net"}));
        QCOMPARE(found->atLeast, std::size_t {2});
        const auto again = m_index.search(
            {.text = "daily orders logistics net", .limit = 3, .atLeast = found->atLeast});
        QCOMPARE(dump(*again), dump(*found));
        QCOMPARE(m_index.matching("daily orders logistics net", 2).count(), std::size_t {4});
    }

    void wordsThatSayNothingAreLeftOutBeforeOthersAre()
    {
        const auto found = m_index.search({.text = "the orders by net", .someWords = true});
        QCOMPARE(found->total, std::size_t {4});
        QCOMPARE(found->atLeast, found->words.size());
        const auto slip = m_index.search({.text = "the custommer", .someWords = true});
        QCOMPARE(slip->corrected, (std::vector<std::string> {"customer"}));
    }

    void aSetToSearchWithinIsObeyed()
    {
        Bitmap within(documents.size());
        within.set(1);
        within.set(6);
        QCOMPARE(dump(*m_index.search({.text = "net", .within = &within})),
                 std::string("net_orders starts\n1 of 1"));
    }

    void contextIsFoundAndNamedAsTheReason()
    {
        QCOMPARE(dump(*m_index.search({.text = "logistics"})),
                 std::string("returns context\n1 of 1"));
    }

    void namedIsExactButForCase()
    {
        const Bitmap named = m_index.named("net_ORDERS");
        QCOMPARE(named.count(), std::size_t {1});
        QVERIFY(named.test(1));
        QVERIFY(m_index.named("net").none());
        QVERIFY(m_index.named("--").none());
    }

    void hostileQueriesAreHarmless()
    {
        for (const std::string &query :
             {std::string(100'000, '"'), std::string("\0net", 4), std::string("\xff\xfe"),
              std::string("'; drop table x; --"), std::string(5000, 'a')})
            QVERIFY(m_index.search({.text = query}));
    }

    void anEmptyIndexAnswers()
    {
        const Index index;
        QCOMPARE(index.search({.text = "x"})->total, std::size_t {0});
        QCOMPARE(index.search({})->total, std::size_t {0});
    }

    void aStopIsObeyed()
    {
        const auto stop = std::make_unique<std::stop_source>();
        stop->request_stop();
        QCOMPARE(m_index.search({.text = "net"}, stop->get_token()).error().code,
                 ErrorCode::Cancelled);
    }

private:
    Index m_index;
};

MESHSCOPE_TEST(TestIndex, QCoreApplication)
#include "tst_index.moc"
