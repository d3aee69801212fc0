// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace meshscope {

/// The word that a mistyped one was probably meant to be: the candidate with the fewest inserted,
/// removed, replaced or swapped neighbouring bytes (optimal string alignment), the first of equals;
/// none where more than a third of the word would have to change. Compares bytes: for verbs, field
/// names and other identifiers. The answer points into `candidates`.
std::optional<std::string_view> nearestWord(std::string_view word,
                                            std::span<const std::string_view> candidates);

} // namespace meshscope
