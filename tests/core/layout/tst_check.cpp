// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/check.h"
#include "layout/layered.h"
#include "support/testprogram.h"

#include <QtTest>

#include <limits>

using namespace meshscope::layout;

class TestCheck : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_request = graphs::fromText(3, "0>1 1>2");
        m_layout = *layOutLayered(m_request);
        QCOMPARE(faultOf(m_request, m_layout), std::string());
    }

    void aMissingBoxIsFound()
    {
        m_layout.positions.pop_back();
        QCOMPARE(faultOf(m_request, m_layout), std::string("a box has no place"));
    }

    void aPlaceThatIsNotANumberIsFound()
    {
        m_layout.positions[1].y = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(faultOf(m_request, m_layout), std::string("a place is not a number"));
    }

    void overlapIsFoundButTouchingIsNot()
    {
        m_layout.routes.clear();
        m_request.edges.clear();
        m_layout.positions = {{0, 0}, {168, 0}, {0, 44}};
        QCOMPARE(faultOf(m_request, m_layout), std::string());
        m_layout.positions[2].y = 40;
        QCOMPARE(faultOf(m_request, m_layout), std::string("two boxes overlap"));
    }

    void aLostEdgeIsFound()
    {
        m_layout.routes[1].points.clear();
        QCOMPARE(faultOf(m_request, m_layout), std::string("an edge has no route"));
        m_layout.routes.pop_back();
        QCOMPARE(faultOf(m_request, m_layout), std::string("an edge has no route"));
    }

    void aRouteThatEndsElsewhereIsFound()
    {
        m_layout.routes[0].points.back().y += 100;
        QCOMPARE(faultOf(m_request, m_layout), std::string("a route does not meet its boxes"));
    }

    void crossingsAreCountedOncePerPair()
    {
        const Request request = graphs::fromText(4, "0>3 1>2");
        Layout layout;
        layout.positions = {{0, 0}, {0, 100}, {300, 0}, {300, 100}};
        QCOMPARE(straightCrossings(request, layout), std::uint64_t {1});
        layout.positions = {{0, 0}, {0, 100}, {300, 100}, {300, 0}};
        QCOMPARE(straightCrossings(request, layout), std::uint64_t {0});
    }

    void aLineThroughAForeignBoxIsFound()
    {
        m_layout.positions = {{0, 0}, {300, 0}, {600, 0}};
        m_request.edges = {{0, 2}};
        m_layout.routes = {{{{168, 22}, {300, 22}, {400, 22}, {600, 22}}, false}};
        QCOMPARE(boxesCut(m_request, m_layout), std::size_t {1});
    }

private:
    Request m_request;
    Layout m_layout;
};

MESHSCOPE_TEST(TestCheck, QCoreApplication)
#include "tst_check.moc"
