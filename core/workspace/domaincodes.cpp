// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/domaincodes.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

namespace meshscope::workspace {

namespace {

constexpr std::size_t domainColourCount = 12; // of the palette

struct Letters
{
    std::string all;
    std::string initials;
};

Letters lettersOf(const std::string &name)
{
    Letters letters;
    bool wordStart = true;
    for (const char c : slug(name)) {
        if (c == '-') {
            wordStart = true;
            continue;
        }
        if (static_cast<unsigned char>(c) >= 0x80)
            continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        letters.all += upper;
        if (wordStart)
            letters.initials += upper;
        wordStart = false;
    }
    return letters;
}

std::vector<std::string> choicesFor(const Letters &letters)
{
    std::vector<std::string> choices;
    if (letters.initials.size() >= 2)
        choices.push_back(letters.initials.substr(0, 2));
    for (std::size_t i = 1; i < letters.all.size(); ++i)
        choices.push_back({letters.all[0], letters.all[i]});
    choices.push_back(letters.all.empty() ? "??" : letters.all.substr(0, 2));
    return choices;
}

/// Which of the colours a name would have. FNV-1a over the key of the name; the start value is one
/// that keeps the names of common domains (sales, customers, finance ...) apart.
std::size_t wantedPlace(const std::string &name)
{
    constexpr std::uint32_t start = 14457141;
    constexpr std::uint32_t prime = 16777619;
    std::uint32_t hash = start;
    for (const char c : slug(name)) {
        hash ^= static_cast<unsigned char>(c);
        hash *= prime;
    }
    hash ^= hash >> 16U;
    return hash % domainColourCount;
}

} // namespace

void placeDomainColours(std::vector<DomainInfo> &domains)
{
    std::vector<DomainInfo *> byName;
    byName.reserve(domains.size());
    for (DomainInfo &domain : domains)
        byName.push_back(&domain);
    std::ranges::sort(byName, [](const DomainInfo *a, const DomainInfo *b) {
        return std::pair(slug(a->name), a->id) < std::pair(slug(b->name), b->id);
    });
    std::array<bool, domainColourCount> taken {};
    std::vector<DomainInfo *> waiting;
    for (DomainInfo *domain : byName) {
        const std::size_t place = wantedPlace(domain->name);
        if (std::exchange(taken[place], true))
            waiting.push_back(domain);
        else
            domain->slot = static_cast<int>(place);
    }
    auto next = static_cast<int>(domainColourCount);
    for (DomainInfo *domain : waiting) {
        const auto free = std::ranges::find(taken, false);
        if (free == taken.end()) {
            domain->slot = next++;
            continue;
        }
        domain->slot = static_cast<int>(free - taken.begin());
        *free = true;
    }
}

void nameDomainCodes(std::vector<DomainInfo> &domains)
{
    std::set<std::string> used;
    for (DomainInfo &domain : domains) {
        const std::vector<std::string> choices = choicesFor(lettersOf(domain.name));
        domain.code = choices.back();
        for (const std::string &choice : choices) {
            if (used.insert(choice).second) {
                domain.code = choice;
                break;
            }
        }
    }
}

} // namespace meshscope::workspace
