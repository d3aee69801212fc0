// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphitem.h"
#include "graph/minimapitem.h"
#include "graphfixture.h"
#include "support/testprogram.h"

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using namespace meshscope::app;

namespace {

int coloured(const QImage &image, const QColor &background)
{
    int count = 0;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            count += image.pixelColor(x, y) != background ? 1 : 0;
    return count;
}

} // namespace

/// The item in a real window, on the software back end.
class TestGraphItem : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<QQuickWindow>();
        m_window->resize(900, 500);
        m_item = new GraphItem(m_window->contentItem());
        m_item->setSize({900, 500});
        m_item->setSource(&m_source);
        m_source.setScene(test::smallScene(), GraphSource::Change::Replaced);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_item->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(m_item->isSettled());
    }
    void cleanup() { m_window.reset(); }

    void aDrawingHasCardsAndLines()
    {
        QTRY_VERIFY(coloured(m_window->grabWindow(), QColor("#F8F9FB")) > 5000);
    }

    void anEmptySourceDrawsNothingButTheCanvas()
    {
        m_source.setScene(nullptr, GraphSource::Change::Replaced);
        QTRY_VERIFY(m_item->isSettled());
        QCOMPARE(m_item->currentText(), QString());
    }

    void theWholeDrawingIsInSight()
    {
        const QRectF bounds = m_source.scene()->bounds;
        QVERIFY(m_item->visibleArea().contains(bounds));
    }

    void arrowKeysTravelAndEnterOpens()
    {
        QCOMPARE(m_item->currentText(), QStringLiteral("orders, Table"));
        QSignalSpy opened(m_item, &GraphItem::activated);
        QSignalSpy expanded(m_item, &GraphItem::expandWanted);
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QCOMPARE(m_item->currentText(), QStringLiteral("web, Table"));
        QTest::keyClick(m_window.get(), Qt::Key_Up);
        QCOMPARE(m_item->currentText(), QStringLiteral("raw, Table"));
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("raw"));
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QTest::keyClick(m_window.get(), Qt::Key_Return); // the hub
        QCOMPARE(expanded.size(), 1);
        QCOMPARE(expanded[0][0].toString(), QStringLiteral("orders"));
        QCOMPARE(expanded[0][1].toBool(), false);
    }

    void spaceSelectsAndEscapeLetsGo()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QCOMPARE(m_item->selectedUid(), QStringLiteral("web"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(m_item->selectedUid(), QString());
    }

    void plusAndMinusExpandAndFold()
    {
        QSignalSpy expanded(m_item, &GraphItem::expandWanted);
        QSignalSpy folded(m_item, &GraphItem::foldWanted);
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QTest::keyClick(m_window.get(), Qt::Key_Plus);
        QTest::keyClick(m_window.get(), Qt::Key_Minus);
        QCOMPARE(expanded.size(), 1);
        QCOMPARE(expanded[0][1].toBool(), true); // away from the start
        QCOMPARE(folded.size(), 1);
    }

    void aClickOnAColumnChoosesIt()
    {
        QSignalSpy chosen(m_item, &GraphItem::columnChosen);
        click(CardMetrics::columnRect(m_source.scene()->cards[2], 1).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("orders"));
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("amount"));
    }

    void aClickOnTheFootShowsAllColumnsAndOnTheFilterWritesIntoIt()
    {
        QSignalSpy all(m_item, &GraphItem::allColumnsWanted);
        QSignalSpy filter(m_item, &GraphItem::filterWanted);
        click(CardMetrics::footRect(m_source.scene()->cards[2]).center());
        click(CardMetrics::filterRect(m_source.scene()->cards[2]).center());
        QCOMPARE(all.size(), 1);
        QCOMPARE(filter.size(), 1);
    }

    void theWheelZoomsAndAGestureBlocksNobody()
    {
        m_item->resetTimes();
        const double before = m_item->zoom();
        for (int i = 0; i < 10; ++i) {
            QWheelEvent event({450, 250}, {450, 250}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_item, &event);
        }
        QVERIFY(m_item->zoom() > 2 * before);
        QTRY_VERIFY(m_item->isSettled());
        QVERIFY(m_item->worstGuiMs() > 0);
    }

    void expandingKeepsTheCameraAndEndsWhereTheLayoutSays()
    {
        auto moved = test::smallScene();
        for (SceneCard &card : moved->cards)
            card.rect.translate(0, 30);
        moved->finish();
        const QRectF before = m_item->visibleArea();
        m_source.setScene(moved, GraphSource::Change::Extended);
        QCOMPARE(m_item->visibleArea(), before);
        QTRY_VERIFY(!m_item->filterRect().isEmpty()); // the cards have arrived
        QCOMPARE(m_item->filterRect(), m_item->toView(CardMetrics::filterRect(moved->cards[2])));
    }

    void hoveringSaysWhatIsThere()
    {
        const QPoint at = m_item->toView(m_source.scene()->cards[0].rect).center().toPoint();
        QTest::mouseMove(m_window.get(), at);
        QTRY_COMPARE(m_item->hoveredText(), QStringLiteral("raw, Table"));
    }

    void revealBringsADatasetIntoViewAndSelectsIt()
    {
        m_item->zoomTo(3);
        m_item->centreOn(5000, 5000);
        m_item->reveal(QStringLiteral("daily"));
        QCOMPARE(m_item->selectedUid(), QStringLiteral("daily"));
        QVERIFY(m_item->visibleArea().contains(m_source.scene()->cards[3].rect));
    }

    void theMinimapAsksForTheMiddleThatWasClicked()
    {
        auto *map = new MiniMapItem(m_window->contentItem());
        map->setSize({188, 108});
        map->setZ(1);
        map->setSource(&m_source);
        QSignalSpy wanted(map, &MiniMapItem::centreWanted);
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {94, 54});
        QCOMPARE(wanted.size(), 1);
        const QPointF middle = m_source.scene()->bounds.center();
        QVERIFY(std::abs(wanted[0][0].toDouble() - middle.x()) < 1);
        QVERIFY(std::abs(wanted[0][1].toDouble() - middle.y()) < 1);
    }

private:
    void click(QPointF scene)
    {
        const QPoint at = m_item->toView(QRectF(scene, QSizeF(0, 0))).topLeft().toPoint();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, at);
    }

    GraphSource m_source;
    std::unique_ptr<QQuickWindow> m_window;
    GraphItem *m_item = nullptr;
};

MESHSCOPE_TEST(TestGraphItem, QGuiApplication)
#include "tst_graphitem.moc"
