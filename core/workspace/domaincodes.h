// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/snapshot.h"

#include <vector>

namespace meshscope::workspace {

/// Gives every domain two capital letters for its tile: its initials, else its first letter and a
/// later one, as long as a free choice is left; then codes repeat. Names without Latin letters get
/// "??".
void nameDomainCodes(std::vector<DomainInfo> &domains);

} // namespace meshscope::workspace
