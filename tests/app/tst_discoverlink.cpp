// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/discoverlink.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::app;
using namespace meshscope::workspace;

class TestDiscoverLink : public QObject
{
    Q_OBJECT

private slots:
    void aSearchSurvivesItsLink();
    void equalSearchesGiveEqualLinks();
    void unknownPartsOfALinkAreIgnored();
    void aPlainSearchHasAShortLink();
};

void TestDiscoverLink::aSearchSurvivesItsLink()
{
    DiscoverQuery query;
    query.text = "net ord";
    query.sort = DiscoverSort::Quality;
    query.only = Group::Datasets;
    query.filters[static_cast<std::size_t>(Facet::Domain)] = {"sales", "finance"};
    query.filters[static_cast<std::size_t>(Facet::Classification)] = {"restricted"};
    const DiscoverQuery back = discoverQuery(discoverLink(query));
    QCOMPARE(back.text, query.text);
    QCOMPARE(back.sort, query.sort);
    QVERIFY(back.only == query.only);
    QCOMPARE(back.filters[static_cast<std::size_t>(Facet::Domain)].size(), std::size_t {2});
    QCOMPARE(discoverLink(back), discoverLink(query));
}

void TestDiscoverLink::equalSearchesGiveEqualLinks()
{
    DiscoverQuery one;
    one.filters[static_cast<std::size_t>(Facet::Tag)] = {"pii", "gold"};
    DiscoverQuery other;
    other.filters[static_cast<std::size_t>(Facet::Tag)] = {"gold", "pii"};
    QCOMPARE(discoverLink(one), discoverLink(other));
}

void TestDiscoverLink::unknownPartsOfALinkAreIgnored()
{
    const DiscoverQuery query = discoverQuery({{QStringLiteral("colour"), QStringLiteral("red")},
                                               {QStringLiteral("sort"), QStringLiteral("odd")}});
    QCOMPARE(discoverLink(query), QVariantMap());
}

void TestDiscoverLink::aPlainSearchHasAShortLink()
{
    DiscoverQuery query;
    query.text = "orders";
    const QVariantMap expected {{QStringLiteral("q"), QStringLiteral("orders")}};
    QCOMPARE(discoverLink(query), expected);
}

MESHSCOPE_TEST(TestDiscoverLink, QCoreApplication)
#include "tst_discoverlink.moc"
