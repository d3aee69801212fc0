// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "graph/mapscene.h"
#include "layout/meshmap.h"
#include "workspace/meshmap.h"

#include <memory>
#include <stop_token>

namespace meshscope::app {

enum class MapWeight : std::uint8_t { Ports, Grants };

/// The map with its places: what the screen shows.
struct MapDrawing
{
    std::shared_ptr<const workspace::MeshMapView> view;
    layout::MeshMap layout;
    MapScenePointer scene;
    std::vector<std::size_t> flows; ///< indices into view->flows, one per line of the scene
};
using MapDrawingPointer = std::shared_ptr<const MapDrawing>;

/// Places domains and products and builds the scene; on the compute lane. Domains that were on the
/// screen stay near their places. Cancelled on stop.
Result<MapDrawingPointer> drawMap(std::shared_ptr<const workspace::MeshMapView> view,
                                  MapWeight weight, const MapDrawingPointer &before,
                                  const std::stop_token &stop);

std::size_t weightOf(const workspace::MapFlow &flow, MapWeight weight);

} // namespace meshscope::app
