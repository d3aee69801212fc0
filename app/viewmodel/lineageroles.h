// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"
#include "rowlistmodel.h"
#include "workspace/lineageview.h"

namespace meshscope::app {

/// uid, name, detail, domainCode, domainName, domainSlot, grade, score, section ("shown" or
/// "folded"), indirect, owner
const RowListModel<workspace::ImpactRow>::Roles &impactRoles();
/// key, uid, name, context, step, grade, score, isHub, upstream, text (everything in words)
const RowListModel<SceneCard>::Roles &outlineRoles();
/// uid, name, icon, domainCode, domainName, domainSlot, grade, score
const RowListModel<workspace::PageLink>::Roles &lineageStartRoles();

} // namespace meshscope::app
