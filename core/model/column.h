// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"

#include <optional>
#include <string>
#include <vector>

namespace meshscope {

/// A column of a dataset or a property of a contract object. `path` follows the grammar of
/// standards.md 1.6: `a.b` struct field, `a[]` array item, `a{key}` / `a{value}` map, `a<u1>`
/// union; dots, brackets and backslashes in names are escaped with `\`. Order is file order;
/// parents come before their children.
struct Column
{
    std::string path;
    std::string name; ///< last segment as a person reads it
    std::string physicalName; ///< contracts only, when it differs from name
    std::string businessName;
    std::string logicalType;
    std::string physicalType;
    std::string description;
    std::optional<bool> nullable; ///< unset = not known
    bool unique = false;
    int primaryKeyPosition = 0; ///< 1-based, 0 = not in the key
    int partitionPosition = 0; ///< 1-based, 0 = none
    Classification classification = Classification::Unknown;
    std::string rawClassification;
    std::optional<bool> personal; ///< holds personal data; unset = not stated
    bool critical = false; ///< critical data element
    std::vector<std::string> tags;
    std::string constraints; ///< JSON object text: enum, pattern, bounds, format; empty if none
    std::string transform; ///< transformation text, if a contract states one
};

template<typename Archive>
void describe(Archive &archive, Column &c)
{
    archive(c.path, c.name, c.physicalName, c.businessName, c.logicalType, c.physicalType,
            c.description, c.nullable, c.unique, c.primaryKeyPosition, c.partitionPosition,
            c.classification, c.rawClassification, c.personal, c.critical, c.tags, c.constraints,
            c.transform);
}

/// Appends a child name to a column path, escaping it.
std::string childPath(const std::string &parent, std::string_view name);
/// The path of an array's items below `parent`.
std::string itemPath(const std::string &parent);
/// Number of enclosing columns; 0 for a top-level column.
int pathDepth(std::string_view path);
/// The enclosing column's path, empty at top level.
std::string_view parentPath(std::string_view path);

} // namespace meshscope
