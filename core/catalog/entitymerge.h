// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/connection.h"

namespace meshscope::catalog {

enum class MergeTrace {
    None, ///< the loser was made in this import: nothing outside knows it
    Kept, ///< the loser stays as a row that names the winner, for links and the audit
};

/// Everything that named `loser` names `winner` afterwards: keys, statements, edges, rules, ports,
/// contracts, ownership, memberships, requests. Derived rows of the loser (tags, columns, winners)
/// are dropped; the winner's must be computed again.
Status mergeEntities(store::Connection &db, EntityId winner, EntityId loser, MergeTrace trace);

} // namespace meshscope::catalog
