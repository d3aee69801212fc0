// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meshscope::exports {

/// One quoted cell. A cell that starts with = + - @ tab, carriage return or line feed gets an
/// apostrophe in front, so that no spreadsheet runs it (OWASP, CSV Injection).
std::string csvCell(std::string_view text);
/// Cells joined by commas, with CR LF at the end (RFC 4180).
std::string csvRow(const std::vector<std::string> &cells);

} // namespace meshscope::exports
