// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/rowchange.h"

#include <span>
#include <string_view>

namespace meshscope::store {

class Connection;

/// A column that holds a growing number.
struct NumberedColumn
{
    std::string_view column;
    Counter counter = Counter::Entity;
};

/// Whether taking back removes the new rows of a table.
enum class NewRows : std::uint8_t {
    Remove,
    Keep, ///< decisions of people: never removed
};

/// A table whose changes are recorded, and how its new rows are known.
struct RecordedTable
{
    std::string_view name;
    std::array<NumberedColumn, 3> numbers {}; ///< the first without a name ends them
    NewRows newRows = NewRows::Remove;
    std::string_view onlyWhere {}; ///< which new rows are removed, if not all
    std::array<std::string_view, 4> key {}; ///< of a table without a primary key
};

/// All but those that are no part of what sources say: meta, audit, what people decided on
/// identity, where documents come from, the history itself.
std::span<const RecordedTable> recordedTables();

/// The highest number of each counter; 0 where there is none.
Result<std::array<std::int64_t, counterCount>> highestNumbers(Connection &db);

} // namespace meshscope::store
