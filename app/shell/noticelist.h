// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// What the window has told the person since it was opened, newest first: failures, ended imports,
/// recorded decisions. Shown under the bell; the newest also as a toast.
class NoticeList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged FINAL)

public:
    enum Role { TextRole = Qt::UserRole, LinkRole, IsErrorRole, TimeRole };
    enum class Kind { Information, Failure };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_notices.size()); }
    int unread() const { return m_unread; }

    /// `text` has passed the gates; `link` may be empty.
    void add(Kind kind, const QString &text, const QString &link = {});
    Q_INVOKABLE void markRead();

signals:
    void countChanged();
    void unreadChanged();
    void added(const QString &text, bool isError, const QString &link);

private:
    struct Notice
    {
        QString text;
        QString link;
        Kind kind = Kind::Information;
        QDateTime at;
    };

    std::vector<Notice> m_notices;
    int m_unread = 0;
};

} // namespace meshscope::app
