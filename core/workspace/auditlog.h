// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/audit.h"
#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

/// The audit record of a catalog: append inside the transaction of what is recorded, read in pages,
/// verify and export.
namespace meshscope::workspace {

/// What is to be recorded; sequence number, time, account and hashes are added by appendAudit().
/// Who acts when nobody is chosen where nobody needs to be.
inline constexpr std::string_view unnamedPerson = "the person at this computer";

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

/// Needs an open transaction of the caller.
Status appendAudit(store::Connection &db, const AuditEntry &entry, TimePoint wall);

/// The time to decide by: `wall`, but never before the last recorded event.
TimePoint decisionTime(store::Connection &db, TimePoint wall);

struct AuditFilter
{
    std::string subjectUid; ///< empty: everything
};

struct AuditPage
{
    std::vector<access::AuditEvent> events; ///< newest first
    std::int64_t total = 0; ///< that pass the filter
};
Result<AuditPage> auditPage(store::Connection &db, const AuditFilter &filter, std::int64_t offset,
                            int limit);

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

/// Writes the whole record as JSON lines, one event a line, and a last line with count and head.
/// The export itself is recorded first. Returns the number of events. `wall` is the clock now.
Result<std::int64_t> exportAudit(store::Connection &db, const std::string &path, PartyId actor,
                                 TimePoint wall);

} // namespace meshscope::workspace
