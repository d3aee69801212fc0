// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace meshscope::app {

/// What the window has told the person since it was opened, newest first: failures, ended imports,
/// recorded decisions. Shown under the bell; the newest also as a toast. What somebody did is shown
/// while the window acts as them; what the program tells by itself, always.
class NoticeList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged FINAL)
    /// Whether somebody is acted as.
    Q_PROPERTY(bool acts READ acts NOTIFY personChanged FINAL)

public:
    enum Role { TextRole = Qt::UserRole, LinkRole, IsErrorRole, TimeRole };
    enum class Kind { Information, Failure };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_shown.size()); }
    int unread() const; ///< of those shown
    bool acts() const { return !m_person.isEmpty(); }

    /// Whose notices are shown from now on; empty: nobody's.
    void setPerson(const QString &person);
    /// Of the program. `text` has passed the gates; `link` may be empty.
    void add(Kind kind, const QString &text, const QString &link = {});
    /// Of the person acted as.
    void addOwn(Kind kind, const QString &text, const QString &link = {});
    Q_INVOKABLE void markRead();

signals:
    void countChanged();
    void unreadChanged();
    void personChanged();
    void added(const QString &text, bool isError, const QString &link);

private:
    struct Notice
    {
        QString text;
        QString link;
        Kind kind = Kind::Information;
        QDateTime at;
        QString person; ///< empty: the program's
        bool isRead = false;
    };

    bool isShown(const Notice &notice) const;
    void insert(Notice &&notice);
    void dropOldest();

    std::vector<std::shared_ptr<Notice>> m_notices; ///< newest first
    std::vector<std::shared_ptr<Notice>> m_shown; ///< those of the person and of the program
    QString m_person;
};

} // namespace meshscope::app
