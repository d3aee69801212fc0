// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/value.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// What a stretch of writing did to the rows of a catalog, in the form that takes it back. Kept in
/// the file, so columns and tables are named, and a column that a later version adds does no harm.
namespace meshscope::store {

/// Numbers that only grow: a row is new when one of its numbers is above what was there before.
enum class Counter : std::uint8_t { Entity, Source, Document, Run, Issue, Edge };
inline constexpr std::size_t counterCount = 6;

/// The new numbers of a stretch: above `before`, up to `after`.
struct Reach
{
    std::array<std::int64_t, counterCount> before {};
    std::array<std::int64_t, counterCount> after {};

    bool isEmpty(Counter counter) const
    {
        return before[static_cast<std::size_t>(counter)]
            >= after[static_cast<std::size_t>(counter)];
    }
};

template<typename Archive>
void describe(Archive &archive, Reach &reach)
{
    for (std::size_t i = 0; i < counterCount; ++i)
        archive(reach.before[i], reach.after[i]);
}

enum class RowOp : std::uint8_t { Added, Removed, Updated };

/// One row that was there before, or that is not known to be new by its numbers.
struct RowChange
{
    std::string table;
    RowOp op = RowOp::Added;
    std::vector<std::pair<std::string, Value>> key {}; ///< primary key
    std::vector<std::pair<std::string, Value>> before {}; ///< Removed: all; Updated: what differs
    std::vector<std::pair<std::string, Value>> after {}; ///< Added: all; Updated: what differs

    const Value *keyOf(std::string_view column) const { return find(key, column); }
    const Value *beforeOf(std::string_view column) const { return find(before, column); }
    const Value *afterOf(std::string_view column) const { return find(after, column); }

private:
    static const Value *find(const std::vector<std::pair<std::string, Value>> &values,
                             std::string_view column)
    {
        for (const auto &[name, value] : values) {
            if (name == column)
                return &value;
        }
        return nullptr;
    }
};

/// As it is kept: what was there after is in the catalog, or in the next change.
template<typename Archive>
void describe(Archive &archive, RowChange &change)
{
    archive(change.table, change.op, change.key, change.before);
}

/// A part of the record of one stretch.
struct ChangePart
{
    std::vector<RowChange> rows;
    /// Time an edge was last seen -> edges of which nothing else changed.
    std::map<std::int64_t, std::vector<std::int64_t>> seen;
};

template<typename Archive>
void describe(Archive &archive, ChangePart &part)
{
    archive(part.rows, part.seen);
}

} // namespace meshscope::store
