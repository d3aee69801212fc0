// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/world.h"

/// What an import cannot be faster than, measured on the same input in the same run. Milliseconds.
namespace meshscope::bench {

/// simdjson on demand, going to every value of every file; YAML is only looked at.
Result<double> passOnce(World &world);
/// SHA-256 of every file of the input.
Result<double> digestOnce(World &world);
/// Every reader on its file, records thrown away.
Result<double> readOnce(World &world);
/// Writes every row of the finished catalog into a new one: one prepared insert a row, one
/// transaction, checkpoint. Says how many rows that were.
Result<double> insertOnce(World &world, const std::string &catalog, std::uint64_t &rows);

} // namespace meshscope::bench
