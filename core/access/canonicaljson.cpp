// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/canonicaljson.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace meshscope::access {

namespace {

constexpr int deepest = 32;

/// Where UTF-8 bytes and UTF-16 units order differently: characters beyond U+FFFF (first byte 0xF0
/// and up) are surrogates D800..DFFF there, below U+E000..U+FFFF (first byte 0xEE, 0xEF).
int utf16Rank(unsigned char first)
{
    if (first >= 0xf0)
        return 0xee;
    return first >= 0xee ? first + 0x10 : first;
}

void putEscaped(std::string &out, std::string_view raw)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const std::string text = validUtf8(raw);
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (byte < 0x20) {
                out += "\\u00";
                out.push_back(digits[byte >> 4]);
                out.push_back(digits[byte & 0xf]);
            } else {
                out.push_back(c);
            }
        }
    }
    out.push_back('"');
}

void put(std::string &out, const Json &value)
{
    if (const auto *flag = value.boolean()) {
        out += *flag ? "true" : "false";
    } else if (const auto *number = value.integer()) {
        out += std::to_string(*number);
    } else if (const auto *text = value.text()) {
        putEscaped(out, *text);
    } else if (const auto *array = value.array()) {
        out.push_back('[');
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0)
                out.push_back(',');
            put(out, (*array)[i]);
        }
        out.push_back(']');
    } else if (const auto *object = value.object()) {
        out.push_back('{');
        bool first = true;
        for (const auto &[name, member] : *object) {
            if (!std::exchange(first, false))
                out.push_back(',');
            putEscaped(out, name);
            out.push_back(':');
            put(out, member);
        }
        out.push_back('}');
    } else {
        out += "null";
    }
}

std::optional<Json> convert(const nlohmann::json &value, int depth)
{
    if (depth > deepest)
        return std::nullopt;
    switch (value.type()) {
    case nlohmann::json::value_t::null:
        return Json();
    case nlohmann::json::value_t::boolean:
        return Json(value.get<bool>());
    case nlohmann::json::value_t::number_integer:
        return Json(value.get<std::int64_t>());
    case nlohmann::json::value_t::number_unsigned: {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return Json(static_cast<std::int64_t>(number));
    }
    case nlohmann::json::value_t::string:
        return Json(value.get_ref<const std::string &>());
    case nlohmann::json::value_t::array: {
        Json::Array array;
        for (const nlohmann::json &item : value) {
            auto converted = convert(item, depth + 1);
            if (!converted)
                return std::nullopt;
            array.push_back(std::move(*converted));
        }
        return Json(std::move(array));
    }
    case nlohmann::json::value_t::object: {
        Json::Object object;
        for (auto item = value.begin(); item != value.end(); ++item) {
            auto converted = convert(item.value(), depth + 1);
            if (!converted)
                return std::nullopt;
            object.insert_or_assign(item.key(), std::move(*converted));
        }
        return Json(std::move(object));
    }
    default:
        return std::nullopt; // floating point and binary have no canonical text here
    }
}

} // namespace

bool Utf16Order::operator()(std::string_view a, std::string_view b) const
{
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto x = static_cast<unsigned char>(a[i]);
        const auto y = static_cast<unsigned char>(b[i]);
        if (x != y) {
            const int rankX = utf16Rank(x);
            const int rankY = utf16Rank(y);
            return rankX != rankY ? rankX < rankY : x < y;
        }
    }
    return a.size() < b.size();
}

const Json *Json::member(std::string_view name) const
{
    const Object *members = object();
    if (!members)
        return nullptr;
    const auto found = members->find(name);
    return found == members->end() ? nullptr : &found->second;
}

std::string Json::memberText(std::string_view name) const
{
    const Json *found = member(name);
    const std::string *value = found ? found->text() : nullptr;
    return value ? *value : std::string();
}

std::string canonicalText(const Json &value)
{
    std::string out;
    put(out, value);
    return out;
}

std::optional<Json> parseJson(std::string_view text)
{
    const auto parsed = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (parsed.is_discarded())
        return std::nullopt;
    return convert(parsed, 0);
}

} // namespace meshscope::access
