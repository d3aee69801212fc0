// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/discoverindex.h"

#include <optional>

namespace meshscope::workspace {

enum class DiscoverSort : std::uint8_t {
    BestMatch,
    Name,
    Quality, ///< lowest proven score first: unproven and broken things float up
    UsedBy, ///< most used first
};

struct DiscoverQuery
{
    std::string text;
    std::string column; ///< not empty: the datasets with a column of exactly this name, not `text`
    std::array<std::vector<std::string>, facetCount> filters; ///< keys; any of a facet, all facets
    DiscoverSort sort = DiscoverSort::BestMatch;
    std::optional<Group> only; ///< "Show all" of one group
    std::size_t limit = 50; ///< rows over all groups
};

/// A row that was found, ready to show: texts have passed the gate, ranges are in UTF-16 units.
struct DiscoverHit
{
    Group group = Group::Products;
    EntityId id; ///< 0 for terms and columns
    std::string key; ///< terms: the tag's key; columns: the column's name, raw
    std::string name;
    std::vector<search::Range> nameRanges;
    search::Reason reason = search::Reason::Everything;
    std::string context; ///< schema, version ...
    std::string snippet; ///< the part of the description that matched
    std::vector<search::Range> snippetRanges;
    EntityKind kind = EntityKind::Asset;
    AssetType assetType = AssetType::Unknown;
    Archetype archetype = Archetype::Unknown;
    DomainLabel domain;
    ProductStatus status = ProductStatus::Unknown; ///< products, contracts; datasets: the product's
    Grade grade = Grade::Insufficient;
    std::optional<float> score;
    Classification classification = Classification::Unknown;
    bool hasMeasures = false; ///< grade and classification mean something: products and datasets
    std::uint32_t usedBy = 0;
    std::uint32_t count = 0; ///< datasets: columns; columns: datasets that have it; terms: carriers
};

struct DiscoverGroup
{
    Group group = Group::Products;
    std::vector<DiscoverHit> hits;
    std::size_t total = 0;
};

struct FacetCount
{
    std::uint32_t choice = 0; ///< into DiscoverIndex::choices(facet)
    std::uint32_t count = 0;
    bool checked = false;
};

struct Discovery
{
    std::vector<DiscoverGroup> groups; ///< those with hits, in order
    std::array<std::vector<FacetCount>, facetCount> facets; ///< values with hits, and checked ones
    std::size_t shown = 0;
    std::size_t total = 0;
    /// Of `total`: terms and columns that are there for what carries them and passes the filters.
    /// No facet but the kind counts them.
    std::size_t carried = 0;
    std::vector<std::string> corrected; ///< words taken for those typed; empty: taken as typed
    bool someWords = false; ///< nothing has all words: what has the most, best first
    double milliseconds = 0;
};

/// Finds products, datasets, contracts, terms, people and columns. A facet's counts ignore its own
/// filter, so they say what choosing a value would give; an entity that a facet says nothing about
/// is in none of its counts. Pure: works on the snapshot alone. Cancelled on stop.
Result<Discovery> discover(const DiscoverIndex &index, const DiscoverQuery &query,
                           const std::stop_token &stop);

} // namespace meshscope::workspace
