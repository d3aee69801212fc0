// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/column.h"

#include <cstdint>
#include <string>
#include <vector>

namespace meshscope::contract {

/// A difference between the columns a contract promises and those that were observed.
struct Drift
{
    enum class Kind : std::uint8_t { MissingColumn, Type, Nullability, UnpromisedColumn };
    Kind kind = Kind::MissingColumn;
    std::string path; ///< as the contract says it; of an unpromised column as observed
    std::string promised; ///< type or nullability in words; empty where that side has none
    std::string observed;
};

/// Every difference, in the order of the promise, then what nobody promised. A promised column is
/// looked for by its physical name where it has one, whatever the case. A type counts only when
/// readers may notice (Level::Potential), and never when one side gives none.
std::vector<Drift> driftOf(const std::vector<Column> &promised,
                           const std::vector<Column> &observed);

} // namespace meshscope::contract
