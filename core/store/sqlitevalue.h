// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/value.h"

struct sqlite3_value;

namespace meshscope::store {

/// Copies a value out of SQLite. Private to this room.
Value valueOf(sqlite3_value *value);

} // namespace meshscope::store
