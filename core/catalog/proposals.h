// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

/// What looks as if it were one (standards.md 1.3, 1.4.3, 1.4.6). Computed from the catalog each
/// time and never applied: a person decides. What is decided is not proposed again.
namespace meshscope::catalog {

/// Two instances of a platform with at least `leastShared` full names in common, and
/// `leastShare` of those of the smaller one.
struct InstanceProposal
{
    std::string from; ///< `platform|instance`; the private one, else the smaller one
    std::string to;
    std::int64_t shared = 0; ///< full names that both have
    std::int64_t fromNames = 0;
    std::int64_t toNames = 0;
    std::vector<std::string> examples; ///< some of the shared names
};

/// Two datasets of a platform with one leaf name, of whose columns at least `leastColumns` are
/// equal, and no flow between them: nothing is made from itself.
struct AssetProposal
{
    EntityId left;
    EntityId right;
    std::int64_t shared = 0; ///< columns by name
    std::int64_t leftColumns = 0;
    std::int64_t rightColumns = 0;
    std::vector<std::string> examples; ///< some of the shared columns
};

/// A user name that is the local part of exactly one address.
struct PersonProposal
{
    EntityId named; ///< known by name in one source
    EntityId known; ///< known by address
    std::string name;
    std::string email;
};

struct Proposals
{
    std::vector<InstanceProposal> instances; ///< most shared first
    std::vector<AssetProposal> assets; ///< most alike first, at most `mostAssetProposals`
    std::vector<PersonProposal> people; ///< by name
    std::int64_t totalAssets = 0; ///< of which `assets` are the first
    /// Pairs that were not compared because a name is used too often; 0: all were.
    std::int64_t notCompared = 0;
};

inline constexpr std::int64_t leastShared = 5;
inline constexpr double leastShare = 0.6;
inline constexpr double leastColumns = 0.8;
/// A dataset of one column is like any other of that name.
inline constexpr std::int64_t fewestColumns = 2;
inline constexpr std::size_t mostAssetProposals = 1000;

/// Linear in keys and columns: a name that is used very often is compared with its nearest alone.
Result<Proposals> findProposals(store::Connection &db, const std::stop_token &stop);

/// What speaks for one pair by the same rules, decided or not: one proposal or none. Reads the pair
/// alone, so a name counts however many others have it.
Result<Proposals> instanceEvidence(store::Connection &db, const std::string &one,
                                   const std::string &other);
Result<Proposals> thingEvidence(store::Connection &db, EntityId one, EntityId other);

/// Pairs of things and of instances that were decided, as they are now; each pair both ways.
struct Decided
{
    std::set<std::pair<EntityId, EntityId>> things;
    std::set<std::pair<std::string, std::string>> instances;
};
Status findAssetProposals(store::Connection &db, const Decided &decided, Proposals &proposals,
                          const std::stop_token &stop);
Status findAssetEvidence(store::Connection &db, EntityId one, EntityId other, Proposals &proposals);
Status findPersonProposals(store::Connection &db, const Decided &decided, Proposals &proposals);
Status findPersonEvidence(store::Connection &db, EntityId one, EntityId other,
                          Proposals &proposals);

} // namespace meshscope::catalog
