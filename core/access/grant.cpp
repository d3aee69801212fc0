// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/grant.h"

#include "access/plan.h"
#include "access/process.h"

#include <algorithm>

namespace meshscope::access {

namespace {

using process::refusal;
using std::chrono::days;
using std::chrono::sys_days;

Result<GrantDecision> apply(const Grant &grant, GrantEvent event, TimePoint now)
{
    const GrantState from = stateOn(grant, dayOf(now));
    const std::optional<GrantState> to = next(from, event);
    if (!to)
        return refusal(ErrorCode::Conflict,
                       "This grant is " + std::string(word(from))
                           + ", so it cannot be changed so.");
    GrantDecision outcome {grant, {}};
    outcome.grant.state = *to;
    outcome.change.event = event;
    outcome.change.from = from;
    outcome.change.to = *to;
    if (isFinal(*to))
        outcome.grant.endedAt = now;
    return outcome;
}

Result<GrantDecision> byProvider(const Grant &grant, GrantEvent event, PartyId person,
                                 const std::string &reason, const GrantParties &parties,
                                 TimePoint now)
{
    if (!contains(parties.providers, person))
        return refusal(ErrorCode::Denied,
                       "Only an owner of the product or a steward of its domain can do this.");
    if (lengthOf(reason) < shortestReason)
        return refusal(ErrorCode::Invalid,
                       "Give a reason of at least " + std::to_string(shortestReason)
                           + " characters.");
    auto outcome = apply(grant, event, now);
    if (!outcome)
        return outcome.error();
    outcome->change.actor = person;
    outcome->change.role = "provider";
    outcome->change.reason = reason;
    if (isFinal(outcome->grant.state))
        outcome->grant.endReason = reason;
    return outcome;
}

} // namespace

Result<Grant> makeGrant(const Ask &ask, Classification rank,
                        const std::vector<Condition> &conditions, Day today)
{
    Grant grant;
    grant.from = std::max(ask.start.value_or(today), today);
    grant.until = lastDay(ask.end, conditions);
    grant.conditions = conditions;
    if (grant.until && *grant.until < grant.from)
        return refusal(ErrorCode::Denied,
                       "The last day, " + formatDay(*grant.until)
                           + ", has passed. The request must be sent again with new dates.");
    if (!grant.until)
        grant.reassess = Day {sys_days {grant.from} + days {durationRule(rank).reassessDays}};
    const GrantEvent event
        = grant.from > today ? GrantEvent::CreatedFuture : GrantEvent::CreatedNow;
    grant.state = next(GrantState::None, event).value_or(GrantState::None);
    return grant;
}

GrantState stateOn(const Grant &grant, Day today)
{
    const bool live = grant.state == GrantState::Scheduled || grant.state == GrantState::Active
        || grant.state == GrantState::Suspended;
    if (!live)
        return grant.state;
    if (grant.until && today > *grant.until)
        return GrantState::Expired;
    if (grant.state == GrantState::Scheduled && today >= grant.from)
        return GrantState::Active;
    return grant.state;
}

bool isExpiring(const Grant &grant, Day today)
{
    if (!grant.until || stateOn(grant, today) != GrantState::Active)
        return false;
    const auto whole = (sys_days {*grant.until} - sys_days {grant.from}).count();
    const auto left = (sys_days {*grant.until} - sys_days {today}).count();
    return left <= std::max<long>(3, std::min<long>(30, whole / 5));
}

bool isReassessmentDue(const Grant &grant, Day today)
{
    return grant.reassess && today >= *grant.reassess
        && stateOn(grant, today) == GrantState::Active;
}

Result<GrantDecision> revoke(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now)
{
    return byProvider(grant, GrantEvent::Revoke, person, reason, parties, now);
}

Result<GrantDecision> suspend(const Grant &grant, PartyId person, const std::string &reason,
                              const GrantParties &parties, TimePoint now)
{
    return byProvider(grant, GrantEvent::Suspend, person, reason, parties, now);
}

Result<GrantDecision> resume(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now)
{
    if (contains(parties.beneficiaries, person))
        return refusal(ErrorCode::Denied,
                       "You benefit from this grant, so someone else must resume it.");
    return byProvider(grant, GrantEvent::Resume, person, reason, parties, now);
}

Result<GrantDecision> giveUp(const Grant &grant, PartyId person, const std::string &reason,
                             const GrantParties &parties, TimePoint now)
{
    if (!contains(parties.consumerOwners, person))
        return refusal(ErrorCode::Denied, "Only the owner of this access can give it up.");
    auto outcome = apply(grant, GrantEvent::GiveUp, now);
    if (!outcome)
        return outcome.error();
    outcome->change.actor = person;
    outcome->change.role = word(Actor::ConsumerOwner);
    outcome->change.reason = reason;
    outcome->grant.endReason = lengthOf(reason) > 0 ? reason : "given up";
    return outcome;
}

Result<GrantDecision> supersede(const Grant &grant, TimePoint now)
{
    auto outcome = apply(grant, GrantEvent::Renewed, now);
    if (!outcome)
        return outcome.error();
    outcome->change.role = word(Actor::System);
    outcome->grant.endReason = "renewed";
    return outcome;
}

std::optional<GrantDecision> dueChange(const Grant &grant, TimePoint now)
{
    const Day today = dayOf(now);
    if (stateOn(grant, today) == grant.state)
        return std::nullopt;
    const bool starts = grant.state == GrantState::Scheduled; // may expire right after
    const GrantEvent event = starts ? GrantEvent::Start : GrantEvent::Expire;
    const std::optional<GrantState> to = next(grant.state, event);
    if (!to)
        return std::nullopt;
    GrantDecision outcome {grant, {}};
    outcome.grant.state = *to;
    outcome.change = {event, grant.state, *to, {}, std::string(word(Actor::System)), {}, {}};
    if (starts) {
        outcome.change.dueAt = startOfDay(grant.from);
    } else {
        outcome.change.dueAt = startOfDay(Day {sys_days {*grant.until} + days {1}});
        outcome.grant.endedAt = outcome.change.dueAt;
        outcome.grant.endReason = "expired";
    }
    return outcome;
}

} // namespace meshscope::access
