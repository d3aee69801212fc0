// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <cstddef>
#include <vector>

namespace meshscope::layout {

/// A small loop at the right side of a box whose top left corner is `position`.
Route selfRoute(Point position, const Box &box);

/// The same route with its ends at other heights: for a line between two columns of two cards.
/// Only the parts next to the boxes bend; what passes through gaps between boxes stays.
Route withEnds(Route route, double fromY, double toY);

/// The point at 0 <= t <= 1 of the curve that starts at points[first].
Point pointOnCurve(const std::vector<Point> &points, std::size_t first, double t);

/// Moves everything.
void shift(Layout &layout, Point by);

/// The smallest rectangle around all boxes and routes.
Rect boundsOf(const Request &request, const Layout &layout);

} // namespace meshscope::layout
