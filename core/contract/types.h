// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/comparison.h"

#include <string_view>

namespace meshscope::contract {

/// What a change of a column's type means (the type lattice). `comparable` is false when one side
/// gives no type at all.
struct TypeVerdict
{
    bool changed = false;
    Level consumer = Level::None;
    Level producer = Level::None;
    std::string_view why;
};

TypeVerdict compareTypes(const Column &before, const Column &after);

} // namespace meshscope::contract
