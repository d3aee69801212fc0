// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/catalogsession.h"

#include "shell/display.h"
#include "viewmodel/latestjob.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <mutex>

namespace meshscope::app {

struct OpenedCatalog
{
    std::shared_ptr<workspace::Reader> reader;
    std::shared_ptr<const workspace::Snapshot> snapshot;
};

namespace {

using namespace std::chrono_literals;

/// How often a look is taken whether another process has written; costs one read of a counter.
constexpr auto lookInterval = 3s;

Result<OpenedCatalog> openReader(const std::string &path, bool create, const std::stop_token &stop)
{
    if (create) {
        const auto writer = workspace::Writer::open(path);
        if (!writer)
            return writer.error();
    }
    auto reader = workspace::Reader::open(path, systemNow(), stop);
    if (!reader)
        return reader.error();
    std::shared_ptr<workspace::Reader> shared = std::move(*reader);
    return OpenedCatalog {shared, shared->snapshot()};
}

QString actingAsKey(const QString &path)
{
    const QByteArray digest
        = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("actingAs/") + QString::fromLatin1(digest);
}

} // namespace

struct CatalogSession::Jobs
{
    explicit Jobs(QThreadPool &readLane)
        : open(readLane)
        , refresh(readLane)
    {
    }
    LatestJob<OpenedCatalog> open;
    LatestJob<std::shared_ptr<const workspace::Snapshot>> refresh;
    QTimer look;
    /// Which file the writer must be of; written on the GUI thread, read on the write lane.
    std::mutex mutex;
    std::string writerPath;
    std::string writerOpenFor; ///< write lane only
};

CatalogSession::CatalogSession(QObject *parent)
    : QObject(parent)
{
    for (QThreadPool *lane : {&m_readLane, &m_writeLane, &m_computeLane})
        lane->setMaxThreadCount(1);
    m_jobs = std::make_unique<Jobs>(m_readLane);
    m_jobs->look.setInterval(lookInterval);
    m_jobs->look.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_jobs->look, &QTimer::timeout, this, &CatalogSession::refresh);
}

CatalogSession::~CatalogSession()
{
    m_jobs->open.cancel();
    m_jobs->refresh.cancel();
    for (QThreadPool *lane : {&m_computeLane, &m_readLane, &m_writeLane})
        lane->waitForDone();
}

QString CatalogSession::name() const
{
    if (m_path.isEmpty())
        return {};
    return catalogName(m_path);
}

void CatalogSession::open(const QString &path)
{
    const bool create = !QFileInfo::exists(path);
    m_jobs->refresh.cancel();
    setOpening(true);
    m_jobs->open.start([file = path.toStdString(), create](
                           const std::stop_token &stop) { return openReader(file, create, stop); },
                       [this, path](Result<OpenedCatalog> opened) {
                           if (!opened) {
                               setOpening(false);
                               if (opened.error().code != ErrorCode::Cancelled)
                                   emit failed(shownError(opened.error()));
                               return;
                           }
                           m_path = path;
                           m_reader = opened->reader;
                           m_snapshot = opened->snapshot;
                           setOpening(false);
                           m_actingAs = {QSettings().value(actingAsKey(path), 0).toLongLong()};
                           {
                               const std::scoped_lock lock(m_jobs->mutex);
                               m_jobs->writerPath = path.toStdString();
                           }
                           workspace::rememberCatalog(path.toStdString());
                           m_jobs->look.start();
                           emit catalogChanged();
                           emit snapshotChanged();
                           emit actingAsChanged();
                       });
}

void CatalogSession::setOpening(bool opening)
{
    const bool before = isExpected();
    m_isOpening = opening;
    if (isExpected() != before)
        emit expectedChanged();
}

void CatalogSession::refresh()
{
    if (!m_reader || m_jobs->open.isRunning() || m_jobs->refresh.isRunning())
        return;
    m_jobs->refresh.start(
        [reader = m_reader](
            const std::stop_token &stop) -> Result<std::shared_ptr<const workspace::Snapshot>> {
            if (const Status status = reader->refresh(systemNow(), stop); !status)
                return status.error();
            return reader->snapshot();
        },
        [this](Result<std::shared_ptr<const workspace::Snapshot>> snapshot) {
            if (!snapshot) {
                if (snapshot.error().code != ErrorCode::Cancelled)
                    emit failed(shownError(snapshot.error()));
                return;
            }
            if (*snapshot == m_snapshot)
                return;
            m_snapshot = *snapshot;
            emit snapshotChanged();
        });
}

Result<std::shared_ptr<workspace::Writer>> CatalogSession::writerOnLane()
{
    std::string path;
    {
        const std::scoped_lock lock(m_jobs->mutex);
        path = m_jobs->writerPath;
    }
    if (path.empty())
        return Error {ErrorCode::NotFound, "no catalog is open", {}};
    if (m_writer && m_jobs->writerOpenFor == path)
        return m_writer;
    m_writer.reset();
    auto writer = workspace::Writer::open(path);
    if (!writer)
        return writer.error();
    m_writer = std::move(*writer);
    m_jobs->writerOpenFor = path;
    return m_writer;
}

void CatalogSession::setActingAs(PartyId party)
{
    if (party == m_actingAs)
        return;
    m_actingAs = party;
    QSettings().setValue(actingAsKey(m_path), static_cast<qlonglong>(party.value));
    emit actingAsChanged();
}

void CatalogSession::noteWritten()
{
    // Posted, since work on the write lane calls this from its own thread.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_jobs->refresh.cancel();
            refresh();
        },
        Qt::QueuedConnection);
}

} // namespace meshscope::app
