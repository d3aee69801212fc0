// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace meshscope::store {

/// Compresses fast (zstd, level 1): for what is written often and read seldom.
std::string squeeze(std::string_view bytes);
/// Corrupt when it is not what squeeze() made, or would be larger than any of ours.
Result<std::string> expand(std::string_view squeezed);

} // namespace meshscope::store
