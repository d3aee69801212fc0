// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/partylistmodel.h"

#include "shell/display.h"

#include <algorithm>

namespace meshscope::app {

namespace {

/// How to tell people of one name apart, and what each may decide.
QString detailOf(const workspace::Entry &entry)
{
    const QString context = shownLine(entry.context);
    const QString duties = shownLine(entry.description);
    return duties.isEmpty() ? context
                            : PartyListModel::tr("%1 · %2", "e-mail, duties").arg(context, duties);
}

} // namespace

int PartyListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shown();
}

QVariant PartyListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Party &party = m_parties[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return party.name;
    case DetailRole:
        return party.detail;
    case InitialsRole:
        return initialsOf(party.name);
    case RowRole:
        return index.row();
    default:
        return {};
    }
}

QHash<int, QByteArray> PartyListModel::roleNames() const
{
    return {
        {NameRole, "name"}, {DetailRole, "detail"}, {InitialsRole, "initials"}, {RowRole, "row"}};
}

void PartyListModel::setSnapshot(const workspace::Snapshot *snapshot)
{
    beginResetModel();
    m_parties.clear();
    if (snapshot) {
        for (const workspace::Entry &entry : snapshot->entries())
            if (entry.kind == EntityKind::Party)
                m_parties.push_back({entry.id, shownLine(entry.name), detailOf(entry)});
        std::sort(m_parties.begin(), m_parties.end(), [](const Party &a, const Party &b) {
            const int order = a.name.localeAwareCompare(b.name);
            return order != 0 ? order < 0 : a.id < b.id;
        });
    }
    select();
    endResetModel();
    emit countsChanged();
}

void PartyListModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    select();
    endResetModel();
    emit countsChanged();
}

void PartyListModel::select()
{
    m_shown.clear();
    const QString wanted = m_filter.trimmed();
    for (std::size_t i = 0; i < m_parties.size(); ++i)
        if (m_parties[i].name.contains(wanted, Qt::CaseInsensitive)
            || m_parties[i].detail.contains(wanted, Qt::CaseInsensitive))
            m_shown.push_back(i);
}

PartyId PartyListModel::at(int row) const
{
    return row >= 0 && row < shown() ? m_parties[m_shown[static_cast<std::size_t>(row)]].id
                                     : PartyId {};
}

} // namespace meshscope::app
