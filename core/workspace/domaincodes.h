// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/snapshot.h"

#include <vector>

namespace meshscope::workspace {

/// Gives every domain two capital letters for its tile: its initials, else its first letter and a
/// later one, as long as a free choice is left; then codes repeat. Names without Latin letters get
/// "??".
void nameDomainCodes(std::vector<DomainInfo> &domains);

/// Gives every domain the place of its colour, by its name alone: the same in every catalog and in
/// whatever order the files were read. Two names that want the same place: the first of them in
/// the alphabet gets it, the other the next free one; from the thirteenth domain on places go on
/// upwards, and the colours repeat.
void placeDomainColours(std::vector<DomainInfo> &domains);

} // namespace meshscope::workspace
