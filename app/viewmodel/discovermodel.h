// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/discover.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// What a search found, as one flat list: a head per group, then its rows. Rows are swapped whole.
class DiscoverModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        IsHeadRole = Qt::UserRole,
        GroupKeyRole,
        GroupTitleRole,
        ShownRole,
        TotalRole,
        IconRole,
        NameRole,
        NameRangesRole,
        ReasonRole,
        ReasonRangesRole,
        DomainNameRole,
        DomainCodeRole,
        DomainSlotRole,
        GradeRole,
        ScoreRole,
        ClassificationRole,
        UsedByRole,
        MeasuredRole,
        EndingRole, ///< "Deprecated", "Retired" or empty
    };

    struct Row
    {
        bool isHead = false;
        workspace::Group group = workspace::Group::Products;
        std::size_t shown = 0; ///< heads
        std::size_t total = 0; ///< heads
        workspace::DiscoverHit hit;
    };

    using QAbstractListModel::QAbstractListModel;

    void setGroups(std::vector<workspace::DiscoverGroup> groups);
    const Row *rowAt(int row) const;
    int count() const { return static_cast<int>(m_rows.size()); }
    /// The next row that is no head, going by `step` (1 or -1); `row` itself if there is none.
    Q_INVOKABLE int nextHit(int row, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    QVariant headData(const Row &row, int role) const;
    QVariant hitData(const workspace::DiscoverHit &hit, int role) const;

    std::vector<Row> m_rows;
};

QString groupTitle(workspace::Group group);

} // namespace meshscope::app
