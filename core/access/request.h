// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/condition.h"
#include "access/facts.h"
#include "access/machine.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::access {

enum class StepKind : std::uint8_t { ConsumerOwner, ProductOwner, DomainSteward, DataProtection };
enum class StepState : std::uint8_t {
    Waiting,
    Open,
    Approved,
    ApprovedWithConditions,
    Rejected,
    Skipped
};

std::string_view word(StepKind kind);
std::string_view word(StepState state);
std::optional<StepKind> parseStepKind(std::string_view text);
std::optional<StepState> parseStepState(std::string_view text);

/// One decision of the approval plan. One voice is enough (quorum 1).
struct Step
{
    StepKind kind = StepKind::ProductOwner;
    StepState state = StepState::Waiting;
    std::string reason; ///< why it is needed, or why it is skipped
    std::vector<PartyId> candidates; ///< who may decide; resolved again when the step opens
    std::optional<TimePoint> dueAt; ///< once open
    std::optional<TimePoint> pausedAt; ///< while a question is open the clock stands
    bool escalated = false; ///< the domain's owners were asked too; at most once
    PartyId decidedBy;
    std::optional<TimePoint> decidedAt;
    std::string comment;
};

struct Request
{
    RequestState state = RequestState::None;
    Ask ask;
    PortId port;
    EntityId consumer;
    ContractVersionId contractVersion; ///< frozen when sent
    Exposure exposure; ///< frozen when sent
    std::vector<Step> steps; ///< in the order they are decided
    std::vector<Condition> conditions; ///< collected over all steps
    std::string question; ///< the last one asked
    std::string answer; ///< to that question
    std::optional<TimePoint> submittedAt;
    std::optional<TimePoint> decidedAt;
    std::optional<TimePoint> waitingSince; ///< needs_info, approved_with_conditions: since when
};

/// The step that is open; nothing when none is.
const Step *openStep(const Request &request);
Step *openStep(Request &request);

/// `days` working days (Monday to Friday) later, at the same time of day.
TimePoint addWorkingDays(TimePoint start, int days);
/// 5 working days; 10 for data protection.
int workingDaysFor(StepKind kind);

} // namespace meshscope::access
