// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

/// The part of pagetext.h that writes numbers, ages and days.
namespace meshscope::app {

namespace {

constexpr double minute = 60;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

QString tr(const char *text)
{
    return QCoreApplication::translate("pagetext", text);
}

QDateTime local(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// Units as people write them: percent is a sign, short words of durations are written out.
QString unitText(std::string_view unit)
{
    static const std::array<std::pair<std::string_view, QString>, 8> units {{
        {"percent", QStringLiteral("%")},
        {"mo", tr("months")},
        {"month", tr("months")},
        {"y", tr("years")},
        {"d", tr("days")},
        {"per second", QStringLiteral("/ s")},
        {"per minute", QStringLiteral("/ min")},
        {"per hour", QStringLiteral("/ h")},
    }};
    const auto found = std::ranges::find(units, unit, &std::pair<std::string_view, QString>::first);
    return found == units.end() ? line(unit) : found->second;
}

} // namespace

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString counted(std::int64_t count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(countText(count));
}

QString changesText(std::int64_t came, std::int64_t changed, std::int64_t went)
{
    return tr("+%1  ~%2  −%3").arg(countText(came), countText(changed), countText(went));
}

QString shortCount(std::int64_t count)
{
    constexpr std::array<std::pair<double, const char *>, 3> steps {
        {{1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
    for (const auto &[size, unit] : steps)
        if (static_cast<double>(count) >= size * 10)
            return number(static_cast<double>(count) / size, 0) + QChar(0x202f)
                + QLatin1String(unit);
    return countText(count);
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString durationText(double seconds)
{
    struct Unit
    {
        double size;
        const char *name;
    };
    static constexpr std::array<Unit, 4> units {
        {{2 * day, "d"}, {hour, "h"}, {minute, "min"}, {0, "s"}}};
    for (const Unit &unit : units) {
        if (seconds < unit.size)
            continue;
        const double divisor = unit.name[0] == 'd' ? day : unit.size > 0 ? unit.size : 1;
        const double value = seconds / divisor;
        const bool whole = value >= 10 || std::abs(value - std::round(value)) < 0.05;
        return number(value, whole ? 0 : 1) + QLatin1Char(' ') + QLatin1String(unit.name);
    }
    return {};
}

QString freshnessText(std::optional<double> age, std::optional<double> limit)
{
    if (!age && !limit)
        return tr("Not known");
    if (!age)
        return tr("Not measured, promised %1").arg(durationText(*limit));
    if (!limit)
        return tr("%1, no promise").arg(durationText(*age));
    return tr("%1, promised %2").arg(durationText(*age), durationText(*limit));
}

QString promisedText(std::string_view value, std::string_view unit)
{
    if (!unit.empty())
        return line(value) + QLatin1Char(' ') + unitText(unit);
    const std::optional<Day> date = parseDay(value);
    return date ? dayText(*date) : line(value);
}

QString dayText(std::optional<TimePoint> time)
{
    return time ? dayText(*time) : tr("Never");
}

QString dayText(TimePoint time)
{
    const QDateTime then = local(time);
    const QDateTime today = local(systemNow());
    if (then.date() == today.date())
        return tr("today %1").arg(then.toString(QStringLiteral("HH:mm")));
    if (then.date().addDays(1) == today.date())
        return tr("yesterday %1").arg(then.toString(QStringLiteral("HH:mm")));
    const bool sameYear = then.date().year() == today.date().year();
    return QLocale().toString(then.date(),
                              sameYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

QString dayText(Day value)
{
    return QLocale().toString(QDate(static_cast<int>(value.year()),
                                    static_cast<int>(static_cast<unsigned>(value.month())),
                                    static_cast<int>(static_cast<unsigned>(value.day()))),
                              QStringLiteral("d MMM yyyy"));
}

QString initials(std::string_view name)
{
    QString letters;
    const QStringList words = line(name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &part : words)
        if (part[0].isLetterOrNumber())
            letters += part[0].toUpper();
    return letters.size() > 2 ? letters.left(1) + letters.right(1) : letters;
}

} // namespace meshscope::app
