// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace meshscope::app {

/// How many lists still hand out rows, for who waits until a page is whole. GUI thread.
inline int &unfinishedLists()
{
    static int count = 0;
    return count;
}

/// A list of value rows with one getter per role, swapped as a whole. Role names are what the
/// delegate requires; getters are plain functions of a row, so a row is shown without a query.
///
/// A list that was empty hands its rows out a few at a time, one event after the other: making the
/// items of a whole table at once would hold up the window for longer than a frame. A list that had
/// rows is swapped at once, so that it stays where it was scrolled to.
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

    ~RowListModel() override { finish(); }

    void setRows(std::vector<Row> rows)
    {
        const bool wasEmpty = m_shown == 0;
        finish();
        beginResetModel();
        m_rows = std::move(rows);
        m_shown = wasEmpty ? std::min(m_rows.size(), sliceRows) : m_rows.size();
        endResetModel();
        if (isWhole())
            return;
        ++unfinishedLists();
        m_isUnfinished = true;
        QTimer::singleShot(0, this, &RowListModel::showMore);
    }
    /// All of them, those not handed out yet too.
    const std::vector<Row> &rows() const { return m_rows; }
    /// Whether all are handed out; before, the end of the list on the screen is not its end.
    bool isWhole() const { return m_shown == m_rows.size(); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown);
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
    static constexpr std::size_t sliceRows = 6;
    /// More than any window shows at once; what is further down costs little, it has no items.
    static constexpr std::size_t inSight = 60;

    void showMore()
    {
        if (!m_isUnfinished)
            return;
        const std::size_t to
            = m_shown < inSight ? std::min(m_rows.size(), m_shown + sliceRows) : m_rows.size();
        beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(to) - 1);
        m_shown = to;
        endInsertRows();
        if (isWhole())
            finish();
        else
            QTimer::singleShot(0, this, &RowListModel::showMore);
    }
    void finish()
    {
        if (std::exchange(m_isUnfinished, false))
            --unfinishedLists();
    }

    Roles m_roles;
    std::vector<Row> m_rows;
    std::size_t m_shown = 0; ///< handed out so far
    bool m_isUnfinished = false;
};

} // namespace meshscope::app
