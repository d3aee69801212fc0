// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "workspace/datasetpage.h"
#include "workspace/productpage.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;

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
    QCOMPARE(dump(*page), std::string());
}

void TestPages::aProductWithoutContractIsUnknownNotGood()
{
    const auto page = productPage(m_shop.reader(), m_shop.uidOf("Customer 360", "product"), {});
    QVERIFY(page);
    QCOMPARE(dump(*page), std::string());
}

void TestPages::aDatasetPageShowsColumnsTestsAndDrift()
{
    const auto page = datasetPage(m_shop.reader(), m_shop.uidOf("net_orders", "asset"), {});
    QVERIFY(page);
    QCOMPARE(dump(*page), std::string());
}

void TestPages::freshnessIsMeasuredAgainstThePromise()
{
    const auto page = datasetPage(m_shop.reader(), m_shop.uidOf("net_orders", "asset"), {});
    QVERIFY(page);
    QCOMPARE(page->freshness.ageSeconds.value_or(-1), 42 * 60.0);
    QCOMPARE(page->freshness.basis, std::string("run"));
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
    std::stop_source stop;
    stop.request_stop();
    const auto page
        = productPage(m_shop.reader(), m_shop.uidOf("Net Orders", "product"), stop.get_token());
    QVERIFY(!page);
    QVERIFY(page.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
