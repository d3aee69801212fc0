// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What a benchmark says: a figure, what it is measured against in the same run, and the bar it
/// must clear. A figure without a limit or a bar says so; it is never shown as met.
namespace meshscope::bench {

enum class Unit : std::uint8_t { Milliseconds, Megabytes };

struct Bar
{
    enum class Kind : std::uint8_t {
        None, ///< nothing was promised for this input
        Value, ///< the median may be at most this
        Ratio, ///< the median may be at most this many times its limit
    };

    Kind kind = Kind::None;
    double atMost = 0;

    static Bar value(double atMost) { return {Kind::Value, atMost}; }
    static Bar ratio(double atMost) { return {Kind::Ratio, atMost}; }
};

struct Measure
{
    std::string name; ///< `import.searchable`
    std::string about; ///< one line: what was measured, on how much, against what
    Unit unit = Unit::Milliseconds;
    double median = 0;
    std::optional<double> limit {}; ///< median of the limit or peer in the same run
    Bar bar {};

    /// Median per limit; unset without a limit or when it is zero.
    std::optional<double> ratio() const;
    /// Unset when there is no bar, or no limit to compare with.
    std::optional<bool> met() const;
};

/// Where and on what was measured: figures of two machines are not the same figures.
struct Setting
{
    std::string version;
    std::string input; ///< "10,000 datasets, 100,213 columns, 20,310 flows, 61.2 MB"
    unsigned processors = 0;
    double load = 0; ///< of the last minute, when the run began
    int runs = 0;
};
Setting currentSetting();

using Report = std::function<void(const Measure &)>;

double medianOf(std::vector<double> values); ///< 0 of nothing
/// The value below which `share` (0..1) of the values lie, by nearest rank.
double percentileOf(std::vector<double> values, double share);

/// Milliseconds since it was made.
class Stopwatch
{
public:
    double elapsedMs() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start)
            .count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Runs `once` so many times and gives the figures it returned; the first error ends it.
Result<std::vector<double>> repeat(int runs, const std::function<Result<double>()> &once);

/// The head of the table, and one line of it. Columns have fixed widths, so that lines can be
/// printed as they come.
std::string tableHead();
std::string tableLine(const Measure &measure);
std::string settingLine(const Setting &setting);
std::string jsonOf(const Setting &setting, const std::vector<Measure> &measures);

/// `1,234,567`
std::string grouped(std::uint64_t number);
/// `61.2 MB`, decimal
std::string megabytes(std::uint64_t bytes);

} // namespace meshscope::bench
