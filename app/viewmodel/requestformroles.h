// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/rowlistmodel.h"
#include "workspace/accessdesk.h"

namespace meshscope::app {

struct FormColumn
{
    access::ColumnFacts facts;
    bool chosen = false;
};

RowListModel<FormColumn>::Roles formColumnRoles();
RowListModel<workspace::PlannedStep>::Roles plannedStepRoles();

} // namespace meshscope::app
