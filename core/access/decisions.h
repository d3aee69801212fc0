// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/grant.h"
#include "access/plan.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

/// The request process as pure functions: a request and the facts in, the request after and what
/// happened out. Nothing is stored here; the caller stores the request, its grant and one audit
/// event per change in one transaction.
///
/// Every function refuses with Denied when a guard forbids it (separation of duties, 5.7), with
/// Conflict when the request is not in a state for it, with Invalid when a text or condition is
/// missing. The messages are for people.
namespace meshscope::access {

struct Context
{
    const PortFacts &port;
    const ConsumerFacts &consumer;
    TimePoint now; ///< recordedNow() of the audit chain
};

/// One transition; becomes one audit event.
struct Change
{
    RequestEvent event = RequestEvent::Create;
    RequestState from = RequestState::None;
    RequestState to = RequestState::None;
    PartyId actor; ///< none: the program itself
    std::string role; ///< in which role: requester, product_owner, system ...
    std::string reason;
    std::optional<TimePoint> dueAt; ///< time-driven changes: when it was due
};

struct Decision
{
    Request request;
    std::vector<Change> changes;
    std::optional<Grant> grant; ///< made by this change
};

/// Makes and sends a request. Denied with the first problem of problemsOf().
Result<Decision> submit(const Ask &ask, const Existing &existing, const Context &context);

/// Whether `voter` may decide the open step: the request waits for a decision, the voter is one of
/// its candidates, neither requester nor (on the provider's side) beneficiary, has not decided
/// another step, and a later step would not be left without anyone.
Status checkVote(const Request &request, PartyId voter, const ConsumerFacts &consumer);

/// Approves the open step, with or without conditions. The next step opens, or the request ends
/// approved with its grant, or waits for the conditions to be accepted.
Result<Decision> approve(const Request &request, PartyId voter,
                         const std::vector<Condition> &conditions, const std::string &comment,
                         const Context &context);
Result<Decision> reject(const Request &request, PartyId voter, const std::string &reason,
                        const Context &context);
Result<Decision> ask(const Request &request, PartyId voter, const std::string &question,
                     const Context &context);

/// Answers the question. With `changed`, the request asks for that from now on: earlier votes are
/// void and the plan is made again.
Result<Decision> answer(const Request &request, PartyId requester, const std::string &answer,
                        const std::optional<Ask> &changed, const Context &context);
/// By the requester or an owner of the consumer.
Result<Decision> withdraw(const Request &request, PartyId person, const std::string &reason,
                          const Context &context);
/// By an owner of the consumer.
Result<Decision> acceptConditions(const Request &request, PartyId person, const Context &context);
Result<Decision> declineConditions(const Request &request, PartyId person,
                                   const std::string &reason, const Context &context);

/// What time or the catalog has brought about until `context.now`: one change at a time, nothing
/// when nothing is due. An overdue step asks the domain's owners too, then times out; questions and
/// conditions without an answer time out after 14 days; a port that is gone supersedes the request.
std::optional<Decision> dueChange(const Request &request, const Context &context);

constexpr int daysToAnswer = 14;

} // namespace meshscope::access
