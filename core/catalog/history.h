// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "model/kinds.h"
#include "store/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What each import changed, and the way back. A change set is written by the importer in its own
/// transaction (historywrite.h); this is how it is read, taken back, and gone back to.
///
/// The rows as they were are kept, not statements to merge again: winners, merged entities and rows
/// that only stay for those who name them come back exactly, and taking back costs what the import
/// changed.
namespace meshscope::catalog {

enum class ChangeSetKind : std::uint8_t {
    Import,
    Undo,
    Decision, ///< somebody's decision changed what is one thing and what are two
};
enum class ChangeOp : std::uint8_t { Added, Removed, Changed, Revived };
std::string_view word(ChangeSetKind);
std::string_view word(ChangeOp);
std::optional<ChangeOp> parseChangeOp(std::string_view text);
/// Of a stored word; Asset for any other.
EntityKind entityKind(std::string_view text);

/// One line of what changed: a thing that came, went or came back, or one field of it.
struct Change
{
    std::string uid;
    EntityKind kind = EntityKind::Asset;
    std::string name;
    ChangeOp op = ChangeOp::Changed;
    std::string field {}; ///< empty: the thing itself
    std::optional<std::string> before {}; ///< unset: there was none
    std::optional<std::string> after {}; ///< unset: there is none any more
};

/// Things, not lines.
struct ChangeCount
{
    std::uint32_t added = 0;
    std::uint32_t removed = 0;
    std::uint32_t changed = 0;
    std::uint32_t revived = 0;
};

struct ChangeSource
{
    std::string uid;
    std::string kind;
    std::string name;
};

struct ChangeSet
{
    std::int64_t id = 0;
    ChangeSetKind kind = ChangeSetKind::Import;
    TimePoint at;
    std::int64_t undoes = 0; ///< 0: nothing
    std::int64_t undoneBy = 0; ///< 0: it holds
    std::vector<ChangeSource> sources; ///< by name
    std::map<EntityKind, ChangeCount> counts; ///< kinds of which something changed
    EntityId lastBefore; ///< its new things are numbered above this one
    EntityId last; ///< up to this one

    ChangeCount total() const;
};

struct ChangeSetFilter
{
    std::string sourceUid {}; ///< empty: all
};
struct ChangeSetPage
{
    std::vector<ChangeSet> sets; ///< newest first
    std::int64_t total = 0;
};
Result<ChangeSetPage> changeSets(store::Connection &db, const ChangeSetFilter &filter,
                                 std::int64_t offset, int limit);
/// NotFound if there is no change set of this number.
Result<ChangeSet> changeSet(store::Connection &db, std::int64_t id);

struct ChangeFilter
{
    std::optional<EntityKind> kind {};
    std::optional<ChangeOp> op {};
};
struct ChangePage
{
    std::vector<Change> changes; ///< what went, changed or came back by kind and name; what came
    std::int64_t total = 0; ///< that pass the filter
};
/// An undo has the changes of what it took back, turned around.
Result<ChangePage> changesOf(store::Connection &db, const ChangeSet &set,
                             const ChangeFilter &filter, std::int64_t offset, int limit);

/// What an undo would take back, and why it may not be.
struct UndoPlan
{
    ChangeSet set;
    std::string refusal; ///< for people; empty: it may be taken back
};
/// Of one set, or of the newest import that holds. NotFound if there is none.
Result<UndoPlan> planUndo(store::Connection &db, std::optional<std::int64_t> id);

/// Takes an import back and records that. Inside a transaction that was begun under a
/// store::ForeignKeysOff. Conflict with the plan's refusal. Returns the new set.
Result<ChangeSet> undoImport(store::Connection &db, std::int64_t id, TimePoint now);

/// Makes a copy of a catalog what the catalog was right after a change set; later decisions are
/// not in it. Inside a transaction that was begun under a store::ForeignKeysOff.
Status rewindTo(store::Connection &copy, std::int64_t id);
/// The change set that a catalog was rewound to; 0: it is a catalog of today.
Result<std::int64_t> rewoundTo(store::Connection &db);

} // namespace meshscope::catalog
