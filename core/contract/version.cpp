// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/comparison.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meshscope::contract {

Version parseVersion(std::string_view text)
{
    Version version;
    std::string_view rest = text;
    if (!rest.empty() && (rest.front() == 'v' || rest.front() == 'V'))
        rest.remove_prefix(1);
    const std::array<int *, 3> parts {&version.major, &version.minor, &version.patch};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), *parts[i]);
        if (parsed.ec != std::errc {} || *parts[i] < 0)
            return {};
        rest.remove_prefix(static_cast<std::size_t>(parsed.ptr - rest.data()));
        if (rest.empty() || rest.front() != '.' || i == 2)
            break;
        rest.remove_prefix(1);
    }
    const bool hasDot = text.find('.') != std::string_view::npos;
    if (!rest.empty() && (!hasDot || (rest.front() != '-' && rest.front() != '+')))
        return {}; // 2024-spring is a name, not a version
    if (!rest.empty())
        version.pre = rest.substr(1);
    version.semantic = true;
    return version;
}

namespace {

enum class Bump { None, Patch, Minor, Major };

Bump demanded(Level consumer, Level producer, bool isZeroVersion)
{
    switch (consumer) {
    case Level::Breaking:
        return isZeroVersion ? Bump::Minor : Bump::Major;
    case Level::Potential:
    case Level::Safe:
        return Bump::Minor;
    case Level::Info:
        return producer == Level::Breaking ? Bump::Minor : Bump::Patch;
    case Level::None:
        break;
    }
    return producer == Level::Breaking ? Bump::Minor : Bump::None;
}

Bump taken(const Version &before, const Version &after)
{
    if (after.major != before.major)
        return after.major > before.major ? Bump::Major : Bump::None;
    if (after.minor != before.minor)
        return after.minor > before.minor ? Bump::Minor : Bump::None;
    return after.patch > before.patch ? Bump::Patch : Bump::None;
}

std::string_view wordOf(Bump bump)
{
    switch (bump) {
    case Bump::Major:
        return "major";
    case Bump::Minor:
        return "minor";
    case Bump::Patch:
        return "patch";
    case Bump::None:
        break;
    }
    return "none";
}

} // namespace

Verdict verdictOf(const std::vector<Change> &changes, std::string_view versionBefore,
                  std::string_view versionAfter)
{
    Verdict verdict;
    verdict.changes = changes.size();
    for (const Change &change : changes) {
        verdict.consumer = std::max(verdict.consumer, change.consumer);
        verdict.producer = std::max(verdict.producer, change.producer);
    }
    const Version before = parseVersion(versionBefore);
    const Version after = parseVersion(versionAfter);
    const Bump bump
        = demanded(verdict.consumer, verdict.producer, before.semantic && before.major == 0);
    verdict.requiredBump = wordOf(bump);
    verdict.bumpKept = !before.semantic || !after.semantic || taken(before, after) >= bump;
    return verdict;
}

std::string_view word(Level level)
{
    switch (level) {
    case Level::Info:
        return "info";
    case Level::Safe:
        return "safe";
    case Level::Potential:
        return "potential";
    case Level::Breaking:
        return "breaking";
    case Level::None:
        break;
    }
    return "none";
}

} // namespace meshscope::contract
