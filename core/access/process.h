// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/decisions.h"

#include <string>
#include <string_view>
#include <vector>

/// Parts that the functions of decisions.h share; not for use outside this room.
namespace meshscope::access::process {

Error refusal(ErrorCode code, std::string message);

/// Moves the request by the table and notes the change. The event must be in the table.
void record(Decision &outcome, RequestEvent event, PartyId actor, std::string_view role,
            std::string reason = {});
void record(Decision &outcome, RequestEvent event, PartyId actor, Actor role,
            std::string reason = {});

/// Makes the plan of what is asked now and opens its first step, or approves at once when the port
/// does so itself.
Status startPlan(Decision &outcome, const Context &context);

/// Opens the first waiting step: resolves its candidates as of now, without those who have decided,
/// and sets its due time. A step without candidates opens all the same and is escalated in time;
/// nothing approves itself for want of people.
void openNext(Request &request, const Context &context);

/// Adds the grant of an approved request.
Status giveGrant(Decision &outcome, const Context &context);

/// SHA-256 over the canonical text of what was accepted.
std::string conditionsDigest(const std::vector<Condition> &conditions);

} // namespace meshscope::access::process
