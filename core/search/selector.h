// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The selector language, the same in the search box, the graph, policies and the command line:
///
///     net_orders               this name, or these words when nothing has the name
///     "net orders".amount      quoted: anything goes; .amount is a column of it
///     2+orders+1.net_amount    two steps up, one down; + without a number: to the end
///     tag:pii domain:sales owner:ana kind:topic status:active grade:degraded platform:kafka
///     class:restricted name:orders
///     a -> b                   everything on the ways from a to b
///     not a, a and b, a b, a or b, ( )     in this order of precedence, -> before them
namespace meshscope::search {

enum class Field : std::uint8_t { Tag, Domain, Owner, Kind, Status, Grade, Platform, Class, Name };
std::string_view word(Field field);

/// A depth that a person did not limit.
inline constexpr unsigned toTheEnd = ~0U;

struct Selector
{
    enum class Kind : std::uint8_t {
        All, ///< the empty selector
        Text, ///< value: a name or words
        Has, ///< field and value
        Around, ///< children[0] with up and down steps
        Paths, ///< from children[0] to children[1]
        Not, ///< children[0]
        And, ///< children
        Or, ///< children
    };

    Kind kind = Kind::All;
    Field field = Field::Name;
    std::string value {};
    bool isQuoted = false; ///< value was quoted: never split into dataset and column
    std::string column {}; ///< written after the value, or after the steps
    unsigned up = 0;
    unsigned down = 0;
    std::size_t position = 0; ///< byte in the text, for messages
    std::vector<Selector> children {};
};

/// At most 64 terms, 4 KiB and 32 levels. Error: Invalid with a message for a person and `where`
/// "character N" (counted from 1).
Result<Selector> parseSelector(std::string_view text);

/// The selector as text that parses to the same; for saved searches, links and messages.
std::string toText(const Selector &selector);

} // namespace meshscope::search
