// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/nearestword.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace meshscope {

namespace {

constexpr std::size_t longestWord = 64;

/// Optimal string alignment distance, row by row.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(above.begin(), above.end(), 0U);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped
                = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped)
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(above);
        above.swap(row);
    }
    return above.back();
}

} // namespace

std::optional<std::string_view> nearestWord(std::string_view word,
                                            std::span<const std::string_view> candidates)
{
    if (word.size() > longestWord)
        return std::nullopt;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::optional<std::string_view> nearest;
    for (const std::string_view candidate : candidates) {
        const auto difference = static_cast<std::ptrdiff_t>(candidate.size())
            - static_cast<std::ptrdiff_t>(word.size());
        if (static_cast<std::size_t>(std::abs(difference)) >= least)
            continue;
        const std::size_t changes = distance(word, candidate);
        if (changes < least && changes < word.size()) {
            least = changes;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace meshscope
