// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rowlistmodel.h"
#include "workspace/datasetpage.h"
#include "workspace/productpage.h"

/// The roles of the lists on the pages of products and datasets, one table per row type. The role
/// names are the properties that the delegates in qml/components require.
namespace meshscope::app {

const RowListModel<workspace::PageLink>::Roles &linkRoles();
const RowListModel<workspace::ProductPort>::Roles &portRoles();
const RowListModel<workspace::ServiceLevel>::Roles &serviceLevelRoles();
const RowListModel<workspace::Consumer>::Roles &consumerRoles();
const RowListModel<workspace::Contact>::Roles &contactRoles();
const RowListModel<workspace::TestRow>::Roles &testRoles();
const RowListModel<workspace::CareCheck>::Roles &checkRoles();
const RowListModel<workspace::Claim>::Roles &claimRoles();
const RowListModel<workspace::SourceNote>::Roles &sourceRoles();
const RowListModel<workspace::HistoryRow>::Roles &historyRoles();
const RowListModel<workspace::DatasetJob>::Roles &jobRoles();
const RowListModel<workspace::ContractUse>::Roles &contractUseRoles();
const RowListModel<workspace::PortOffer>::Roles &portOfferRoles();
const RowListModel<workspace::DriftRow>::Roles &driftRoles();

} // namespace meshscope::app
