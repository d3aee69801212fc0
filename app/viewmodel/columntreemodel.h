// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/datasetpage.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// The nested columns of a dataset as a list of visible rows with their depth, so that a plain
/// virtualised list shows a tree of any size. A filter shows matching columns with their parents,
/// whatever is folded; without a filter folding decides.
class ColumnTreeModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a view-model")
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY shownChanged FINAL)
    Q_PROPERTY(int matches READ matches NOTIFY shownChanged FINAL)
    Q_PROPERTY(bool nested READ isNested NOTIFY totalChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)

public:
    enum Role {
        PathRole = Qt::UserRole,
        NameRole,
        DepthRole,
        HasChildrenRole,
        ExpandedRole,
        TypeRole,
        DescriptionRole,
        NullabilityRole,
        KeyRole,
        PartitionRole,
        ClassificationRole,
        ClassifiedByRole,
        PersonalRole,
        TagsRole,
        TestsRole,
        TestStateRole,
        DriftRole,
        RangesRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setColumns(std::vector<workspace::DatasetColumn> columns);
    const workspace::DatasetColumn *columnAt(int row) const;

    int total() const { return static_cast<int>(m_columns.size()); }
    int shown() const { return static_cast<int>(m_visible.size()); }
    int matches() const { return m_matches; }
    bool isNested() const { return m_nested; }
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);

    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void setExpanded(int row, bool expanded);
    Q_INVOKABLE void expandAll();
    Q_INVOKABLE void collapseAll();
    /// The row of the enclosing column; -1 at top level.
    Q_INVOKABLE int parentRow(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void totalChanged();
    void shownChanged();
    void filterChanged();

private:
    void setAllExpanded(bool expanded);
    void rebuild();
    std::vector<int> filteredRows();
    std::vector<int> unfoldedRows() const;
    /// First index after the subtree of column `index`.
    int subtreeEnd(int index) const;
    std::vector<int> childRows(int index) const;

    std::vector<workspace::DatasetColumn> m_columns;
    std::vector<bool> m_expanded; ///< per column
    std::vector<int> m_visible; ///< indices into m_columns
    QString m_filter;
    std::string m_foldedFilter;
    int m_matches = 0;
    bool m_nested = false;
};

} // namespace meshscope::app
