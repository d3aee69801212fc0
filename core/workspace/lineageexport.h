// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"
#include "workspace/lineageview.h"

#include <cstdint>
#include <string>

namespace meshscope::workspace {

enum class LineageFormat : std::uint8_t { Svg, Dot, Mermaid, Csv, Json, Outline };

/// What is written on an export beside the graph.
struct LineageStamp
{
    std::string catalog; ///< its name
    std::string filter; ///< the selection in words or as a selector
    std::string date; ///< for people
};

/// The drawing on screen: one box per card of the view, then one per hub; one edge per flow, then
/// one per hub.
struct LineageDrawing
{
    const layout::Request &request;
    const layout::Layout &layout;
};

/// Exactly what a view shows, folds included, in that format. Cannot fail.
std::string exportLineage(const LineageView &view, const LineageStamp &stamp,
                          const LineageDrawing &drawing, LineageFormat format);

} // namespace meshscope::workspace
