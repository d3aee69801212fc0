// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::search {

/// Part of a text, in bytes (or in UTF-16 units where said).
struct Range
{
    std::uint32_t start = 0;
    std::uint32_t length = 0;

    friend bool operator==(const Range &, const Range &) = default;
};

/// Case folded (NFKC). Quick for ASCII, which nearly all names are.
std::string fold(std::string_view text);

/// Letters and digits of a folded text; bytes past ASCII count as letters.
inline constexpr std::array<bool, 256> tokenBytes = [] {
    std::array<bool, 256> table {};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
    return table;
}();
inline bool isTokenByte(char c)
{
    return tokenBytes[static_cast<unsigned char>(c)];
}

/// Calls `visit(token)` for each run of token bytes. `text` must be folded.
template<typename Visit>
void forEachToken(std::string_view text, Visit visit)
{
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !isTokenByte(text[at]))
            ++at;
        const std::size_t begin = at;
        while (at < text.size() && isTokenByte(text[at]))
            ++at;
        if (at > begin)
            visit(text.substr(begin, at - begin));
    }
}

/// Whether no token runs on before this byte of a folded text.
inline bool startsToken(std::string_view folded, std::size_t at)
{
    return at == 0 || !isTokenByte(folded[at - 1]);
}

/// The words a person typed: folded tokens, each once, at most 64 of the first 4 KiB.
std::vector<std::string> queryWords(std::string_view query);
/// Those that say what is looked for: without "by", "of", "the" and their like, unless all are.
std::vector<std::string> tellingWords(const std::vector<std::string> &words);

/// Where the words stand in a text that is shown: for each word the place a person would point at
/// (a token's beginning before an inside). Merged and ascending, in bytes of `text`.
std::vector<Range> matchRanges(std::string_view text, const std::vector<std::string> &words);
/// The same ranges in UTF-16 units, as Qt counts.
std::vector<Range> utf16Ranges(std::string_view text, const std::vector<Range> &ranges);

} // namespace meshscope::search
