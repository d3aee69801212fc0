// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/condition.h"
#include "access/machine.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace meshscope::access {

/// The right itself, with its dates. Both days belong to it.
struct Grant
{
    GrantState state = GrantState::None;
    Day from {};
    std::optional<Day> until; ///< unset: open-ended, then `reassess` is set
    std::optional<Day> reassess;
    std::vector<Condition> conditions;
    Provisioning provisioning = Provisioning::None;
    std::optional<TimePoint> endedAt;
    std::string endReason;
};

struct GrantChange
{
    GrantEvent event = GrantEvent::CreatedNow;
    GrantState from = GrantState::None;
    GrantState to = GrantState::None;
    PartyId actor; ///< none: the program itself
    std::string role;
    std::string reason;
    std::optional<TimePoint> dueAt; ///< time-driven changes: when it was due
};

struct GrantDecision
{
    Grant grant;
    GrantChange change;
};

/// Who stands where around one grant.
struct GrantParties
{
    std::vector<PartyId> providers; ///< owners of the product and stewards of its domain
    std::vector<PartyId> consumerOwners;
    std::vector<PartyId> beneficiaries; ///< members of the consumer, owners included
};

/// The grant that an approval at `today` gives: scheduled or active. Denied when its last day has
/// passed meanwhile.
Result<Grant> makeGrant(const Ask &ask, Classification rank,
                        const std::vector<Condition> &conditions, Day today);

/// The state that is true on a day, whatever was stored: a grant past its last day is expired even
/// if nobody has recorded that yet.
GrantState stateOn(const Grant &grant, Day today);

/// Active and ending within a fifth of its duration: at least 3 days, at most 30.
bool isExpiring(const Grant &grant, Day today);
/// Open-ended and its day of reassessment has come.
bool isReassessmentDue(const Grant &grant, Day today);

/// By a provider, with a reason.
Result<GrantDecision> revoke(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now);
Result<GrantDecision> suspend(const Grant &grant, PartyId person, const std::string &reason,
                              const GrantParties &parties, TimePoint now);
/// By a provider who does not benefit from the grant (5.7, 5).
Result<GrantDecision> resume(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now);
/// By an owner of the consumer.
Result<GrantDecision> giveUp(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now);
/// Ends because its renewal has started.
Result<GrantDecision> supersede(const Grant &grant, TimePoint now);

/// What the calendar has brought about until `now`; one change at a time.
std::optional<GrantDecision> dueChange(const Grant &grant, TimePoint now);

} // namespace meshscope::access
