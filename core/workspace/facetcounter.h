// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/discover.h"

#include <array>
#include <span>
#include <vector>

namespace meshscope::workspace {

/// The filters of one search, and what every value of every facet would leave. Lives for the length
/// of one search.
class FacetCounter
{
public:
    FacetCounter(const DiscoverIndex &index, const DiscoverQuery &query);

    /// One pass over the matches: an entity that fails no filter counts everywhere, one that fails
    /// a single facet counts in that facet alone.
    void count(const search::Bitmap &matches);
    /// For groups that are not entities: how many of them there are.
    void setKindCount(Group group, std::size_t count);

    /// The entities of a group that match and pass every filter.
    const search::Bitmap &passing(Group group) const;
    /// Whether the kinds chosen let a group be shown.
    bool isOpen(Group group) const;
    /// Whether anything but the kind is filtered.
    bool isFiltered() const;
    /// Whether one of the entities passes every filter but the kind: that is how a column or a term
    /// passes, whether or not its carriers match the words.
    bool carrierPasses(std::span<const std::uint32_t> carriers) const;

    /// Values with hits and chosen ones; words of the model in their order, others by count.
    std::array<std::vector<FacetCount>, facetCount> counts() const;

private:
    bool passes(std::size_t facet, std::size_t entry) const;
    bool passesTag(std::size_t entry) const;
    void add(std::size_t facet, std::size_t entry);

    const DiscoverIndex &m_index;
    std::array<search::Bitmap, groupCount> m_groups;
    std::array<std::vector<std::uint32_t>, facetCount> m_counts;
    std::array<std::vector<bool>, facetCount> m_chosen;
    std::array<bool, facetCount> m_filtered {};
};

} // namespace meshscope::workspace
