// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/plan.h"
#include "base/result.h"
#include "store/connection.h"
#include "workspace/accessqueue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Requests and grants: what window and command line do. Each change runs in one transaction with
/// its audit events; after an error nothing has changed. `wall` is the clock; decisions never go
/// back behind the last recorded event. Denied and Conflict carry a message for the person.
namespace meshscope::workspace {

/// Who asks for what, before it is sent. Uids as in links.
struct RequestForm
{
    std::string portUid;
    std::string consumerUid; ///< a person, team or product
    access::Ask ask;
};

struct Candidate
{
    PartyId id;
    std::string uid;
    std::string name;
};

struct PlannedStep
{
    access::Step step;
    std::vector<Candidate> candidates; ///< who may decide, by name
};

/// What sending would do; nothing is stored.
struct PlanPreview
{
    access::PortFacts port;
    access::ConsumerFacts consumer;
    std::vector<PlannedStep> steps;
    bool approvesItself = false;
    std::vector<access::Problem> problems; ///< empty: it may be sent
    access::Exposure exposure;
    access::DurationRule duration;
    /// Live grants on the port, in any role, of the requester and what they belong to or own; but
    /// not the one to renew.
    std::vector<GrantRow> held;
};
/// A form without port is NotFound; everything else that is missing is a problem of the preview.
Result<PlanPreview> previewPlan(store::Connection &db, const RequestForm &form, TimePoint wall);

/// Sends it; gives the uid of the request.
Result<std::string> submitRequest(store::Connection &db, const RequestForm &form, TimePoint wall);

enum class DecisionKind { Approve, Ask, Reject };

struct DecisionForm
{
    std::string requestUid;
    std::int64_t revision
        = 0; ///< what the person looked at; Conflict if it changed; 0: do not check
    PartyId actor;
    DecisionKind kind = DecisionKind::Approve;
    std::vector<access::Condition> conditions; ///< approve: with these conditions
    std::string text; ///< comment, question or reason
};
Status decideRequest(store::Connection &db, const DecisionForm &form, TimePoint wall);

/// `changed`: what the request asks for from now on; earlier votes are void then.
Status answerRequest(store::Connection &db, std::string_view requestUid, PartyId actor,
                     const std::string &text, const std::optional<access::Ask> &changed,
                     TimePoint wall);
Status withdrawRequest(store::Connection &db, std::string_view requestUid, PartyId actor,
                       const std::string &reason, TimePoint wall);

enum class ConditionAnswer { Accept, Decline };
Status answerConditions(store::Connection &db, std::string_view requestUid, PartyId actor,
                        ConditionAnswer answer, const std::string &reason, TimePoint wall);

enum class GrantAction { Revoke, GiveUp, Suspend, Resume };
Status changeGrant(store::Connection &db, std::string_view grantUid, PartyId actor,
                   GrantAction action, const std::string &reason, TimePoint wall);

/// Records what time has brought about (escalations, timeouts, starts, ends, ports that are gone).
/// Gives how many events were recorded. Run on start, every minute, and before a decision.
Result<int> settleAccess(store::Connection &db, TimePoint wall);

} // namespace meshscope::workspace
