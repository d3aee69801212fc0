// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/calendarmonth.h"

#include "base/time.h"

#include <QLocale>

namespace meshscope::app {

namespace {

/// The session's day, which MESHSCOPE_NOW may fix.
QDate currentDay()
{
    return QDate::fromString(QString::fromStdString(formatDay(dayOf(systemNow()))), Qt::ISODate);
}

QDate parse(const QString &text)
{
    return QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
}

QDate firstOfMonth(QDate day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

CalendarMonth::CalendarMonth(QObject *parent)
    : QObject(parent)
    , m_first(firstOfMonth(currentDay()))
{
}

QString CalendarMonth::title() const
{
    return QLocale().toString(m_first, QStringLiteral("MMMM yyyy"));
}

QStringList CalendarMonth::days() const
{
    constexpr int shown = 6 * 7;
    const QDate start = m_first.addDays(1 - m_first.dayOfWeek());
    QStringList days;
    for (int i = 0; i < shown; ++i)
        days << start.addDays(i).toString(Qt::ISODate);
    return days;
}

QString CalendarMonth::today() const
{
    return currentDay().toString(Qt::ISODate);
}

void CalendarMonth::show(const QString &day)
{
    const QDate date = parse(day);
    m_first = firstOfMonth(date.isValid() ? date : currentDay());
    emit changed();
}

void CalendarMonth::step(int months)
{
    m_first = m_first.addMonths(months);
    emit changed();
}

bool CalendarMonth::isInMonth(const QString &day) const
{
    return firstOfMonth(parse(day)) == m_first;
}

bool CalendarMonth::isDay(const QString &text)
{
    return parse(text).isValid();
}

} // namespace meshscope::app
