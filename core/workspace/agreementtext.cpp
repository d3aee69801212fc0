// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/agreements.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

std::string_view trim(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find(separator);
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty())
            parts.emplace_back(part);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

/// The port's own path for a column named alone, also when the port has several datasets.
const access::ColumnFacts *columnNamed(const access::PortFacts &port, const std::string &name)
{
    const auto found = std::ranges::find_if(port.columns, [&](const access::ColumnFacts &column) {
        return column.path == name || column.assetPath == name;
    });
    return found == port.columns.end() ? nullptr : &*found;
}

} // namespace

std::vector<access::Condition> parseConditions(std::string_view text)
{
    using access::ConditionKind;
    std::vector<access::Condition> conditions;
    for (const std::string &part : split(text, ';')) {
        const auto colon = part.find(':');
        const std::string_view name = trim(std::string_view(part).substr(0, colon));
        const auto kind = access::parseConditionKind(name);
        access::Condition condition;
        if (!kind) {
            condition.value = part;
            conditions.push_back(std::move(condition));
            continue;
        }
        condition.kind = *kind;
        const std::string_view value = colon == std::string::npos
            ? std::string_view()
            : trim(std::string_view(part).substr(colon + 1));
        if (*kind == ConditionKind::MaskColumns || *kind == ConditionKind::ColumnsOnly)
            condition.columns = split(value, ',');
        else
            condition.value = value;
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

std::vector<std::string> parseColumnList(std::string_view text, const access::PortFacts &port)
{
    std::vector<std::string> columns = split(text, ',');
    bool known = false;
    for (std::string &column : columns) {
        if (const access::ColumnFacts *facts = columnNamed(port, column)) {
            column = facts->path;
            known = true;
        }
    }
    if (!known)
        columns.clear();
    return columns;
}

} // namespace meshscope::workspace
