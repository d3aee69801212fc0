// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace meshscope::exports {

/// For element content and attribute values of XML 1.0: markup escaped, characters that XML does
/// not allow replaced, one line.
std::string xmlText(std::string_view text);
/// A quoted DOT string whose label shows exactly this text in one line.
std::string dotLabel(std::string_view text);
/// The text of a Mermaid label: everything but letters, digits and a few marks as entity codes.
std::string mermaidText(std::string_view text);
/// A JSON string with its quotes. Invalid UTF-8 is replaced.
std::string jsonString(std::string_view text);
/// At most this many characters, with an ellipsis if cut. The text must be valid UTF-8.
std::string elided(std::string_view text, std::size_t characters);

} // namespace meshscope::exports
