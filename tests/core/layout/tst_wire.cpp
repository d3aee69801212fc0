// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/wire.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::layout;

class TestWire : public QObject
{
    Q_OBJECT
private slots:
    void questionsArriveAsSent()
    {
        const wire::Question question {graphs::lineage(30), 7};
        const auto arrived = wire::unpackQuestion(wire::pack(question));
        QVERIFY(arrived);
        QCOMPARE(arrived->seconds, 7U);
        QCOMPARE(wire::pack(*arrived), wire::pack(question));
    }

    void answersArriveAsSent()
    {
        wire::Answer answer;
        answer.centres = {{1, 2}, {3, -4}};
        answer.routes = {{{1, 1}, {2, 2}, {3, 3}, {4, 4}}, {}};
        const auto arrived = wire::unpackAnswer(wire::pack(answer));
        QVERIFY(arrived);
        QCOMPARE(arrived->centres, answer.centres);
        QCOMPARE(arrived->routes, answer.routes);
        answer.fault = "no";
        QCOMPARE(wire::unpackAnswer(wire::pack(answer))->fault, std::string("no"));
    }

    void everyDamageIsRefusedOrHarmless()
    {
        wire::Answer answer;
        answer.centres = {{1, 2}, {3, 4}};
        answer.routes = {{{1, 1}, {2, 2}, {3, 3}, {4, 4}}};
        const std::string good = wire::pack(answer);
        for (std::size_t cut = 0; cut < good.size(); ++cut)
            QVERIFY(!wire::unpackAnswer(good.substr(0, cut)) || cut >= 12);
        for (std::size_t cut = 16; cut < good.size(); ++cut)
            QVERIFY(!wire::unpackAnswer(good.substr(0, cut)));
        QVERIFY(!wire::unpackAnswer(good + "x"));
        for (std::size_t at = 0; at < 16; ++at) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x7f);
            const auto arrived = wire::unpackAnswer(bad);
            QVERIFY(!arrived || !arrived->fault.empty());
        }
    }

    void anEdgeOutOfRangeIsRefused()
    {
        wire::Question question {graphs::boxes(2), 1};
        question.request.edges.push_back({0, 2});
        QVERIFY(!wire::unpackQuestion(wire::pack(question)));
    }
};

MESHSCOPE_TEST(TestWire, QCoreApplication)
#include "tst_wire.moc"
