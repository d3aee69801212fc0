// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure.h"
#include "bench/world.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace meshscope::bench {

enum class Suite : std::uint8_t { Import, Open, Search, Lineage, Layout, Frame };
inline constexpr std::array allSuites {Suite::Import,  Suite::Open,   Suite::Search,
                                       Suite::Lineage, Suite::Layout, Suite::Frame};

std::string_view suiteName(Suite suite);
std::optional<Suite> parseSuite(std::string_view name);

/// Measures, and reports each figure when it is known. An error means that something did not work,
/// never that it was slow.
Status runSuite(Suite suite, World &world, const Report &report);

} // namespace meshscope::bench
