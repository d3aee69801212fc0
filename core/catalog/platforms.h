// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace meshscope::catalog {

enum class NameForm : std::uint8_t {
    Identifiers, ///< dotted, each part may be quoted
    Opaque, ///< one token; a dot in it means nothing
    Path, ///< slashes; never split at dots
};

/// How one platform writes and compares names (standards.md 1.4.2).
struct PlatformRules
{
    bool foldsNames;
    bool foldsColumns;
    NameForm form;
    bool global; ///< names are unique in the world: the instance is "*"
    int port; ///< default port of its host, 0 = none
};

/// By canonical platform name; a platform that is not known keeps case and splits dotted names.
const PlatformRules &platformRules(std::string_view platform);

/// Lower case: ASCII as it is, other letters by full case folding.
std::string lowerCase(std::string_view text);

} // namespace meshscope::catalog
