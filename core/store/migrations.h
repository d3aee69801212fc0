// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <span>
#include <string_view>

namespace meshscope::store {

class Connection;

/// One step from `user_version` n to n+1.
struct Migration
{
    int from;
    std::string_view sql;
};

/// Every step this program knows, ascending and without a gap.
std::span<const Migration> migrations();

/// Whether the file was written by an older program and needs migrate().
Result<bool> isOlder(Connection &connection);

/// Brings a file to `target` in one transaction. Invalid when the file is newer or a step is
/// missing; then, and on any error, the file is as it was.
Status migrate(Connection &connection, std::span<const Migration> steps, int target);

/// Invalid unless the file's schema is byte for byte the one this program writes: a foreign file
/// could carry triggers and views that run when we query (reliability.md T11).
Status checkSchemaText(Connection &connection);

} // namespace meshscope::store
