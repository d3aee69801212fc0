// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/bitmap.h"
#include "search/dictionary.h"
#include "search/tokens.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::search {

/// What is known of one thing to find. A document's number is its place in the vector given to the
/// Index. Texts are copied.
struct DocumentText
{
    std::string_view name;
    std::string_view context; ///< schema, product, physical name: found, but ranked below names
    std::string_view description; ///< plain text
    std::uint32_t importance = 0; ///< bigger comes first among equal matches
};

enum class Reason : std::uint8_t {
    Everything, ///< nothing was asked for but filters
    NameIs,
    NameStarts,
    NameHasWord, ///< every word begins a word of the name
    NameContains,
    Context, ///< some word is only in the context
    Description, ///< some word is only in the description
    Similar, ///< nothing matched; a word was taken for a typing mistake
};

struct Hit
{
    std::uint32_t document = 0;
    Reason reason = Reason::Everything;
    std::vector<Range> nameRanges; ///< matched parts of the name, in bytes of the name as given
};

struct Filter
{
    std::size_t facet = 0;
    std::vector<std::uint16_t> values; ///< any of these
};

struct Query
{
    std::string text {};
    std::vector<Filter> filters {}; ///< one per facet at most; all must hold
    const Bitmap *within = nullptr; ///< document numbers to search in; nullptr = all
    std::size_t limit = 50;
    std::size_t atLeast = 0; ///< documents with so many of the words will do; 0 = with all
    /// Where no document has all words, also with slips mended, those with the most will do. Words
    /// such as "by" and "the" are then left out.
    bool someWords = false;
};

struct Found
{
    std::vector<Hit> hits; ///< best first, at most `limit`
    std::size_t total = 0; ///< documents that match
    /// For each facet and value how many match; a facet's own filter is left out of its counts, so
    /// that the other values say what choosing them would give.
    std::vector<std::vector<std::uint32_t>> facetCounts;
    std::vector<std::string> words; ///< what was searched for, for matchRanges() on other texts
    std::vector<std::string> corrected; ///< not empty: the words taken for those typed
    std::size_t atLeast = 0; ///< how many of `words` every hit has; fewer: no document has all
};

/// Finds documents per keystroke: a million names in a few milliseconds. Immutable; may be used
/// from any thread. Method and figures: store notes, section 3.
class Index
{
public:
    Index() = default;
    /// facets[f][d] is the value of facet f of document d; every facet has one value per document.
    explicit Index(std::span<const DocumentText> documents,
                   std::vector<std::vector<std::uint16_t>> facets = {});

    std::size_t documentCount() const { return m_numberOf.size(); }
    std::size_t bytes() const;

    /// All documents in which every word of the text is found, or as many as the query asks for:
    /// those with more words come first. Error: Cancelled.
    Result<Found> search(const Query &query, const std::stop_token &stop = {}) const;
    /// Documents whose name, context or description hold every word, or at least so many when
    /// `atLeast` is not 0; no ranking, no typo pass.
    Bitmap matching(std::string_view text, std::size_t atLeast = 0) const;
    /// Documents with exactly this name, after case folding.
    Bitmap named(std::string_view name) const;

private:
    friend class Searcher;
    struct Texts
    {
        std::string bytes;
        std::vector<std::uint32_t> ends;

        void add(std::string_view text);
        std::string_view at(std::uint32_t i) const;
    };
    Bitmap candidates(const std::vector<std::string> &words) const;
    /// How many of the words each ranked document holds.
    std::vector<std::uint8_t> wordCounts(const std::vector<std::string> &words) const;
    Bitmap withAtLeast(const std::vector<std::uint8_t> &counts, std::size_t atLeast) const;
    Bitmap toDocuments(const Bitmap &ranked) const;

    // Inside, documents are numbered by importance ("ranked"): the best of many hits are the first.
    std::vector<std::uint32_t> m_documentOf; ///< ranked -> document
    std::vector<std::uint32_t> m_numberOf; ///< document -> ranked
    Texts m_names; ///< as given, ranked
    Texts m_foldedNames;
    Texts m_foldedContexts;
    Dictionary m_nameTokens;
    Dictionary m_contextTokens;
    Dictionary m_descriptionTokens;
    std::vector<std::vector<std::uint16_t>> m_facets; ///< ranked
    std::vector<std::uint16_t> m_facetSizes; ///< largest value + 1
};

} // namespace meshscope::search
