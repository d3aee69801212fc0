// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessqueue.h"

#include <string_view>
#include <vector>

/// Rows of requests as lists show them. Part of accessqueue.h and requestlist.h.
namespace meshscope::workspace {

inline constexpr std::string_view requestColumns
    = "SELECT q.id, e.uid, q.revision, q.state, q.kind, q.requester_id, q.consumer_id, q.port_id, "
      "p.product_id, q.role, q.purpose, q.columns, q.classification, q.personal, q.submitted_at, "
      "q.decided_at, s.step, s.due_at, s.paused_at, s.candidates, "
      "(SELECT max(d.decided_at) FROM approval_step d WHERE d.request_id=q.id), q.conditions "
      "FROM access_request q JOIN entity e ON e.id=q.id JOIN port p ON p.id=q.port_id "
      "LEFT JOIN approval_step s ON s.request_id=q.id AND s.state='open' ";

struct Listed
{
    RequestRow row;
    std::vector<PartyId> candidates;
};

/// Of a row of requestColumns.
Listed listedOf(store::Connection &db, const store::Statement &rows);
/// When it is due; what never is, after everything else.
TimePoint dueOrNever(const RequestRow &row);

} // namespace meshscope::workspace
