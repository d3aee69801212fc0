// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/decisions.h"

#include "access/process.h"

#include <algorithm>

namespace meshscope::access {

namespace {

using process::record;
using process::refusal;

/// The request with its open step, for a decision by `voter`; refuses by every guard.
Result<Decision> beginVote(const Request &request, PartyId voter, const ConsumerFacts &consumer)
{
    if (auto allowed = checkVote(request, voter, consumer); !allowed)
        return allowed.error();
    return Decision {request, {}, {}};
}

Step &decide(Decision &outcome, StepState state, PartyId voter, const std::string &comment,
             TimePoint now)
{
    Step &step = *openStep(outcome.request); // checkVote() has seen it
    step.state = state;
    step.decidedBy = voter;
    step.decidedAt = now;
    step.comment = comment;
    return step;
}

bool hasWaitingStep(const Request &request)
{
    return std::any_of(request.steps.begin(), request.steps.end(),
                       [](const Step &step) { return step.state == StepState::Waiting; });
}

Status checkAnswerer(const Request &request, PartyId person)
{
    if (request.state != RequestState::NeedsInfo)
        return refusal(ErrorCode::Conflict, "No question is open on this request.");
    if (person != request.ask.requester)
        return refusal(ErrorCode::Denied, "Only the person who asked for access can answer.");
    return {};
}

Status checkConsumerOwner(const Request &request, PartyId person, const ConsumerFacts &consumer)
{
    if (request.state != RequestState::ApprovedWithConditions)
        return refusal(ErrorCode::Conflict, "No conditions wait for an answer on this request.");
    if (!contains(consumer.owners, person))
        return refusal(ErrorCode::Denied,
                       "Only an owner of what the data is for can answer the conditions.");
    return {};
}

} // namespace

Result<Decision> submit(const Ask &ask, const Existing &existing, const Context &context)
{
    const std::vector<Problem> problems
        = problemsOf(ask, context.port, context.consumer, existing, dayOf(context.now));
    if (!problems.empty())
        return refusal(ErrorCode::Denied, problems.front().message);

    Decision outcome;
    Request &request = outcome.request;
    request.ask = ask;
    if (!request.ask.start)
        request.ask.start = dayOf(context.now);
    request.port = context.port.id;
    request.consumer = context.consumer.id;
    request.contractVersion = context.port.contractVersion;
    request.exposure = exposureOf(ask, context.port);
    record(outcome, RequestEvent::Create, ask.requester, Actor::Requester);
    record(outcome, RequestEvent::Submit, ask.requester, Actor::Requester);
    request.submittedAt = context.now;

    if (auto status = process::startPlan(outcome, context); !status)
        return status.error();
    return outcome;
}

Status checkVote(const Request &request, PartyId voter, const ConsumerFacts &consumer)
{
    const Step *step = openStep(request);
    if (request.state != RequestState::Submitted || !step)
        return refusal(ErrorCode::Conflict, "This request does not wait for a decision.");
    if (!voter)
        return refusal(ErrorCode::Denied, "Choose whom you act as first.");
    if (voter == request.ask.requester)
        return refusal(ErrorCode::Denied, "You sent this request, so someone else must decide.");
    const bool benefits = contains(consumer.members, voter) || contains(consumer.owners, voter);
    if (benefits && step->kind != StepKind::ConsumerOwner)
        return refusal(ErrorCode::Denied,
                       "You would benefit from this access, so someone else must decide.");
    for (const Step &other : request.steps) {
        if (other.decidedBy == voter)
            return refusal(ErrorCode::Denied,
                           "You have already decided another step of this request.");
    }
    if (!contains(step->candidates, voter))
        return refusal(ErrorCode::Denied, "This step waits for someone else's decision.");
    std::vector<Step> later;
    for (const Step &other : request.steps) {
        if (other.state == StepState::Waiting)
            later.push_back(other);
    }
    if (canBeStaffed(later, {}) && !canBeStaffed(later, {voter}))
        return refusal(ErrorCode::Denied,
                       "You are the only one who can decide a later step, so someone else must "
                       "decide this one.");
    return {};
}

Result<Decision> approve(const Request &request, PartyId voter,
                         const std::vector<Condition> &conditions, const std::string &comment,
                         const Context &context)
{
    auto begun = beginVote(request, voter, context.consumer);
    if (!begun)
        return begun.error();
    for (const Condition &condition : conditions) {
        if (auto status = checkCondition(condition, request.ask, context.port); !status)
            return status.error();
    }
    Decision outcome = std::move(*begun);
    Request &after = outcome.request;
    const StepKind kind
        = decide(outcome,
                 conditions.empty() ? StepState::Approved : StepState::ApprovedWithConditions,
                 voter, comment, context.now)
              .kind;
    for (const Condition &condition : conditions) {
        if (std::find(after.conditions.begin(), after.conditions.end(), condition)
            == after.conditions.end())
            after.conditions.push_back(condition);
    }
    if (hasWaitingStep(after)) {
        record(outcome, RequestEvent::VoteApprove, voter, word(kind), comment);
        process::openNext(after, context);
        return outcome;
    }
    if (!after.conditions.empty()) {
        record(outcome, RequestEvent::VoteConditionsLast, voter, word(kind), comment);
        after.waitingSince = context.now;
        return outcome;
    }
    record(outcome, RequestEvent::VoteApproveLast, voter, word(kind), comment);
    after.decidedAt = context.now;
    if (auto status = process::giveGrant(outcome, context); !status)
        return status.error();
    return outcome;
}

Result<Decision> reject(const Request &request, PartyId voter, const std::string &reason,
                        const Context &context)
{
    auto begun = beginVote(request, voter, context.consumer);
    if (!begun)
        return begun.error();
    if (lengthOf(reason) < shortestReason)
        return refusal(ErrorCode::Invalid,
                       "Give a reason of at least " + std::to_string(shortestReason)
                           + " characters.");
    Decision outcome = std::move(*begun);
    const StepKind kind = decide(outcome, StepState::Rejected, voter, reason, context.now).kind;
    record(outcome, RequestEvent::Reject, voter, word(kind), reason);
    outcome.request.decidedAt = context.now;
    return outcome;
}

Result<Decision> ask(const Request &request, PartyId voter, const std::string &question,
                     const Context &context)
{
    auto begun = beginVote(request, voter, context.consumer);
    if (!begun)
        return begun.error();
    if (lengthOf(question) < shortestReason)
        return refusal(ErrorCode::Invalid,
                       "Write a question of at least " + std::to_string(shortestReason)
                           + " characters.");
    Decision outcome = std::move(*begun);
    Step &step = *openStep(outcome.request);
    step.pausedAt = context.now;
    record(outcome, RequestEvent::AskInfo, voter, word(step.kind), question);
    outcome.request.question = question;
    outcome.request.answer.clear();
    outcome.request.waitingSince = context.now;
    return outcome;
}

Result<Decision> answer(const Request &request, PartyId requester, const std::string &answer,
                        const std::optional<Ask> &changed, const Context &context)
{
    if (auto allowed = checkAnswerer(request, requester); !allowed)
        return allowed.error();
    if (lengthOf(answer) == 0)
        return refusal(ErrorCode::Invalid, "Write an answer.");
    Decision outcome {request, {}, {}};
    Request &after = outcome.request;
    after.answer = answer;
    after.waitingSince.reset();
    record(outcome, RequestEvent::Answer, requester, Actor::Requester, answer);
    if (changed && *changed != request.ask) {
        if (changed->requester != request.ask.requester || changed->kind != request.ask.kind)
            return refusal(ErrorCode::Invalid, "A request keeps its requester and its kind.");
        const std::vector<Problem> problems
            = problemsOf(*changed, context.port, context.consumer, {}, dayOf(context.now));
        if (!problems.empty())
            return refusal(ErrorCode::Denied, problems.front().message);
        after.ask = *changed;
        after.exposure = exposureOf(*changed, context.port);
        after.conditions.clear();
        if (auto status = process::startPlan(outcome, context); !status)
            return status.error();
        return outcome;
    }
    if (Step *step = openStep(after); step && step->pausedAt) {
        if (step->dueAt)
            *step->dueAt += context.now - *step->pausedAt;
        step->pausedAt.reset();
    }
    return outcome;
}

Result<Decision> withdraw(const Request &request, PartyId person, const std::string &reason,
                          const Context &context)
{
    if (!next(request.state, RequestEvent::Withdraw))
        return refusal(ErrorCode::Conflict, "This request cannot be withdrawn any more.");
    if (person != request.ask.requester && !contains(context.consumer.owners, person))
        return refusal(ErrorCode::Denied,
                       "Only the requester or an owner of what the data is for can "
                       "withdraw this request.");
    Decision outcome {request, {}, {}};
    record(outcome, RequestEvent::Withdraw, person,
           person == request.ask.requester ? Actor::Requester : Actor::ConsumerOwner, reason);
    outcome.request.decidedAt = context.now;
    return outcome;
}

Result<Decision> acceptConditions(const Request &request, PartyId person, const Context &context)
{
    if (auto allowed = checkConsumerOwner(request, person, context.consumer); !allowed)
        return allowed.error();
    Decision outcome {request, {}, {}};
    record(outcome, RequestEvent::Accept, person, Actor::ConsumerOwner,
           process::conditionsDigest(request.conditions));
    outcome.request.decidedAt = context.now;
    outcome.request.waitingSince.reset();
    if (auto status = process::giveGrant(outcome, context); !status)
        return status.error();
    return outcome;
}

Result<Decision> declineConditions(const Request &request, PartyId person,
                                   const std::string &reason, const Context &context)
{
    if (auto allowed = checkConsumerOwner(request, person, context.consumer); !allowed)
        return allowed.error();
    Decision outcome {request, {}, {}};
    record(outcome, RequestEvent::Decline, person, Actor::ConsumerOwner, reason);
    outcome.request.decidedAt = context.now;
    outcome.request.waitingSince.reset();
    return outcome;
}

} // namespace meshscope::access
