// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/process.h"

#include "base/hash.h"

#include <algorithm>
#include <cassert>

namespace meshscope::access {

namespace process {

Error refusal(ErrorCode code, std::string message)
{
    return {code, std::move(message), {}};
}

void record(Decision &outcome, RequestEvent event, PartyId actor, std::string_view role,
            std::string reason)
{
    const RequestState from = outcome.request.state;
    const std::optional<RequestState> to = next(from, event);
    assert(to);
    outcome.request.state = to.value_or(from);
    outcome.changes.push_back(
        {event, from, outcome.request.state, actor, std::string(role), std::move(reason), {}});
}

void record(Decision &outcome, RequestEvent event, PartyId actor, Actor role, std::string reason)
{
    record(outcome, event, actor, word(role), std::move(reason));
}

void openNext(Request &request, const Context &context)
{
    const auto found
        = std::find_if(request.steps.begin(), request.steps.end(),
                       [](const Step &step) { return step.state == StepState::Waiting; });
    if (found == request.steps.end())
        return;
    std::vector<PartyId> voted;
    for (const Step &step : request.steps) {
        if (step.decidedBy)
            voted.push_back(step.decidedBy);
    }
    std::vector<PartyId> people
        = candidatesFor(found->kind, request.ask, context.port, context.consumer);
    for (const PartyId planned : found->candidates) {
        // The parent domain's stewards that the plan added for want of a second person.
        if (contains(context.port.parentStewards, planned) && !contains(people, planned))
            people.push_back(planned);
    }
    found->candidates = without(people, voted);
    found->state = StepState::Open;
    found->dueAt = addWorkingDays(context.now, workingDaysFor(found->kind));
}

Status giveGrant(Decision &outcome, const Context &context)
{
    auto grant = makeGrant(outcome.request.ask, outcome.request.exposure.rank,
                           outcome.request.conditions, dayOf(context.now));
    if (!grant)
        return grant.error();
    outcome.grant = std::move(*grant);
    return {};
}

Status startPlan(Decision &outcome, const Context &context)
{
    Request &request = outcome.request;
    Plan plan = planFor(request.ask, context.port, context.consumer);
    request.steps = std::move(plan.steps);
    if (!plan.approvesItself) {
        openNext(request, context);
        return {};
    }
    record(outcome, RequestEvent::AutoApprove, {}, Actor::System);
    request.decidedAt = context.now;
    return giveGrant(outcome, context);
}

std::string conditionsDigest(const std::vector<Condition> &conditions)
{
    return "sha256:" + sha256Hex(canonicalText(toJson(conditions)));
}

} // namespace process

namespace {

Decision bySystem(const Request &request, RequestEvent event, std::optional<TimePoint> dueAt,
                  std::string reason)
{
    Decision outcome {request, {}, {}};
    process::record(outcome, event, {}, Actor::System, std::move(reason));
    outcome.changes.back().dueAt = dueAt;
    if (isFinal(outcome.request.state))
        outcome.request.decidedAt = dueAt;
    return outcome;
}

/// For the audit record: which step, since when, and who is asked now.
std::string overdueText(const Step &step, std::size_t askedToo)
{
    std::string kind(word(step.kind));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    const std::string due = step.dueAt ? ", due " + formatDay(dayOf(*step.dueAt)) : std::string();
    const std::string who = askedToo == 0 ? "nobody else may decide it"
        : askedToo == 1                   ? "one owner of the domain is asked too"
                        : std::to_string(askedToo) + " owners of the domain are asked too";
    return "the step of the " + kind + due + ", is overdue; " + who;
}

/// Asks the domain's owners too; they are bound by the same guards.
Decision escalate(const Request &request, const Step &step, const Context &context)
{
    Decision outcome = bySystem(request, RequestEvent::Escalate, step.dueAt, {});
    Step &open = *openStep(outcome.request);
    std::vector<PartyId> gone = context.consumer.members;
    gone.insert(gone.end(), context.consumer.owners.begin(), context.consumer.owners.end());
    gone.push_back(request.ask.requester);
    for (const Step &other : request.steps) {
        if (other.decidedBy)
            gone.push_back(other.decidedBy);
    }
    if (open.kind != StepKind::ConsumerOwner) {
        for (const PartyId person : without(context.port.domainOwners, gone)) {
            if (!contains(open.candidates, person))
                open.candidates.push_back(person);
        }
    }
    outcome.changes.back().reason
        = overdueText(step, open.candidates.size() - step.candidates.size());
    open.escalated = true; // the due time stays: people see how late it is
    return outcome;
}

} // namespace

std::optional<Decision> dueChange(const Request &request, const Context &context)
{
    if (isFinal(request.state) || request.state == RequestState::Draft
        || request.state == RequestState::None)
        return std::nullopt;
    if (!context.port.present || context.port.status == ProductStatus::Retired) {
        Decision outcome = bySystem(request, RequestEvent::TargetGone, context.now,
                                    "the port is no longer offered");
        return outcome;
    }
    if (request.state == RequestState::Submitted) {
        const Step *step = openStep(request);
        if (!step || !step->dueAt || context.now < *step->dueAt)
            return std::nullopt;
        if (!step->escalated)
            return escalate(request, *step, context);
        const TimePoint last = addWorkingDays(*step->dueAt, workingDaysFor(step->kind));
        if (context.now < last)
            return std::nullopt;
        return bySystem(request, RequestEvent::StepTimeout, last, "nobody decided in time");
    }
    if (!request.waitingSince)
        return std::nullopt;
    const TimePoint due = *request.waitingSince + std::chrono::days {daysToAnswer};
    if (context.now < due)
        return std::nullopt;
    if (request.state == RequestState::NeedsInfo)
        return bySystem(request, RequestEvent::InfoTimeout, due,
                        "the question was not answered in time");
    return bySystem(request, RequestEvent::AcceptTimeout, due,
                    "the conditions were not accepted in time");
}

} // namespace meshscope::access
