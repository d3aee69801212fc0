// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapviewmodel.h"

namespace meshscope::app {

/// code, name, slot, total, cells: list of { text, share, kind } with kind "", self, cycle, bypass
const RowListModel<MapViewModel::MatrixRow>::Roles &matrixRoles();
/// kind, title, rule, words, path uid, from, to, owner
const RowListModel<workspace::MapFinding>::Roles &mapFindingRoles();
/// uid, name, icon_, grade, score, grants
const RowListModel<workspace::MapProduct>::Roles &mapProductRoles();

} // namespace meshscope::app
