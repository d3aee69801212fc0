// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineagefixture.h"
#include "lineageviewmodel.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

/// The page on a real catalog: raw > orders > daily > 12 marts.
class TestLineageViewModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_catalog.domain("Sales");
        for (const char *name : {"raw", "orders", "daily"})
            m_catalog.dataset(name, "", "Sales");
        m_catalog.columns("orders", {"id", "amount"});
        m_catalog.flow("raw", "orders", {{"price", "amount"}});
        m_catalog.flow("orders", "daily", {{"amount", "total"}});
        for (int i = 0; i < 12; ++i) {
            m_catalog.dataset("mart" + std::to_string(i), "", "Sales");
            m_catalog.flow("daily", "mart" + std::to_string(i));
        }
        m_catalog.close();
        QVERIFY2(m_catalog.error().empty(), m_catalog.error().c_str());
        m_session.open(QString::fromStdString(m_catalog.path()));
        QTRY_VERIFY(m_session.isOpen());
        for (QAbstractItemModel *model : {m_page.starts(), m_page.outline(), m_page.impact()})
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
    }

    void withoutAStartDatasetsToBeginWithAreOffered()
    {
        m_navigator.open(QStringLiteral("lineage"));
        QTRY_COMPARE(m_page.state(), LineageViewModel::Ready);
        QVERIFY(!m_page.hasGraph());
        QCOMPARE(m_page.starts()->rowCount(), 12);
    }

    void aLinkIsDrawnWithItsNumbers()
    {
        open(QStringLiteral("lineage/orders"));
        QVERIFY(m_page.hasGraph());
        QCOMPARE(m_page.name(), QStringLiteral("orders"));
        QCOMPARE(m_page.selector(), QStringLiteral("1+orders+1"));
        QCOMPARE(m_page.shown(), 3);
        QCOMPARE(m_page.outline()->rowCount(), 3);
        QCOMPARE(m_page.downstreamCount(), 13);
        QCOMPARE(m_page.impact()->rowCount(), 12);
        m_page.listMore();
        QCOMPARE(m_page.impactListed(), 13);
    }

    void choosingAColumnLightsItsChainAndChoosingItAgainLetsGo()
    {
        open(QStringLiteral("lineage/orders"));
        m_page.chooseColumn(QStringLiteral("orders"), QStringLiteral("amount"));
        QTRY_COMPARE(m_page.state(), LineageViewModel::Ready);
        QCOMPARE(m_page.selector(), QStringLiteral("1+orders+1.amount"));
        QCOMPARE(m_page.downstreamCount(), 1);
        QCOMPARE(m_page.upstreamCount(), 1);
        QCOMPARE(m_page.note(), QString());
        m_page.chooseColumn(QStringLiteral("orders"), QStringLiteral("amount"));
        QTRY_COMPARE(m_page.state(), LineageViewModel::Ready);
        QCOMPARE(m_page.column(), QString());
    }

    void expandingAHubShowsMoreAndMovesNothingThatIsThere()
    {
        open(QStringLiteral("lineage/daily"));
        QCOMPARE(m_page.folded(), 4);
        const ScenePointer before = m_page.source()->scene();
        QSignalSpy drawn(m_page.source(), &GraphSource::sceneChanged);
        m_page.expand(QStringLiteral("daily"), false);
        QTRY_COMPARE(m_page.folded(), 0);
        QCOMPARE(drawn.last()[0].toBool(), true); // extended, not replaced
        const ScenePointer after = m_page.source()->scene();
        const int start = after->startCard();
        QCOMPARE(after->cards[static_cast<std::size_t>(start)].rect.x(),
                 before->cards[static_cast<std::size_t>(before->startCard())].rect.x());
        m_page.fold(QStringLiteral("daily"), false);
        QTRY_COMPARE(m_page.folded(), 4);
    }

    void cardsDoNotOverlapAndSourcesAreLeft()
    {
        open(QStringLiteral("lineage/daily?up=2&down=1"));
        const GraphScene &scene = *m_page.source()->scene();
        for (std::size_t i = 0; i < scene.cards.size(); ++i)
            for (std::size_t j = i + 1; j < scene.cards.size(); ++j)
                QVERIFY(!scene.cards[i].rect.intersects(scene.cards[j].rect));
        for (const SceneEdge &edge : scene.edges)
            QVERIFY(scene.cards[static_cast<std::size_t>(edge.from)].rect.right()
                    < scene.cards[static_cast<std::size_t>(edge.to)].rect.left());
    }

    void aSelectorGoesThereOrSaysWhyNot()
    {
        m_page.select(QStringLiteral("2+daily+0"));
        QTRY_COMPARE(m_page.down(), 0);
        QCOMPARE(m_page.up(), 2);
        QCOMPARE(m_navigator.uid(), QStringLiteral("daily"));
        QTRY_COMPARE(m_page.state(), LineageViewModel::Ready);
        m_page.select(QStringLiteral("nowhere"));
        QTRY_VERIFY(!m_page.selectorError().isEmpty());
        QCOMPARE(m_navigator.uid(), QStringLiteral("daily"));
    }

    void whatIsShownIsExported()
    {
        open(QStringLiteral("lineage/orders"));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("orders.dot"));
        QSignalSpy written(&m_page, &LineageViewModel::exported);
        m_page.exportTo(QUrl::fromLocalFile(file), QStringLiteral("dot"));
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(written[0][1].toBool(), false);
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        const QByteArray text = out.readAll();
        QVERIFY(text.startsWith("digraph") || text.contains("digraph"));
        QVERIFY(text.contains("orders") && text.contains("daily"));
    }

    void anUnknownLinkFailsWithWords()
    {
        m_navigator.open(QStringLiteral("lineage/nothing-there"));
        QTRY_COMPARE(m_page.state(), LineageViewModel::Failed);
        QVERIFY(!m_page.error().isEmpty());
    }

private:
    void open(const QString &link)
    {
        m_navigator.open(link);
        QTRY_COMPARE(m_page.state(), LineageViewModel::Ready);
    }

    workspace::test::LineageCatalog m_catalog;
    CatalogSession m_session;
    Navigator m_navigator;
    LineageViewModel m_page {m_session, m_navigator};
};

MESHSCOPE_TEST(TestLineageViewModel, QGuiApplication)
#include "tst_lineageviewmodel.moc"
