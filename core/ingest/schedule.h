// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace meshscope::ingest {

/// How often a cron expression fires, for "is a result overdue": the period of the usual shapes
/// (every n minutes or hours, hourly, daily, on weekdays, weekly, monthly, yearly, and `@daily` and
/// the like). Unset when it is another shape.
std::optional<std::int64_t> periodOfCron(std::string_view expression);

} // namespace meshscope::ingest
