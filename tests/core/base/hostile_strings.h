// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace meshscope {

/// Names and descriptions as an attacker, or only an odd tool, would write them: markup, controls,
/// bidirectional and zero-width marks, broken UTF-8, Markdown traps, escape sequences.
std::vector<std::string> hostileStrings();

} // namespace meshscope
