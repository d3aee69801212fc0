// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/noticelist.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

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
    const Notice &notice = *m_shown[static_cast<std::size_t>(index.row())];
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

bool NoticeList::isShown(const Notice &notice) const
{
    return notice.person.isEmpty() || notice.person == m_person;
}

int NoticeList::unread() const
{
    return static_cast<int>(
        std::ranges::count_if(m_shown, [](const auto &notice) { return !notice->isRead; }));
}

void NoticeList::setPerson(const QString &person)
{
    if (person == m_person)
        return;
    beginResetModel();
    m_person = person;
    m_shown.clear();
    std::ranges::copy_if(m_notices, std::back_inserter(m_shown),
                         [this](const auto &notice) { return isShown(*notice); });
    endResetModel();
    emit countChanged();
    emit unreadChanged();
    emit personChanged();
}

void NoticeList::add(Kind kind, const QString &text, const QString &link)
{
    insert({text, link, kind, QDateTime::currentDateTime(), {}, false});
}

void NoticeList::addOwn(Kind kind, const QString &text, const QString &link)
{
    insert({text, link, kind, QDateTime::currentDateTime(), m_person, false});
}

void NoticeList::dropOldest()
{
    const std::shared_ptr<Notice> oldest = m_notices.back();
    m_notices.pop_back();
    if (m_shown.empty() || m_shown.back() != oldest)
        return;
    beginRemoveRows({}, count() - 1, count() - 1);
    m_shown.pop_back();
    endRemoveRows();
}

void NoticeList::insert(Notice &&notice)
{
    if (m_notices.size() == mostNotices)
        dropOldest();
    const auto added = std::make_shared<Notice>(std::move(notice));
    m_notices.insert(m_notices.begin(), added);
    beginInsertRows({}, 0, 0);
    m_shown.insert(m_shown.begin(), added);
    endInsertRows();
    emit countChanged();
    emit unreadChanged();
    emit this->added(added->text, added->kind == Kind::Failure, added->link);
}

void NoticeList::markRead()
{
    if (unread() == 0)
        return;
    for (const auto &notice : m_shown)
        notice->isRead = true;
    emit unreadChanged();
}

} // namespace meshscope::app
