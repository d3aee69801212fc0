// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

struct sqlite3;

namespace meshscope::store {

/// The Error of a failed SQLite call: what a person can do about it, and where it happened.
Error sqliteError(sqlite3 *handle, int code, std::string_view where);

} // namespace meshscope::store
