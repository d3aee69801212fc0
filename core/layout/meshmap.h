// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/types.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

/// The domain map: each domain an area, its products inside, flows between areas. Areas are placed
/// by their flows, then kept apart; everything is computed from the input alone, without chance or
/// clock, so the same mesh gives the same map.
namespace meshscope::layout {

struct MapArea
{
    std::uint64_t key = 0;
    std::size_t products = 0; ///< in order of importance: the first stands in the middle, larger
    double labelWidth = 120; ///< room that the name needs at the top of the area
};

struct MapFlow
{
    Index from = 0; ///< index into MapRequest::areas
    Index to = 0;
    double weight = 1; ///< ports, datasets: what the map counts
};

struct MapSettings
{
    double markSize = 18; ///< diameter of a product's mark
    double markGap = 26; ///< between marks
    double leadLabel = 18; ///< free height under the first mark, for its name
    double areaGap = 56; ///< between areas, room for flows and their numbers
    double aspect = 1.4;
    double narrowest = 2; ///< width of the thinnest and the thickest flow
    double widest = 12;
};

struct MapRequest
{
    std::vector<MapArea> areas;
    std::vector<MapFlow> flows;
    MapSettings settings {};
};

struct PlacedArea
{
    Point centre;
    double radius = 0; ///< of the smallest circle around centre that holds the outline
    std::vector<Point> outline; ///< closed curve: 1 + 3 k Bezier points, last = first
    Point label; ///< middle of the name's line
    std::vector<Point> products; ///< centre of each mark, in order of input
};

struct PlacedFlow
{
    Route route; ///< one curve from outline to outline; flows there and back bend apart
    double width = 0;
    Point label; ///< where its number stands
};

struct MeshMap
{
    std::vector<PlacedArea> areas;
    std::vector<PlacedFlow> flows; ///< one per flow; without points for a flow inside one area
    Rect bounds;
};

/// Areas that were on screen can be held near their places: `previous` has a centre or nothing for
/// each area. Errors: Cancelled; Invalid for a flow that names no area.
Result<MeshMap> layOutMap(const MapRequest &request,
                          const std::vector<std::optional<Point>> &previous = {},
                          const std::stop_token &stop = {});

/// The point where the way from the area's middle towards `to` leaves its outline.
Point borderPoint(const PlacedArea &area, Point to);

} // namespace meshscope::layout
