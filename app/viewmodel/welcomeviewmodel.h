// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// The catalogs opened before, newest first, and the door to any other. The list keeps at most ten
/// and forgets files that are gone.
class WelcomeViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QUrl dataFolder READ dataFolder CONSTANT FINAL)

public:
    enum Role { NameRole = Qt::UserRole, FolderRole, AgeRole, SizeRole, IsOpenRole };

    explicit WelcomeViewModel(CatalogSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_recent.size()); }
    QUrl dataFolder() const;

    Q_INVOKABLE void openRecent(int row);
    Q_INVOKABLE void openFile(const QUrl &file);
    Q_INVOKABLE void forget(int row);

signals:
    void countChanged();

private:
    void remember();
    void load();
    void store() const;

    CatalogSession &m_session;
    std::vector<QString> m_recent;
};

} // namespace meshscope::app
