// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/accessqueueviewmodel.h"
#include "workspace/accessqueue.h"

/// What the lists of the access pages show of each row.
namespace meshscope::app {

RowListModel<QueueLine>::Roles queueRoles();
RowListModel<workspace::RequestedColumn>::Roles requestedColumnRoles();
RowListModel<workspace::RequestStep>::Roles requestStepRoles();
RowListModel<workspace::GrantRow>::Roles grantRoles();
RowListModel<workspace::Copy>::Roles copyRoles();
RowListModel<workspace::TouchedPolicy>::Roles policyRoles();
RowListModel<workspace::SimilarDecision>::Roles similarRoles();
RowListModel<workspace::RequestRow>::Roles requestRoles();

} // namespace meshscope::app
