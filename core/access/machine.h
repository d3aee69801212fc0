// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The transition tables of requests, grants and provisioning (standards.md 5.3, 5.4). What is not
/// in a table does not happen; who may cause it and under which guards is in decisions.h.
namespace meshscope::access {

enum class RequestState : std::uint8_t {
    None, ///< before it exists
    Draft,
    Submitted,
    NeedsInfo,
    ApprovedWithConditions, ///< waits for the consumer to accept the conditions
    Approved,
    Rejected,
    Withdrawn,
    TimedOut, ///< nobody decided; not the same as rejected
    Superseded,
};

enum class RequestEvent : std::uint8_t {
    Create,
    Edit,
    Submit,
    Discard,
    AutoApprove,
    VoteApprove,
    VoteApproveLast,
    VoteConditionsLast,
    Reject,
    AskInfo,
    Escalate,
    Withdraw,
    StepTimeout,
    TargetGone,
    Answer,
    InfoTimeout,
    Accept,
    Decline,
    AcceptTimeout,
};

enum class GrantState : std::uint8_t {
    None,
    Scheduled,
    Active,
    Suspended,
    Expired,
    Revoked,
    Superseded
};

enum class GrantEvent : std::uint8_t {
    CreatedFuture,
    CreatedNow,
    Start,
    Suspend,
    Resume,
    Expire,
    Revoke,
    GiveUp,
    Renewed,
};

/// Whether the platform reflects the grant; this program changes no platform.
enum class Provisioning : std::uint8_t {
    Missing, ///< before it exists
    None,
    Provisioning,
    Provisioned,
    ProvisioningFailed,
    Deprovisioning,
    Deprovisioned,
    DeprovisioningFailed,
};

enum class ProvisioningEvent : std::uint8_t { Init, Start, Ok, Fail, Retry, Abandon, Remove };

/// Who causes a transition.
enum class Actor : std::uint8_t { Requester, Approver, ConsumerOwner, Provider, Operator, System };

template<typename State, typename Event>
struct Transition
{
    State from;
    Event event;
    State to;
    Actor actor;
};

std::span<const Transition<RequestState, RequestEvent>> requestTable();
std::span<const Transition<GrantState, GrantEvent>> grantTable();
std::span<const Transition<Provisioning, ProvisioningEvent>> provisioningTable();

/// The state after an event, or nothing if the table does not have it.
std::optional<RequestState> next(RequestState state, RequestEvent event);
std::optional<GrantState> next(GrantState state, GrantEvent event);
std::optional<Provisioning> next(Provisioning state, ProvisioningEvent event);

bool isFinal(RequestState state); ///< decided for good; never opened again
bool isFinal(GrantState state);

/// Stable words for the store, the audit record and JSON.
std::string_view word(RequestState state);
std::string_view word(RequestEvent event);
std::string_view word(GrantState state);
std::string_view word(GrantEvent event);
/// Of every event of a request or a grant.
std::vector<std::string_view> eventWords();
std::string_view word(Provisioning state);
std::string_view word(Actor actor);
std::optional<RequestState> parseRequestState(std::string_view text);
std::optional<GrantState> parseGrantState(std::string_view text);
std::optional<Provisioning> parseProvisioning(std::string_view text);

} // namespace meshscope::access
