// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "catalog/history.h"
#include "store/connection.h"
#include "workspace/catalogfile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The history of imports as the window and the command line use it: what each changed, taking the
/// newest back, and the catalog as it was after an earlier one.
namespace meshscope::workspace {

using catalog::Change;
using catalog::ChangeCount;
using catalog::ChangeFilter;
using catalog::ChangeOp;
using catalog::ChangePage;
using catalog::ChangeSet;
using catalog::ChangeSetKind;
using catalog::UndoPlan;

struct ImportHistory
{
    std::vector<ChangeSet> sets; ///< newest first
    std::int64_t total = 0; ///< that pass the filter
    /// Imports that an earlier version of the program wrote without recording what they changed.
    std::int64_t unrecorded = 0;
};
/// `sourceUid` empty: of all sources.
Result<ImportHistory> importHistory(store::Connection &db, const std::string &sourceUid,
                                    std::int64_t offset, int limit);

/// One change set with a page of its lines.
struct SetChanges
{
    ChangeSet set;
    ChangePage page;
};
/// NotFound if there is no set of this number.
Result<SetChanges> setChanges(store::Connection &db, std::int64_t id, const ChangeFilter &filter,
                              std::int64_t offset, int limit);

/// What an undo would take back; see catalog::planUndo().
Result<UndoPlan> planUndo(store::Connection &db, std::optional<std::int64_t> id);
/// Takes an import back in one transaction, with its audit event. Conflict with the reason when it
/// may not be. `actor` may be none. Returns the change set of the undo.
Result<ChangeSet> undoImport(Writer &writer, std::int64_t id, PartyId actor, TimePoint wall);

/// Writes the catalog as it was right after a change set to a new file, which can be read and not
/// written. Conflict if the file is there.
Status writeCatalogAsOf(store::Connection &db, std::int64_t id, const std::string &path);

/// "1 added, 2 changed"; "nothing changed".
std::string countsText(const ChangeCount &count);
/// Word of a kind for people: dataset, contract version ...
std::string_view kindLabel(EntityKind kind);

} // namespace meshscope::workspace
