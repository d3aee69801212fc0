// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineagefixture.h"
#include "support/shown.h"
#include "support/testprogram.h"
#include "workspace/meshmap.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::workspace;
using meshscope::tests::stopped;

namespace {

std::string dump(const MeshMapView &view)
{
    std::string text;
    for (const MapDomain &domain : view.domains)
        text += domain.label.name + " products " + std::to_string(domain.products.size()) + " out "
            + std::to_string(domain.portsOut) + " in " + std::to_string(domain.portsIn) + '\n';
    for (const MapFlow &flow : view.flows)
        text += view.domains[flow.from].label.name + " > " + view.domains[flow.to].label.name + ' '
            + std::to_string(flow.ports) + (flow.isCycle ? " cycle" : "") + '\n';
    for (const MapFinding &finding : view.findings) {
        text += finding.kind == MapFindingKind::Bypass ? "bypass" : "cycle";
        for (const PageLink &link : finding.path)
            text += ' ' + link.name;
        text += '\n';
    }
    return text;
}

} // namespace

class TestMeshMap : public QObject
{
    Q_OBJECT

private slots:
    void flowsBypassesAndCyclesAreFound()
    {
        test::LineageCatalog catalog;
        for (const char *name : {"Sales", "Finance", "Stores"})
            catalog.domain(name);
        catalog.product("Orders", "Sales");
        catalog.product("Margin", "Finance");
        catalog.product("Ranking", "Stores");
        catalog.dataset("orders", "Orders", "Sales");
        catalog.dataset("orders_raw", "Orders", "Sales");
        catalog.dataset("margin", "Margin", "Finance");
        catalog.dataset("ranking", "Ranking", "Stores");
        catalog.dataset("staging", "", "");
        catalog.port("orders port", "Orders", "orders");
        catalog.port("margin port", "Margin", "margin");
        catalog.flow("orders_raw", "orders"); // inside the domain: nobody's business
        catalog.flow("orders", "margin"); // through a port
        catalog.flow("margin", "orders"); // and back: a cycle
        catalog.flow("orders_raw", "staging"); // around the port, behind a table nobody owns
        catalog.flow("staging", "ranking");
        Reader &reader = catalog.reader();
        QVERIFY2(catalog.error().empty(), catalog.error().c_str());

        const auto view = meshMap(reader, {});
        QVERIFY(view);
        QCOMPARE(view->withoutPorts, std::size_t {0});
        QCOMPARE(QString::fromStdString(dump(*view)),
                 QStringLiteral("Sales products 1 out 1 in 1\n"
                                "Finance products 1 out 1 in 1\n"
                                "Stores products 1 out 0 in 0\n"
                                "Sales > Finance 1 cycle\n"
                                "Finance > Sales 1 cycle\n"
                                "bypass orders_raw ranking\n"
                                "cycle Orders Margin\n"));
    }

    void aDomainThatStatesNoPortIsNotJudged()
    {
        test::LineageCatalog catalog;
        for (const char *name : {"Sales", "Finance"})
            catalog.domain(name);
        catalog.dataset("orders", "", "Sales");
        catalog.dataset("lines", "", "Sales");
        catalog.dataset("margin", "", "Finance");
        catalog.dataset("ledger", "", "Finance");
        catalog.flow("orders", "margin");
        catalog.flow("orders", "ledger");
        catalog.flow("lines", "margin");
        const auto view = meshMap(catalog.reader(), {});
        QVERIFY(view);
        QCOMPARE(QString::fromStdString(dump(*view)),
                 QStringLiteral("Sales products 0 out 0 in 0\n"
                                "Finance products 0 out 0 in 0\n"
                                "Sales > Finance 2\n"));
        QCOMPARE(view->withoutPorts, std::size_t {1});
    }

    void aCatalogWithoutDomainsIsAnEmptyMap()
    {
        test::LineageCatalog catalog;
        catalog.product("Orders", "");
        const auto view = meshMap(catalog.reader(), {});
        QVERIFY(view);
        QVERIFY(view->domains.empty());
        QCOMPARE(view->products, std::size_t {1});
        QCOMPARE(view->withoutDomain, std::size_t {1});
    }

    void aStopIsObeyed()
    {
        test::LineageCatalog catalog;
        catalog.domain("Sales");
        catalog.dataset("orders", "", "Sales");
        const auto view = meshMap(catalog.reader(), stopped());
        QVERIFY(!view);
        QVERIFY(view.error().code == ErrorCode::Cancelled);
    }
};

MESHSCOPE_TEST(TestMeshMap, QCoreApplication)
#include "tst_meshmap.moc"
