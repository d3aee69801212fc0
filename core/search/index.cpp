// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index.h"

#include "search/namematch.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace meshscope::search {

void Index::Texts::add(std::string_view text)
{
    bytes += text;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

std::string_view Index::Texts::at(std::uint32_t i) const
{
    const std::uint32_t start = i == 0 ? 0 : ends[i - 1];
    return std::string_view(bytes).substr(start, ends[i] - start);
}

Index::Index(std::span<const DocumentText> documents,
             std::vector<std::vector<std::uint16_t>> facets)
    : m_documentOf(documents.size())
    , m_numberOf(documents.size())
{
    const auto count = static_cast<std::uint32_t>(documents.size());
    std::iota(m_documentOf.begin(), m_documentOf.end(), 0U);
    std::stable_sort(m_documentOf.begin(), m_documentOf.end(), [&](auto a, auto b) {
        return documents[a].importance > documents[b].importance;
    });
    for (std::uint32_t ranked = 0; ranked < count; ++ranked) {
        const DocumentText &document = documents[m_documentOf[ranked]];
        m_numberOf[m_documentOf[ranked]] = ranked;
        m_names.add(document.name);
        m_foldedNames.add(fold(document.name));
        m_foldedContexts.add(fold(document.context));
    }
    m_nameTokens = Dictionary(count, [&](std::uint32_t i) { return m_foldedNames.at(i); });
    m_contextTokens = Dictionary(count, [&](std::uint32_t i) { return m_foldedContexts.at(i); });
    std::string folded;
    m_descriptionTokens = Dictionary(count, [&](std::uint32_t i) {
        folded = fold(documents[m_documentOf[i]].description);
        return std::string_view(folded);
    });
    for (auto &facet : facets) {
        facet.resize(count, 0);
        std::vector<std::uint16_t> ranked(count);
        for (std::uint32_t i = 0; i < count; ++i)
            ranked[i] = facet[m_documentOf[i]];
        const auto largest = std::max_element(ranked.begin(), ranked.end());
        m_facetSizes.push_back(
            static_cast<std::uint16_t>(largest == ranked.end() ? 0 : *largest + 1));
        m_facets.push_back(std::move(ranked));
    }
}

std::size_t Index::bytes() const
{
    std::size_t sum = m_names.bytes.size() + m_foldedNames.bytes.size()
        + m_foldedContexts.bytes.size() + 20 * documentCount();
    for (const Dictionary *dictionary : {&m_nameTokens, &m_contextTokens, &m_descriptionTokens})
        sum += dictionary->bytes();
    return sum + 2 * m_facets.size() * documentCount();
}

Bitmap Index::candidates(const std::vector<std::string> &words) const
{
    Bitmap all(documentCount());
    all.setAll();
    for (const std::string &word : words) {
        Bitmap with(documentCount());
        m_nameTokens.find(word, with);
        m_contextTokens.find(word, with);
        m_descriptionTokens.find(word, with);
        all &= with;
    }
    return all;
}

Bitmap Index::toDocuments(const Bitmap &ranked) const
{
    Bitmap documents(documentCount());
    ranked.forEachWhile([&](std::size_t i) {
        documents.set(m_documentOf[i]);
        return true;
    });
    return documents;
}

std::vector<std::uint8_t> Index::wordCounts(const std::vector<std::string> &words) const
{
    std::vector<std::uint8_t> counts(documentCount(), 0);
    for (const std::string &word : words)
        candidates({word}).forEachWhile([&](std::size_t i) {
            ++counts[i];
            return true;
        });
    return counts;
}

Bitmap Index::withAtLeast(const std::vector<std::uint8_t> &counts, std::size_t atLeast) const
{
    Bitmap enough(documentCount());
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] >= atLeast)
            enough.set(i);
    return enough;
}

Bitmap Index::matching(std::string_view text, std::size_t atLeast) const
{
    const std::vector<std::string> words = queryWords(text);
    if (atLeast == 0 || atLeast >= words.size())
        return toDocuments(candidates(words));
    return toDocuments(withAtLeast(wordCounts(words), atLeast));
}

Bitmap Index::named(std::string_view name) const
{
    const std::string folded = fold(name);
    Bitmap ranked(documentCount());
    const std::vector<std::string> words = queryWords(name);
    if (words.empty())
        return ranked;
    ranked.setAll();
    for (const std::string &word : words) {
        Bitmap with(documentCount());
        m_nameTokens.find(word, with);
        ranked &= with;
    }
    Bitmap documents(documentCount());
    ranked.forEachWhile([&](std::size_t i) {
        if (m_foldedNames.at(static_cast<std::uint32_t>(i)) == folded)
            documents.set(m_documentOf[i]);
        return true;
    });
    return documents;
}

/// One search: from candidates to filtered, counted and ranked hits.
class Searcher
{
public:
    Searcher(const Index &index, const Query &query)
        : m_index(index)
        , m_query(query)
    {
        m_found.words = queryWords(query.text);
        m_folded = fold(std::string_view(query.text).substr(0, maxQueryBytes));
        while (!m_folded.empty() && startsToken(m_folded, m_folded.size()))
            m_folded.pop_back();
        for (std::size_t i = 0; i < index.m_facets.size(); ++i)
            m_found.facetCounts.emplace_back(index.m_facetSizes[i], 0);
        for (const Filter &filter : query.filters) {
            if (filter.facet >= index.m_facets.size())
                continue;
            std::vector<bool> allowed(index.m_facetSizes[filter.facet], false);
            for (const std::uint16_t value : filter.values) {
                if (value < allowed.size())
                    allowed[value] = true;
            }
            m_allowed.push_back({filter.facet, std::move(allowed)});
        }
    }

    Result<Found> run(const std::stop_token &stop)
    {
        Bitmap candidates = asked();
        if (stop.stop_requested())
            return cancelled();
        if (candidates.none() && !m_found.words.empty() && m_query.atLeast == 0)
            candidates = nearest(stop);
        const std::vector<std::uint32_t> hits = filtered(candidates);
        if (stop.stop_requested())
            return cancelled();
        rank(hits);
        return std::move(m_found);
    }

private:
    static constexpr std::size_t maxQueryBytes = 4096;
    /// Hits beyond this many are counted but not compared: they are the least important ones.
    static constexpr std::size_t compared = 20'000;

    static constexpr std::uint32_t contextQuality = 1;
    static constexpr std::uint32_t wordWeight = 2000; // above every bonus of likeness

    struct Allowed
    {
        std::size_t facet;
        std::vector<bool> values;
    };
    struct Scored
    {
        std::uint32_t ranked;
        std::uint32_t score;
        Reason reason;
    };

    static Error cancelled() { return {ErrorCode::Cancelled, "Stopped while searching.", {}}; }

    void restrict(Bitmap &candidates) const
    {
        if (!m_query.within)
            return;
        Bitmap within(m_index.documentCount());
        m_query.within->forEachWhile([&](std::size_t document) {
            if (document < m_index.m_numberOf.size())
                within.set(m_index.m_numberOf[document]);
            return true;
        });
        candidates &= within;
    }

    /// The documents with all words, or as many as the query asks for.
    Bitmap asked()
    {
        m_found.atLeast = m_found.words.size();
        if (m_query.atLeast > 0 && m_query.atLeast < m_found.words.size())
            return some(m_query.atLeast);
        Bitmap candidates = m_index.candidates(m_found.words);
        restrict(candidates);
        return candidates;
    }
    Bitmap some(std::size_t atLeast)
    {
        m_found.atLeast = atLeast;
        m_counts = m_index.wordCounts(m_found.words);
        Bitmap candidates = m_index.withAtLeast(m_counts, atLeast);
        restrict(candidates);
        return candidates;
    }

    /// No document has all words: without those that say nothing, then with slips mended, then with
    /// at least half of the words or as many as any document has.
    Bitmap nearest(const std::stop_token &stop)
    {
        if (!m_query.someWords)
            return corrected(stop);
        const std::vector<std::string> words = tellingWords(m_found.words);
        if (words.size() < m_found.words.size()) {
            m_found.words = words;
            if (Bitmap all = asked(); !all.none())
                return all;
        }
        Bitmap mended = corrected(stop);
        if (!mended.none() || words.size() < 2 || stop.stop_requested())
            return mended;
        for (std::size_t atLeast = (words.size() + 1) / 2; atLeast > 1; --atLeast)
            if (Bitmap enough = some(atLeast); !enough.none())
                return enough;
        return some(1);
    }

    /// The same search with each unknown word replaced by the words it may be a slip of.
    Bitmap corrected(const std::stop_token &stop)
    {
        constexpr std::size_t alternatives = 8;
        Bitmap all(m_index.documentCount());
        all.setAll();
        std::vector<std::string> words;
        for (const std::string &word : m_found.words) {
            Bitmap with = m_index.candidates({word});
            std::string taken = word;
            if (with.none() && !stop.stop_requested()) {
                const auto similar = m_index.m_nameTokens.similar(word, alternatives);
                for (const std::uint32_t token : similar)
                    m_index.m_nameTokens.addTexts(token, with);
                if (!similar.empty())
                    taken = m_index.m_nameTokens.token(similar.front());
            }
            words.push_back(taken);
            all &= with;
        }
        restrict(all);
        if (!all.none() && words != m_found.words) {
            m_found.corrected = words;
            m_found.words = std::move(words);
        }
        return all;
    }

    /// Facet by facet: a document that fails one filter only still counts in that filter's facet.
    std::vector<std::uint32_t> filtered(const Bitmap &candidates)
    {
        std::vector<std::uint32_t> hits;
        candidates.forEachWhile([&](std::size_t i) {
            std::size_t failures = 0;
            std::size_t failed = 0;
            for (const Allowed &filter : m_allowed) {
                if (!filter.values[m_index.m_facets[filter.facet][i]]) {
                    ++failures;
                    failed = filter.facet;
                }
            }
            if (failures == 0) {
                ++m_found.total;
                if (hits.size() < compared)
                    hits.push_back(static_cast<std::uint32_t>(i));
                for (std::size_t facet = 0; facet < m_index.m_facets.size(); ++facet)
                    ++m_found.facetCounts[facet][m_index.m_facets[facet][i]];
            } else if (failures == 1) {
                ++m_found.facetCounts[failed][m_index.m_facets[failed][i]];
            }
            return true;
        });
        return hits;
    }

    /// What the words say of a document, each on its own.
    Scored scoreOfWords(std::uint32_t ranked, std::string_view name) const
    {
        // With some words only, more of them count before anything else.
        std::uint32_t sum = m_counts.empty() ? 0 : m_counts[ranked] * wordWeight;
        std::size_t missing = m_counts.empty() ? 0 : m_found.words.size() - m_counts[ranked];
        auto worst = Reason::NameHasWord;
        for (const std::string &word : m_found.words) {
            const std::uint32_t quality = nameQuality(name, word);
            sum += quality;
            if (quality == 0) {
                const bool inContext
                    = m_index.m_foldedContexts.at(ranked).find(word) != std::string_view::npos;
                sum += inContext ? contextQuality : 0;
                if (!inContext && missing > 0)
                    --missing;
                else
                    worst = std::max(worst, inContext ? Reason::Context : Reason::Description);
            } else if (quality == insideQuality) {
                worst = std::max(worst, Reason::NameContains);
            }
        }
        return {ranked, sum, worst};
    }

    Scored score(std::uint32_t ranked) const
    {
        if (m_found.words.empty())
            return {ranked, 0, Reason::Everything};
        const std::string_view name = m_index.m_foldedNames.at(ranked);
        const Scored words = scoreOfWords(ranked, name);
        if (!m_found.corrected.empty())
            return {ranked, words.score, Reason::Similar};
        constexpr std::uint32_t is = 1000;
        constexpr std::uint32_t starts = 500;
        switch (likeness(name, m_folded)) {
        case Likeness::Is:
            return {ranked, words.score + is, Reason::NameIs};
        case Likeness::Starts:
            return {ranked, words.score + starts, Reason::NameStarts};
        case Likeness::None:
            break;
        }
        return words;
    }

    void rank(const std::vector<std::uint32_t> &hits)
    {
        std::vector<Scored> scored;
        scored.reserve(hits.size());
        for (const std::uint32_t hit : hits)
            scored.push_back(score(hit));
        const std::size_t count = std::min(m_query.limit, scored.size());
        std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count),
                          scored.end(), [](const Scored &a, const Scored &b) {
                              return a.score != b.score ? a.score > b.score : a.ranked < b.ranked;
                          });
        for (std::size_t i = 0; i < count; ++i) {
            m_found.hits.push_back(
                {m_index.m_documentOf[scored[i].ranked], scored[i].reason,
                 matchRanges(m_index.m_names.at(scored[i].ranked), m_found.words)});
        }
    }

    const Index &m_index;
    const Query &m_query;
    std::string m_folded;
    std::vector<Allowed> m_allowed;
    std::vector<std::uint8_t> m_counts; ///< words of each ranked document, when not all are needed
    Found m_found;
};

Result<Found> Index::search(const Query &query, const std::stop_token &stop) const
{
    return Searcher(*this, query).run(stop);
}

} // namespace meshscope::search
