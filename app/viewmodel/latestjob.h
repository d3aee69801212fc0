// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <stop_token>
#include <utility>

namespace meshscope::app {

/// Runs one background computation for a view-model; a newer request replaces the older one.
///
/// `work` runs on the lane's thread and must capture values only (ids, copies,
/// `shared_ptr<const T>`), never the view-model. `done` runs on the thread that owns the job.
/// The result of a replaced or cancelled request is dropped, so `done` sees only the newest one.
template<typename T>
class LatestJob
{
public:
    explicit LatestJob(QThreadPool &lane)
        : m_lane(lane)
    {
    }
    ~LatestJob() { cancel(); }
    Q_DISABLE_COPY_MOVE(LatestJob)

    template<typename Work, typename Done>
    void start(Work work, Done done)
    {
        cancel();
        m_stop = {};
        m_watcher = std::make_unique<Watcher>();
        QObject::connect(m_watcher.get(), &Watcher::finished, m_watcher.get(),
                         [this, done = std::move(done)]() mutable {
                             Result<T> result = m_watcher->result();
                             auto notify = std::move(done);
                             m_watcher.release()->deleteLater();
                             notify(std::move(result));
                         });
        m_watcher->setFuture(QtConcurrent::run(
            &m_lane, [work = std::move(work), stop = m_stop.get_token()]() mutable -> Result<T> {
                if (stop.stop_requested())
                    return Error {ErrorCode::Cancelled, {}, {}};
                return work(stop);
            }));
    }

    void cancel()
    {
        m_stop.request_stop();
        m_watcher.reset();
    }

    bool isRunning() const { return m_watcher != nullptr; }

private:
    using Watcher = QFutureWatcher<Result<T>>;

    QThreadPool &m_lane;
    std::stop_source m_stop;
    std::unique_ptr<Watcher> m_watcher;
};

} // namespace meshscope::app
