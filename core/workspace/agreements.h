// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/request.h"
#include "base/result.h"
#include "catalog/importer.h"
#include "model/issue.h"
#include "store/connection.h"

#include <string_view>
#include <vector>

namespace meshscope::workspace {

/// Takes over data usage agreements (standards.md 5.9): each becomes a request in the state its
/// source says and, once approved, a grant. One audit event for each new or changed one, by
/// "imported from <source>". Votes are taken over only where the source names who decided.
///
/// Needs the open transaction of the import, after everything else is written. An agreement that
/// was imported before and has been decided on here since is kept as it is. Those whose port or
/// consumer is not known are reported to `issues` and left out. Gives how many were new or changed.
Result<int> importAgreements(store::Connection &db,
                             const std::vector<catalog::ImportedAgreement> &agreements,
                             TimePoint now, std::vector<Issue> &issues);

/// "mask_columns: customer_id, ship_postcode; no_onward_sharing"; parts that are not understood
/// become free text.
std::vector<access::Condition> parseConditions(std::string_view text);

/// "order_id, net_amount" into the port's columns. A text that is no list of columns ("all 52
/// columns") means all: an empty list.
std::vector<std::string> parseColumnList(std::string_view text, const access::PortFacts &port);

} // namespace meshscope::workspace
