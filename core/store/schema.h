// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace meshscope::store {

/// `PRAGMA application_id` of a catalog file: the letters "MSCP".
inline constexpr int applicationId = 0x4d534350;
/// `PRAGMA user_version` this program writes. A newer file is refused; an older one is migrated.
inline constexpr int schemaVersion = 5;

/// The whole schema of version `schemaVersion`, as one SQL script.
std::string_view schemaSql();
/// The tables that version 3 added.
std::string_view historySql();
/// What version 4 added: where documents come from.
std::string_view rootsSql();

} // namespace meshscope::store
