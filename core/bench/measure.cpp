// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace meshscope::bench {

namespace {

constexpr double bytesPerMegabyte = 1e6;

/// Three digits that count, as people read figures.
std::string figure(double value, Unit unit)
{
    const std::string_view word = unit == Unit::Milliseconds ? "ms" : "MB";
    if (unit == Unit::Milliseconds && value >= 1000)
        return fmt::format("{:.2f} s", value / 1000);
    if (value >= 100)
        return fmt::format("{:.0f} {}", value, word);
    if (value >= 1)
        return fmt::format("{:.1f} {}", value, word);
    return fmt::format("{:.3f} {}", value, word);
}

std::string ratioText(double ratio)
{
    return ratio >= 10 ? fmt::format("{:.0f}x", ratio) : fmt::format("{:.2f}x", ratio);
}

std::string barText(const Measure &measure)
{
    switch (measure.bar.kind) {
    case Bar::Kind::Value:
        return "<= " + figure(measure.bar.atMost, measure.unit);
    case Bar::Kind::Ratio:
        return "<= " + ratioText(measure.bar.atMost);
    case Bar::Kind::None:
        break;
    }
    return "-";
}

std::string_view metText(const Measure &measure)
{
    const auto met = measure.met();
    return !met ? "-" : *met ? "met" : "NOT met";
}

std::string line(std::string_view name, std::string_view median, std::string_view limit,
                 std::string_view ratio, std::string_view bar, std::string_view met,
                 std::string_view about)
{
    return fmt::format("{:<24}{:>10}{:>11}{:>9}  {:<12}{:<9}{}\n", name, median, limit, ratio, bar,
                       met, about);
}

nlohmann::ordered_json barJson(const Bar &bar)
{
    switch (bar.kind) {
    case Bar::Kind::Value:
        return {{"kind", "value"}, {"atMost", bar.atMost}};
    case Bar::Kind::Ratio:
        return {{"kind", "ratio"}, {"atMost", bar.atMost}};
    case Bar::Kind::None:
        break;
    }
    return nullptr;
}

template<typename T>
nlohmann::ordered_json orNull(const std::optional<T> &value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

} // namespace

std::optional<double> Measure::ratio() const
{
    if (!limit || *limit <= 0)
        return std::nullopt;
    return median / *limit;
}

std::optional<bool> Measure::met() const
{
    switch (bar.kind) {
    case Bar::Kind::Value:
        return median <= bar.atMost;
    case Bar::Kind::Ratio:
        if (const auto times = ratio())
            return *times <= bar.atMost;
        break;
    case Bar::Kind::None:
        break;
    }
    return std::nullopt;
}

Setting currentSetting()
{
    Setting setting;
    setting.version = MESHSCOPE_VERSION;
    setting.processors = std::thread::hardware_concurrency();
    double load = 0;
    if (getloadavg(&load, 1) == 1)
        setting.load = load;
    return setting;
}

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentileOf(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto rank
        = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

Result<std::vector<double>> repeat(int runs, const std::function<Result<double>()> &once)
{
    std::vector<double> values;
    for (int i = 0; i < runs; ++i) {
        auto value = once();
        if (!value)
            return value.error();
        values.push_back(*value);
    }
    return values;
}

std::string tableHead()
{
    return line("measure", "median", "limit", "ratio", "bar", "", "what, and against what");
}

std::string tableLine(const Measure &measure)
{
    const auto ratio = measure.ratio();
    return line(measure.name, figure(measure.median, measure.unit),
                measure.limit ? figure(*measure.limit, measure.unit) : "-",
                ratio ? ratioText(*ratio) : "-", barText(measure), metText(measure), measure.about);
}

std::string settingLine(const Setting &setting)
{
    return fmt::format("Meshscope {}, {} processors, load {:.1f}, median of {}\ninput: {}\n",
                       setting.version, setting.processors, setting.load, setting.runs,
                       setting.input);
}

std::string jsonOf(const Setting &setting, const std::vector<Measure> &measures)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Measure &measure : measures)
        list.push_back({{"name", measure.name},
                        {"about", measure.about},
                        {"unit", measure.unit == Unit::Milliseconds ? "ms" : "MB"},
                        {"median", measure.median},
                        {"limit", orNull(measure.limit)},
                        {"ratio", orNull(measure.ratio())},
                        {"bar", barJson(measure.bar)},
                        {"met", orNull(measure.met())}});
    const nlohmann::ordered_json all {
        {"version", setting.version}, {"processors", setting.processors}, {"load", setting.load},
        {"runs", setting.runs},       {"input", setting.input},           {"measures", list}};
    return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string megabytes(std::uint64_t bytes)
{
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / bytesPerMegabyte);
}

} // namespace meshscope::bench
