// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <string>

namespace meshscope::catalog {

/// All that a catalog holds, as text to be compared: a line for each fact, `kind`, name of the
/// thing, field and value with tabs between, in byte order inside each part. Two catalogs that say
/// the same give the same bytes, in whatever order and in how many imports they were filled: row
/// numbers, uids, times of import, what is absent, and the record of audit are left out. Control
/// characters and backslashes are escaped with a backslash. Corrupt when a stored value cannot be
/// read.
Result<std::string> canonicalText(store::Connection &db);

} // namespace meshscope::catalog
