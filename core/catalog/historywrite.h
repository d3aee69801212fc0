// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/decisions.h"
#include "catalog/history.h"
#include "store/changerecorder.h"

/// How a change set is written; private to this room.
namespace meshscope::catalog {

/// What is known of a set when it is written.
struct NewChangeSet
{
    ChangeSetKind kind = ChangeSetKind::Import;
    TimePoint at;
    std::int64_t undoes = 0;
    std::string sources = "[]"; ///< as kept: a JSON array
    std::map<EntityKind, ChangeCount> counts {}; ///< of what is new; an undo's are whole
};

/// Ends the recording and writes all of it. Returns the number of the set.
Result<std::int64_t> writeChangeSet(store::Connection &db, store::ChangeRecorder &recorder,
                                    NewChangeSet &&set);

/// applyDecisions() without a set of its own.
Result<Applied> settleDecisions(store::Connection &db, TimePoint now, const std::stop_token &stop);

/// The expression of an entity's name as it tells things apart: ports with their product, rules
/// with their dataset, versions with their number. `e` is the row of entity.
extern const std::string_view shownName;

} // namespace meshscope::catalog
