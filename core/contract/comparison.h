// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/contract.h"

#include <string>
#include <string_view>
#include <vector>

/// What changed between two versions of a contract and what it means for consumers and for the
/// producer. Rule codes and levels: the table of the README (contract changes). Pure functions.
namespace meshscope::contract {

/// Ordered by weight. None: no verdict on that side.
enum class Level : std::uint8_t { None, Info, Safe, Potential, Breaking };
std::string_view word(Level level);

struct Change
{
    std::string code; ///< C010 ...
    std::string path; ///< `object`, `object.property`, or a section such as `servers.prod.schema`
    std::string what; ///< short and readable: "column removed"
    std::string before;
    std::string after;
    Level consumer = Level::None;
    Level producer = Level::None;
    std::string why; ///< what it means for those who are affected
};

/// The largest level on each side, and the version step it demands.
struct Verdict
{
    Level consumer = Level::None;
    Level producer = Level::None;
    std::string requiredBump; ///< major, minor, patch, or none
    bool bumpKept = true; ///< the new version takes at least that step; true when not comparable
    std::size_t changes = 0;
};

/// Differences in document order: fundamentals, objects and columns, quality, service levels,
/// roles, servers, price and support. Equal documents give none.
std::vector<Change> compare(const ContractDocument &before, const ContractDocument &after);
Verdict verdictOf(const std::vector<Change> &changes, std::string_view versionBefore,
                  std::string_view versionAfter);

/// A version text as numbers where it is `[v]major[.minor[.patch]][-pre]`.
struct Version
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    std::string pre;
    bool semantic = false;
};
Version parseVersion(std::string_view text);

} // namespace meshscope::contract
