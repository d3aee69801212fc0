// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/machine.h"

#include <algorithm>
#include <array>

namespace meshscope::access {

namespace {

using RS = RequestState;
using RE = RequestEvent;
using RequestRow = Transition<RequestState, RequestEvent>;
constexpr std::array requests = {
    RequestRow {RS::None, RE::Create, RS::Draft, Actor::Requester},
    RequestRow {RS::Draft, RE::Edit, RS::Draft, Actor::Requester},
    RequestRow {RS::Draft, RE::Submit, RS::Submitted, Actor::Requester},
    RequestRow {RS::Draft, RE::Discard, RS::Withdrawn, Actor::Requester},
    RequestRow {RS::Submitted, RE::AutoApprove, RS::Approved, Actor::System},
    RequestRow {RS::Submitted, RE::VoteApprove, RS::Submitted, Actor::Approver},
    RequestRow {RS::Submitted, RE::VoteApproveLast, RS::Approved, Actor::Approver},
    RequestRow {RS::Submitted, RE::VoteConditionsLast, RS::ApprovedWithConditions, Actor::Approver},
    RequestRow {RS::Submitted, RE::Reject, RS::Rejected, Actor::Approver},
    RequestRow {RS::Submitted, RE::AskInfo, RS::NeedsInfo, Actor::Approver},
    RequestRow {RS::Submitted, RE::Escalate, RS::Submitted, Actor::System},
    RequestRow {RS::Submitted, RE::Withdraw, RS::Withdrawn, Actor::Requester},
    RequestRow {RS::Submitted, RE::StepTimeout, RS::TimedOut, Actor::System},
    RequestRow {RS::Submitted, RE::TargetGone, RS::Superseded, Actor::System},
    RequestRow {RS::NeedsInfo, RE::Answer, RS::Submitted, Actor::Requester},
    RequestRow {RS::NeedsInfo, RE::Withdraw, RS::Withdrawn, Actor::Requester},
    RequestRow {RS::NeedsInfo, RE::InfoTimeout, RS::TimedOut, Actor::System},
    RequestRow {RS::NeedsInfo, RE::TargetGone, RS::Superseded, Actor::System},
    RequestRow {RS::ApprovedWithConditions, RE::Accept, RS::Approved, Actor::ConsumerOwner},
    RequestRow {RS::ApprovedWithConditions, RE::Decline, RS::Withdrawn, Actor::ConsumerOwner},
    RequestRow {RS::ApprovedWithConditions, RE::AcceptTimeout, RS::TimedOut, Actor::System},
    RequestRow {RS::ApprovedWithConditions, RE::TargetGone, RS::Superseded, Actor::System},
};

using GS = GrantState;
using GE = GrantEvent;
using GrantRow = Transition<GrantState, GrantEvent>;
constexpr std::array grants = {
    GrantRow {GS::None, GE::CreatedFuture, GS::Scheduled, Actor::System},
    GrantRow {GS::None, GE::CreatedNow, GS::Active, Actor::System},
    GrantRow {GS::Scheduled, GE::Start, GS::Active, Actor::System},
    GrantRow {GS::Scheduled, GE::Revoke, GS::Revoked, Actor::Provider},
    GrantRow {GS::Scheduled, GE::GiveUp, GS::Revoked, Actor::ConsumerOwner},
    GrantRow {GS::Active, GE::Suspend, GS::Suspended, Actor::Provider},
    GrantRow {GS::Suspended, GE::Resume, GS::Active, Actor::Provider},
    GrantRow {GS::Active, GE::Expire, GS::Expired, Actor::System},
    GrantRow {GS::Suspended, GE::Expire, GS::Expired, Actor::System},
    GrantRow {GS::Active, GE::Revoke, GS::Revoked, Actor::Provider},
    GrantRow {GS::Suspended, GE::Revoke, GS::Revoked, Actor::Provider},
    GrantRow {GS::Active, GE::GiveUp, GS::Revoked, Actor::ConsumerOwner},
    GrantRow {GS::Suspended, GE::GiveUp, GS::Revoked, Actor::ConsumerOwner},
    GrantRow {GS::Active, GE::Renewed, GS::Superseded, Actor::System},
    GrantRow {GS::Suspended, GE::Renewed, GS::Superseded, Actor::System},
};

using PS = Provisioning;
using PE = ProvisioningEvent;
using ProvisioningRow = Transition<Provisioning, ProvisioningEvent>;
constexpr std::array provisioning = {
    ProvisioningRow {PS::Missing, PE::Init, PS::None, Actor::System},
    ProvisioningRow {PS::None, PE::Start, PS::Provisioning, Actor::Operator},
    ProvisioningRow {PS::Provisioning, PE::Ok, PS::Provisioned, Actor::Operator},
    ProvisioningRow {PS::Provisioning, PE::Fail, PS::ProvisioningFailed, Actor::Operator},
    ProvisioningRow {PS::ProvisioningFailed, PE::Retry, PS::Provisioning, Actor::Operator},
    ProvisioningRow {PS::ProvisioningFailed, PE::Abandon, PS::Deprovisioned, Actor::Operator},
    ProvisioningRow {PS::Provisioned, PE::Remove, PS::Deprovisioning, Actor::Operator},
    ProvisioningRow {PS::Deprovisioning, PE::Ok, PS::Deprovisioned, Actor::Operator},
    ProvisioningRow {PS::Deprovisioning, PE::Fail, PS::DeprovisioningFailed, Actor::Operator},
    ProvisioningRow {PS::DeprovisioningFailed, PE::Retry, PS::Deprovisioning, Actor::Operator},
};

constexpr std::array<std::string_view, 10> requestStates
    = {"none",     "draft",    "submitted", "needs_info", "approved_with_conditions",
       "approved", "rejected", "withdrawn", "timed_out",  "superseded"};
constexpr std::array<std::string_view, 19> requestEvents = {"create",
                                                            "edit",
                                                            "submit",
                                                            "discard",
                                                            "auto_approve",
                                                            "vote_approve",
                                                            "vote_approve_last",
                                                            "vote_conditions_last",
                                                            "reject",
                                                            "ask_info",
                                                            "escalate",
                                                            "withdraw",
                                                            "step_timeout",
                                                            "target_gone",
                                                            "answer",
                                                            "info_timeout",
                                                            "accept",
                                                            "decline",
                                                            "accept_timeout"};
constexpr std::array<std::string_view, 7> grantStates
    = {"none", "scheduled", "active", "suspended", "expired", "revoked", "superseded"};
constexpr std::array<std::string_view, 9> grantEvents
    = {"created_future", "created_now", "start",   "suspend", "resume",
       "expire",         "revoke",      "give_up", "renewed"};
constexpr std::array<std::string_view, 8> provisioningStates = {
    "missing",        "none",          "provisioning",         "provisioned", "provisioning_failed",
    "deprovisioning", "deprovisioned", "deprovisioning_failed"};
constexpr std::array<std::string_view, 6> actors
    = {"requester", "approver", "consumer_owner", "provider", "operator", "system"};

template<typename State, typename Table, typename Event>
std::optional<State> lookUp(const Table &table, State state, Event event)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &row) {
        return row.from == state && row.event == event;
    });
    return found == table.end() ? std::nullopt : std::optional(found->to);
}

template<typename State, typename Table>
bool hasNoWayOut(const Table &table, State state)
{
    return std::none_of(table.begin(), table.end(),
                        [&](const auto &row) { return row.from == state; });
}

template<typename Enum, typename Words>
std::optional<Enum> parse(const Words &words, std::string_view text)
{
    const auto found = std::find(words.begin(), words.end(), text);
    return found == words.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - words.begin()));
}

template<typename Words, typename Enum>
std::string_view wordOf(const Words &words, Enum value)
{
    return words[static_cast<std::size_t>(value)];
}

} // namespace

std::span<const Transition<RequestState, RequestEvent>> requestTable()
{
    return requests;
}
std::span<const Transition<GrantState, GrantEvent>> grantTable()
{
    return grants;
}
std::span<const Transition<Provisioning, ProvisioningEvent>> provisioningTable()
{
    return provisioning;
}

std::optional<RequestState> next(RequestState state, RequestEvent event)
{
    return lookUp(requests, state, event);
}
std::optional<GrantState> next(GrantState state, GrantEvent event)
{
    return lookUp(grants, state, event);
}
std::optional<Provisioning> next(Provisioning state, ProvisioningEvent event)
{
    return lookUp(provisioning, state, event);
}

bool isFinal(RequestState state)
{
    return hasNoWayOut(requests, state);
}
bool isFinal(GrantState state)
{
    return hasNoWayOut(grants, state);
}

std::string_view word(RequestState state)
{
    return wordOf(requestStates, state);
}
std::string_view word(RequestEvent event)
{
    return wordOf(requestEvents, event);
}
std::string_view word(GrantState state)
{
    return wordOf(grantStates, state);
}
std::string_view word(GrantEvent event)
{
    return wordOf(grantEvents, event);
}
std::vector<std::string_view> eventWords()
{
    std::vector<std::string_view> words(requestEvents.begin(), requestEvents.end());
    words.insert(words.end(), grantEvents.begin(), grantEvents.end());
    return words;
}
std::string_view word(Provisioning state)
{
    return wordOf(provisioningStates, state);
}
std::string_view word(Actor actor)
{
    return wordOf(actors, actor);
}

std::optional<RequestState> parseRequestState(std::string_view text)
{
    return parse<RequestState>(requestStates, text);
}
std::optional<GrantState> parseGrantState(std::string_view text)
{
    return parse<GrantState>(grantStates, text);
}
std::optional<Provisioning> parseProvisioning(std::string_view text)
{
    return parse<Provisioning>(provisioningStates, text);
}

} // namespace meshscope::access
