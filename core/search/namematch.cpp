// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/namematch.h"

#include "search/tokens.h"

#include <algorithm>

namespace meshscope::search {

Likeness likeness(std::string_view name, std::string_view typed)
{
    std::size_t at = 0;
    std::size_t in = 0;
    while (in < typed.size()) {
        if (at >= name.size())
            return Likeness::None;
        const bool separates = !isTokenByte(name[at]);
        if (separates != !isTokenByte(typed[in]))
            return Likeness::None;
        if (!separates && name[at] != typed[in])
            return Likeness::None;
        ++at;
        ++in;
        while (separates && at < name.size() && !isTokenByte(name[at]))
            ++at;
        while (separates && in < typed.size() && !isTokenByte(typed[in]))
            ++in;
    }
    return at == name.size() ? Likeness::Is : Likeness::Starts;
}

std::uint32_t nameQuality(std::string_view name, std::string_view word)
{
    std::uint32_t best = 0;
    for (std::size_t at = name.find(word); at != std::string_view::npos;
         at = name.find(word, at + 1)) {
        if (!startsToken(name, at)) {
            best = std::max(best, insideQuality);
            continue;
        }
        const std::size_t end = at + word.size();
        if (end == name.size() || !isTokenByte(name[end]))
            return wholeWordQuality;
        best = std::max(best, beginningQuality);
    }
    return best;
}

} // namespace meshscope::search
