// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tokens.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace meshscope::search {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0xC0)
        return 1;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

/// A folded text with, for each of its bytes, the byte of the original it comes from.
struct Folded
{
    std::string text;
    std::vector<std::uint32_t> origin; ///< one more than bytes: the end
};

Folded foldByCharacter(std::string_view text)
{
    Folded folded;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length
            = std::min(sequenceLength(static_cast<unsigned char>(text[at])), text.size() - at);
        const std::string part
            = length == 1 ? std::string(1, lower(text[at])) : foldCase(text.substr(at, length));
        folded.text += part;
        folded.origin.insert(folded.origin.end(), part.size(), static_cast<std::uint32_t>(at));
        at += length;
    }
    folded.origin.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

/// npos when the word is not there.
std::size_t bestPlace(std::string_view folded, std::string_view word)
{
    const std::size_t first = folded.find(word);
    for (std::size_t at = first; at != std::string_view::npos; at = folded.find(word, at + 1)) {
        if (startsToken(folded, at))
            return at;
    }
    return first;
}

} // namespace

std::string fold(std::string_view text)
{
    if (!isAscii(text))
        return foldCase(text);
    std::string folded(text.size(), '\0');
    std::transform(text.begin(), text.end(), folded.begin(), lower);
    return folded;
}

std::vector<std::string> queryWords(std::string_view query)
{
    constexpr std::size_t maxBytes = 4096;
    constexpr std::size_t maxWords = 64;
    std::vector<std::string> words;
    const std::string folded = fold(query.substr(0, maxBytes));
    forEachToken(folded, [&](std::string_view token) {
        if (words.size() < maxWords && std::find(words.begin(), words.end(), token) == words.end())
            words.emplace_back(token);
    });
    return words;
}

std::vector<std::string> tellingWords(const std::vector<std::string> &words)
{
    static constexpr std::array<std::string_view, 22> silent {
        "a",  "an", "and", "are", "as",  "at",   "by",  "for",  "from", "in",    "is",
        "it", "of", "on",  "or",  "per", "that", "the", "this", "to",   "which", "with"};
    std::vector<std::string> telling;
    std::copy_if(words.begin(), words.end(), std::back_inserter(telling),
                 [](const std::string &word) {
                     return std::find(silent.begin(), silent.end(), word) == silent.end();
                 });
    return telling.empty() ? words : telling;
}

std::vector<Range> matchRanges(std::string_view text, const std::vector<std::string> &words)
{
    const Folded folded = foldByCharacter(text);
    std::vector<Range> found;
    for (const std::string &word : words) {
        const std::size_t at = word.empty() ? std::string::npos : bestPlace(folded.text, word);
        if (at == std::string::npos)
            continue;
        const std::uint32_t start = folded.origin[at];
        // The end lies behind the last letter that took part, also when one letter became two.
        std::size_t last = at + word.size();
        while (last < folded.text.size() && folded.origin[last] == folded.origin[last - 1])
            ++last;
        found.push_back({start, folded.origin[last] - start});
    }
    std::sort(found.begin(), found.end(),
              [](const Range &a, const Range &b) { return a.start < b.start; });
    std::vector<Range> merged;
    for (const Range &range : found) {
        if (!merged.empty() && range.start <= merged.back().start + merged.back().length) {
            const std::uint32_t end
                = std::max(merged.back().start + merged.back().length, range.start + range.length);
            merged.back().length = end - merged.back().start;
        } else {
            merged.push_back(range);
        }
    }
    return merged;
}

std::vector<Range> utf16Ranges(std::string_view text, const std::vector<Range> &ranges)
{
    // Units before each byte.
    std::vector<std::uint32_t> units(text.size() + 1, 0);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length
            = std::min(sequenceLength(static_cast<unsigned char>(text[at])), text.size() - at);
        for (std::size_t i = 0; i < length; ++i)
            units[at + i] = count;
        count += length == 4 ? 2 : 1;
        at += length;
    }
    units[text.size()] = count;
    std::vector<Range> result;
    for (const Range &range : ranges) {
        const std::size_t start = std::min<std::size_t>(range.start, text.size());
        const std::size_t end = std::min<std::size_t>(start + range.length, text.size());
        result.push_back({units[start], units[end] - units[start]});
    }
    return result;
}

} // namespace meshscope::search
