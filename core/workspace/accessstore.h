// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/decisions.h"
#include "base/result.h"
#include "store/connection.h"
#include "workspace/auditlog.h"

#include <optional>
#include <string>
#include <string_view>

/// Rows of requests, steps and grants as the values of core/access, and back. Part of accessdesk.h;
/// saving needs an open transaction of the caller.
namespace meshscope::workspace {

struct StoredRequest
{
    RequestId id; ///< none: not stored yet
    std::string uid;
    std::int64_t revision = 0; ///< grows with every change
    access::Request request;
};

struct StoredGrant
{
    GrantId id;
    std::string uid;
    RequestId request;
    access::Grant grant;
};

/// NotFound if there is none.
Result<StoredRequest> loadRequest(store::Connection &db, RequestId id);
Result<StoredGrant> loadGrant(store::Connection &db, GrantId id);
/// The grant that a request led to; none while there is none.
Result<std::optional<StoredGrant>> grantOf(store::Connection &db, RequestId request);

/// Inserts or updates, with the steps; sets id and uid when new, and counts the revision.
Status saveRequest(store::Connection &db, StoredRequest &stored, TimePoint now);
Status saveGrant(store::Connection &db, StoredGrant &stored, TimePoint now);

/// Saves a request after a decision, its grant if it gave one, and one audit event for each change,
/// all with the facts that were decided on.
Status saveDecision(store::Connection &db, StoredRequest &stored, const access::Decision &decision,
                    const access::PortFacts &port, TimePoint now);
Status saveGrantDecision(store::Connection &db, StoredGrant &stored,
                         const access::GrantDecision &decision, TimePoint now);

access::Json toJson(const std::vector<std::string> &texts);
std::vector<std::string> textsFrom(std::string_view json);
std::vector<PartyId> partiesFrom(std::string_view json);
std::vector<access::Condition> conditionsFrom(std::string_view json);

} // namespace meshscope::workspace
