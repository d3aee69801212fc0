// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lineage/columns.h"
#include "lineage/slice.h"
#include "model/column.h"
#include "workspace/pageparts.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// The lineage page: the part of the lineage around a dataset or a product that is drawn, the chain
/// of a chosen column, and who is affected. Texts are raw. Functions run on the read lane.
namespace meshscope::workspace {

enum class LineageLevel : std::uint8_t { Datasets, Columns };

/// A person asked for more neighbours of one dataset.
struct LineageExpansion
{
    EntityId at;
    lineage::Direction direction = lineage::Direction::Down;
    std::uint32_t shown = 0;
};

struct LineageRequest
{
    EntityId start; ///< dataset or product
    unsigned up = 1;
    unsigned down = 1;
    LineageLevel level = LineageLevel::Columns;
    std::string column {}; ///< path of a column of the start; empty: none chosen
    std::string columnFilter {}; ///< start card: columns whose path contains this
    bool allColumns = false; ///< start card: more than the first dozen
    std::vector<LineageExpansion> expanded {};
};

/// A column as a card shows it.
struct LineageColumn
{
    std::string path;
    std::string type;
    Classification classification = Classification::Unknown;
    bool personal = false;
    bool isKey = false;
    std::optional<Outcome> outcome; ///< worst last outcome of its tests; unset: it has none
    std::optional<FlowClass> chain; ///< how it belongs to the chosen column's chain
    bool isChosen = false;
};

struct LineageCard
{
    EntityId id;
    std::string uid;
    std::string name;
    std::string context;
    AssetType type = AssetType::Unknown;
    DomainLabel domain;
    ProductStatus status = ProductStatus::Unknown; ///< of its product
    Grade grade = Grade::Insufficient;
    std::optional<float> score;
    Classification classification = Classification::Unknown;
    bool personal = false;
    int step = 0; ///< negative upstream
    bool isStart = false;
    bool isOnChain = true; ///< false: a column is chosen and nothing of it is here
    bool isChainUnknown = false; ///< a column is chosen and no source tells whether it is used here
    std::vector<LineageColumn> columns; ///< those shown
    std::size_t matchingColumns = 0; ///< after the filter
    std::size_t totalColumns = 0;
    std::size_t beyondUp = 0; ///< neighbours past the asked depth
    std::size_t beyondDown = 0;
};

/// All flows between two cards.
struct LineageFlow
{
    std::uint32_t from = 0; ///< index into LineageView::cards
    std::uint32_t to = 0;
    struct Columns
    {
        std::string from;
        std::string to;
        FlowClass flow = FlowClass::Direct;
    };
    std::vector<Columns> chain; ///< the chosen column's part; empty: off the chain
};

/// "+287 more": datasets next to a card that are not shown.
struct LineageHub
{
    std::uint32_t at = 0; ///< index into LineageView::cards
    lineage::Direction direction = lineage::Direction::Down;
    std::size_t count = 0;
    std::size_t onChain = 0; ///< of them use the chosen column
    std::size_t unknown = 0; ///< of them may use it: no source tells
    std::array<std::size_t, 4> grades {}; ///< healthy, at risk, degraded, unknown
};

/// Somebody upstream or downstream.
struct ImpactRow
{
    EntityId id;
    std::string uid;
    std::string name;
    std::string context;
    DomainLabel domain;
    Grade grade = Grade::Insufficient;
    std::optional<float> score;
    int distance = 0; ///< steps away, at least 1
    std::string owner; ///< empty: not known
    std::vector<std::string> columns; ///< with a chosen column: which of theirs come from it
    bool isIndirect = false; ///< the column only filters, joins or orders there
    bool isShown = false; ///< has a card
    bool isUnknown = false; ///< with a chosen column: no source tells whether it is used here
};

struct Impact
{
    /// Shown ones first, then nearest, then those of which it is not known; at most impactLimit.
    std::vector<ImpactRow> rows;
    std::size_t datasets = 0; ///< all of them but the unknown ones
    std::size_t unknown = 0; ///< may use the chosen column: no source tells
    std::size_t reached = 0; ///< datasets on that side, whether or not they use the column
    std::size_t columns = 0; ///< with a chosen column
    std::size_t people = 0; ///< different owners
    std::size_t shown = 0; ///< how many have a card
};
inline constexpr std::size_t impactLimit = 2000;

struct LineageStep
{
    int step = 0;
    std::size_t shown = 0;
    std::size_t total = 0;
};

struct LineageView
{
    PageLink start;
    LineageRequest request; ///< what was answered
    std::vector<LineageCard> cards; ///< starts first, then nearest first
    std::vector<LineageFlow> flows;
    std::vector<LineageHub> hubs;
    std::vector<LineageStep> steps; ///< ascending, without empty ones
    std::size_t shown = 0;
    std::size_t total = 0;
    std::size_t folded = 0;
    Impact upstream;
    Impact downstream;
    bool hasColumnFlows = false; ///< a source told about the chosen column
    bool isChainCut = false; ///< too many flows to follow them all; counts are lower bounds
};

/// NotFound when the start is no dataset or product of the catalog (or a product without datasets);
/// Cancelled on stop.
Result<LineageView> lineageView(Reader &reader, const LineageRequest &request,
                                const std::stop_token &stop);

/// What a person wrote into the field of the page: `2+net_orders+1.net_amount`, a name, a link.
struct LineageSelection
{
    std::string uid;
    EntityKind kind = EntityKind::Asset;
    std::optional<unsigned> up;
    std::optional<unsigned> down;
    std::string column;
};
/// Invalid for what is no selector or selects by properties, NotFound and Conflict as lookUp().
Result<LineageSelection> selectLineage(Reader &reader, std::string_view text);

/// Datasets to begin with: those most used, at most `limit`.
std::vector<PageLink> lineageStarts(Reader &reader, std::size_t limit);

} // namespace meshscope::workspace
