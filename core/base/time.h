// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace meshscope {

/// A moment, UTC, to the millisecond. Stored as epoch milliseconds.
using TimePoint = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// A calendar day without a zone (contract and grant dates are such days).
using Day = std::chrono::year_month_day;

TimePoint fromEpochMs(std::int64_t ms);
std::int64_t toEpochMs(TimePoint time);

/// Reads ISO 8601 / RFC 3339 (`2026-11-24T07:12:00.123Z`, offset, blank instead of `T`, 1 to 9
/// digits of fraction, no zone = UTC), GX's basic form `20220727T154327.701100Z`, and plain days.
std::optional<TimePoint> parseTime(std::string_view text);
/// Reads `YYYY-MM-DD`, also the day of a full timestamp.
std::optional<Day> parseDay(std::string_view text);

std::string formatTime(TimePoint time); ///< `2026-11-24T07:12:00.123Z`
std::string formatDay(Day day); ///< `2026-11-24`

TimePoint startOfDay(Day day); ///< midnight UTC
Day dayOf(TimePoint time); ///< the day in UTC

/// The clock of a session. Fixed by MESHSCOPE_NOW (ISO 8601) for tests and reproducible pictures.
TimePoint systemNow();

} // namespace meshscope
