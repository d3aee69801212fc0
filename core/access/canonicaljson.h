// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace meshscope::access {

/// Orders names as RFC 8785 section 3.2.3 does: by UTF-16 code units, not by bytes.
struct Utf16Order
{
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};

/// A JSON value for what is audited and for the small lists of requests: no floating point numbers
/// (they have no single text), objects in canonical order.
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, Utf16Order>;

    Json() = default; ///< null
    Json(bool value)
        : m_value(value)
    {
    }
    Json(int value)
        : m_value(std::int64_t {value})
    {
    }
    Json(std::int64_t value)
        : m_value(value)
    {
    }
    Json(std::string value)
        : m_value(std::move(value))
    {
    }
    Json(std::string_view value)
        : m_value(std::string(value))
    {
    }
    Json(const char *value)
        : m_value(std::string(value))
    {
    }
    Json(Array value)
        : m_value(std::move(value))
    {
    }
    Json(Object value)
        : m_value(std::move(value))
    {
    }

    const Array *array() const { return std::get_if<Array>(&m_value); }
    const Object *object() const { return std::get_if<Object>(&m_value); }
    const std::string *text() const { return std::get_if<std::string>(&m_value); }
    const std::int64_t *integer() const { return std::get_if<std::int64_t>(&m_value); }
    const bool *boolean() const { return std::get_if<bool>(&m_value); }
    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }

    /// Member of an object; null if this is no object or has no such member.
    const Json *member(std::string_view name) const;
    /// Text of a member, empty if there is none.
    std::string memberText(std::string_view name) const;

    friend bool operator==(const Json &, const Json &) = default;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> m_value;
};

/// Canonical text (RFC 8785 without floating point): no blanks, sorted names, shortest escapes.
/// Broken UTF-8 is written as U+FFFD, so that the text is always valid.
std::string canonicalText(const Json &value);

/// Reads JSON text. Empty on malformed text, floating point numbers, integers beyond 64 bits or
/// more than 32 levels of nesting.
std::optional<Json> parseJson(std::string_view text);

} // namespace meshscope::access
