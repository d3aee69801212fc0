// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"
#include "workspace/pageparts.h"

#include <string>
#include <vector>

namespace meshscope::workspace {

/// What one document says about a dataset.
struct AssetStatement
{
    AssetRecord record;
    std::string source;
    std::string document;
    std::string label; ///< for people: `net-orders 3.2.0` for a contract, else the source's name
    Basis basis = Basis::Observed;
    TimePoint observedAt;
    bool active = false; ///< of an active contract version
    bool binding = false; ///< of the contract version that counts among the contract's versions
};

/// Statements about a dataset, of every document; those of contracts first.
Result<std::vector<AssetStatement>> assetStatements(Reader &reader, AssetId asset);

/// The newest complete observation of the columns; null if nobody observed them.
const AssetStatement *newestObservation(const std::vector<AssetStatement> &statements);

/// Fields of which at least one document says something, each with its claims, winner first.
Result<std::vector<Claim>> pageClaims(Reader &reader, EntityId id);

} // namespace meshscope::workspace
