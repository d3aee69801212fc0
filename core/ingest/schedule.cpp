// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace meshscope::ingest {

namespace {

constexpr std::int64_t oneMinute = 60;
constexpr std::int64_t oneHour = 60 * oneMinute;
constexpr std::int64_t oneDay = 24 * oneHour;

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> all;
    for (std::size_t at = text.find_first_not_of(" \t"); at != std::string_view::npos;
         at = text.find_first_not_of(" \t", at)) {
        const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
        all.push_back(text.substr(at, end - at));
        at = end;
    }
    return all;
}

bool isEvery(std::string_view field)
{
    return field == "*" || field == "?";
}

/// n of a step field such as every-n-minutes; 0 if the field has no step.
std::int64_t stepOf(std::string_view field)
{
    const std::size_t slash = field.find('/');
    std::int64_t step = 0;
    if (slash != std::string_view::npos)
        std::from_chars(field.data() + slash + 1, field.data() + field.size(), step);
    return step;
}

std::optional<std::int64_t> periodOfFields(const std::vector<std::string_view> &fields)
{
    const std::string_view minutes = fields[0];
    const std::string_view hours = fields[1];
    if (!isEvery(fields[3]))
        return 365 * oneDay;
    if (!isEvery(fields[2]))
        return 30 * oneDay;
    if (!isEvery(fields[4]))
        return fields[4].find_first_of("-,") == std::string_view::npos ? 7 * oneDay : oneDay;
    if (isEvery(hours)) {
        if (isEvery(minutes))
            return oneMinute;
        return stepOf(minutes) > 0 ? stepOf(minutes) * oneMinute : oneHour;
    }
    if (stepOf(hours) > 0)
        return stepOf(hours) * oneHour;
    const std::int64_t times = 1 + std::count(hours.begin(), hours.end(), ',');
    return oneDay / times;
}

} // namespace

std::optional<std::int64_t> periodOfCron(std::string_view expression)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> named {
        {{"@hourly", oneHour},
         {"@daily", oneDay},
         {"@midnight", oneDay},
         {"@weekly", 7 * oneDay},
         {"@monthly", 30 * oneDay},
         {"@yearly", 365 * oneDay}}};
    for (const auto &[name, period] : named)
        if (expression == name)
            return period;
    std::vector<std::string_view> fields = words(expression);
    if (fields.size() == 6)
        fields.erase(fields.begin()); // Quartz puts seconds first
    if (fields.size() != 5)
        return std::nullopt;
    return periodOfFields(fields);
}

} // namespace meshscope::ingest
