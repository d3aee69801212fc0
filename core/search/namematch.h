// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// How well a folded name answers what was typed.
namespace meshscope::search {

enum class Likeness : std::uint8_t { None, Starts, Is };

/// Whether the name is, or starts with, what was typed; "net ord" starts net_orders.
Likeness likeness(std::string_view name, std::string_view typed);

inline constexpr std::uint32_t wholeWordQuality = 6;
inline constexpr std::uint32_t beginningQuality = 4;
inline constexpr std::uint32_t insideQuality = 2;
/// The best place of the word in the name; 0 = nowhere.
std::uint32_t nameQuality(std::string_view name, std::string_view word);

} // namespace meshscope::search
