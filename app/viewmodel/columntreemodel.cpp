// SPDX-License-Identifier: GPL-3.0-or-later
#include "columntreemodel.h"

#include "base/text.h"
#include "pagetext.h"

#include <algorithm>

namespace meshscope::app {

namespace {

/// Datasets of up to so many columns open unfolded.
constexpr std::size_t unfoldedColumns = 150;

QString typeText(const Column &column)
{
    if (column.physicalType.empty())
        return line(column.logicalType);
    return line(column.physicalType);
}

QString nullabilityText(const Column &column)
{
    if (!column.nullable)
        return ColumnTreeModel::tr("Not known");
    return *column.nullable ? ColumnTreeModel::tr("Optional") : ColumnTreeModel::tr("Required");
}

QStringList tagsText(const Column &column)
{
    QStringList tags;
    for (const std::string &tag : column.tags)
        tags << line(tag);
    return tags;
}

bool isMatch(const Column &column, const std::string &filter)
{
    return foldCase(column.path).find(filter) != std::string::npos
        || foldCase(column.businessName).find(filter) != std::string::npos
        || foldCase(column.description).find(filter) != std::string::npos;
}

/// Start and length of the filter's letters in a name.
QVariantList matchRanges(const QString &name, const QString &filter)
{
    const qsizetype at = filter.isEmpty() ? -1 : name.indexOf(filter, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    return {static_cast<int>(at), static_cast<int>(filter.size())};
}

} // namespace

void ColumnTreeModel::setColumns(std::vector<workspace::DatasetColumn> columns)
{
    beginResetModel();
    const bool unfolded = columns.size() <= unfoldedColumns;
    m_columns = std::move(columns);
    m_expanded.assign(m_columns.size(), unfolded);
    m_nested = std::ranges::any_of(m_columns, &workspace::DatasetColumn::hasChildren);
    rebuild();
    endResetModel();
    emit totalChanged();
    emit shownChanged();
}

const workspace::DatasetColumn *ColumnTreeModel::columnAt(int row) const
{
    if (row < 0 || row >= shown())
        return nullptr;
    return &m_columns[static_cast<std::size_t>(m_visible[static_cast<std::size_t>(row)])];
}

void ColumnTreeModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_foldedFilter = foldCase(filter.trimmed().toStdString());
    rebuild();
    endResetModel();
    emit filterChanged();
    emit shownChanged();
}

void ColumnTreeModel::rebuild()
{
    m_matches = 0;
    m_visible = m_foldedFilter.empty() ? unfoldedRows() : filteredRows();
}

std::vector<int> ColumnTreeModel::filteredRows()
{
    std::vector<bool> keep(m_columns.size(), false);
    std::vector<int> ancestors; // indices of the enclosing columns of the current one
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto depth = static_cast<std::size_t>(m_columns[i].depth);
        ancestors.resize(std::min(ancestors.size(), depth));
        if (isMatch(m_columns[i].column, m_foldedFilter)) {
            ++m_matches;
            keep[i] = true;
            for (const int ancestor : ancestors)
                keep[static_cast<std::size_t>(ancestor)] = true;
        }
        ancestors.push_back(static_cast<int>(i));
    }
    std::vector<int> rows;
    for (std::size_t i = 0; i < keep.size(); ++i)
        if (keep[i])
            rows.push_back(static_cast<int>(i));
    return rows;
}

std::vector<int> ColumnTreeModel::unfoldedRows() const
{
    std::vector<int> rows;
    for (int i = 0; i < total();) {
        rows.push_back(i);
        const auto place = static_cast<std::size_t>(i);
        i = m_columns[place].hasChildren && !m_expanded[place] ? subtreeEnd(i) : i + 1;
    }
    return rows;
}

int ColumnTreeModel::subtreeEnd(int index) const
{
    const int depth = m_columns[static_cast<std::size_t>(index)].depth;
    int end = index + 1;
    while (end < total() && m_columns[static_cast<std::size_t>(end)].depth > depth)
        ++end;
    return end;
}

std::vector<int> ColumnTreeModel::childRows(int index) const
{
    std::vector<int> rows;
    const int end = subtreeEnd(index);
    for (int i = index + 1; i < end;) {
        rows.push_back(i);
        const auto place = static_cast<std::size_t>(i);
        i = m_columns[place].hasChildren && !m_expanded[place] ? subtreeEnd(i) : i + 1;
    }
    return rows;
}

void ColumnTreeModel::toggle(int row)
{
    if (const auto *column = columnAt(row))
        setExpanded(row, !m_expanded[static_cast<std::size_t>(column - m_columns.data())]);
}

void ColumnTreeModel::setExpanded(int row, bool expanded)
{
    const auto *column = columnAt(row);
    if (!column || !column->hasChildren || !m_foldedFilter.empty())
        return;
    const auto index = static_cast<std::size_t>(column - m_columns.data());
    if (m_expanded[index] == expanded)
        return;
    const std::vector<int> children = childRows(static_cast<int>(index));
    const int count = static_cast<int>(children.size());
    const auto first = m_visible.begin() + row + 1;
    if (expanded) {
        beginInsertRows({}, row + 1, row + count);
        m_expanded[index] = true;
        m_visible.insert(first, children.begin(), children.end());
        endInsertRows();
    } else {
        beginRemoveRows({}, row + 1, row + count);
        m_expanded[index] = false;
        m_visible.erase(first, first + count);
        endRemoveRows();
    }
    emit dataChanged(this->index(row), this->index(row), {ExpandedRole});
    emit shownChanged();
}

void ColumnTreeModel::expandAll()
{
    setAllExpanded(true);
}

void ColumnTreeModel::collapseAll()
{
    setAllExpanded(false);
}

void ColumnTreeModel::setAllExpanded(bool expanded)
{
    beginResetModel();
    m_expanded.assign(m_columns.size(), expanded);
    rebuild();
    endResetModel();
    emit shownChanged();
}

int ColumnTreeModel::parentRow(int row) const
{
    const auto *column = columnAt(row);
    for (int above = row - 1; column && above >= 0; --above)
        if (columnAt(above)->depth < column->depth)
            return above;
    return -1;
}

int ColumnTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shown();
}

QVariant ColumnTreeModel::data(const QModelIndex &index, int role) const
{
    const auto *row = index.isValid() ? columnAt(index.row()) : nullptr;
    if (!row)
        return {};
    const Column &column = row->column;
    switch (role) {
    case PathRole:
        return line(column.path);
    case NameRole:
        return line(column.name);
    case DepthRole:
        return row->depth;
    case HasChildrenRole:
        return row->hasChildren;
    case ExpandedRole:
        return !m_foldedFilter.empty()
            || m_expanded[static_cast<std::size_t>(row - m_columns.data())];
    case TypeRole:
        return typeText(column);
    case DescriptionRole:
        return plain(column.description);
    case NullabilityRole:
        return nullabilityText(column);
    case KeyRole:
        return column.primaryKeyPosition;
    case PartitionRole:
        return column.partitionPosition;
    case ClassificationRole:
        return classificationWord(column.classification);
    case ClassifiedByRole:
        return line(row->classifiedBy);
    case PersonalRole:
        return column.personal.value_or(false);
    case TagsRole:
        return tagsText(column);
    case TestsRole:
        return row->tests;
    case TestStateRole:
        return outcomeWord(row->outcome);
    case DriftRole:
        return line(row->drift);
    case RangesRole:
        return matchRanges(line(column.name), m_filter.trimmed());
    default:
        return {};
    }
}

QHash<int, QByteArray> ColumnTreeModel::roleNames() const
{
    return {{PathRole, "path"},
            {NameRole, "name"},
            {DepthRole, "depth"},
            {HasChildrenRole, "hasChildren"},
            {ExpandedRole, "expanded"},
            {TypeRole, "type"},
            {DescriptionRole, "description"},
            {NullabilityRole, "nullability"},
            {KeyRole, "keyPosition"},
            {PartitionRole, "partitionPosition"},
            {ClassificationRole, "classification"},
            {ClassifiedByRole, "classifiedBy"},
            {PersonalRole, "personal"},
            {TagsRole, "tags"},
            {TestsRole, "tests"},
            {TestStateRole, "testState"},
            {DriftRole, "drift"},
            {RangesRole, "ranges"}};
}

} // namespace meshscope::app
