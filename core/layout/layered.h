// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/types.h"

#include <stop_token>

namespace meshscope::layout {

/// Our own layered layout: milliseconds at a thousand boxes, any graph (cycles, loops, parallel
/// edges, parts), the same request always gives the same picture. Pure. Errors: Cancelled; Invalid
/// when an edge names a box out of range or a size is not a positive number.
Result<Layout> layOutLayered(const Request &request, const std::stop_token &stop = {});

/// What dot would take, before it is started (layout notes: about 0.13e-3 (N + V)^2 ms, V = ranks
/// that edges pass through).
struct Effort
{
    std::size_t boxes = 0;
    std::size_t passed = 0; ///< V
    double dotMs = 0;
};
Effort effortOf(const Request &request);

/// How to bring a first picture to the screen.
enum class Plan : std::uint8_t {
    Dot, ///< dot alone, within about 100 ms
    LayeredThenDot, ///< own layout at once, dot's when it comes in time
    Layered, ///< dot would take too long
};
Plan planFor(const Effort &effort);

/// Invalid when the request cannot be laid out, and why.
Status checkRequest(const Request &request);

} // namespace meshscope::layout
