// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "viewmodel/importer.h"
#include "viewmodel/latestjob.h"
#include "workspace/documentwatch.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace meshscope::app {

/// Reads the watched sources of the open catalog again when their files change, and once after it
/// was opened: much may have happened meanwhile. One import at a time; what changes while one runs
/// is read after it.
class SourceWatch : public QObject
{
    Q_OBJECT

public:
    SourceWatch(CatalogSession &session, Importer &importer, QObject *parent = nullptr);
    ~SourceWatch() override;

signals:
    /// Watching has ended by itself, with the reason for people.
    void failed(const QString &message);

private:
    void load();
    void follow(std::vector<std::string> paths);
    void waitForChange(const std::shared_ptr<std::optional<workspace::DocumentWatch>> &watch);
    void take(const std::vector<std::string> &paths);
    void importWaiting();

    CatalogSession &m_session;
    Importer &m_importer;
    LatestJob<std::vector<std::string>> m_job;
    QTimer m_afterOpening;
    std::vector<std::string> m_paths;
    QStringList m_waiting; ///< to read when nothing else is being read
    QThreadPool m_lane; ///< of one thread, which waits most of the time
    LatestJob<std::vector<std::string>> m_watchJob;
};

} // namespace meshscope::app
