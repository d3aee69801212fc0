// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/selector.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::search {

struct SelectorToken
{
    enum class Kind : std::uint8_t {
        Term,
        UpSteps, ///< `2+` before something
        DownSteps, ///< `+1` or `+1.column` behind something
        Open,
        Close,
        And,
        Or,
        Not,
        Arrow,
        End,
    };

    Kind kind = Kind::End;
    std::size_t position = 0;
    std::optional<Field> field {};
    std::string text {}; ///< of a term; of DownSteps the column
    std::string column {};
    bool isQuoted = false;
    unsigned steps = 0;
};

/// Ends with a token of kind End. Error: Invalid.
Result<std::vector<SelectorToken>> selectorTokens(std::string_view text);
/// Whether a value can stand without quotes and mean itself.
bool isPlainSelectorWord(std::string_view value);
Error selectorError(const std::string &message, std::size_t position);

} // namespace meshscope::search
