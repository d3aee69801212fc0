// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dbt_common.h"
#include "ingest/mapping.h"

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
/// What a semantic model, metric or saved query holds beside its name: its members as columns.
void addSemantics(Value node, AssetRecord &asset);
/// A unit test: a rule that is documented only.
void mapUnitTest(Value node, Reading &reading);
void mapUnitTests(MappingRows &rows);
/// Their rows, for objects at `prefix`.
void mapSemantics(MappingRows &rows, std::string_view prefix);
void mapTests(MappingRows &rows);
void mapNodes(MappingRows &rows);
void mapColumns(MappingRows &rows);
/// A data test: a rule on the dataset it is attached to.
void mapTest(Value node, Reading &reading);
/// The columns of a node; constraints count only when dbt enforces the contract.
std::vector<Column> mapColumns(Value node, Reading &reading);
/// Foreign keys that the constraints of a model or of its columns state.
std::vector<ContractRelationship> mapForeignKeys(Value node);

} // namespace meshscope::ingest::dbt
