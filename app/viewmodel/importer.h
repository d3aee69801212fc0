// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "viewmodel/latestjob.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace meshscope::app {

/// Brings files into a catalog, in the background, with progress and cancel: one at a time.
/// Welcome, Sources and drag and drop use this same one. A failed or cancelled import has changed
/// nothing.
class Importer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged FINAL)
    Q_PROPERTY(QString what READ what NOTIFY progressChanged FINAL)
    /// 0..1, -1 when it cannot be known.
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString records READ records NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString where READ where NOTIFY errorChanged FINAL)
    /// The last import is held until a person confirms that much of its source is gone.
    Q_PROPERTY(bool held READ isHeld NOTIFY errorChanged FINAL)
    /// How many other files the last import has that can be read; 0 = nothing to go on with.
    Q_PROPERTY(int others READ others NOTIFY errorChanged FINAL)

public:
    explicit Importer(CatalogSession &session, QObject *parent = nullptr);
    ~Importer() override;

    bool isRunning() const { return m_running; }
    QString what() const { return m_what; }
    double progress() const { return m_progress; }
    QString records() const { return m_records; }
    QString error() const { return m_error; }
    QString where() const { return m_where; }
    bool isHeld() const { return m_held; }
    int others() const { return m_others; }

    /// Into the open catalog, or into a new one named after the first path.
    Q_INVOKABLE void importUrls(const QList<QUrl> &urls);
    /// Into a new catalog, even if one is open.
    Q_INVOKABLE void importUrlsIntoNew(const QList<QUrl> &urls);
    /// Reads the schema of a live database: a `postgresql://` address.
    Q_INVOKABLE void importDatabase(const QString &address);
    /// As a person types it: `~` is the home folder, and a file: address will do.
    Q_INVOKABLE void importPath(const QString &path);
    void importPaths(const QStringList &paths);
    /// Of files that nobody asked for just now: says nothing if all of them are as they were.
    void importQuietly(const QStringList &paths);
    /// Again what was held, now accepting what is gone.
    Q_INVOKABLE void acceptHeld();
    /// Again what was refused, without the files that cannot be read.
    Q_INVOKABLE void importOthers();
    Q_INVOKABLE void openDemo();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void dismissError();

signals:
    void runningChanged();
    void progressChanged();
    void errorChanged();
    /// An import ended well; `summary` says what came, changed and went.
    void imported(const QString &summary);

private:
    struct Progress;

    enum class Accept { Nothing, Removal, Refusal };
    void start(const QStringList &paths, Accept accept);
    void begin();
    void end();
    void fail(const Error &error);
    void showProgress();

    CatalogSession &m_session;
    LatestJob<workspace::ImportReport> m_import;
    LatestJob<std::string> m_demo;
    std::shared_ptr<Progress> m_shared;
    QTimer m_poll;
    QStringList m_waiting; ///< to import as soon as the new catalog is open
    QStringList m_heldPaths;
    bool m_running = false;
    bool m_isQuiet = false;
    bool m_held = false;
    int m_others = 0;
    QString m_what;
    double m_progress = -1;
    QString m_records;
    QString m_error;
    QString m_where;
};

} // namespace meshscope::app
