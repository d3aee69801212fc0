// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/calendarmonth.h"
#include "support/testprogram.h"

#include <QTest>

using meshscope::app::CalendarMonth;

class CalendarMonthTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("MESHSCOPE_NOW", "2026-11-24T10:00:00Z"); }

    void sixWeeksBeginOnAMonday()
    {
        CalendarMonth month;
        month.show(QStringLiteral("2026-11-10"));
        const QStringList days = month.days();
        QCOMPARE(days.size(), 42);
        QCOMPARE(days.first(), QStringLiteral("2026-10-26"));
        QVERIFY(month.isInMonth(QStringLiteral("2026-11-30")));
        QVERIFY(!month.isInMonth(days.first()));
    }

    void steppingCrossesTheYear()
    {
        CalendarMonth month;
        month.show(QStringLiteral("2026-12-31"));
        month.step(1);
        QVERIFY(month.isInMonth(QStringLiteral("2027-01-15")));
        month.step(-12);
        QVERIFY(month.isInMonth(QStringLiteral("2026-01-15")));
    }

    void whatIsNoDayShowsTheCurrentMonth()
    {
        CalendarMonth month;
        month.show(QStringLiteral("soon"));
        QCOMPARE(month.today(), QStringLiteral("2026-11-24"));
        QVERIFY(month.isInMonth(month.today()));
    }
};

MESHSCOPE_TEST(CalendarMonthTest, QCoreApplication)
#include "tst_calendarmonth.moc"
