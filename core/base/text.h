// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The gates that every string from a file passes before a person sees it. Imported names and
/// descriptions are hostile until then: see the threat table in the README (text safety).
namespace meshscope {

/// One line for a label, tooltip, title or table cell. Invalid UTF-8 becomes U+FFFD; controls, line
/// breaks and bidirectional or zero-width marks become U+2423 (open box); at most `maxCharacters`
/// code points, cut with an ellipsis; a text that Qt would take for rich text is made plain by a
/// word joiner after each `<`. Idempotent.
std::string displayLine(std::string_view text, std::size_t maxCharacters = 1024);

/// Like displayLine but keeps line feeds and tabs: for SQL, raw documents and multi-line notes.
std::string displayBlock(std::string_view text, std::size_t maxCharacters = 1U << 20);

/// Markdown of a description as the small HTML subset that Qt's rich text shows safely: p, b, i,
/// code, pre, ul, ol, li, h4, br, table; links only http(s) with a host. No images, no raw HTML, no
/// style. Input over 16 KiB or nested over 8 levels comes back as escaped plain text.
std::string descriptionHtml(std::string_view markdown);

/// The same description as plain text in one paragraph: for list rows, the terminal and search.
std::string descriptionPlain(std::string_view markdown);

/// For human output on a terminal or into a pipe: escape sequences cannot get through. C0 and C1
/// controls are written `^X` or `<U+0085>`, bidirectional marks `<U+202E>`.
std::string terminalLine(std::string_view text);

/// Valid UTF-8 with each broken sequence replaced by U+FFFD; unchanged when already valid.
std::string validUtf8(std::string_view text);
/// Whether `text` is valid UTF-8; `offset` is the byte where it breaks.
bool isValidUtf8(std::string_view text, std::size_t *offset = nullptr);

/// NFKC + full case folding (ICU), for keys and search. Idempotent.
std::string foldCase(std::string_view text);
/// foldCase, then everything but letters and digits to `-`, trimmed: keys of domains and teams.
std::string slug(std::string_view text);
/// Whether two letters of different scripts make this name look like another (UTS #39, mixed
/// script).
bool isSuspiciousName(std::string_view text);

/// Only for addresses that may be handed to the system's browser: http or https, a host, no user
/// info, no control characters. See F12.
bool isOpenableUrl(std::string_view url);

} // namespace meshscope
