// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/audit.h"
#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::workspace {

struct AuditFilter
{
    std::string subjectUid; ///< empty: everything
    std::vector<std::string> actions; ///< empty: all
    /// Found in who, on what or why, whatever its case; empty: everything.
    std::string text;
    /// Actions that `text` means by the words they are shown in.
    std::vector<std::string> meantActions;
};

struct AuditRow : access::AuditEvent
{
    std::string subject; ///< see auditSubject()
};

struct AuditPage
{
    std::vector<AuditRow> events; ///< newest first
    std::int64_t total = 0; ///< that pass the filter
    std::int64_t whole = 0; ///< in the record
};
/// With a text every event that passes the rest of the filter is read: Cancelled when told to stop.
Result<AuditPage> auditPage(store::Connection &db, const AuditFilter &filter, std::int64_t offset,
                            int limit, const std::stop_token &stop = {});

} // namespace meshscope::workspace
