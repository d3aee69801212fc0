// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/types.h"

#include <cstdint>
#include <map>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

namespace meshscope::layout {

/// Where a box was when the picture last changed.
struct Placed
{
    Rect rect;
    int rank = 0;
    Index part = 0;
};

/// What layOutStable needs to know of the layout that is on screen, by the keys of the boxes.
struct Previous
{
    std::unordered_map<std::uint64_t, Placed> boxes {};
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<Point>> routes {};
};

Previous rememberPlaces(const Request &request, const Layout &layout);

/// Lays out for expanding, folding and filtering: boxes that were on screen keep their column and
/// their order, new ones are inserted beside what they are connected with, and everything moves as
/// little as the gaps allow. Positions are in the frame of `previous`, they do not start at 0.
/// Without a box in common this is layOutLayered. Errors: Cancelled, Invalid.
///
/// Crossings grow to about one and a half times after five expansions; offer a fresh layout then.
Result<Layout> layOutStable(const Previous &previous, const Request &request,
                            const std::stop_token &stop = {});

} // namespace meshscope::layout
