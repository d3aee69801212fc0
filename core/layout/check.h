// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <cstdint>
#include <string>

namespace meshscope::layout {

/// What is wrong with a result; empty when it may be shown: every box has a finite place, no two
/// boxes overlap, every edge has a route that starts and ends at its boxes.
std::string faultOf(const Request &request, const Layout &layout);

/// Crossings of straight lines from right to left borders: the measure to compare two layouts of
/// the same request with. O(edges^2).
std::uint64_t straightCrossings(const Request &request, const Layout &layout);

/// Routes of the layout that pass through a box that is not one of their ends (sampled, 16 points a
/// curve).
std::size_t boxesCut(const Request &request, const Layout &layout);

} // namespace meshscope::layout
