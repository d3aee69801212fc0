// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace meshscope {

namespace {

using namespace std::chrono;

/// Reads fixed-width decimal fields from the front of a text.
class Fields
{
public:
    explicit Fields(std::string_view text)
        : m_rest(text)
    {
    }

    bool number(std::size_t digits, int &value)
    {
        if (m_rest.size() < digits)
            return false;
        const char *const end = m_rest.data() + digits;
        const auto parsed = std::from_chars(m_rest.data(), end, value);
        if (parsed.ec != std::errc {} || parsed.ptr != end || m_rest.front() == '-')
            return false;
        m_rest.remove_prefix(digits);
        return true;
    }

    bool skip(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Digits after the decimal point, cut to milliseconds.
    bool fraction(int &ms)
    {
        int weight = 100;
        std::size_t digits = 0;
        for (; digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9'; ++digits) {
            ms += weight * (m_rest[digits] - '0');
            weight /= 10;
        }
        m_rest.remove_prefix(digits);
        return digits > 0;
    }

    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

bool readDay(Fields &fields, Day &day, bool &basic)
{
    int y = 0;
    int m = 0;
    int d = 0;
    if (!fields.number(4, y))
        return false;
    basic = !fields.skip("-");
    if (!fields.number(2, m) || (!basic && !fields.skip("-")) || !fields.number(2, d))
        return false;
    day = Day {year {y}, month {static_cast<unsigned>(m)},
               std::chrono::day {static_cast<unsigned>(d)}};
    return day.ok();
}

bool readZone(Fields &fields, minutes &offset)
{
    if (fields.rest().empty() || fields.skip("zZ"))
        return fields.rest().empty();
    const bool negative = fields.rest().front() == '-';
    int h = 0;
    int m = 0;
    if (!fields.skip("+-") || !fields.number(2, h))
        return false;
    fields.skip(":");
    if (!fields.rest().empty() && !fields.number(2, m))
        return false;
    offset = minutes {(h * 60 + m) * (negative ? -1 : 1)};
    return fields.rest().empty() && h < 24 && m < 60;
}

} // namespace

TimePoint fromEpochMs(std::int64_t ms)
{
    return TimePoint {milliseconds {ms}};
}

std::int64_t toEpochMs(TimePoint time)
{
    return time.time_since_epoch().count();
}

std::optional<TimePoint> parseTime(std::string_view text)
{
    Fields fields(text);
    Day day;
    bool basic = false;
    if (!readDay(fields, day, basic))
        return std::nullopt;
    if (fields.rest().empty())
        return startOfDay(day);
    int h = 0;
    int m = 0;
    int s = 0;
    int ms = 0;
    if (!fields.skip("tT ") || !fields.number(2, h) || (!basic && !fields.skip(":"))
        || !fields.number(2, m))
        return std::nullopt;
    if ((basic || fields.skip(":")) && !fields.number(2, s))
        return std::nullopt;
    if (fields.skip(".,") && !fields.fraction(ms))
        return std::nullopt;
    minutes offset {0};
    if (h > 24 || m > 59 || s > 60 || !readZone(fields, offset))
        return std::nullopt;
    return startOfDay(day) + hours {h} + minutes {m} + seconds {s} + milliseconds {ms} - offset;
}

std::optional<Day> parseDay(std::string_view text)
{
    Fields fields(text);
    Day day;
    bool basic = false;
    if (!readDay(fields, day, basic) || basic)
        return std::nullopt;
    if (!fields.rest().empty() && !fields.skip("tT "))
        return std::nullopt;
    return day;
}

std::string formatDay(Day day)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string formatTime(TimePoint time)
{
    const auto days = floor<std::chrono::days>(time);
    const hh_mm_ss clock {time - days};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", formatDay(Day {days}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

TimePoint startOfDay(Day day)
{
    return TimePoint {sys_days {day}.time_since_epoch()};
}

Day dayOf(TimePoint time)
{
    return Day {floor<days>(time)};
}

TimePoint systemNow()
{
    static const std::optional<TimePoint> fixed = []() -> std::optional<TimePoint> {
        const char *const text = std::getenv("MESHSCOPE_NOW"); // NOLINT(concurrency-mt-unsafe)
        return text ? parseTime(text) : std::nullopt;
    }();
    return fixed ? *fixed : floor<milliseconds>(system_clock::now());
}

} // namespace meshscope
