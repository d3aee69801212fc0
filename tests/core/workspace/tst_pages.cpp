// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "support/shown.h"
#include "support/testprogram.h"
#include "workspace/datasetpage.h"
#include "workspace/productpage.h"

#include <QTest>

#include <thread>

using namespace meshscope;
using namespace meshscope::workspace;
using meshscope::tests::shown;

namespace {

std::string dump(const ProductPage &page)
{
    std::string text = page.head.name + ' ' + page.head.version + ' '
        + std::string(word(page.head.status)) + ' ' + page.head.domain.name + ' '
        + std::string(word(page.head.archetype)) + " owner " + page.head.owner.name + '\n';
    for (const ProductPort &port : page.outputs)
        text += "port " + port.name + " contract " + port.contractName + ' ' + port.contractVersion
            + " class " + std::string(word(port.classification)) + " datasets "
            + std::to_string(port.datasets.size()) + " grants " + std::to_string(port.activeGrants)
            + '\n';
    for (const ServiceLevel &level : page.serviceLevels)
        text += "promise " + level.property + ' ' + std::string(word(level.outcome)) + '\n';
    for (const Neighbour &neighbour : page.upstream)
        text += "from " + neighbour.product.name + ' ' + std::to_string(neighbour.datasets) + '\n';
    for (const Neighbour &neighbour : page.downstream)
        text += "to " + neighbour.product.name + ' ' + std::to_string(neighbour.datasets) + '\n';
    for (const Consumer &consumer : page.consumers)
        text += "consumer " + consumer.party.name + '\n';
    for (const Contact &contact : page.contacts)
        text += "ask " + contact.name + ", " + contact.role + '\n';
    for (const CareCheck &check : page.checks)
        text += "check " + check.code + ' ' + std::string(word(check.outcome)) + ' ' + check.subject
            + '\n';
    return text;
}

std::string dump(const DatasetPage &page)
{
    std::string text = page.head.name + ' ' + page.head.platform + " product " + page.product.name
        + " class " + std::string(word(page.head.classification)) + '\n';
    for (const DatasetColumn &column : page.columns)
        text += std::string(static_cast<std::size_t>(column.depth) * 2, ' ') + column.column.path
            + ' ' + column.column.physicalType + ' '
            + std::string(word(column.column.classification)) + " tests "
            + std::to_string(column.tests) + ' ' + std::string(word(column.outcome))
            + (column.classifiedBy.empty() ? "" : " by " + column.classifiedBy)
            + (column.drift.empty() ? "" : " drift") + '\n';
    for (const DatasetJob &job : page.jobs)
        text += "job " + job.name + (job.writes ? " writes " : " reads ") + job.lastState + '\n';
    for (const PageLink &link : page.upstream)
        text += "from " + link.name + '\n';
    for (const PageLink &link : page.downstream)
        text += "to " + link.name + '\n';
    for (const ContractUse &use : page.contracts)
        text += "contract " + use.name + ' ' + use.version + '\n';
    for (const PortOffer &offer : page.ports)
        text += "offered by " + offer.product.name + " as " + offer.port + '\n';
    for (const DriftRow &row : page.drift)
        text += "drift " + row.path + " promised " + row.promised + " observed " + row.observed
            + '\n';
    return text;
}

/// As QCOMPARE prints it when it differs.
} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aProductPageSaysWhatIsKnown();
    void aProductWithoutContractIsUnknownNotGood();
    void aDatasetPageShowsColumnsTestsAndDrift();
    void freshnessIsMeasuredAgainstThePromise();
    void disagreeingSourcesAreShownWithOneWinner();
    void anUnknownLinkIsNotFound();
    void aStopIsObeyed();

private:
    test::ShopCatalog m_shop;
};

void TestPages::initTestCase()
{
    QVERIFY2(m_shop.error().empty(), m_shop.error().c_str());
}

void TestPages::aProductPageSaysWhatIsKnown()
{
    const auto page = productPage(m_shop.reader(), m_shop.uidOf("Net Orders", "product"), {});
    QVERIFY(page);
    QCOMPARE(
        shown(dump(*page)),
        QString::fromLatin1("Net Orders 3.2.0 active Sales aggregate owner Maya Lindqvist\n"
                            "port curated.net_orders contract net-orders 3.2.0 class confidential "
                            "datasets 1 grants 0\n"
                            "port exports/net_orders contract   class unknown datasets 0 grants 0\n"
                            "promise latency pass\n"
                            "promise retention unknown\n"
                            "from  1\n"
                            "to Customer 360 1\n"
                            "consumer Customer 360\n"
                            "ask Maya Lindqvist, owner\n"
                            "ask #sales-help, interactive\n"
                            "check P-08 fail exports/net_orders\n"
                            "check P-20 unknown curated.net_orders\n"
                            "check P-20 unknown exports/net_orders\n"
                            "check P-01 pass \n"
                            "check P-04 pass \n"
                            "check P-05 pass \n"
                            "check P-11 pass \n"
                            "check P-13 pass \n"
                            "check P-08 pass curated.net_orders\n"
                            "check P-09 pass curated.net_orders\n"
                            "check P-18 pass curated.net_orders\n"
                            "check P-30 pass curated.net_orders\n"));
}

void TestPages::aProductWithoutContractIsUnknownNotGood()
{
    const auto page = productPage(m_shop.reader(), m_shop.uidOf("Customer 360", "product"), {});
    QVERIFY(page);
    QCOMPARE(
        shown(dump(*page)),
        QString::fromLatin1("Customer 360 1.0.0 deprecated Customers unknown owner \n"
                            "port mart.customers contract   class unknown datasets 1 grants 0\n"
                            "from Net Orders 1\n"
                            "check P-01 fail \n"
                            "check P-11 fail \n"
                            "check P-13 fail \n"
                            "check P-08 fail mart.customers\n"
                            "check P-20 unknown mart.customers\n"
                            "check P-04 pass \n"
                            "check P-05 pass \n"));
}

void TestPages::aDatasetPageShowsColumnsTestsAndDrift()
{
    const auto page = datasetPage(m_shop.reader(), m_shop.uidOf("net_orders", "asset"), {});
    QVERIFY(page);
    QCOMPARE(shown(dump(*page)),
             QString::fromLatin1(
                 "net_orders postgres product Net Orders class confidential\n"
                 "order_id varchar(36) internal tests 3 fail by net-orders 3.2.0\n"
                 "customer_id integer confidential tests 0 unknown by net-orders 3.2.0 drift\n"
                 "net_amount numeric(18,2) internal tests 0 unknown by net-orders 3.2.0\n"
                 "loaded_at timestamp unknown tests 0 unknown drift\n"
                 "job build_net_orders writes COMPLETE\n"
                 "job build_customers reads COMPLETE\n"
                 "from orders\n"
                 "to customers\n"
                 "contract net-orders 3.2.0\n"
                 "offered by Net Orders as curated.net_orders\n"
                 "drift customer_id promised varchar(36) observed integer\n"
                 "drift store promised jsonb observed \n"
                 "drift store.city promised text observed \n"
                 "drift loaded_at promised  observed timestamp\n"));
}

void TestPages::freshnessIsMeasuredAgainstThePromise()
{
    const auto page = datasetPage(m_shop.reader(), m_shop.uidOf("net_orders", "asset"), {});
    QVERIFY(page);
    QCOMPARE(page->freshness.ageSeconds.value_or(-1), 42 * 60.0);
    QCOMPARE(page->freshness.limitSeconds.value_or(-1), 3600.0);
    QVERIFY(page->freshness.outcome() == Outcome::Pass);
    QCOMPARE(shown(page->freshness.basis), QStringLiteral("run"));
}

void TestPages::disagreeingSourcesAreShownWithOneWinner()
{
    const auto page = datasetPage(m_shop.reader(), m_shop.uidOf("net_orders", "asset"), {});
    QVERIFY(page);
    int winners = 0;
    for (const Claim &claim : page->claims)
        if (claim.field == "name")
            winners += claim.wins ? 1 : 0;
    QCOMPARE(winners, 1);
}

void TestPages::anUnknownLinkIsNotFound()
{
    const auto page = productPage(m_shop.reader(), "no-such-uid", {});
    QVERIFY(!page);
    QVERIFY(page.error().code == ErrorCode::NotFound);
}

void TestPages::aStopIsObeyed()
{
    std::jthread stopped([](const std::stop_token &) {});
    stopped.request_stop();
    const auto page = productPage(m_shop.reader(), m_shop.uidOf("Net Orders", "product"),
                                  stopped.get_stop_token());
    QVERIFY(!page);
    QVERIFY(page.error().code == ErrorCode::Cancelled);
}

MESHSCOPE_TEST(TestPages, QCoreApplication)
#include "tst_pages.moc"
