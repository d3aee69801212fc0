// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ahead.h"
#include "support/testprogram.h"

#include <QtTest>

#include <atomic>
#include <memory>

using namespace meshscope;

class TestAhead : public QObject
{
    Q_OBJECT

private slots:
    void valuesArriveInOrderWhateverTheThreads_data();
    void valuesArriveInOrderWhateverTheThreads();
    void neverMoreThanAheadAreMadeAndNotUsed();
    void theFirstErrorEndsTheWork();
    void nothingToDoIsDone();
};

void TestAhead::valuesArriveInOrderWhateverTheThreads_data()
{
    QTest::addColumn<unsigned>("threads");
    QTest::addColumn<int>("ahead");
    QTest::newRow("on the caller's thread") << 0U << 1;
    QTest::newRow("one thread") << 1U << 4;
    QTest::newRow("two threads, no room") << 2U << 1;
    QTest::newRow("four threads, some room") << 4U << 3;
    QTest::newRow("more threads than work") << 64U << 100;
}

void TestAhead::valuesArriveInOrderWhateverTheThreads()
{
    QFETCH(unsigned, threads);
    QFETCH(int, ahead);
    std::vector<std::size_t> seen;
    const Status status = inOrder(
        50, {.threads = threads, .ahead = static_cast<std::size_t>(ahead)},
        [](std::size_t i) {
            if (i % 7 == 0) // some are slower than others
                std::this_thread::yield();
            return std::make_unique<std::size_t>(i * i); // values may be movable only
        },
        [&seen](std::unique_ptr<std::size_t> &&value) -> Status {
            seen.push_back(*value);
            return {};
        });
    QVERIFY(status.has_value());
    QCOMPARE(seen.size(), std::size_t {50});
    for (std::size_t i = 0; i < seen.size(); ++i)
        QCOMPARE(seen[i], i * i);
}

void TestAhead::neverMoreThanAheadAreMadeAndNotUsed()
{
    constexpr int ahead = 2;
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    const Status status = inOrder(
        200, {.threads = 4, .ahead = ahead},
        [&](std::size_t i) {
            const int now = ++open;
            for (int known = most; now > known && !most.compare_exchange_weak(known, now);) { }
            return i;
        },
        [&](std::size_t) -> Status {
            --open;
            return {};
        });
    QVERIFY(status.has_value());
    // The one being used has left its place.
    QVERIFY2(most <= ahead + 1, qPrintable(QString::number(most)));
    QCOMPARE(open.load(), 0);
}

void TestAhead::theFirstErrorEndsTheWork()
{
    std::atomic<std::size_t> made = 0;
    std::size_t used = 0;
    const Status status = inOrder(
        100'000, {.threads = 2, .ahead = 3}, [&](std::size_t i) { return ++made, i; },
        [&](std::size_t i) -> Status {
            ++used;
            if (i == 5)
                return Error {ErrorCode::Invalid, "five", {}};
            return {};
        });
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().message, std::string("five"));
    QCOMPARE(used, std::size_t {6});
    QVERIFY(made <= 6 + 3 + 2);
}

void TestAhead::nothingToDoIsDone()
{
    const Status status = inOrder(
        0, {.threads = 4}, [](std::size_t i) { return i; },
        [](std::size_t) -> Status {
            return Error {ErrorCode::Invalid, "used", {}};
        });
    QVERIFY(status.has_value());
}

MESHSCOPE_TEST(TestAhead, QCoreApplication)
#include "tst_ahead.moc"
