// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/snapshot.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// The people and teams of a catalog by name, for choosing whom to act as; filtered by the letters
/// that a name or its context contains.
class PartyListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its view-model")
    Q_PROPERTY(int shown READ shown NOTIFY countsChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY countsChanged FINAL)

public:
    enum Role { NameRole = Qt::UserRole, DetailRole, InitialsRole, RowRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int shown() const { return static_cast<int>(m_shown.size()); }
    int total() const { return static_cast<int>(m_parties.size()); }
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);

    /// Takes every party of the snapshot; a null snapshot empties the list.
    void setSnapshot(const workspace::Snapshot *snapshot);
    PartyId at(int row) const;

signals:
    void countsChanged();

private:
    struct Party
    {
        PartyId id;
        QString name;
        QString detail;
    };

    void select();

    std::vector<Party> m_parties;
    std::vector<std::size_t> m_shown;
    QString m_filter;
};

} // namespace meshscope::app
