// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/noticelist.h"

#include <QLocale>

namespace meshscope::app {

namespace {

constexpr std::size_t mostNotices = 100;

} // namespace

int NoticeList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant NoticeList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Notice &notice = m_notices[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return notice.text;
    case LinkRole:
        return notice.link;
    case IsErrorRole:
        return notice.kind == Kind::Failure;
    case TimeRole:
        return QLocale().toString(notice.at.time(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QHash<int, QByteArray> NoticeList::roleNames() const
{
    return {
        {TextRole, "message"}, {LinkRole, "link"}, {IsErrorRole, "isError"}, {TimeRole, "time"}};
}

void NoticeList::add(Kind kind, const QString &text, const QString &link)
{
    if (m_notices.size() == mostNotices) {
        beginRemoveRows({}, count() - 1, count() - 1);
        m_notices.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_notices.insert(m_notices.begin(), {text, link, kind, QDateTime::currentDateTime()});
    endInsertRows();
    ++m_unread;
    emit countChanged();
    emit unreadChanged();
    emit added(text, kind == Kind::Failure, link);
}

void NoticeList::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    emit unreadChanged();
}

} // namespace meshscope::app
