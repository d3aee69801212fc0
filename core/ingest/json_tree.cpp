// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/json_tree.h"

#include "ingest/json.h"

#include <charconv>
#include <cstring>

namespace meshscope::ingest {

namespace {

using namespace simdjson;

constexpr std::size_t maxEntries = 5'000'000; // of one record

std::string_view trimmed(std::string_view token)
{
    const std::size_t last = token.find_last_not_of(" \t\r\n");
    return token.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool readHex4(std::string_view text, std::size_t at, std::uint32_t &code)
{
    if (at + 4 > text.size())
        return false;
    const char *const end = text.data() + at + 4;
    const auto parsed = std::from_chars(text.data() + at, end, code, 16);
    return parsed.ec == std::errc {} && parsed.ptr == end;
}

char *putUtf8(char *out, std::uint32_t c)
{
    const auto byte = [&out](std::uint32_t value) { *out++ = static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3f));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    }
    return out;
}

/// Reads `uXXXX`, with its second half for a surrogate pair; `at` is behind the backslash.
bool readUnicode(std::string_view raw, std::size_t &at, std::uint32_t &code)
{
    if (!readHex4(raw, at + 1, code))
        return false;
    at += 5;
    if (code >= 0xDC00 && code <= 0xDFFF)
        return false;
    if (code < 0xD800 || code > 0xDBFF)
        return true;
    std::uint32_t low = 0;
    if (raw.substr(at, 2) != "\\u" || !readHex4(raw, at + 2, low) || low < 0xDC00 || low > 0xDFFF)
        return false;
    at += 6;
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return '\0';
    }
}

ValueType typeOf(ondemand::json_type type)
{
    switch (type) {
    case ondemand::json_type::object:
        return ValueType::Object;
    case ondemand::json_type::array:
        return ValueType::Array;
    case ondemand::json_type::number:
        return ValueType::Number;
    case ondemand::json_type::string:
        return ValueType::String;
    case ondemand::json_type::boolean:
        return ValueType::Boolean;
    case ondemand::json_type::null:
        return ValueType::Null;
    }
    return ValueType::Null;
}

} // namespace

error_code JsonTreeBuilder::unescape(std::string_view raw, std::string_view &text)
{
    std::size_t at = raw.find('\\');
    if (at == std::string_view::npos) {
        text = raw;
        return SUCCESS;
    }
    char *const start = m_tree.allocate(raw.size());
    std::memcpy(start, raw.data(), at);
    char *out = start + at;
    while (at < raw.size()) {
        if (raw[at] != '\\') {
            const std::size_t next = std::min(raw.find('\\', at), raw.size());
            std::memcpy(out, raw.data() + at, next - at);
            out += next - at;
            at = next;
            continue;
        }
        if (++at >= raw.size())
            return STRING_ERROR;
        if (raw[at] == 'u') {
            std::uint32_t code = 0;
            if (!readUnicode(raw, at, code))
                return STRING_ERROR;
            out = putUtf8(out, code);
            continue;
        }
        const char plain = simpleEscape(raw[at++]);
        if (plain == '\0')
            return STRING_ERROR;
        *out++ = plain;
    }
    text = {start, static_cast<std::size_t>(out - start)};
    return SUCCESS;
}

std::string_view JsonTreeBuilder::keyText(const char *start)
{
    // simdjson has found the closing quote already, so there is one.
    const char *end = start;
    while (*end != '"')
        end += *end == '\\' ? 2 : 1;
    std::string_view text;
    if (const error_code error = unescape({start, static_cast<std::size_t>(end - start)}, text))
        m_keyError = error;
    return text;
}

error_code JsonTreeBuilder::scalar(ondemand::value value, Type type, Tree::Entry &entry)
{
    const std::string_view token = trimmed(value.raw_json_token());
    entry.text = token;
    switch (type) {
    case Type::string:
        if (token.size() < 2 || token.back() != '"')
            return STRING_ERROR;
        return unescape(token.substr(1, token.size() - 2), entry.text);
    case Type::number:
        return isJsonNumber(token) ? SUCCESS : NUMBER_ERROR;
    case Type::boolean:
        return token == "true" || token == "false" ? SUCCESS : T_ATOM_ERROR;
    default:
        entry.text = {};
        return token == "null" ? SUCCESS : N_ATOM_ERROR;
    }
}

error_code JsonTreeBuilder::build(ondemand::value value, std::string_view key, int depth)
{
    Type type {};
    if (const error_code error = value.type().get(type))
        return error;
    const std::size_t index = m_tree.entries().size();
    if (index >= maxEntries)
        return CAPACITY;
    Tree::Entry &entry = m_tree.entries().emplace_back();
    entry.key = key;
    entry.type = typeOf(type);
    const char *const token = value.raw_json_token().data();
    entry.place = static_cast<std::uint32_t>(token - m_document.data());
    error_code error = SUCCESS;
    if (type == Type::object)
        error = buildObject(value, depth + 1);
    else if (type == Type::array)
        error = buildArray(value, depth + 1);
    else
        error = scalar(value, type, entry);
    m_tree.entries()[index].end = static_cast<std::uint32_t>(m_tree.entries().size());
    return error;
}

error_code JsonTreeBuilder::buildObject(ondemand::value value, int depth)
{
    ondemand::object fields;
    if (depth > maxJsonDepth)
        return DEPTH_ERROR;
    if (const error_code error = value.get_object().get(fields))
        return error;
    for (auto field : fields) {
        ondemand::raw_json_string raw;
        ondemand::value child;
        if (const error_code error = field.key().get(raw))
            return error;
        const std::string_view key = keyText(raw.raw());
        if (m_keyError)
            return m_keyError;
        if (const error_code error = field.value().get(child))
            return error;
        if (const error_code error = build(child, key, depth))
            return error;
    }
    return SUCCESS;
}

error_code JsonTreeBuilder::buildArray(ondemand::value value, int depth)
{
    ondemand::array items;
    if (depth > maxJsonDepth)
        return DEPTH_ERROR;
    if (const error_code error = value.get_array().get(items))
        return error;
    for (auto item : items) {
        ondemand::value child;
        if (const error_code error = item.get(child))
            return error;
        if (const error_code error = build(child, {}, depth))
            return error;
    }
    return SUCCESS;
}

error_code JsonTreeBuilder::check(ondemand::value value, int depth)
{
    Type type {};
    if (const error_code error = value.type().get(type))
        return error;
    if (depth > maxJsonDepth)
        return DEPTH_ERROR;
    if (type == Type::object)
        return checkObject(value, depth);
    return type == Type::array ? checkArray(value, depth) : checkScalar(value, type);
}

error_code JsonTreeBuilder::checkObject(ondemand::value value, int depth)
{
    ondemand::object fields;
    if (const error_code error = value.get_object().get(fields))
        return error;
    for (auto field : fields) {
        ondemand::value child;
        if (const error_code error = field.value().get(child))
            return error;
        if (const error_code error = check(child, depth + 1))
            return error;
    }
    return SUCCESS;
}

error_code JsonTreeBuilder::checkArray(ondemand::value value, int depth)
{
    ondemand::array items;
    if (const error_code error = value.get_array().get(items))
        return error;
    for (auto item : items) {
        ondemand::value child;
        if (const error_code error = item.get(child))
            return error;
        if (const error_code error = check(child, depth + 1))
            return error;
    }
    return SUCCESS;
}

error_code JsonTreeBuilder::checkScalar(ondemand::value value, Type type)
{
    const std::string_view token = trimmed(value.raw_json_token());
    switch (type) {
    case Type::number:
        return isJsonNumber(token) ? SUCCESS : NUMBER_ERROR;
    case Type::boolean:
        return token == "true" || token == "false" ? SUCCESS : T_ATOM_ERROR;
    case Type::null:
        return token == "null" ? SUCCESS : N_ATOM_ERROR;
    default:
        return token.size() > 1 && token.back() == '"' ? SUCCESS : STRING_ERROR;
    }
}

} // namespace meshscope::ingest
