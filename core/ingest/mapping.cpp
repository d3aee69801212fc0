// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping.h"

#include <algorithm>

namespace meshscope::ingest {

namespace {

/// The spellings of one step: `schema|dataset[]` is `schema[]` and `dataset[]`, `models{*}` is
/// `models.{*}`, `{language}` is `{*}`.
std::vector<std::string> spellingsOfStep(std::string_view step)
{
    const std::size_t end = std::min(step.find_first_of("[{"), step.size());
    std::string_view tail = step.substr(end);
    if (tail.starts_with('{'))
        tail = end == 0 ? "{*}" : ".{*}";
    if (end == 0)
        return {std::string(tail)};
    std::vector<std::string> spellings;
    eachSpelling(step.substr(0, end), [&](std::string_view name) {
        spellings.push_back(std::string(name).append(tail));
    });
    return spellings;
}

} // namespace

std::vector<std::string> spelledPaths(const MappingRows &rows)
{
    std::vector<std::string> paths;
    for (const MappingRow &row : rows) {
        std::vector<std::string> parents {{}};
        std::string_view prefix = std::string_view(row.path).substr(0, row.prefix);
        while (!prefix.empty()) {
            const std::string_view step = prefix.substr(0, prefix.find('.'));
            prefix.remove_prefix(std::min(step.size() + 1, prefix.size()));
            std::vector<std::string> longer;
            for (const std::string &spelling : spellingsOfStep(step))
                for (const std::string &parent : parents)
                    longer.push_back(parent + spelling + '.');
            parents = std::move(longer);
        }
        eachSpelling(std::string_view(row.path).substr(row.prefix), [&](std::string_view field) {
            for (const std::string &parent : parents)
                paths.push_back(std::string(parent).append(field));
        });
    }
    return paths;
}

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
