// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/audit.h"
#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Rows of the audit record as values. Part of auditlog.h, auditpage.h and auditexport.h.
namespace meshscope::workspace {

inline constexpr std::string_view eventSelection
    = "SELECT seq, at, actor_id, actor_label, actor_role, os_account, action, subject_uid, "
      "from_state, to_state, reason, snapshot, previous_hash, hash ";

access::AuditEvent eventOf(const store::Statement &row);
Result<std::int64_t> auditCount(store::Connection &db);

/// What an event is about: "Net Orders / curated.net_orders for Regional Finance", or the name of a
/// file, a dataset, a person. As it was recorded; what the record does not name is looked up. Raw
/// text inside.
std::string auditSubject(store::Connection &db, const access::AuditEvent &event);

} // namespace meshscope::workspace
