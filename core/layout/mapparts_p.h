// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/meshmap.h"

namespace meshscope::layout {

/// Products inside one area around (0, 0), its outline and the place of its name.
PlacedArea packArea(const MapArea &area, const MapSettings &settings);
void moveArea(PlacedArea &area, Point by);

/// Centres of circles of these radii: near where their flows pull them, never closer than the gap.
/// T. Kamada, S. Kawai (1989) for the distances wanted, stress majorization (E. Gansner, Y. Koren,
/// S. North, GD 2004) to reach them. Error: Cancelled.
Result<std::vector<Point>> placeAreas(const MapRequest &request, const std::vector<double> &radii,
                                      const std::vector<std::optional<Point>> &previous,
                                      const std::stop_token &stop);

} // namespace meshscope::layout
