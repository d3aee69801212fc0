// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphitem.h"
#include "graph/mapitem.h"
#include "itemwalk.h"
#include "journeymain.h"
#include "windowdriver.h"

#include <QTemporaryDir>

using namespace meshscope;
using namespace meshscope::app;
using namespace meshscope::journeys;

/// An architect follows net_orders through the mesh: its lineage, the hub behind it, the chain of
/// one column, the map of domains, and a drawing to take along.
class ArchitectJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_driver.reset(); }

    void theLineageOfNetOrdersIsDrawn();
    void aHubOpensByAClick();
    void theChainOfNetAmountIsChosenByAClick();
    void theArrowKeysTravelAlongTheFlows();
    void theOutlineHoldsTheSame();
    void theDrawingIsExportedAsSvg();
    void theMapShowsTheDomains();
    void aDomainOpensFromTheMap();

private:
    GraphItem *graph() const;
    const GraphScene &scene() const
    {
        return *m_driver->application().lineage()->source()->scene();
    }
    /// Clicks on a place of the drawing; it is brought into sight first.
    void clickOn(const QRectF &rect);

    std::unique_ptr<WindowDriver> m_driver;
};

void ArchitectJourney::initTestCase()
{
    m_driver = std::make_unique<WindowDriver>(QStringLiteral("architect"));
    WindowOptions options;
    options.demo = true;
    QVERIFY(m_driver->open(options));
    QVERIFY(m_driver->actAs(QStringLiteral("Ana Ruiz")));
}

void ArchitectJourney::cleanup()
{
    const QStringList complaints = WindowDriver::takeComplaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

GraphItem *ArchitectJourney::graph() const
{
    return qobject_cast<GraphItem *>(m_driver->findObject("meshscope::app::GraphItem"));
}

void ArchitectJourney::clickOn(const QRectF &rect)
{
    GraphItem *const item = graph();
    item->zoomTo(1); // as a person would, to hit a row of a card
    item->centreOn(rect.center().x(), rect.center().y());
    m_driver->clickAt(item, item->toView(rect).center());
}

void ArchitectJourney::theLineageOfNetOrdersIsDrawn()
{
    m_driver->press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("lineage")));
    QVERIFY(m_driver->picture(QStringLiteral("starts")));
    QVERIFY(m_driver->click(QStringLiteral("What to show")));
    m_driver->press(Qt::Key_A, Qt::ControlModifier);
    m_driver->type(QStringLiteral("net_orders"));
    m_driver->press(Qt::Key_Return);
    LineageViewModel &lineage = *m_driver->application().lineage();
    QVERIFY2(m_driver->until([&] { return lineage.hasGraph(); }),
             qPrintable(lineage.selectorError()));
    QVERIFY(m_driver->isOn(QStringLiteral("lineage")));
    QCOMPARE(lineage.name(), QStringLiteral("net_orders"));
    QVERIFY(lineage.total() >= 71); // the hub of the demo mesh
    QVERIFY(m_driver->picture(QStringLiteral("lineage")));
}

void ArchitectJourney::aHubOpensByAClick()
{
    const LineageViewModel &lineage = *m_driver->application().lineage();
    const auto isHub = [](const SceneCard &card) { return card.kind == CardKind::Hub; };
    const auto hub = std::ranges::find_if(scene().cards, isHub);
    QVERIFY2(hub != scene().cards.end(), "the lineage of net_orders has no hub to open");
    const int shown = lineage.shown();
    clickOn(hub->rect);
    QVERIFY(m_driver->until([&] { return lineage.shown() > shown; }));
    QVERIFY(m_driver->isOn(QStringLiteral("lineage")));
    QVERIFY(m_driver->picture(QStringLiteral("hub-open")));
}

void ArchitectJourney::theChainOfNetAmountIsChosenByAClick()
{
    const LineageViewModel &lineage = *m_driver->application().lineage();
    QVERIFY(scene().startCard() >= 0);
    const SceneCard start = scene().cards[static_cast<std::size_t>(scene().startCard())];
    const auto column
        = std::ranges::find(start.columns, QStringLiteral("net_amount"), &SceneColumn::name);
    QVERIFY2(column != start.columns.end(), "net_amount is not among the columns of the card");
    clickOn(
        CardMetrics::columnRect(start, static_cast<std::size_t>(column - start.columns.begin())));
    QVERIFY(m_driver->until([&] { return lineage.column() == QLatin1String("net_amount"); }));
    QVERIFY(m_driver->until([&] {
        return std::ranges::any_of(scene().edges, [](const SceneEdge &edge) {
            return edge.kind == EdgeKind::Chain || edge.kind == EdgeKind::HubChain;
        });
    }));
    QVERIFY(
        m_driver->application().navigator()->link().contains(QStringLiteral("column=net_amount")));
    QVERIFY(m_driver->picture(QStringLiteral("column")));
}

void ArchitectJourney::theArrowKeysTravelAlongTheFlows()
{
    GraphItem *const item = graph();
    item->forceActiveFocus(Qt::TabFocusReason);
    m_driver->press(Qt::Key_F);
    QStringList visited;
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Right, Qt::Key_Right,
                              Qt::Key_Right, Qt::Key_Down, Qt::Key_End, Qt::Key_Home}) {
        m_driver->press(key);
        QVERIFY(item->hasActiveFocus());
        visited << item->currentText();
        QVERIFY(!visited.constLast().isEmpty()); // a screen reader always has words
    }
    QVERIFY2(QSet<QString>(visited.begin(), visited.end()).size() >= 4,
             qPrintable(visited.join(QLatin1Char('\n'))));
    m_driver->press(Qt::Key_Space);
    QVERIFY(!item->selectedUid().isEmpty());
    QVERIFY(m_driver->picture(QStringLiteral("travel")));
    m_driver->press(Qt::Key_Escape);
    QVERIFY(item->selectedUid().isEmpty());
}

void ArchitectJourney::theOutlineHoldsTheSame()
{
    QVERIFY(m_driver->click(QStringLiteral("Outline")));
    QVERIFY(
        m_driver->until([this] { return m_driver->find(QStringLiteral("Lineage as a list")); }));
    QCOMPARE(m_driver->application().lineage()->outline()->rowCount(),
             static_cast<int>(scene().cards.size()));
    QVERIFY(m_driver->picture(QStringLiteral("outline")));
    QVERIFY(m_driver->click(QStringLiteral("Drawing")));
}

void ArchitectJourney::theDrawingIsExportedAsSvg()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("net_orders.svg"));
    QVERIFY(m_driver->click(QStringLiteral("Export")));
    QVERIFY(m_driver->until([this] { return m_driver->find("Drawing as SVG…"); }));
    QVERIFY(m_driver->picture(QStringLiteral("export-menu")));
    QVERIFY(m_driver->click(QStringLiteral("Drawing as SVG…")));
    // The dialog itself is the system's; here the person's answer is given for it.
    QObject *dialog = nullptr;
    QVERIFY(m_driver->until([&] {
        dialog = m_driver->findObject("QQuickFileDialog", [](QObject *object) {
            return object->property("visible").toBool();
        });
        return dialog != nullptr;
    }));
    QVERIFY(m_driver->picture(QStringLiteral("export-dialog")));
    QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
    dialog->setProperty("selectedFile", QUrl::fromLocalFile(file));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accepted"));
    QVERIFY(m_driver->until([&] { return QFile::exists(file); }));
    QVERIFY(m_driver->sees(QStringLiteral("net_orders.svg")));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray svg = written.readAll();
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("net_orders"));
    QVERIFY(svg.trimmed().endsWith("</svg>"));
    QVERIFY(m_driver->picture(QStringLiteral("exported")));
}

void ArchitectJourney::theMapShowsTheDomains()
{
    m_driver->press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_driver->isOn(QStringLiteral("map")));
    QVERIFY(m_driver->until([this] { return !m_driver->application().map()->isEmpty(); }));
    QVERIFY(m_driver->isOn(QStringLiteral("map")));
    QCOMPARE(static_cast<int>(m_driver->application().map()->heads().size()), 7);
    QVERIFY(m_driver->picture(QStringLiteral("map")));
}

void ArchitectJourney::aDomainOpensFromTheMap()
{
    MapViewModel &map = *m_driver->application().map();
    auto *const item = qobject_cast<MapItem *>(m_driver->findObject("meshscope::app::MapItem"));
    QVERIFY(item);
    const auto &areas = map.source()->scene()->areas;
    const auto finance = std::ranges::find(areas, QStringLiteral("Finance"), &MapAreaShape::name);
    QVERIFY(finance != areas.end());
    m_driver->clickAt(item, item->toView(QRectF(finance->label, QSizeF(2, 2))).center());
    QVERIFY(m_driver->until([&] { return map.chosenName() == QLatin1String("Finance"); }));
    QVERIFY(m_driver->picture(QStringLiteral("map-finance")));
    QVERIFY(m_driver->click(QStringLiteral("Open domain")));
    QVERIFY(m_driver->isOn(QStringLiteral("discover")));
    QVERIFY(m_driver->sees(QStringLiteral("Revenue Reporting")));
    QVERIFY(m_driver->picture(QStringLiteral("domain")));
}

int main(int argc, char **argv)
{
    return runJourney<ArchitectJourney>(argc, argv);
}
#include "tst_architectjourney.moc"
