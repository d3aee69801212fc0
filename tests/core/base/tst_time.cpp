// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;

class TestTime : public QObject
{
    Q_OBJECT

private slots:
    void timesOfAllFormatsAreRead_data();
    void timesOfAllFormatsAreRead();
    void whatIsNoTimeIsRefused();
    void daysAreReadAlsoFromTimes();
    void writtenTimesAreReadBack();
};

void TestTime::timesOfAllFormatsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("utc") << "2026-11-24T07:12:00.123Z"
                         << "2026-11-24T07:12:00.123Z";
    QTest::newRow("offset") << "2020-12-28T19:52:00.001+10:00"
                            << "2020-12-28T09:52:00.001Z";
    QTest::newRow("blank") << "2022-11-15 02:59:43"
                           << "2022-11-15T02:59:43.000Z";
    QTest::newRow("no zone") << "2022-11-15T02:59:43"
                             << "2022-11-15T02:59:43.000Z";
    QTest::newRow("nanoseconds") << "2026-08-20T13:47:12.269157511Z"
                                 << "2026-08-20T13:47:12.269Z";
    QTest::newRow("one digit") << "2024-08-06T13:26:54.3Z"
                               << "2024-08-06T13:26:54.300Z";
    QTest::newRow("basic") << "20220727T154327.701100Z"
                           << "2022-07-27T15:43:27.701Z";
    QTest::newRow("day") << "2026-02-28"
                         << "2026-02-28T00:00:00.000Z";
    QTest::newRow("minutes") << "2022-06-14 09:17"
                             << "2022-06-14T09:17:00.000Z";
}

void TestTime::timesOfAllFormatsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto time = parseTime(text.toStdString());
    QVERIFY(time.has_value());
    QCOMPARE(QString::fromStdString(formatTime(*time)), expected);
}

void TestTime::whatIsNoTimeIsRefused()
{
    for (const char *const text :
         {"", "now", "2026-13-01", "2026-02-30", "2026-02-28T25:00:00Z", "2026-02-28Tx",
          "{{RUN_START_TIME}}", "2026-02-28T10:00:00Q", "12/31/2026", "-026-01-01"})
        QVERIFY2(!parseTime(text), text);
}

void TestTime::daysAreReadAlsoFromTimes()
{
    QCOMPARE(QString::fromStdString(formatDay(*parseDay("2022-08-02"))),
             QStringLiteral("2022-08-02"));
    QCOMPARE(QString::fromStdString(formatDay(*parseDay("2022-08-02T09:00:00Z"))),
             QStringLiteral("2022-08-02"));
    QVERIFY(!parseDay("20220802"));
    QVERIFY(!parseDay("2022-08-02x"));
}

void TestTime::writtenTimesAreReadBack()
{
    for (const std::int64_t ms : {0LL, 1LL, 1'790'000'000'123LL, -1LL, -62'000'000'000'000LL})
        QCOMPARE(toEpochMs(*parseTime(formatTime(fromEpochMs(ms)))), ms);
}

MESHSCOPE_TEST(TestTime, QCoreApplication)
#include "tst_time.moc"
