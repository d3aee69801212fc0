// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/welcomeviewmodel.h"

#include "shell/display.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr std::size_t mostRecent = 10;
const QString recentKey = QStringLiteral("catalogs/recent");

} // namespace

WelcomeViewModel::WelcomeViewModel(CatalogSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    load();
    connect(&session, &CatalogSession::catalogChanged, this, &WelcomeViewModel::remember);
}

void WelcomeViewModel::load()
{
    const QStringList paths = QSettings().value(recentKey).toStringList();
    for (const QString &path : paths)
        if (m_recent.size() < mostRecent && QFileInfo(path).isFile())
            m_recent.push_back(path);
}

void WelcomeViewModel::store() const
{
    QSettings().setValue(recentKey, QStringList(m_recent.begin(), m_recent.end()));
}

void WelcomeViewModel::remember()
{
    beginResetModel();
    std::erase(m_recent, m_session.path());
    m_recent.insert(m_recent.begin(), m_session.path());
    if (m_recent.size() > mostRecent)
        m_recent.resize(mostRecent);
    endResetModel();
    store();
    emit countChanged();
}

int WelcomeViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant WelcomeViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &path = m_recent[static_cast<std::size_t>(index.row())];
    const QFileInfo info(path);
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return catalogName(path);
    case FolderRole:
        return shownLine(info.path().toStdString());
    case AgeRole:
        return shownAge(
            static_cast<double>(info.lastModified().secsTo(QDateTime::currentDateTime())));
    case SizeRole:
        return QLocale().formattedDataSize(info.size());
    case IsOpenRole:
        return path == m_session.path();
    default:
        return {};
    }
}

QHash<int, QByteArray> WelcomeViewModel::roleNames() const
{
    return {{NameRole, "name"},
            {FolderRole, "folder"},
            {AgeRole, "age"},
            {SizeRole, "size"},
            {IsOpenRole, "isOpen"}};
}

QUrl WelcomeViewModel::dataFolder() const
{
    return QUrl::fromLocalFile(QString::fromStdString(workspace::dataFolder()));
}

void WelcomeViewModel::openRecent(int row)
{
    if (row >= 0 && row < count())
        m_session.open(m_recent[static_cast<std::size_t>(row)]);
}

void WelcomeViewModel::openFile(const QUrl &file)
{
    if (file.isLocalFile())
        m_session.open(file.toLocalFile());
}

void WelcomeViewModel::forget(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_recent.erase(m_recent.begin() + row);
    endRemoveRows();
    store();
    emit countChanged();
}

} // namespace meshscope::app
