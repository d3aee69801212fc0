// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dbt_common.h"

namespace meshscope::ingest::dbt {

using Groups = std::map<std::string, std::vector<OwnerRef>, std::less<>>;

/// What a whole manifest says, for the mapping of its single nodes.
struct Project
{
    Metadata metadata;
    Groups groups; ///< owners by group name
};

/// A model, seed, snapshot or source: asset, and for what dbt builds its job and edges.
void mapDataset(const Project &project, Value node, Reading &reading);
/// An exposure, metric or semantic model: an asset known by its unique_id only, and its edges.
void mapConsumer(const Project &project, Value node, Reading &reading);
/// A data test: a rule on the dataset it is attached to.
void mapTest(Value node, Reading &reading);
/// The columns of a node; constraints count only when dbt enforces the contract.
std::vector<Column> mapColumns(Value node, Reading &reading);

} // namespace meshscope::ingest::dbt
