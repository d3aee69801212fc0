// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessrequest.h"

#include <stop_token>
#include <string>
#include <vector>

/// What stands beside a request so that a steward can judge it.
namespace meshscope::workspace {

/// A dataset that already carries asked columns downstream of the port.
struct Copy
{
    PartyLabel dataset;
    int holds = 0; ///< how many of the asked columns reach it
    int asked = 0;
    bool reachable = false; ///< the consumer has a grant on it, or owns it
};

struct TouchedPolicy
{
    std::string code; ///< P-30 ...
    Outcome outcome = Outcome::Unknown; ///< Pass, Warn, Fail or Unknown
    std::string detail; ///< in words; raw names inside
};

struct SimilarDecision
{
    std::string requestUid;
    PartyLabel consumer;
    access::RequestState state = access::RequestState::None;
    int columnCount = 0; ///< 0: all
    bool hadConditions = false;
    std::string reason; ///< of a rejection
    std::optional<TimePoint> decidedAt;
};

struct Evidence
{
    std::vector<GrantRow> holds; ///< live grants of the consumer
    std::vector<Copy> copies; ///< reachable ones first, then by how much they hold
    int copyCount = 0; ///< all; `copies` may be cut
    int datasetsLookedAt = 0;
    bool lookedAtAll = true; ///< false: there were more downstream than the limit
    std::vector<TouchedPolicy> policies;
    std::vector<SimilarDecision> similar; ///< on the same port or product, newest first
    int similarCount = 0;
    TimePoint asOf;
};

Result<Evidence> evidenceFor(store::Connection &db, const RequestDetail &detail, TimePoint now,
                             const std::stop_token &stop);

} // namespace meshscope::workspace
