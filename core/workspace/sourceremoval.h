// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/kinds.h"
#include "workspace/catalogfile.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

/// Giving up a source: what it said is taken out of the catalog, as one import that can be looked
/// at in the history and taken back. Requests, grants and the audit record stay.
namespace meshscope::workspace {

struct RemovalCount
{
    std::int64_t only = 0; ///< things that no other source describes: they go
    std::int64_t shared = 0; ///< things that others describe too: they stay, without its words
};

/// What giving up a source would do.
struct RemovalPlan
{
    SourceId source;
    std::string name;
    std::string kind;
    int documents = 0;
    std::map<EntityKind, RemovalCount> things;
    /// Folders that other sources are read from as well: reading one again brings it back.
    std::vector<std::string> sharedFolders;
    /// After removeSource(): its number in the history, to take it back.
    std::int64_t changeSet = 0;

    RemovalCount total() const;
};

/// NotFound if the source has no document in the catalog.
Result<RemovalPlan> planRemoval(store::Connection &db, SourceId source);

/// The source of this name, uid, or `kind:name`. NotFound, or Conflict where several have the name.
Result<SourceId> sourceNamed(store::Connection &db, const std::string &text);

/// One transaction, with its audit event; its places are not watched any more. `actor` may be none.
/// Cancelled on stop, Io and Corrupt from SQLite; the catalog is unchanged then.
Result<RemovalPlan> removeSource(Writer &writer, SourceId source, PartyId actor, TimePoint wall,
                                 const std::stop_token &stop);

} // namespace meshscope::workspace
