// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dictionary.h"

#include "search/tokens.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <utility>

namespace meshscope::search {

namespace {

/// Tokens in order of appearance, and which text each stands in.
struct Collected
{
    std::vector<std::string> tokens;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places; ///< token, text
};

/// A hash map that is asked with views, without making strings.
struct Hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view> {}(text);
    }
};

Collected collect(std::uint32_t count, const Dictionary::TextOf &textOf)
{
    Collected result;
    tsl::robin_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers;
    for (std::uint32_t text = 0; text < count; ++text) {
        const std::size_t before = result.places.size();
        forEachToken(textOf(text), [&](std::string_view token) {
            const auto found = numbers.find(token);
            std::uint32_t number = 0;
            if (found != numbers.end()) {
                number = found->second;
            } else {
                number = static_cast<std::uint32_t>(result.tokens.size());
                numbers.emplace(std::string(token), number);
                result.tokens.emplace_back(token);
            }
            const auto mine = result.places.begin() + static_cast<std::ptrdiff_t>(before);
            const auto same = std::find(mine, result.places.end(), std::pair(number, text));
            if (same == result.places.end())
                result.places.emplace_back(number, text);
        });
    }
    return result;
}

bool isIdentifier(std::string_view token)
{
    const bool isHex = std::all_of(token.begin(), token.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    const bool hasDigit
        = std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isHex && hasDigit;
}

} // namespace

Dictionary::Dictionary(std::uint32_t count, const TextOf &textOf)
{
    Collected collected = collect(count, textOf);
    const std::size_t tokens = collected.tokens.size();
    std::vector<std::uint32_t> sorted(tokens);
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
        return collected.tokens[a] < collected.tokens[b];
    });
    std::vector<std::uint32_t> place(tokens);
    for (std::uint32_t i = 0; i < tokens; ++i) {
        place[sorted[i]] = i;
        m_joined += '\n';
        m_starts.push_back(static_cast<std::uint32_t>(m_joined.size()));
        m_joined += collected.tokens[sorted[i]];
    }
    m_joined += '\n';
    m_starts.push_back(static_cast<std::uint32_t>(m_joined.size()));
    m_firstPosting.assign(tokens + 1, 0);
    for (const auto &[token, text] : collected.places)
        ++m_firstPosting[place[token] + 1];
    std::partial_sum(m_firstPosting.begin(), m_firstPosting.end(), m_firstPosting.begin());
    std::vector<std::uint32_t> next(m_firstPosting.begin(), m_firstPosting.end() - 1);
    m_postings.resize(collected.places.size());
    for (const auto &[token, text] : collected.places)
        m_postings[next[place[token]]++] = text;
}

std::string_view Dictionary::token(std::uint32_t number) const
{
    return std::string_view(m_joined).substr(m_starts[number],
                                             m_starts[number + 1] - m_starts[number] - 1);
}

std::size_t Dictionary::bytes() const
{
    return m_joined.size() + 4 * (m_starts.size() + m_firstPosting.size() + m_postings.size());
}

std::uint32_t Dictionary::tokenAt(std::size_t offset) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    return static_cast<std::uint32_t>(after - m_starts.begin() - 1);
}

void Dictionary::addTexts(std::uint32_t token, Bitmap &texts) const
{
    for (std::uint32_t i = m_firstPosting[token]; i < m_firstPosting[token + 1]; ++i)
        texts.set(m_postings[i]);
}

void Dictionary::find(std::string_view word, Bitmap &texts) const
{
    if (word.empty() || tokenCount() == 0)
        return;
    const std::string needle = word.size() == 1 ? "\n" + std::string(word) : std::string(word);
    const char *at = m_joined.data();
    const char *const end = at + m_joined.size();
    while (at < end) {
        const void *found
            = memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size());
        if (!found)
            return;
        const auto offset
            = static_cast<std::size_t>(static_cast<const char *>(found) - m_joined.data());
        const std::uint32_t token = tokenAt(offset + needle.size() - 1);
        addTexts(token, texts);
        at = m_joined.data() + m_starts[token + 1] - 1; // the line feed behind this token
    }
}

std::vector<std::uint32_t> Dictionary::similar(std::string_view word, std::size_t limit) const
{
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longWord = 8;
    constexpr std::size_t longest = 64;
    std::vector<std::uint32_t> found;
    if (word.size() < shortest || word.size() > longest)
        return found;
    unsigned best = word.size() < longWord ? 1 : 2;
    for (std::uint32_t i = 0; i < tokenCount(); ++i) {
        const std::string_view candidate = token(i);
        if (candidate.size() + best < word.size() || isIdentifier(candidate))
            continue;
        const unsigned distance = prefixDistance(word, candidate);
        if (distance > best)
            continue;
        if (distance < best) {
            best = distance;
            found.clear();
        }
        found.push_back(i);
    }
    const auto frequency
        = [&](std::uint32_t i) { return m_firstPosting[i + 1] - m_firstPosting[i]; };
    std::stable_sort(found.begin(), found.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return frequency(a) > frequency(b); });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

unsigned prefixDistance(std::string_view word, std::string_view token)
{
    std::array<std::uint64_t, 256> positions {};
    for (std::size_t i = 0; i < word.size(); ++i)
        positions[static_cast<unsigned char>(word[i])] |= std::uint64_t {1} << i;
    const std::uint64_t last = std::uint64_t {1} << (word.size() - 1);
    std::uint64_t positive = ~std::uint64_t {0};
    std::uint64_t negative = 0;
    auto distance = static_cast<unsigned>(word.size());
    unsigned best = distance;
    for (const char c : token) {
        const std::uint64_t match = positions[static_cast<unsigned char>(c)];
        const std::uint64_t diagonal
            = (((match & positive) + positive) ^ positive) | match | negative;
        std::uint64_t horizontalUp = negative | ~(diagonal | positive);
        std::uint64_t horizontalDown = positive & diagonal;
        if ((horizontalUp & last) != 0)
            ++distance;
        if ((horizontalDown & last) != 0)
            --distance;
        horizontalUp = (horizontalUp << 1) | 1;
        horizontalDown <<= 1;
        positive = horizontalDown | ~(diagonal | horizontalUp);
        negative = horizontalUp & diagonal;
        best = std::min(best, distance);
    }
    return best;
}

} // namespace meshscope::search
