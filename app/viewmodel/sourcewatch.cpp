// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sourcewatch.h"

#include "shell/display.h"
#include "workspace/importroots.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace meshscope::app {

namespace {

constexpr int afterOpeningMs = 1500; // the first pages come first

} // namespace

SourceWatch::SourceWatch(CatalogSession &session, Importer &importer, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_importer(importer)
    , m_job(session.readLane())
    , m_watchJob(m_lane)
{
    m_lane.setMaxThreadCount(1);
    m_afterOpening.setSingleShot(true);
    m_afterOpening.setInterval(afterOpeningMs);
    connect(&m_afterOpening, &QTimer::timeout, this, &SourceWatch::importWaiting);
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        m_waiting.clear();
        follow({});
        load();
    });
    connect(&session, &CatalogSession::snapshotChanged, this, &SourceWatch::load);
    connect(&importer, &Importer::runningChanged, this, [this] {
        if (!m_importer.isRunning() && !m_afterOpening.isActive())
            QMetaObject::invokeMethod(this, &SourceWatch::importWaiting, Qt::QueuedConnection);
    });
}

SourceWatch::~SourceWatch() = default;

void SourceWatch::load()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_job.start([reader](const std::stop_token &) { return workspace::watchedPaths(reader->db()); },
                [this](Result<std::vector<std::string>> paths) {
                    if (paths)
                        follow(std::move(*paths));
                    else
                        emit failed(shownError(paths.error()));
                });
}

void SourceWatch::follow(std::vector<std::string> paths)
{
    if (paths == m_paths)
        return;
    for (const std::string &path : paths) {
        const QString text = QString::fromStdString(path);
        if (std::find(m_paths.begin(), m_paths.end(), path) == m_paths.end()
            && QFileInfo::exists(text))
            m_waiting << text;
    }
    m_paths = std::move(paths);
    m_watchJob.cancel();
    if (m_paths.empty())
        return;
    waitForChange(std::make_shared<std::optional<workspace::DocumentWatch>>());
    m_afterOpening.start();
}

void SourceWatch::waitForChange(
    const std::shared_ptr<std::optional<workspace::DocumentWatch>> &watch)
{
    using Paths = std::vector<std::string>;
    m_watchJob.start(
        [watch, paths = m_paths](const std::stop_token &stop) -> Result<Paths> {
            if (!*watch) {
                auto started = workspace::DocumentWatch::start(paths, {});
                if (!started)
                    return started.error();
                *watch = std::move(*started);
            }
            return (*watch)->wait(stop);
        },
        [this, watch](Result<Paths> changed) {
            if (!changed) {
                emit failed(shownError(changed.error()));
                return;
            }
            take(*changed);
            waitForChange(watch);
        });
}

void SourceWatch::take(const std::vector<std::string> &paths)
{
    for (const std::string &path : paths)
        if (const QString text = QString::fromStdString(path); !m_waiting.contains(text))
            m_waiting << text;
    if (!m_afterOpening.isActive())
        importWaiting();
}

void SourceWatch::importWaiting()
{
    if (m_waiting.isEmpty() || m_importer.isRunning() || !m_session.isOpen())
        return;
    m_importer.importQuietly(std::exchange(m_waiting, {}));
}

} // namespace meshscope::app
