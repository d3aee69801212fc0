// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "support/shown.h"
#include "support/testprogram.h"
#include "workspace/discover.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;
using meshscope::tests::shown;

namespace {

std::string dump(const Discovery &found)
{
    std::string text;
    for (const DiscoverGroup &group : found.groups) {
        text += std::string(kindKey(group.group)) + ' ' + std::to_string(group.hits.size()) + " of "
            + std::to_string(group.total) + '\n';
        for (const DiscoverHit &hit : group.hits)
            text += "  " + hit.name + '\n';
    }
    return text;
}

std::string facetText(const DiscoverIndex &index, const Discovery &found, Facet facet)
{
    std::string text;
    for (const FacetCount &count : found.facets[static_cast<std::size_t>(facet)])
        text += index.choices(facet)[count.choice].key + (count.checked ? "*=" : "=")
            + std::to_string(count.count) + ' ';
    return text;
}

/// As QCOMPARE prints it when it differs.
} // namespace

class TestDiscover : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyGroupSaysShownOfTotal();
    void wordsFindNamesInEveryGroup();
    void matchedLettersAreMarked();
    void countsOfAFacetIgnoreItsOwnFilter();
    void countsOfAFacetAddUpToTheEntities();
    void anUnknownFilterFindsNothing();
    void columnsCountByTheirDatasetsUnderAFilter();
    void aColumnLeadsToItsDatasets();
    void aTagFiltersItsCarriers();
    void aMistypedWordIsCorrectedAndSaid();
    void withSomeOfTheWordsWhenNothingHasAll();
    void whatNoFacetCountsIsCountedApart();
    void pagingShowsMoreOfTheSameTotal();
    void sortByNameOrdersEveryGroup();

private:
    Discovery find(const DiscoverQuery &query) const
    {
        auto found = discover(*m_index, query, {});
        return found ? *found : Discovery {};
    }
    DiscoverQuery words(std::string text) const
    {
        DiscoverQuery query;
        query.text = std::move(text);
        return query;
    }
    DiscoverQuery filtered(Facet facet, std::string key) const
    {
        DiscoverQuery query;
        query.filters[static_cast<std::size_t>(facet)].push_back(std::move(key));
        return query;
    }

    test::ShopCatalog m_shop;
    std::shared_ptr<const DiscoverIndex> m_index;
};

void TestDiscover::initTestCase()
{
    QVERIFY2(m_shop.error().empty(), m_shop.error().c_str());
    auto index = DiscoverIndex::load(m_shop.reader(), {});
    QVERIFY(index);
    m_index = *index;
}

void TestDiscover::everyGroupSaysShownOfTotal()
{
    const Discovery found = find({});
    QCOMPARE(shown(dump(found)),
             QString::fromLatin1("product 2 of 2\n  Net Orders\n  Customer 360\n"
                                 "dataset 3 of 3\n  net_orders\n  orders\n  customers\n"
                                 "contract 1 of 1\n  net-orders\n"
                                 "term 2 of 2\n  pii\n  revenue\n"
                                 "person 1 of 1\n  Maya Lindqvist\n"
                                 "column 6 of 6\n  customer_id\n  order_id\n  amount\n  loaded_at\n"
                                 "  net_amount\n  orders\n"));
    QCOMPARE(found.shown, found.total);
}

void TestDiscover::wordsFindNamesInEveryGroup()
{
    QCOMPARE(shown(dump(find(words("net ord")))),
             QString::fromLatin1("product 1 of 1\n  Net Orders\ndataset 1 of 1\n  net_orders\n"
                                 "contract 1 of 1\n  net-orders\n"));
}

void TestDiscover::matchedLettersAreMarked()
{
    const Discovery found = find(words("net ord"));
    QVERIFY(!found.groups.empty());
    const std::vector<search::Range> expected {{0, 3}, {4, 3}};
    QVERIFY(found.groups.front().hits.front().nameRanges == expected);
}

void TestDiscover::countsOfAFacetIgnoreItsOwnFilter()
{
    const Discovery all = find({});
    const Discovery sales = find(filtered(Facet::Domain, "sales"));
    QCOMPARE(facetText(*m_index, sales, Facet::Status), std::string("active=1 "));
    for (const FacetCount &before : all.facets[static_cast<std::size_t>(Facet::Domain)])
        for (const FacetCount &after : sales.facets[static_cast<std::size_t>(Facet::Domain)])
            if (before.choice == after.choice)
                QCOMPARE(after.count, before.count);
}

void TestDiscover::countsOfAFacetAddUpToTheEntities()
{
    const Discovery found = find({});
    std::uint32_t domains = 0;
    for (const FacetCount &count : found.facets[static_cast<std::size_t>(Facet::Domain)])
        domains += count.count;
    std::uint32_t kinds = 0;
    for (const FacetCount &count : found.facets[static_cast<std::size_t>(Facet::Kind)])
        kinds += count.count;
    QCOMPARE(domains, 7U); // two products, three datasets, a contract and a person
    QCOMPARE(kinds, static_cast<std::uint32_t>(found.total));
}

void TestDiscover::anUnknownFilterFindsNothing()
{
    QCOMPARE(find(filtered(Facet::Domain, "no-such-domain")).total, std::size_t {0});
}

void TestDiscover::columnsCountByTheirDatasetsUnderAFilter()
{
    DiscoverQuery query = filtered(Facet::Domain, "customers");
    query.only = Group::Columns;
    QCOMPARE(shown(dump(find(query))),
             QString::fromLatin1("column 2 of 2\n  customer_id\n  orders\n"));
}

void TestDiscover::aColumnLeadsToItsDatasets()
{
    DiscoverQuery query;
    query.column = "customer_id";
    QCOMPARE(shown(dump(find(query))),
             QString::fromLatin1("dataset 2 of 2\n  net_orders\n  customers\n"));
}

void TestDiscover::aTagFiltersItsCarriers()
{
    DiscoverQuery query = filtered(Facet::Tag, "revenue");
    query.only = Group::Products;
    QCOMPARE(shown(dump(find(query))), QString::fromLatin1("product 1 of 1\n  Net Orders\n"));
}

void TestDiscover::aMistypedWordIsCorrectedAndSaid()
{
    const Discovery found = find(words("custmers"));
    QString corrected;
    for (const std::string &word : found.corrected)
        corrected += shown(word) + QLatin1Char(' ');
    QCOMPARE(corrected, QStringLiteral("customers "));
    QVERIFY(found.total > 0);
    QVERIFY(found.groups.front().hits.front().reason == search::Reason::Similar);
}

void TestDiscover::withSomeOfTheWordsWhenNothingHasAll()
{
    const Discovery found = find(words("net orders by warehouse"));
    QVERIFY(found.someWords);
    QVERIFY(found.corrected.empty());
    QCOMPARE(found.groups.front().hits.front().name, std::string("Net Orders"));
    QVERIFY(!find(words("net ord")).someWords);
    QCOMPARE(find(words("zzzzzz qqqqqq")).total, std::size_t {0});
}

void TestDiscover::whatNoFacetCountsIsCountedApart()
{
    QCOMPARE(find({}).carried, std::size_t {0});
    const Discovery all = find({});
    for (const Facet facet : {Facet::Domain, Facet::Grade, Facet::Tag}) {
        for (const FacetCount &count : all.facets[static_cast<std::size_t>(facet)]) {
            const Discovery found
                = find(filtered(facet, m_index->choices(facet)[count.choice].key));
            QCOMPARE(found.total - found.carried, std::size_t {count.count});
        }
    }
}

void TestDiscover::pagingShowsMoreOfTheSameTotal()
{
    DiscoverQuery query;
    query.limit = 5;
    const Discovery few = find(query);
    query.limit = 10;
    const Discovery more = find(query);
    QCOMPARE(few.shown, std::size_t {5});
    QCOMPARE(more.shown, std::size_t {10});
    QCOMPARE(few.total, more.total);
}

void TestDiscover::sortByNameOrdersEveryGroup()
{
    DiscoverQuery query;
    query.sort = DiscoverSort::Name;
    query.only = Group::Datasets;
    QCOMPARE(shown(dump(find(query))),
             QString::fromLatin1("dataset 3 of 3\n  customers\n  net_orders\n  orders\n"));
}

MESHSCOPE_TEST(TestDiscover, QCoreApplication)
#include "tst_discover.moc"
