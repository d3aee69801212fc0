// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identity.h"
#include "catalog/merge.h"

#include <algorithm>
#include <unordered_map>

namespace meshscope::catalog {

namespace {

using Statement = Stated<AssetRecord>;

/// Newest complete observation, else null.
const Statement *observedList(const std::vector<Statement> &statements)
{
    const Statement *best = nullptr;
    for (const Statement &statement : statements) {
        const bool usable = statement.basis == Basis::Observed && statement.record.columnsComplete
            && !statement.record.columns.empty();
        if (usable && (best == nullptr || statement.observedAt > best->observedAt))
            best = &statement;
    }
    return best;
}

class ColumnUnion
{
public:
    explicit ColumnUnion(std::string_view platform)
        : m_platform(platform)
    {
    }

    /// Adds the columns of one statement that are not there yet, in its order. Physical types come
    /// from the first statement that has one.
    void addAll(const std::vector<Column> &columns)
    {
        for (const Column &column : columns) {
            const auto [at, isNew]
                = m_places.try_emplace(normalPath(m_platform, column.path), m_columns.size());
            if (isNew)
                m_columns.push_back(shape(column));
            else
                fillShape(m_columns[at->second], column);
        }
    }

    /// Takes over what a statement says about columns that exist.
    void describe(const std::vector<Column> &columns)
    {
        for (const Column &column : columns) {
            const auto found = m_places.find(normalPath(m_platform, column.path));
            if (found != m_places.end())
                fill(m_columns[found->second], column);
        }
    }

    std::vector<Column> take()
    {
        for (Column &column : m_columns) {
            std::sort(column.tags.begin(), column.tags.end());
            column.tags.erase(std::unique(column.tags.begin(), column.tags.end()),
                              column.tags.end());
        }
        return std::move(m_columns);
    }

private:
    static Column shape(const Column &column)
    {
        Column out;
        out.path = column.path;
        out.name = column.name;
        out.physicalName = column.physicalName;
        out.physicalType = column.physicalType;
        out.partitionPosition = column.partitionPosition;
        return out;
    }

    static void fillShape(Column &into, const Column &from)
    {
        if (into.physicalType.empty())
            into.physicalType = from.physicalType;
        if (into.partitionPosition == 0)
            into.partitionPosition = from.partitionPosition;
    }

    static void fill(Column &into, const Column &from)
    {
        const auto text = [](std::string &present, const std::string &said) {
            if (present.empty())
                present = said;
        };
        text(into.businessName, from.businessName);
        text(into.logicalType, from.logicalType);
        text(into.description, from.description);
        text(into.constraints, from.constraints);
        text(into.transform, from.transform);
        if (!into.nullable)
            into.nullable = from.nullable;
        into.unique = into.unique || from.unique;
        if (into.primaryKeyPosition == 0)
            into.primaryKeyPosition = from.primaryKeyPosition;
        if (from.classification > into.classification) {
            into.classification = from.classification;
            into.rawClassification = from.rawClassification;
        } else {
            text(into.rawClassification, from.rawClassification);
        }
        if (from.personal && (!into.personal || *from.personal))
            into.personal = from.personal;
        into.critical = into.critical || from.critical;
        into.tags.insert(into.tags.end(), from.tags.begin(), from.tags.end());
    }

    std::string_view m_platform;
    std::vector<Column> m_columns;
    std::unordered_map<std::string, std::size_t> m_places;
};

} // namespace

std::vector<Column> mergeColumns(const std::vector<Stated<AssetRecord>> &statements,
                                 std::string_view platform)
{
    ColumnUnion columns(platform);
    if (const Statement *observed = observedList(statements)) {
        columns.addAll(observed->record.columns);
    } else {
        // Nobody has looked at all of it: partial observations first (newest first), then promises
        // and models in their order.
        std::vector<const Statement *> order;
        order.reserve(statements.size());
        for (const Statement &statement : statements)
            order.push_back(&statement);
        std::stable_sort(order.begin(), order.end(),
                         [](const Statement *left, const Statement *right) {
                             const bool a = left->basis == Basis::Observed;
                             const bool b = right->basis == Basis::Observed;
                             return a != b ? a : a && left->observedAt > right->observedAt;
                         });
        for (const Statement *statement : order)
            columns.addAll(statement->record.columns);
    }
    for (const Statement &statement : statements)
        columns.describe(statement.record.columns);
    return columns.take();
}

} // namespace meshscope::catalog
