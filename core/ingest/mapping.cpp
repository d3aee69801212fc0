// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping.h"

#include <algorithm>

namespace meshscope::ingest {

Value valueAt(Value object, std::string_view path)
{
    while (!path.empty() && !object.isNull()) {
        const std::string_view key = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(key.size() + 1, path.size()));
        object = object[key];
    }
    return object;
}

Value valueOf(Value root, std::string_view reference)
{
    if (!reference.starts_with("#/"))
        return {};
    reference.remove_prefix(2);
    while (!reference.empty() && !root.isNull()) {
        std::string key(reference.substr(0, reference.find('/')));
        reference.remove_prefix(std::min(key.size() + 1, reference.size()));
        for (const auto &[code, letter] : {std::pair {"~1", "/"}, std::pair {"~0", "~"}})
            for (std::size_t at = key.find(code); at != std::string::npos;
                 at = key.find(code, at + 1))
                key.replace(at, 2, letter);
        root = root[key];
    }
    return root;
}

std::string textOrJson(Value value)
{
    std::string text = value.isObject() || value.isArray() ? value.toJson() : value.string();
    value.keep();
    return text;
}

void addConstraint(std::string &constraints, std::string_view name, Value value)
{
    const std::string member = "\"" + std::string(name) + "\":";
    const std::string json = value.toJson();
    value.keep();
    if (constraints.find(member) != std::string::npos)
        return;
    if (!constraints.empty())
        constraints.pop_back();
    constraints.append(constraints.empty() ? "{" : ",").append(member).append(json).append("}");
}

std::optional<TimePoint> timeOf(Value value)
{
    const std::string_view text = value.text();
    if (text.find_first_not_of("0123456789") != std::string_view::npos)
        return parseTime(text);
    const std::int64_t ms = value.integer().value_or(0);
    constexpr std::int64_t year9999 = 253'402'300'799'999;
    if (ms <= 0 || ms > year9999)
        return std::nullopt;
    return fromEpochMs(ms);
}

} // namespace meshscope::ingest
