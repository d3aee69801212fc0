// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/discover.h"

#include "base/text.h"
#include "workspace/facetcounter.h"

#include <algorithm>
#include <chrono>

namespace meshscope::workspace {

namespace {

using search::Bitmap;
using search::Range;
using search::Reason;

constexpr std::size_t allGroups = groupCount;
/// Rows of each group before any group fills the rest, for 50 rows.
constexpr std::array<std::size_t, groupCount> shares {6, 12, 4, 4, 4, 10};
constexpr std::size_t shareTotal = 50;
constexpr std::size_t snippetBefore = 24; // bytes shown before the first match

class Discoverer
{
public:
    Discoverer(const DiscoverIndex &index, const DiscoverQuery &query, const std::stop_token &stop)
        : m_index(index)
        , m_query(query)
        , m_stop(stop)
        , m_entries(index.snapshot().entries())
        , m_facets(index, query)
    {
    }

    Result<Discovery> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        if (auto status = findMatches(); !status)
            return status.error();
        m_facets.count(m_matches);
        if (m_query.column.empty()) {
            if (auto status = findTerms(); !status)
                return status.error();
            if (auto status = findColumns(); !status)
                return status.error();
        }
        if (auto status = fillGroups(); !status)
            return status.error();
        m_result.facets = m_facets.counts();
        m_result.milliseconds
            = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                  .count();
        return std::move(m_result);
    }

private:
    /// All entities whose texts hold the words; with no hit at all, the words are corrected.
    Status findMatches()
    {
        if (!m_query.column.empty())
            return findOwners();
        m_text = m_query.text;
        m_matches = m_index.snapshot().index().matching(m_text);
        if (!m_matches.none() || search::queryWords(m_text).empty())
            return finishMatches();
        const auto columns = m_index.columns().search(m_text, 1, m_stop);
        if (!columns)
            return columns.error();
        if (columns->names > 0 && columns->corrected.empty())
            return finishMatches(); // found as typed, among the columns alone
        return findNearest();
    }
    /// With slips mended, or with some of the words.
    Status findNearest()
    {
        search::Query query {m_text, {}, nullptr, 1};
        query.someWords = true;
        const auto found = m_index.snapshot().index().search(query, m_stop);
        if (!found)
            return found.error();
        if (found->total > 0) {
            m_result.corrected = found->corrected;
            m_result.someWords = found->atLeast < found->words.size();
            m_atLeast = m_result.someWords ? found->atLeast : 0;
            m_text.clear();
            for (const std::string &word : found->words)
                m_text += word + ' ';
            m_matches = m_index.snapshot().index().matching(m_text, m_atLeast);
        }
        return finishMatches();
    }
    /// The datasets that have the column, instead of a search.
    Status findOwners()
    {
        m_matches = Bitmap(m_entries.size());
        auto found
            = m_index.columns().search(m_query.column, m_index.columns().nameCount(), m_stop);
        if (!found)
            return found.error();
        for (const search::ColumnHit &hit : found->hits)
            if (hit.text == m_query.column)
                for (const std::uint32_t entry : m_index.columns().owners(hit.name))
                    m_matches.set(entry);
        return {};
    }
    Status finishMatches()
    {
        m_words = search::queryWords(m_text);
        if (m_matches.size() != m_entries.size())
            return Error {ErrorCode::Corrupt,
                          "The search index does not fit the catalog. Open the catalog again.",
                          {}};
        return {};
    }

    Status findTerms()
    {
        search::Query query {m_text, {}, nullptr, m_index.choices(Facet::Tag).size()};
        query.atLeast = m_atLeast;
        auto found = m_index.tagNames().search(query, m_stop);
        if (!found)
            return found.error();
        for (const search::Hit &hit : found->hits) {
            if (hit.reason == Reason::Similar && !m_words.empty() && m_result.corrected.empty())
                continue; // a guess for tags alone would mislead
            const auto carriers = m_index.taggedWith(hit.document);
            if (m_facets.isFiltered() && !m_facets.carrierPasses(carriers))
                continue;
            const FacetChoice &tag = m_index.choices(Facet::Tag)[hit.document];
            DiscoverHit &term = m_terms.emplace_back();
            term.group = Group::Terms;
            term.kind = EntityKind::Term;
            term.key = tag.key;
            term.reason = hit.reason;
            term.count = static_cast<std::uint32_t>(carriers.size());
            setName(term, tag.name);
        }
        m_facets.setKindCount(Group::Terms, m_terms.size());
        return {};
    }

    Status findColumns()
    {
        const bool filtered = m_facets.isFiltered();
        const std::size_t wanted
            = filtered ? m_index.columns().nameCount() : m_query.limit + shareTotal;
        auto found = m_index.columns().search(m_text, wanted, m_stop);
        if (!found)
            return found.error();
        const bool guessed = !found->corrected.empty() && m_result.corrected.empty();
        m_columnTotal = guessed ? 0 : found->names;
        std::size_t kept = 0;
        for (const search::ColumnHit &hit : found->hits) {
            if (guessed)
                break;
            if (filtered && !m_facets.carrierPasses(m_index.columns().owners(hit.name)))
                continue;
            if (++kept <= m_query.limit + shareTotal)
                addColumn(hit);
        }
        if (filtered)
            m_columnTotal = kept;
        m_facets.setKindCount(Group::Columns, m_columnTotal);
        return {};
    }
    void addColumn(const search::ColumnHit &hit)
    {
        DiscoverHit &column = m_columns.emplace_back();
        column.group = Group::Columns;
        column.key = hit.text;
        column.reason = hit.reason;
        column.count = hit.occurrences;
        setName(column, hit.text);
    }

    void setName(DiscoverHit &hit, std::string_view name) const
    {
        hit.name = displayLine(name);
        hit.nameRanges = search::utf16Ranges(hit.name, search::matchRanges(hit.name, m_words));
    }

    /// The part of the description around the first matched word.
    void setSnippet(DiscoverHit &hit, std::string_view description) const
    {
        const std::string shown = displayLine(description);
        const std::vector<Range> ranges = search::matchRanges(shown, m_words);
        if (ranges.empty())
            return;
        std::size_t start
            = ranges.front().start > snippetBefore ? ranges.front().start - snippetBefore : 0;
        if (start > 0)
            start = std::min<std::size_t>(shown.find(' ', start), ranges.front().start);
        hit.snippet = start > 0 ? "…" + shown.substr(start) : shown;
        hit.snippetRanges
            = search::utf16Ranges(hit.snippet, search::matchRanges(hit.snippet, m_words));
    }

    DiscoverHit hitOf(const search::Hit &found) const
    {
        const Entry &entry = m_entries[found.document];
        DiscoverHit hit;
        hit.group = static_cast<Group>(m_index.group(found.document));
        hit.id = entry.id;
        hit.reason = m_result.corrected.empty() ? found.reason : Reason::Similar;
        hit.context = displayLine(entry.context);
        hit.kind = entry.kind;
        hit.assetType = entry.assetType;
        hit.archetype = entry.archetype;
        hit.domain = domainLabel(m_index.snapshot(), entry.domain);
        hit.status = lifecycleOf(m_index.snapshot(), entry);
        hit.grade = entry.grade;
        hit.score = entry.score;
        hit.classification = entry.classification;
        hit.hasMeasures = entry.kind == EntityKind::Product || entry.kind == EntityKind::Asset;
        hit.usedBy = entry.usedBy;
        hit.count = entry.columnCount;
        setName(hit, entry.name);
        if (found.reason == Reason::Description)
            setSnippet(hit, entry.description);
        return hit;
    }

    /// The best of a group by the chosen order, ranked only among themselves.
    Bitmap bestBySort(const Bitmap &members, std::size_t limit,
                      std::vector<std::uint32_t> &order) const
    {
        members.forEachWhile([&](std::size_t entry) {
            order.push_back(static_cast<std::uint32_t>(entry));
            return true;
        });
        const auto before = [this](std::uint32_t a, std::uint32_t b) { return isBefore(a, b); };
        const std::size_t kept = std::min(limit, order.size());
        std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(kept), before);
        order.resize(kept);
        Bitmap best(m_entries.size());
        for (const std::uint32_t entry : order)
            best.set(entry);
        return best;
    }
    bool isBefore(std::uint32_t left, std::uint32_t right) const
    {
        const Entry &a = m_entries[left];
        const Entry &b = m_entries[right];
        if (m_query.sort == DiscoverSort::Quality && a.lowest != b.lowest)
            return a.lowest < b.lowest;
        if (m_query.sort == DiscoverSort::UsedBy && a.usedBy != b.usedBy)
            return a.usedBy > b.usedBy;
        return a.name != b.name ? a.name < b.name : left < right;
    }

    Result<std::vector<DiscoverHit>> entityHits(Group group, std::size_t limit) const
    {
        std::vector<std::uint32_t> order;
        Bitmap best;
        search::Query query {m_text, {}, &m_facets.passing(group), limit};
        query.atLeast = m_atLeast;
        if (m_query.sort != DiscoverSort::BestMatch) {
            best = bestBySort(m_facets.passing(group), limit, order);
            query.within = &best;
        }
        auto found = m_index.snapshot().index().search(query, m_stop);
        if (!found)
            return found.error();
        if (!order.empty())
            std::ranges::sort(found->hits, [&](const search::Hit &a, const search::Hit &b) {
                return isBefore(a.document, b.document);
            });
        std::vector<DiscoverHit> hits;
        for (const search::Hit &hit : found->hits)
            hits.push_back(hitOf(hit));
        return hits;
    }

    std::size_t totalOf(Group group) const
    {
        if (!m_facets.isOpen(group) || (m_query.only && *m_query.only != group))
            return 0;
        if (group == Group::Terms)
            return m_terms.size();
        if (group == Group::Columns)
            return m_columnTotal;
        return m_facets.passing(group).count();
    }

    /// How many rows each group gets: its share, then what others leave, in order.
    std::array<std::size_t, groupCount>
    quotas(const std::array<std::size_t, groupCount> &totals) const
    {
        std::array<std::size_t, groupCount> rows {};
        std::size_t left = m_query.limit;
        for (std::size_t g = 0; g < allGroups; ++g) {
            rows[g] = std::min({totals[g], shares[g] * m_query.limit / shareTotal, left});
            left -= rows[g];
        }
        for (std::size_t g = 0; g < allGroups; ++g) {
            const std::size_t more = std::min(totals[g] - rows[g], left);
            rows[g] += more;
            left -= more;
        }
        return rows;
    }

    Status fillGroups()
    {
        std::array<std::size_t, groupCount> totals {};
        for (std::size_t g = 0; g < allGroups; ++g)
            totals[g] = totalOf(static_cast<Group>(g));
        const auto rows = quotas(totals);
        for (std::size_t g = 0; g < allGroups; ++g) {
            m_result.total += totals[g];
            const auto kind = static_cast<Group>(g);
            if (m_facets.isFiltered() && (kind == Group::Terms || kind == Group::Columns))
                m_result.carried += totals[g];
            if (totals[g] == 0)
                continue;
            DiscoverGroup group;
            group.group = kind;
            group.total = totals[g];
            auto hits = hitsOf(group.group, rows[g]);
            if (!hits)
                return hits.error();
            group.hits = std::move(*hits);
            m_result.shown += group.hits.size();
            m_result.groups.push_back(std::move(group));
        }
        return {};
    }
    Result<std::vector<DiscoverHit>> hitsOf(Group group, std::size_t limit)
    {
        if (group != Group::Terms && group != Group::Columns)
            return entityHits(group, limit);
        std::vector<DiscoverHit> &all = group == Group::Terms ? m_terms : m_columns;
        all.resize(std::min(limit, all.size()));
        return std::move(all);
    }

    const DiscoverIndex &m_index;
    const DiscoverQuery &m_query;
    const std::stop_token &m_stop;
    const std::vector<Entry> &m_entries;
    std::string m_text;
    std::vector<std::string> m_words;
    std::size_t m_atLeast = 0; ///< of m_words; 0 = all
    Bitmap m_matches;
    FacetCounter m_facets;
    std::vector<DiscoverHit> m_terms;
    std::vector<DiscoverHit> m_columns;
    std::size_t m_columnTotal = 0;
    Discovery m_result;
};

} // namespace

Result<Discovery> discover(const DiscoverIndex &index, const DiscoverQuery &query,
                           const std::stop_token &stop)
{
    return Discoverer(index, query, stop).run();
}

} // namespace meshscope::workspace
