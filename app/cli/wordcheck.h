// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

/// Mistyped words of a command: what was probably meant is said.
namespace meshscope::cli {

/// One of the words; as CLI::IsMember, but a slip is answered with the word it may stand for.
CLI::Validator oneOf(const std::vector<std::string> &words);

/// `did you mean "--json"?` for the first option that `app` and the verb asked for do not know;
/// empty when nothing is near.
std::string optionMeant(const CLI::App &app);

} // namespace meshscope::cli
