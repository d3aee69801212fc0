// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/facetcounter.h"

#include "base/text.h"

#include <algorithm>
#include <functional>

namespace meshscope::workspace {

namespace {

constexpr auto kindPlace = static_cast<std::size_t>(Facet::Kind);
constexpr auto tagPlace = static_cast<std::size_t>(Facet::Tag);

std::size_t place(Group group)
{
    return static_cast<std::size_t>(group);
}

} // namespace

FacetCounter::FacetCounter(const DiscoverIndex &index, const DiscoverQuery &query)
    : m_index(index)
{
    m_groups.fill(search::Bitmap(index.snapshot().entries().size()));
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto &choices = index.choices(static_cast<Facet>(f));
        m_counts[f].assign(choices.size(), 0);
        m_chosen[f].assign(choices.size(), false);
        for (const std::string &key : query.filters[f]) {
            m_filtered[f] = true; // an unknown key finds nothing instead of everything
            for (std::size_t c = 0; c < choices.size(); ++c)
                if (choices[c].key == key || foldCase(choices[c].name) == foldCase(key))
                    m_chosen[f][c] = true;
        }
    }
}

bool FacetCounter::passesTag(std::size_t entry) const
{
    return std::ranges::any_of(m_index.tagsOf(entry),
                               [this](std::uint32_t tag) { return m_chosen[tagPlace][tag]; });
}

bool FacetCounter::passes(std::size_t facet, std::size_t entry) const
{
    if (!m_filtered[facet])
        return true;
    if (facet == tagPlace)
        return passesTag(entry);
    const std::uint16_t value = m_index.value(static_cast<Facet>(facet), entry);
    return value != DiscoverIndex::takesNoPart && m_chosen[facet][value];
}

void FacetCounter::add(std::size_t facet, std::size_t entry)
{
    if (facet == tagPlace) {
        for (const std::uint32_t tag : m_index.tagsOf(entry))
            ++m_counts[facet][tag];
        return;
    }
    const std::uint16_t value = m_index.value(static_cast<Facet>(facet), entry);
    if (value != DiscoverIndex::takesNoPart)
        ++m_counts[facet][value];
}

void FacetCounter::count(const search::Bitmap &matches)
{
    matches.forEachWhile([this](std::size_t entry) {
        const std::uint16_t group = m_index.group(entry);
        if (group == DiscoverIndex::takesNoPart)
            return true;
        std::size_t failed = 0;
        std::size_t failedFacet = 0;
        for (std::size_t f = 0; f < facetCount && failed < 2; ++f) {
            if (passes(f, entry))
                continue;
            ++failed;
            failedFacet = f;
        }
        if (failed == 1)
            add(failedFacet, entry);
        if (failed != 0)
            return true;
        for (std::size_t f = 0; f < facetCount; ++f)
            add(f, entry);
        m_groups[group].set(entry);
        return true;
    });
}

void FacetCounter::setKindCount(Group group, std::size_t count)
{
    m_counts[kindPlace][place(group)] = static_cast<std::uint32_t>(count);
}

const search::Bitmap &FacetCounter::passing(Group group) const
{
    return m_groups[place(group)];
}

bool FacetCounter::isOpen(Group group) const
{
    return !m_filtered[kindPlace] || m_chosen[kindPlace][place(group)];
}

bool FacetCounter::isFiltered() const
{
    for (std::size_t f = 0; f < facetCount; ++f)
        if (f != kindPlace && m_filtered[f])
            return true;
    return false;
}

bool FacetCounter::carrierPasses(std::span<const std::uint32_t> carriers) const
{
    return std::ranges::any_of(carriers, [this](std::uint32_t entry) {
        for (std::size_t f = 0; f < facetCount; ++f)
            if (f != kindPlace && !passes(f, entry))
                return false;
        return true;
    });
}

std::array<std::vector<FacetCount>, facetCount> FacetCounter::counts() const
{
    std::array<std::vector<FacetCount>, facetCount> all;
    for (std::size_t f = 0; f < facetCount; ++f) {
        std::vector<FacetCount> &values = all[f];
        for (std::uint32_t c = 0; c < m_counts[f].size(); ++c)
            if (m_counts[f][c] > 0 || m_chosen[f][c])
                values.push_back({c, m_counts[f][c], m_chosen[f][c]});
        const auto facet = static_cast<Facet>(f);
        const bool inOrder = facet == Facet::Status || facet == Facet::Kind || facet == Facet::Grade
            || facet == Facet::Classification;
        if (!inOrder)
            std::ranges::stable_sort(values, std::greater<>(), &FacetCount::count);
    }
    return all;
}

} // namespace meshscope::workspace
