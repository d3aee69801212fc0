// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"
#include "layout/types.h"

#include <string>

/// One function per format. None can fail: any text of a picture becomes harmless text of the
/// format. Flows that name no card are left out. All output is UTF-8 and ends with a line feed.
namespace meshscope::exports {

/// Indented tree for a terminal: upstream, then downstream of the starts; a dataset that appears
/// again is named but not opened again. Escape sequences in names cannot get through.
std::string toOutline(const Picture &picture);

/// Graphviz. Names are only in labels, never in identifiers or other attributes.
std::string toDot(const Picture &picture);

/// Mermaid flowchart.
std::string toMermaid(const Picture &picture);

/// {"title", "catalog", "filter", "date", "shown", "total", "datasets": [...], "flows": [...]}.
std::string toJson(const Picture &picture);

/// One row per dataset, nearest first on each side; RFC 4180, every cell quoted, cells that a
/// spreadsheet would take for a formula start with an apostrophe (OWASP).
std::string toCsv(const Picture &picture);

/// The drawing, in the light theme. `layout` has one box per card, in the same order, and one route
/// per flow; `width` and `height` of the boxes are those of the request.
std::string toSvg(const Picture &picture, const layout::Request &request,
                  const layout::Layout &layout);

} // namespace meshscope::exports
