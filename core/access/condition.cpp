// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/condition.h"

#include <algorithm>
#include <array>

namespace meshscope::access {

namespace {

constexpr std::array<std::string_view, 9> kindWords
    = {"expires_on",        "columns_only", "mask_columns", "row_filter", "purpose_only",
       "no_onward_sharing", "no_join_with", "delete_after", "free_text"};

Error invalid(std::string message)
{
    return {ErrorCode::Invalid, std::move(message), {}};
}

std::string listed(std::string_view kind, const std::vector<std::string> &columns)
{
    std::string text {kind};
    for (const std::string &column : columns)
        text += (&column == &columns.front() ? ": " : ", ") + column;
    return text;
}

Status checkColumns(const Condition &condition, const Ask &ask, const PortFacts &port)
{
    if (condition.columns.empty())
        return invalid("Choose at least one column for the condition.");
    for (const std::string &column : condition.columns) {
        const bool asked = ask.columns.empty()
            ? std::any_of(port.columns.begin(), port.columns.end(),
                          [&](const ColumnFacts &known) { return known.path == column; })
            : std::find(ask.columns.begin(), ask.columns.end(), column) != ask.columns.end();
        if (!asked)
            return invalid("The condition names the column " + column
                           + ", which is not asked for.");
    }
    return {};
}

Status checkDay(const Condition &condition, const Ask &ask)
{
    const std::optional<Day> day = parseDay(condition.value);
    if (!day)
        return invalid("Give the day as year-month-day.");
    if (ask.start && *day < *ask.start)
        return invalid("The day of the condition is before the access starts.");
    return {};
}

} // namespace

std::string_view word(ConditionKind kind)
{
    return kindWords[static_cast<std::size_t>(kind)];
}

std::optional<ConditionKind> parseConditionKind(std::string_view text)
{
    const auto found = std::find(kindWords.begin(), kindWords.end(), text);
    return found == kindWords.end()
        ? std::nullopt
        : std::optional(static_cast<ConditionKind>(found - kindWords.begin()));
}

std::string describeCondition(const Condition &condition)
{
    switch (condition.kind) {
    case ConditionKind::ExpiresOn:
        return "ends on: " + condition.value;
    case ConditionKind::ColumnsOnly:
        return listed("only columns", condition.columns);
    case ConditionKind::MaskColumns:
        return listed("mask columns", condition.columns);
    case ConditionKind::RowFilter:
        return "only rows: " + condition.value;
    case ConditionKind::PurposeOnly:
        return "only for the stated purpose";
    case ConditionKind::NoOnwardSharing:
        return "no onward sharing";
    case ConditionKind::NoJoinWith:
        return "no join with: " + condition.value;
    case ConditionKind::DeleteAfter:
        return "delete after: " + condition.value;
    case ConditionKind::FreeText:
        break;
    }
    return condition.value;
}

Status checkCondition(const Condition &condition, const Ask &ask, const PortFacts &port)
{
    switch (condition.kind) {
    case ConditionKind::ColumnsOnly:
    case ConditionKind::MaskColumns:
        return checkColumns(condition, ask, port);
    case ConditionKind::ExpiresOn:
    case ConditionKind::DeleteAfter:
        return checkDay(condition, ask);
    case ConditionKind::PurposeOnly:
    case ConditionKind::NoOnwardSharing:
        return {};
    case ConditionKind::RowFilter:
    case ConditionKind::NoJoinWith:
    case ConditionKind::FreeText:
        break;
    }
    if (condition.value.find_first_not_of(" \t\n") == std::string::npos)
        return invalid("Write what the condition is.");
    return {};
}

std::optional<Day> lastDay(const std::optional<Day> &asked,
                           const std::vector<Condition> &conditions)
{
    std::optional<Day> last = asked;
    for (const Condition &condition : conditions) {
        if (condition.kind != ConditionKind::ExpiresOn)
            continue;
        const std::optional<Day> day = parseDay(condition.value);
        if (day && (!last || *day < *last))
            last = day;
    }
    return last;
}

Json toJson(const std::vector<Condition> &conditions)
{
    Json::Array array;
    for (const Condition &condition : conditions) {
        Json::Object object;
        object["kind"] = word(condition.kind);
        if (!condition.value.empty())
            object["value"] = condition.value;
        if (!condition.columns.empty())
            object["columns"] = Json::Array(condition.columns.begin(), condition.columns.end());
        array.emplace_back(std::move(object));
    }
    return array;
}

std::vector<Condition> conditionsFrom(const Json &json)
{
    std::vector<Condition> conditions;
    const Json::Array *array = json.array();
    if (!array)
        return conditions;
    for (const Json &item : *array) {
        Condition condition;
        const auto kind = parseConditionKind(item.memberText("kind"));
        if (!kind) {
            const std::string *plain = item.text();
            condition.value = plain ? *plain : canonicalText(item);
            conditions.push_back(std::move(condition));
            continue;
        }
        condition.kind = *kind;
        condition.value = item.memberText("value");
        const Json *columns = item.member("columns");
        if (columns && columns->array()) {
            for (const Json &column : *columns->array()) {
                if (const std::string *path = column.text())
                    condition.columns.push_back(*path);
            }
        }
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

} // namespace meshscope::access
