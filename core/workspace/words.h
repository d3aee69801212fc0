// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"

#include <string_view>

namespace meshscope::workspace {

/// The value of enumeration E whose stored word is `text`; `fallback` for any other word. E's
/// values run from zero to `last`.
template<typename E>
E fromWord(std::string_view text, E last, E fallback)
{
    for (int value = 0; value <= static_cast<int>(last); ++value)
        if (word(static_cast<E>(value)) == text)
            return static_cast<E>(value);
    return fallback;
}

} // namespace meshscope::workspace
