// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"
#include "workspace/pageparts.h"

#include <string>
#include <vector>

namespace meshscope::workspace {

/// What one document says about a dataset: its own record, or the object of a bound contract.
struct AssetStatement
{
    AssetRecord record;
    std::string source;
    std::string document;
    std::string label; ///< for people: `net-orders 3.2.0` for a contract, else the source's name
    Basis basis = Basis::Observed;
    TimePoint observedAt;
};

/// Statements about a dataset, of its documents and of the contracts bound to it.
Result<std::vector<AssetStatement>> assetStatements(Reader &reader, AssetId asset);

/// Fields of which at least one document says something, each with its claims, winner first.
Result<std::vector<Claim>> pageClaims(Reader &reader, EntityId id);

} // namespace meshscope::workspace
