// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/request.h"

#include <algorithm>
#include <array>

namespace meshscope::access {

namespace {

constexpr std::array<std::string_view, 4> kinds
    = {"consumer_owner", "product_owner", "domain_steward", "data_protection"};
constexpr std::array<std::string_view, 6> states
    = {"waiting", "open", "approved", "approved_with_conditions", "rejected", "skipped"};

template<typename Steps>
auto findOpen(Steps &steps) -> decltype(&steps.front())
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [](const Step &step) { return step.state == StepState::Open; });
    return found == steps.end() ? nullptr : &*found;
}

} // namespace

std::string_view word(StepKind kind)
{
    return kinds[static_cast<std::size_t>(kind)];
}

std::string_view word(StepState state)
{
    return states[static_cast<std::size_t>(state)];
}

std::optional<StepKind> parseStepKind(std::string_view text)
{
    const auto found = std::find(kinds.begin(), kinds.end(), text);
    return found == kinds.end() ? std::nullopt
                                : std::optional(static_cast<StepKind>(found - kinds.begin()));
}

std::optional<StepState> parseStepState(std::string_view text)
{
    const auto found = std::find(states.begin(), states.end(), text);
    return found == states.end() ? std::nullopt
                                 : std::optional(static_cast<StepState>(found - states.begin()));
}

const Step *openStep(const Request &request)
{
    return findOpen(request.steps);
}

Step *openStep(Request &request)
{
    return findOpen(request.steps);
}

TimePoint addWorkingDays(TimePoint start, int days)
{
    using namespace std::chrono;
    TimePoint time = start;
    while (days > 0) {
        time += hours {24};
        const weekday day {floor<std::chrono::days>(time)};
        if (day != Saturday && day != Sunday)
            --days;
    }
    return time;
}

int workingDaysFor(StepKind kind)
{
    return kind == StepKind::DataProtection ? 10 : 5;
}

} // namespace meshscope::access
