// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meshscope::ingest::odcs {

namespace {

enum class Kind { Duration, Percent, Rate, Date, Text };

struct Level
{
    std::string_view name; ///< canonical
    Kind kind;
};

/// Canonical names; the two-letter codes and other spellings fold to them.
Level levelOf(std::string_view property)
{
    static constexpr auto known = std::to_array<std::pair<std::string_view, Level>>(
        {{"availability", {"availability", Kind::Percent}},
         {"av", {"availability", Kind::Percent}},
         {"uptime", {"availability", Kind::Percent}},
         {"latency", {"latency", Kind::Duration}},
         {"ly", {"latency", Kind::Duration}},
         {"freshness", {"latency", Kind::Duration}},
         {"frequency", {"frequency", Kind::Duration}},
         {"fy", {"frequency", Kind::Duration}},
         {"retention", {"retention", Kind::Duration}},
         {"re", {"retention", Kind::Duration}},
         {"throughput", {"throughput", Kind::Rate}},
         {"th", {"throughput", Kind::Rate}},
         {"errorrate", {"errorRate", Kind::Percent}},
         {"er", {"errorRate", Kind::Percent}},
         {"generalavailability", {"generalAvailability", Kind::Date}},
         {"ga", {"generalAvailability", Kind::Date}},
         {"endofsupport", {"endOfSupport", Kind::Date}},
         {"es", {"endOfSupport", Kind::Date}},
         {"endoflife", {"endOfLife", Kind::Date}},
         {"el", {"endOfLife", Kind::Date}},
         {"timetodetect", {"timeToDetect", Kind::Duration}},
         {"td", {"timeToDetect", Kind::Duration}},
         {"timetonotify", {"timeToNotify", Kind::Duration}},
         {"tn", {"timeToNotify", Kind::Duration}},
         {"timetorepair", {"timeToRepair", Kind::Duration}},
         {"tr", {"timeToRepair", Kind::Duration}}});
    const std::string folded = foldCase(property);
    for (const auto &[spelling, level] : known)
        if (folded == spelling)
            return level;
    return {{}, Kind::Text};
}

struct Amount
{
    double number = 0;
    std::string unit;
};

/// `24 hours`, `5s`, `99.9%`, `4`: a number and what follows it.
std::optional<Amount> amountOf(std::string_view text)
{
    Amount amount;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), amount.number);
    if (parsed.ec != std::errc {})
        return std::nullopt;
    std::string_view rest = text.substr(static_cast<std::size_t>(parsed.ptr - text.data()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    amount.unit = rest;
    return amount;
}

/// Seconds of a unit; 0 if it is none. A year is 365 days, a month 30, for comparison only.
double secondsOf(std::string_view unit)
{
    static constexpr auto units = std::to_array<std::pair<std::string_view, double>>(
        {{"ms", 0.001},       {"s", 1},           {"sec", 1},
         {"second", 1},       {"seconds", 1},     {"m", 60},
         {"min", 60},         {"minute", 60},     {"minutes", 60},
         {"h", 3600},         {"hr", 3600},       {"hour", 3600},
         {"hours", 3600},     {"d", 86400},       {"day", 86400},
         {"days", 86400},     {"w", 604800},      {"week", 604800},
         {"weeks", 604800},   {"mo", 2592000},    {"month", 2592000},
         {"months", 2592000}, {"y", 31536000},    {"yr", 31536000},
         {"year", 31536000},  {"years", 31536000}});
    const std::string folded = foldCase(unit);
    for (const auto &[word, seconds] : units)
        if (folded == word)
            return seconds;
    return 0;
}

/// `PT24H`, `P1DT2H`, `P2W`.
std::optional<double> isoDuration(std::string_view text)
{
    if (!text.starts_with('P') || text.size() < 3)
        return std::nullopt;
    double total = 0;
    bool time = false;
    text.remove_prefix(1);
    while (!text.empty()) {
        if (text.front() == 'T') {
            time = true;
            text.remove_prefix(1);
            continue;
        }
        double number = 0;
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
        if (parsed.ec != std::errc {} || parsed.ptr == text.data() + text.size())
            return std::nullopt;
        const char unit = *parsed.ptr;
        const std::string_view word
            = unit == 'M' ? (time ? "min" : "mo") : std::string_view(parsed.ptr, 1);
        if (secondsOf(word) == 0)
            return std::nullopt;
        total += number * secondsOf(word);
        text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()) + 1);
    }
    return total;
}

void normalise(ContractSla &level, Kind kind, Value at, Reading &reading)
{
    const std::optional<Amount> amount = amountOf(level.value);
    if (kind == Kind::Percent || kind == Kind::Rate) {
        if (amount)
            level.number = amount->number;
        return;
    }
    if (kind != Kind::Duration)
        return;
    if ((level.seconds = isoDuration(level.value)))
        return;
    const std::string unit = !amount || amount->unit.empty() ? level.unit : amount->unit;
    if (amount && secondsOf(unit) > 0)
        level.seconds = amount->number * secondsOf(unit);
    if (amount && foldCase(unit) == "m")
        reading.report(IssueSeverity::Info, "ambiguous-unit",
                       R"(The unit "m" is read as minutes. Write "min" or "mo" to be sure.)", at,
                       "slaProperties");
}

constexpr auto levelFields = std::to_array<Field<ContractSla>>({
    {"property", "Contract: service level", put::text<&ContractSla::property>},
    {"value", "Contract: service level: value", put::text<&ContractSla::value>},
    {"unit", "Contract: service level: unit", put::text<&ContractSla::unit>},
    {"column|element", "Contract: service level: element", put::text<&ContractSla::element>},
    {"driver", "Contract: service level: driver", put::text<&ContractSla::driver>},
    {"description", "Contract: service level: description", put::text<&ContractSla::description>},
    {"valueExt|id|schedule|scheduler", rawOnly, put::keep},
});

constexpr auto defaultFields = std::to_array<Field<ContractSla>>({
    {"slaDefaultColumn|slaDefaultElement", "Contract: service level: element",
     put::text<&ContractSla::element>},
});

} // namespace

void addServiceLevel(ContractSla &&level, Value at, ContractDocument &document, Reading &reading)
{
    const Level known = levelOf(level.property);
    if (!known.name.empty())
        level.property = known.name;
    normalise(level, known.kind, at, reading);
    document.serviceLevels.push_back(std::move(level));
}

void readServiceLevels(Value root, ContractDocument &document, Reading &reading)
{
    ContractSla standard;
    take(defaultFields, root, standard);
    for (const Value item : root["slaProperties"].items()) {
        ContractSla level = standard;
        take(levelFields, item, level);
        addServiceLevel(std::move(level), item, document, reading);
    }
}

void mapServiceLevels(MappingRows &rows)
{
    addRows(rows, "slaProperties[].", levelFields);
    addRows(rows, {}, defaultFields);
}

} // namespace meshscope::ingest::odcs
