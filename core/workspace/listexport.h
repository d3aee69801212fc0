// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/catalogfile.h"

#include <string>

namespace meshscope::workspace {

enum class ListFormat { Csv, Json };

/// Every product or every dataset of the catalog, by name: uid, name, where it stands, domain,
/// owner, status, classification, score with its bounds, used by. Unknown is an empty cell or null.
Result<std::string> exportList(Reader &reader, EntityKind kind, ListFormat format);

/// All that the catalog holds, a line for each fact, so that two catalogs can be compared with any
/// tool for texts (catalog/canonical.h).
Result<std::string> exportEverything(Reader &reader);

} // namespace meshscope::workspace
