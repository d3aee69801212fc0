// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/importer.h"

#include "shell/display.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace meshscope::app {

namespace {

constexpr int pollMs = 100;

/// A catalog file named after what is imported, in the data folder; an existing one is used again,
/// so that importing the same folder twice is a re-import.
QString catalogFor(const QString &path)
{
    const QFileInfo info(path);
    // An address may hold a password; the database alone names the catalog.
    QString name = path.contains(QLatin1String("://")) ? QUrl(path).fileName()
        : info.isDir()                                 ? info.fileName()
                                                       : info.dir().dirName();
    if (name.isEmpty())
        name = QStringLiteral("catalog");
    return QDir(QString::fromStdString(workspace::dataFolder()))
        .filePath(name + QStringLiteral(".meshscope"));
}

QStringList localPaths(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls)
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

QString summaryOf(const workspace::ImportReport &report)
{
    std::uint32_t added = 0;
    std::uint32_t changed = 0;
    std::uint32_t removed = 0;
    for (const workspace::KindCount &count : report.counts) {
        added += count.added;
        changed += count.changed;
        removed += count.removed;
    }
    const QLocale locale;
    return Importer::tr("Documents read: %1, with %2 added, %3 changed, %4 gone; issues: %5")
        .arg(locale.toString(report.documents.size()), locale.toString(added),
             locale.toString(changed), locale.toString(removed),
             locale.toString(report.issues.size()));
}

} // namespace

/// Written by the work on its lane, read by the poll on the GUI thread.
struct Importer::Progress
{
    std::mutex mutex;
    workspace::ImportProgress value;
    std::atomic<int> others = 0; ///< files that can be read beside those that cannot

    void set(const workspace::ImportProgress &progress)
    {
        const std::scoped_lock lock(mutex);
        value = progress;
    }
    workspace::ImportProgress get()
    {
        const std::scoped_lock lock(mutex);
        return value;
    }
};

Importer::Importer(CatalogSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_import(session.writeLane())
    , m_demo(session.writeLane())
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Importer::showProgress);
    connect(&m_session, &CatalogSession::catalogChanged, this, [this] {
        const QStringList paths = std::exchange(m_waiting, {});
        if (!paths.isEmpty())
            start(paths, Accept::Nothing);
    });
    connect(&m_session, &CatalogSession::failed, this, [this](const QString &) {
        if (!std::exchange(m_waiting, {}).isEmpty())
            end();
    });
}

Importer::~Importer() = default;

void Importer::importUrls(const QList<QUrl> &urls)
{
    importPaths(localPaths(urls));
}

void Importer::importDatabase(const QString &address)
{
    importPaths({address});
}

void Importer::importPath(const QString &path)
{
    QString local = path.trimmed();
    if (const QUrl url(local); url.isLocalFile())
        local = url.toLocalFile();
    if (local == QLatin1String("~") || local.startsWith(QLatin1String("~/")))
        local.replace(0, 1, QDir::homePath());
    importPaths({local});
}

void Importer::importUrlsIntoNew(const QList<QUrl> &urls)
{
    const QStringList paths = localPaths(urls);
    if (paths.isEmpty() || m_running)
        return;
    begin();
    m_waiting = paths;
    m_session.open(catalogFor(paths.front()));
}

void Importer::importPaths(const QStringList &paths)
{
    if (paths.isEmpty() || m_running)
        return;
    begin();
    if (m_session.isOpen()) {
        start(paths, Accept::Nothing);
        return;
    }
    m_waiting = paths;
    m_session.open(catalogFor(paths.front()));
}

void Importer::importQuietly(const QStringList &paths)
{
    if (paths.isEmpty() || m_running || !m_session.isOpen())
        return;
    begin();
    m_isQuiet = true;
    start(paths, Accept::Nothing);
}

void Importer::acceptHeld()
{
    if (!m_held || m_running)
        return;
    begin();
    start(m_heldPaths, Accept::Removal);
}

void Importer::importOthers()
{
    if (m_others == 0 || m_running)
        return;
    begin();
    start(m_heldPaths, Accept::Refusal);
}

void Importer::start(const QStringList &paths, Accept accept)
{
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(path.toStdString());
    workspace::ImportOptions options;
    options.acceptMassRemoval = accept == Accept::Removal;
    options.keepGoing = accept == Accept::Refusal;
    options.refused = [shared = m_shared](std::size_t refused, std::size_t of) {
        shared->others = static_cast<int>(of - refused);
    };
    m_import.start(
        // The session outlives the lane's work: its destructor waits for the lane.
        [session = &m_session, files, options,
         shared = m_shared](const std::stop_token &stop) -> Result<workspace::ImportReport> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return (*writer)->import(
                files, options,
                [shared](const workspace::ImportProgress &progress) { shared->set(progress); },
                stop);
        },
        [this, paths](Result<workspace::ImportReport> report) {
            const bool isQuiet = std::exchange(m_isQuiet, false);
            end();
            if (!report) {
                m_others = m_shared->others;
                m_heldPaths = paths;
                fail(report.error());
                return;
            }
            const auto &documents = report->documents;
            if (isQuiet && report->runs.empty()
                && std::all_of(documents.begin(), documents.end(),
                               [](const auto &document) { return document.unchanged; }))
                return;
            m_session.noteWritten();
            if (report->quarantined) {
                m_held = true;
                m_heldPaths = paths;
                m_error = tr("The import would remove a third of its source and is held: "
                             "nothing has changed yet.");
                emit errorChanged();
                return;
            }
            emit imported(summaryOf(*report));
        });
}

void Importer::openDemo()
{
    if (m_running)
        return;
    begin();
    m_demo.start(
        [shared = m_shared](const std::stop_token &stop) {
            return workspace::openDemo(
                [shared](const workspace::ImportProgress &progress) { shared->set(progress); },
                stop);
        },
        [this](Result<std::string> path) {
            end();
            if (!path)
                fail(path.error());
            else
                m_session.open(QString::fromStdString(*path));
        });
}

void Importer::cancel()
{
    m_waiting.clear();
    m_import.cancel();
    m_demo.cancel();
    if (m_running)
        end();
}

void Importer::dismissError()
{
    m_error.clear();
    m_where.clear();
    m_held = false;
    m_others = 0;
    emit errorChanged();
}

void Importer::begin()
{
    m_isQuiet = false;
    dismissError();
    m_shared = std::make_shared<Progress>();
    m_running = true;
    m_poll.start();
    showProgress();
    emit runningChanged();
}

void Importer::end()
{
    m_poll.stop();
    m_running = false;
    emit runningChanged();
}

void Importer::fail(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    QStringList lines;
    for (const QString &part : QString::fromStdString(error.message).split(QLatin1Char('\n')))
        lines << shownLine(part.toStdString());
    m_error = lines.join(QLatin1Char('\n'));
    m_where = shownLine(error.where);
    emit errorChanged();
}

void Importer::showProgress()
{
    const workspace::ImportProgress now = m_shared->get();
    m_what = now.what.empty() ? tr("Reading files") : shownLine(now.what);
    m_progress
        = now.total == 0 ? -1 : static_cast<double>(now.done) / static_cast<double>(now.total);
    m_records = tr("%1 records").arg(QLocale().toString(static_cast<qulonglong>(now.records)));
    emit progressChanged();
}

} // namespace meshscope::app
