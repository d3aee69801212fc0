// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/importwork.h"

namespace meshscope::catalog {

/// What came of all that an import stated, by kind; keeps it for countUnchanged().
Status countKinds(ImportWork &work);

} // namespace meshscope::catalog
