// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Winners of what several documents say about one thing (standards.md 1.7). Pure functions of the
/// set of statements: neither the order of imports nor row numbers matter.
namespace meshscope::catalog {

/// Who is asked first where the class of a value does not decide otherwise.
enum class Rank : std::uint8_t { Product, Contract, Model, Warehouse, Catalog, Lineage, Other };
Rank rankOf(std::string_view format);
Basis basisOf(std::string_view format);

template<typename T>
struct Stated
{
    T record;
    Rank rank = Rank::Other;
    Basis basis = Basis::Inferred;
    std::string format;
    /// When the document was made or saw what it says; of one without a time: before all others.
    /// The time of the import never decides.
    TimePoint observedAt;
    std::int64_t trust = 0; ///< of the source, larger first
    std::string source; ///< uid of the source
    std::int64_t sourceRow = 0;
    std::string document; ///< path: the last tie-breaker
    std::int64_t documentRow = 0;
};

/// The order of precedence: rank, newest, trust, source, document.
template<typename T>
bool precedes(const Stated<T> &left, const Stated<T> &right)
{
    if (left.rank != right.rank)
        return left.rank < right.rank;
    if (left.observedAt != right.observedAt)
        return left.observedAt > right.observedAt;
    if (left.trust != right.trust)
        return left.trust > right.trust;
    if (left.source != right.source)
        return left.source < right.source;
    return left.document < right.document;
}

/// An owner together with the source that names him, since names are known inside a source.
struct StatedOwner
{
    OwnerRef owner;
    std::int64_t sourceRow = 0;
};

struct AssetWinner
{
    AssetRecord record; ///< owners empty: see below
    std::vector<StatedOwner> owners; ///< all that are current, the accountable one first
};
/// `statements` not empty; sorted here. `today` decides who is still an owner.
AssetWinner mergeAssets(std::vector<Stated<AssetRecord>> &statements, Day today);

struct UnitedPorts
{
    std::vector<PortRecord> ports;
    /// Parallel to ports and their assets: the source that names each, since a name may be known
    /// inside its source only.
    std::vector<std::vector<std::int64_t>> assetSources;
};
/// The ports that all statements give one product (1.7): one that a statement names without a
/// version is the one of that name. `statements` not empty; sorted here.
UnitedPorts unitedPorts(std::vector<Stated<ProductRecord>> &statements);

struct ProductWinner
{
    ProductRecord record; ///< with the united ports
    std::vector<StatedOwner> owners;
    std::int64_t sourceRow = 0; ///< of the statement that gave the scalar fields
};
ProductWinner mergeProducts(std::vector<Stated<ProductRecord>> &statements, Day today);

/// Union of what several documents say about the columns of one dataset. The newest complete list
/// that somebody observed decides which columns exist and their physical types; contracts come
/// first for what is promised; the most restrictive classification holds.
std::vector<Column> mergeColumns(const std::vector<Stated<AssetRecord>> &statements,
                                 std::string_view platform);

/// Joins a later record of the same document into an earlier one: what is said later holds, lists
/// are united.
void combine(AssetRecord &into, AssetRecord &&later);

} // namespace meshscope::catalog
