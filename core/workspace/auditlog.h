// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/audit.h"
#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

/// The audit record of a catalog: append inside the transaction of what is recorded, and verify.
/// Read it with auditpage.h, export it with auditexport.h.
namespace meshscope::workspace {

/// Who acts when nobody is chosen where nobody needs to be.
inline constexpr std::string_view unnamedPerson = "the person at this computer";

/// What is to be recorded; sequence number, time, account and hashes are added by appendAudit().
struct AuditEntry
{
    PartyId actor; ///< none: the program itself, or an import
    std::string actorLabel; ///< empty: the actor's name, or "Meshscope"
    std::string role;
    std::string action;
    std::string subjectUid;
    std::string from;
    std::string to;
    std::string reason;
    access::Json::Object snapshot;
};

/// Every action there is, as it is recorded; appendAudit() takes no other.
std::vector<std::string_view> auditActions();
/// Needs an open transaction of the caller.
Status appendAudit(store::Connection &db, const AuditEntry &entry, TimePoint wall);

/// The time to decide by: `wall`, but never before the last recorded event.
TimePoint decisionTime(store::Connection &db, TimePoint wall);

/// Uid of the request that an event is about: its subject, or the request behind the grant that is
/// its subject; empty where it is about something else, or the request is gone.
Result<std::string> requestBehind(store::Connection &db, const std::string &subjectUid);

struct AuditCheck
{
    bool intact = true;
    std::int64_t checked = 0;
    std::int64_t total = 0;
    std::string head; ///< hash of the last event; note it elsewhere to fix this point in time
    std::string problem; ///< empty while intact
    std::int64_t brokenSeq = 0;
};

enum class AuditExtent {
    Recent, ///< the last 1,000 events: on start
    Whole,
};
Result<AuditCheck> verifyAudit(store::Connection &db, AuditExtent extent,
                               const std::stop_token &stop);

} // namespace meshscope::workspace
