// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <span>
#include <utility>
#include <vector>

namespace meshscope::layout {

/// A connected part of a request, as a request of its own.
struct Part
{
    Request request;
    std::vector<Index> boxes; ///< index in the whole, in ascending order
    std::vector<Index> edges;
};

/// In order of their first box. Edges that name a box out of range are in no part. Boxes that are
/// paired in `together` come into one part although no edge connects them.
std::vector<Part> splitParts(const Request &request,
                             std::span<const std::pair<Index, Index>> together = {});

/// Puts finished parts together: the largest first, on shelves, to about the wanted aspect. Each
/// layout must be complete for its part, its bounds anywhere. Edges in no part get no route.
Layout packParts(const Request &request, const std::vector<Part> &parts,
                 std::vector<Layout> layouts);

/// Copies the result of the part with this number into the whole, as it lies.
void mergePart(Layout &whole, const Part &part, Index number, Layout layout);
/// A layout with room for every box and edge of the request.
Layout emptyLayout(const Request &request);

} // namespace meshscope::layout
