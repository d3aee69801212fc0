// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/bitmap.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::search {

/// The tokens of a set of texts, sorted, with the texts each stands in. A word is looked up in the
/// dictionary, not in the texts: some thousand tokens instead of a million names. Immutable.
class Dictionary
{
public:
    using TextOf = std::function<std::string_view(std::uint32_t)>;

    Dictionary() = default;
    /// `textOf(0..count-1)` gives folded texts; each view must stay valid until the next call.
    Dictionary(std::uint32_t count, const TextOf &textOf);

    std::size_t tokenCount() const { return m_starts.empty() ? 0 : m_starts.size() - 1; }
    std::string_view token(std::uint32_t number) const;
    std::size_t bytes() const;

    /// Adds the texts with a token that contains the word; of a word of one letter, those with a
    /// token that begins with it.
    void find(std::string_view word, Bitmap &texts) const;
    /// Tokens that a typing mistake may have made of the word, or of whose beginning: the best
    /// distance only, at most 1 for 4 to 7 letters and 2 for more. Numbers and hexadecimal
    /// identifiers are no words and are not offered. At most `limit`, most frequent first.
    std::vector<std::uint32_t> similar(std::string_view word, std::size_t limit) const;
    void addTexts(std::uint32_t token, Bitmap &texts) const;

private:
    std::uint32_t tokenAt(std::size_t offset) const;

    std::string m_joined; ///< "\n" before each token and at the end
    std::vector<std::uint32_t> m_starts; ///< of each token in m_joined; one more: the end
    std::vector<std::uint32_t> m_firstPosting; ///< one more than tokens
    std::vector<std::uint32_t> m_postings; ///< ascending inside a token
};

/// Levenshtein distance of the word to the nearest beginning of the token, whole token included.
/// The word has at most 64 bytes. G. Myers, A fast bit-vector algorithm for approximate string
/// matching based on dynamic programming, J. ACM 46 (1999).
unsigned prefixDistance(std::string_view word, std::string_view token);

} // namespace meshscope::search
