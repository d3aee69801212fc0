// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/column.h"
#include "model/contract.h"

#include <string>
#include <vector>

/// What differs between two lists of columns, for people; private to this room.
namespace meshscope::catalog {

struct ColumnChange
{
    std::string what; ///< path, and which part of it after a comma
    std::string before; ///< empty: there was none
    std::string after; ///< empty: there is none any more
};

/// Columns that went, came, or changed in type, requirement, description or classification.
std::vector<ColumnChange> changedColumns(const std::vector<Column> &before,
                                         const std::vector<Column> &after);
/// The same of the objects of a contract; `what` says "object orders" or "orders.amount, type".
std::vector<ColumnChange> changedObjects(const ContractDocument &before,
                                         const ContractDocument &after);

} // namespace meshscope::catalog
