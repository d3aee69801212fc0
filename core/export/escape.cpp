// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/escape.h"

#include "base/text.h"

#include <array>

namespace meshscope::exports {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// U+FFFE and U+FFFF are valid UTF-8 but not XML.
std::string withoutNonCharacters(std::string text)
{
    for (const std::string_view bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (std::size_t at = text.find(bad); at != std::string::npos; at = text.find(bad, at))
            text.replace(at, bad.size(), "\xEF\xBF\xBD");
    }
    return text;
}

/// What a label shows of a name: one line. The word joiner that displayLine sets against Qt's rich
/// text guess has no use in a file.
std::string oneLine(std::string_view text)
{
    std::string line = displayLine(text);
    constexpr std::string_view joined = "<\xE2\x81\xA0";
    for (std::size_t at = line.find(joined); at != std::string::npos;
         at = line.find(joined, at + 1))
        line.replace(at, joined.size(), "<");
    return line;
}

} // namespace

std::string xmlText(std::string_view text)
{
    std::string out;
    for (const char c : withoutNonCharacters(oneLine(text))) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string dotLabel(std::string_view text)
{
    std::string out = "\"";
    for (const char c : oneLine(text)) {
        if (c == '"')
            out += "\\\"";
        else if (c == '\\')
            out += "\\\\";
        else if (c == '&')
            out += "&amp;"; // labels decode HTML entities
        else
            out += c;
    }
    return out + "\"";
}

std::string mermaidText(std::string_view text)
{
    std::string out;
    for (const char c : oneLine(text)) {
        const bool isPlain = isLetterOrDigit(c) || c == ' ' || c == '_' || c == '.' || c == '-'
            || static_cast<unsigned char>(c) >= 0x80;
        if (isPlain)
            out += c;
        else
            out += "#" + std::to_string(static_cast<int>(c)) + ";";
    }
    return out;
}

std::string jsonString(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : validUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string elided(std::string_view text, std::size_t characters)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isContinuation(text[at]))
            continue;
        if (count == characters) {
            // One character makes room for the ellipsis.
            do {
                --at;
            } while (at > 0 && isContinuation(text[at]));
            return std::string(text.substr(0, at)) + "\xE2\x80\xA6";
        }
        ++count;
    }
    return std::string(text);
}

} // namespace meshscope::exports
