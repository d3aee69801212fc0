// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"
#include "rowlistmodel.h"
#include "workspace/lineageview.h"

namespace meshscope::app {

/// A row of the impact list; the first of its kind has a heading above it.
struct ImpactLine
{
    workspace::ImpactRow row;
    QString heading;
    QString headingCount;
};

/// uid, name, detail, owner, domainCode, domainName, domainSlot, grade, score, isShown, heading,
/// headingCount
const RowListModel<ImpactLine>::Roles &impactRoles();
/// key, uid, name, context, step, grade, score, isHub, upstream, text (everything in words)
const RowListModel<SceneCard>::Roles &outlineRoles();
/// uid, name, icon, domainCode, domainName, domainSlot, grade, score
const RowListModel<workspace::PageLink>::Roles &lineageStartRoles();

} // namespace meshscope::app
