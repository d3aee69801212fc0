// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/tree.h"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace meshscope::ingest {

namespace {

void appendJsonText(std::string &out, std::string_view text)
{
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.append({'\\', c});
        else if (static_cast<unsigned char>(c) < 0x20)
            out.append(fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
        else
            out.push_back(c);
    }
    out.push_back('"');
}

bool equalsNoCase(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] | 0x20) != lower[i])
            return false;
    return true;
}

std::size_t digits(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end - at;
}

/// Keys of one object differ in length or last letter mostly; so this seldom compares whole texts.
bool isKey(std::string_view known, std::string_view wanted)
{
    return known.size() == wanted.size() && (known.empty() || known.back() == wanted.back())
        && known == wanted;
}

/// Writes an entry and all below it; returns the index after it. Marks nothing as used.
std::uint32_t appendJson(std::string &out, const std::vector<Tree::Entry> &entries,
                         std::uint32_t index)
{
    const Tree::Entry &entry = entries[index];
    switch (entry.type) {
    case ValueType::Null:
        out.append("null");
        return entry.end;
    case ValueType::Boolean:
        out.append((entry.text[0] | 0x20) == 't' ? "true" : "false");
        return entry.end;
    case ValueType::Number: // YAML's 007 and .5 are none of JSON
        if (isJsonNumber(entry.text))
            out.append(entry.text);
        else
            appendJsonText(out, entry.text);
        return entry.end;
    case ValueType::String:
        appendJsonText(out, entry.text);
        return entry.end;
    default:
        break;
    }
    const bool object = entry.type == ValueType::Object;
    out.push_back(object ? '{' : '[');
    for (std::uint32_t child = index + 1; child < entry.end;) {
        if (child != index + 1)
            out.push_back(',');
        if (object) {
            appendJsonText(out, entries[child].key);
            out.push_back(':');
        }
        child = appendJson(out, entries, child);
    }
    out.push_back(object ? '}' : ']');
    return entry.end;
}

} // namespace

bool isJsonNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0'))
        return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits(text, at + 1);
        if (fraction == 0)
            return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = digits(text, at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == text.size();
}

ValueType Value::type() const
{
    return m_tree == nullptr || m_tree->isEmpty() ? ValueType::Null
                                                  : m_tree->entries()[m_index].type;
}

bool Value::isEmpty() const
{
    switch (type()) {
    case ValueType::Null:
        return true;
    case ValueType::String:
        return m_tree->entries()[m_index].text.empty();
    case ValueType::Array:
    case ValueType::Object:
        return m_tree->entries()[m_index].end == m_index + 1;
    default:
        return false;
    }
}

Value Value::operator[](std::string_view key) const
{
    if (!isObject())
        return {};
    const auto &entries = m_tree->entries();
    const std::uint32_t end = entries[m_index].end;
    entries[m_index].used = true;
    std::uint32_t found = 0;
    for (std::uint32_t i = m_index + 1; i < end; i = entries[i].end)
        if (isKey(entries[i].key, key))
            found = i;
    if (found == 0)
        return {};
    entries[found].used = true;
    return {m_tree, found};
}

std::string_view Value::key() const
{
    return m_tree == nullptr ? std::string_view {} : m_tree->entries()[m_index].key;
}

std::uint32_t Value::place() const
{
    return m_tree == nullptr || m_tree->isEmpty() ? 0 : m_tree->entries()[m_index].place;
}

Value::Children Value::items() const
{
    if (!isArray())
        return {};
    m_tree->entries()[m_index].used = true;
    for (const Value item : Children(m_tree, m_index))
        m_tree->entries()[item.m_index].used = true;
    return {m_tree, m_index};
}

Value::Children Value::fields() const
{
    if (!isObject())
        return {};
    m_tree->entries()[m_index].used = true;
    m_tree->entries()[m_index].keysAreData = true;
    for (const Value field : Children(m_tree, m_index))
        m_tree->entries()[field.m_index].used = true;
    return {m_tree, m_index};
}

Value::Children Value::members() const
{
    if (!isObject())
        return {};
    m_tree->entries()[m_index].used = true;
    return {m_tree, m_index};
}

std::string_view Value::text() const
{
    if (m_tree == nullptr || m_tree->isEmpty())
        return {};
    const Tree::Entry &entry = m_tree->entries()[m_index];
    if (entry.type != ValueType::String && entry.type != ValueType::Number
        && entry.type != ValueType::Boolean)
        return {};
    entry.used = true;
    return entry.text;
}

std::optional<bool> Value::boolean() const
{
    const std::string_view raw = text();
    if (equalsNoCase(raw, "true") || equalsNoCase(raw, "yes"))
        return true;
    if (equalsNoCase(raw, "false") || equalsNoCase(raw, "no"))
        return false;
    return std::nullopt;
}

std::optional<double> Value::number() const
{
    std::string_view raw = text();
    if (raw.starts_with('+'))
        raw.remove_prefix(1);
    double value = 0;
    const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (raw.empty() || parsed.ec != std::errc {} || parsed.ptr != raw.data() + raw.size())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> Value::integer() const
{
    const std::string_view raw = text();
    std::int64_t whole = 0;
    const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), whole);
    if (!raw.empty() && parsed.ec == std::errc {} && parsed.ptr == raw.data() + raw.size())
        return whole;
    const std::optional<double> value = number();
    constexpr double limit = 9.0e18;
    if (!value || !(*value > -limit && *value < limit))
        return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

std::vector<std::string> Value::strings() const
{
    std::vector<std::string> all;
    if (isArray()) {
        for (const Value item : items())
            if (!item.isEmpty() && !item.isObject() && !item.isArray())
                all.push_back(item.string());
    } else if (!text().empty()) {
        all.push_back(string());
    }
    return all;
}

std::string Value::toJson() const
{
    std::string out;
    if (m_tree == nullptr || m_tree->isEmpty())
        return "null";
    appendJson(out, m_tree->entries(), m_index);
    return out;
}

void Value::keep() const
{
    if (m_tree == nullptr || m_tree->isEmpty())
        return;
    const auto &entries = m_tree->entries();
    for (std::uint32_t i = m_index; i < entries[m_index].end; ++i)
        entries[i].used = true;
}

std::string_view Tree::keepText(std::string_view text)
{
    if (text.empty())
        return {};
    char *const room = allocate(text.size());
    std::memcpy(room, text.data(), text.size());
    return {room, text.size()};
}

void Tree::clear()
{
    m_entries.clear();
    m_memory.release();
}

} // namespace meshscope::ingest
