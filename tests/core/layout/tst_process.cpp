// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/check.h"
#include "layout/layered.h"
#include "layout/process.h"
#include "support/testprogram.h"

#include <QtTest>

#include <chrono>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace meshscope;
using namespace meshscope::layout;
using namespace std::chrono_literals;

namespace {

LayoutProcess::Options options()
{
    return {qEnvironmentVariable("MESHSCOPE_LAYOUT_PROGRAM").toStdString(), 200};
}

/// A graph that dot works on for many seconds (F11: two hundred boxes, two thousand edges).
Request endless()
{
    return graphs::wild(200, 2000, 3);
}

} // namespace

class TestProcess : public QObject
{
    Q_OBJECT
private slots:
    void dotLaysOutALineage()
    {
        LayoutProcess process(options());
        const Request request = graphs::lineage(60);
        const auto layout = process.layOut(request, {}, 10s);
        QVERIFY(layout);
        QCOMPARE(layout->reason, std::string());
        QCOMPARE(layout->engine, Engine::Dot);
        QCOMPARE(faultOf(request, *layout), std::string());
        QCOMPARE(boxesCut(request, *layout), std::size_t {0});
        for (const Edge &edge : request.edges)
            QVERIFY(layout->positions[edge.from].x < layout->positions[edge.to].x);
        const auto again = process.layOut(request, {}, 10s);
        QCOMPARE(again->positions, layout->positions);
    }

    void loopsCyclesPartsAndSingleBoxesAreThere()
    {
        LayoutProcess process(options());
        const Request request = graphs::fromText(7, "0>1 1>2 2>0 1>1 0>1 4>5");
        const auto layout = process.layOut(request, {}, 10s);
        QVERIFY(layout);
        QCOMPARE(layout->engine, Engine::Dot);
        QCOMPARE(faultOf(request, *layout), std::string());
        QVERIFY(layout->routes[2].isBackward);
        QCOMPARE(layout->ranks[0], 0);
        QCOMPARE(layout->ranks[2], 2);
    }

    void theChildStaysWarmAndIsReplacedAfterItsShare()
    {
        LayoutProcess::Options few = options();
        few.recycleAfter = 3;
        LayoutProcess process(few);
        QVERIFY(process.warmUp());
        const int first = process.childPid();
        for (int i = 0; i < 3; ++i)
            QVERIFY(process.layOut(graphs::fromText(2, "0>1"), {}, 10s));
        QCOMPARE(process.childPid(), first);
        QCOMPARE(process.layOut(graphs::fromText(2, "0>1"), {}, 10s)->engine, Engine::Dot);
        QVERIFY(process.childPid() != first);
    }

    void aLateLayoutIsReplacedByOurOwn()
    {
        LayoutProcess process(options());
        const Request request = endless();
        const auto begin = std::chrono::steady_clock::now();
        const auto layout = process.layOut(request, {}, 300ms);
        QVERIFY(std::chrono::steady_clock::now() - begin < 5s);
        QVERIFY(layout);
        QCOMPARE(layout->engine, Engine::Layered);
        QCOMPARE(layout->reason, std::string("own layout, because took too long"));
        QCOMPARE(process.childPid(), 0);
        QCOMPARE(process.layOut(graphs::fromText(2, "0>1"), {}, 10s)->engine, Engine::Dot);
    }

    void aStopEndsTheLayoutAndTheChildAtOnce()
    {
        LayoutProcess process(options());
        QVERIFY(process.warmUp());
        const int pid = process.childPid();
        std::stop_source stop;
        std::thread person([&] {
            std::this_thread::sleep_for(100ms);
            stop.request_stop();
        });
        const auto begin = std::chrono::steady_clock::now();
        const auto layout = process.layOut(endless(), stop.get_token(), 60s);
        const auto took = std::chrono::steady_clock::now() - begin;
        person.join();
        QVERIFY(!layout);
        QCOMPARE(layout.error().code, ErrorCode::Cancelled);
        QVERIFY(took < 5s);
        QCOMPARE(kill(pid, 0), -1);
    }

    void aChildKilledInTheMiddleOfALayoutIsNoLoss()
    {
        LayoutProcess process(options());
        QVERIFY(process.warmUp());
        const int pid = process.childPid();
        std::thread killer([pid] {
            std::this_thread::sleep_for(100ms);
            kill(pid, SIGSEGV);
        });
        const auto layout = process.layOut(endless(), {}, 60s);
        killer.join();
        QVERIFY(layout);
        QCOMPARE(layout->engine, Engine::Layered);
        QCOMPARE(layout->reason, std::string("own layout, because the layout program ended"));
        QCOMPARE(faultOf(endless(), *layout), std::string());
        QCOMPARE(process.layOut(graphs::fromText(2, "0>1"), {}, 10s)->engine, Engine::Dot);
    }

    void aMissingProgramIsNoLoss()
    {
        LayoutProcess process({"/nonexistent/meshscope-layout", 200});
        const auto layout = process.layOut(graphs::fromText(2, "0>1"));
        QVERIFY(layout);
        QCOMPARE(layout->engine, Engine::Layered);
        QVERIFY(layout->reason.find("did not start") != std::string::npos);
    }

    void aProgramThatTalksNonsenseIsNoLoss()
    {
        LayoutProcess process({"/bin/cat", 200}); // echoes the question
        const auto layout = process.layOut(graphs::fromText(2, "0>1"));
        QVERIFY(layout);
        QCOMPARE(layout->engine, Engine::Layered);
        QVERIFY(layout->reason.find("nonsense") != std::string::npos);
    }

    void prescribedColumnsAreOurOwn()
    {
        LayoutProcess process(options());
        Request request = graphs::fromText(2, "0>1");
        request.boxes[1].rank = 2;
        const auto layout = process.layOut(request);
        QCOMPARE(layout->engine, Engine::Layered);
        QCOMPARE(layout->ranks[1], 2);
    }

    void wildGraphsAreAlwaysSound()
    {
        LayoutProcess process(options());
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Request request = graphs::wild(5 + seed, 2 * seed, seed);
            const auto layout = process.layOut(request, {}, 2s);
            QVERIFY(layout);
            QCOMPARE(faultOf(request, *layout), std::string());
        }
    }
};

MESHSCOPE_TEST(TestProcess, QCoreApplication)
#include "tst_process.moc"
