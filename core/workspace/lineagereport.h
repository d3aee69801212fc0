// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/lineageexport.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

/// Lineage exports without a window: the same writers, laid out by our own engine.
namespace meshscope::workspace {

/// text, dot, mermaid, svg, csv, json.
std::optional<LineageFormat> parseLineageFormat(std::string_view word);

/// A view in a format, with the catalog's name, the filter in words and the day of `reader` on it.
Result<std::string> lineageReport(Reader &reader, const LineageView &view, LineageFormat format,
                                  const std::stop_token &stop);

} // namespace meshscope::workspace
