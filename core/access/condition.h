// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/canonicaljson.h"
#include "access/facts.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::access {

/// Conditions are typed so that they can be checked later (5.6).
enum class ConditionKind : std::uint8_t {
    ExpiresOn, ///< value: last day
    ColumnsOnly, ///< columns
    MaskColumns, ///< columns
    RowFilter, ///< value: the filter in words
    PurposeOnly,
    NoOnwardSharing,
    NoJoinWith, ///< value: name of a dataset
    DeleteAfter, ///< value: last day
    FreeText, ///< value
};

struct Condition
{
    ConditionKind kind = ConditionKind::FreeText;
    std::string value;
    std::vector<std::string> columns;

    friend bool operator==(const Condition &, const Condition &) = default;
};

std::string_view word(ConditionKind kind);
std::optional<ConditionKind> parseConditionKind(std::string_view text);

/// In words, for people, with its value: "mask columns: customer_id, ship_postcode", "no onward
/// sharing". Raw text inside; show it through displayLine().
std::string describeCondition(const Condition &condition);

/// Invalid with the reason when the condition cannot hold for what is asked: an empty value, a day
/// outside the asked dates, a column that is not asked for.
Status checkCondition(const Condition &condition, const Ask &ask, const PortFacts &port);

/// The last day that the asked end and all `expires_on` conditions allow.
std::optional<Day> lastDay(const std::optional<Day> &asked,
                           const std::vector<Condition> &conditions);

Json toJson(const std::vector<Condition> &conditions);
/// Items that are not understood become free text with their JSON, so that none is lost.
std::vector<Condition> conditionsFrom(const Json &json);

} // namespace meshscope::access
