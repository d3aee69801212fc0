// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <utility>
#include <vector>

namespace meshscope::app {

/// A list of value rows with one getter per role, swapped as a whole. Role names are what the
/// delegate requires; getters are plain functions of a row, so a row is shown without a query.
///
///     RowListModel<Contact> contacts {{{"name", [](const Contact &c) { return
///     QVariant(line(c.name)); }}}};
template<typename Row>
class RowListModel final : public QAbstractListModel
{
public:
    using Getter = QVariant (*)(const Row &);
    using Roles = std::vector<std::pair<const char *, Getter>>;

    explicit RowListModel(Roles roles, QObject *parent = nullptr)
        : QAbstractListModel(parent)
        , m_roles(std::move(roles))
    {
    }

    void setRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::vector<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto place = static_cast<std::size_t>(role - Qt::UserRole);
        if (!index.isValid() || role < Qt::UserRole || place >= m_roles.size())
            return {};
        return m_roles[place].second(m_rows[static_cast<std::size_t>(index.row())]);
    }
    QHash<int, QByteArray> roleNames() const override
    {
        QHash<int, QByteArray> names;
        for (std::size_t i = 0; i < m_roles.size(); ++i)
            names.insert(Qt::UserRole + static_cast<int>(i), m_roles[i].first);
        return names;
    }

private:
    Roles m_roles;
    std::vector<Row> m_rows;
};

} // namespace meshscope::app
