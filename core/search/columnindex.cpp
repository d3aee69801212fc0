// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columnindex.h"

#include <tsl/robin_map.h>

#include <algorithm>

namespace meshscope::search {

ColumnIndex::ColumnIndex(std::span<const ColumnOccurrence> columns)
{
    tsl::robin_map<std::string_view, std::uint32_t> counts;
    for (const ColumnOccurrence &column : columns)
        ++counts[column.name];
    m_names.reserve(counts.size());
    for (const auto &[name, count] : counts)
        m_names.emplace_back(name);
    std::sort(m_names.begin(), m_names.end());
    m_first.assign(m_names.size() + 1, 0);
    std::vector<DocumentText> documents;
    documents.reserve(m_names.size());
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        const auto found = counts.find(m_names[i]);
        m_first[i + 1] = m_first[i] + found->second;
        documents.push_back({m_names[i], {}, {}, found->second});
        found.value() = i; // from here on the name's number
    }
    m_owners.resize(columns.size());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (const ColumnOccurrence &column : columns)
        m_owners[next[counts[column.name]]++] = column.owner;
    for (std::uint32_t i = 0; i < m_names.size(); ++i)
        std::sort(m_owners.begin() + m_first[i], m_owners.begin() + m_first[i + 1]);
    m_index = Index(documents);
}

std::span<const std::uint32_t> ColumnIndex::owners(std::uint32_t name) const
{
    if (name >= m_names.size())
        return {};
    return {m_owners.data() + m_first[name], m_owners.data() + m_first[name + 1]};
}

Result<ColumnsFound> ColumnIndex::search(std::string_view text, std::size_t limit,
                                         const std::stop_token &stop) const
{
    const auto found = m_index.search({.text = std::string(text), .limit = limit}, stop);
    if (!found)
        return found.error();
    ColumnsFound result;
    result.names = found->total;
    result.corrected = found->corrected;
    for (const Hit &hit : found->hits)
        result.hits.push_back({hit.document, m_names[hit.document],
                               m_first[hit.document + 1] - m_first[hit.document], hit.reason,
                               hit.nameRanges});
    if (result.names == result.hits.size()) {
        for (const ColumnHit &hit : result.hits)
            result.occurrences += hit.occurrences;
        return result;
    }
    std::string all;
    for (const std::string &word : found->words)
        all += word + " ";
    m_index.matching(all).forEachWhile([&](std::size_t name) {
        result.occurrences += m_first[name + 1] - m_first[name];
        return true;
    });
    return result;
}

} // namespace meshscope::search
