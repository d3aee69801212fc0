// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/request.h"

#include <string>
#include <vector>

namespace meshscope::access {

/// Something that stops a request before it is sent. `field` names the part of the form.
struct Problem
{
    std::string code; ///< stable: purpose-too-short, port-not-active ...
    std::string field; ///< purpose, columns, start, end, role, consumer, requester, port, plan
    std::string message; ///< for people, with what to do next
};

/// The steps a request will take and why (5.5). All four are listed: those that are not needed are
/// skipped with their reason. Shown before sending, frozen when sent.
struct Plan
{
    std::vector<Step> steps;
    bool approvesItself = false; ///< the port approves such requests without anyone's decision
};

Plan planFor(const Ask &ask, const PortFacts &port, const ConsumerFacts &consumer);

/// Who may decide a step now, separation of duties applied (5.7): never the requester; never a
/// beneficiary, except for the consumer's own confirmation. If that leaves no product owner, the
/// domain's steward decides, then the parent domain's.
std::vector<PartyId> candidatesFor(StepKind kind, const Ask &ask, const PortFacts &port,
                                   const ConsumerFacts &consumer);

/// Whether every undecided step can get a person of its own (one person decides at most one step).
/// `taken` are people who cannot decide any more.
bool canBeStaffed(const std::vector<Step> &steps, const std::vector<PartyId> &taken);

/// Everything that refuses the request, in the order of the form; empty: it may be sent.
std::vector<Problem> problemsOf(const Ask &ask, const PortFacts &port,
                                const ConsumerFacts &consumer, const Existing &existing, Day today);

constexpr std::size_t shortestPurpose = 20; ///< characters
constexpr std::size_t shortestReason = 10; ///< characters

/// Characters without the blanks around them.
std::size_t lengthOf(std::string_view text);

} // namespace meshscope::access
