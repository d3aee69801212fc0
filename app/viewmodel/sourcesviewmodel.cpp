// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sourcesviewmodel.h"

#include "shell/display.h"
#include "viewmodel/pagetext.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace meshscope::app {

namespace {

QString timeText(TimePoint time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(time)),
                              QStringLiteral("d MMM yyyy, hh:mm"));
}

QString sizeText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString number(int value)
{
    return QLocale().toString(value);
}

QString stateText(const std::string &state)
{
    if (state == "quarantined")
        return SourcesViewModel::tr("Held");
    return state == "ok_with_issues" ? SourcesViewModel::tr("With issues")
                                     : SourcesViewModel::tr("Complete");
}

/// The grade whose shape stands for a state: issues are a risk, a held import is bad.
QString stateGrade(const std::string &state)
{
    if (state == "quarantined")
        return QStringLiteral("degraded");
    return state == "ok_with_issues" ? QStringLiteral("at_risk") : QStringLiteral("healthy");
}

QString runText(const workspace::SourceRunRow &run)
{
    return changesText(run.added, run.changed, run.removed);
}

int issueSum(const workspace::SourceRow &source, IssueSeverity from)
{
    int sum = 0;
    for (auto i = static_cast<std::size_t>(from); i < source.issues.size(); ++i)
        sum += source.issues[i];
    return sum;
}

QStringList pathsOf(const workspace::SourcePlaces &places)
{
    QStringList paths;
    for (const std::string &path : places.paths)
        paths << QString::fromStdString(path);
    return paths;
}

QString placeText(const Issue &issue)
{
    QString place = shownLine(issue.file);
    if (issue.line > 0)
        place += QStringLiteral(":%1").arg(issue.line);
    if (issue.line > 0 && issue.column > 0)
        place += QStringLiteral(":%1").arg(issue.column);
    if (!issue.path.empty())
        place += QStringLiteral("  ") + shownLine(issue.path);
    return place;
}

RowListModel<workspace::SourceRow>::Roles importedRoles()
{
    using workspace::SourceRow;
    return {
        {"name", [](const SourceRow &row) { return QVariant(shownLine(row.name)); }},
        {"kind", [](const SourceRow &row) { return QVariant(shownLine(row.kind)); }},
        {"readAt", [](const SourceRow &row) { return QVariant(timeText(row.lastRun.at)); }},
        {"stateText", [](const SourceRow &row) { return QVariant(stateText(row.lastRun.state)); }},
        {"stateGrade",
         [](const SourceRow &row) { return QVariant(stateGrade(row.lastRun.state)); }},
        {"documentCount", [](const SourceRow &row) { return QVariant(number(row.documents)); }},
        {"size", [](const SourceRow &row) { return QVariant(sizeText(row.bytes)); }},
        {"changes", [](const SourceRow &row) { return QVariant(runText(row.lastRun)); }},
        {"problems",
         [](const SourceRow &row) { return QVariant(issueSum(row, IssueSeverity::Warning)); }},
        {"notes", [](const SourceRow &row) { return QVariant(row.issues[0]); }}};
}

RowListModel<workspace::SourceDocumentRow>::Roles documentRoles()
{
    using workspace::SourceDocumentRow;
    return {
        {"path", [](const SourceDocumentRow &row) { return QVariant(shownLine(row.path)); }},
        {"locator", [](const SourceDocumentRow &row) { return QVariant(shownLine(row.locator)); }},
        {"format",
         [](const SourceDocumentRow &row) {
             return QVariant(
                 (shownLine(row.format) + u' ' + shownLine(row.formatVersion)).trimmed());
         }},
        {"size", [](const SourceDocumentRow &row) { return QVariant(sizeText(row.bytes)); }},
        {"writtenAt", [](const SourceDocumentRow &row) {
             return QVariant(row.generatedAt ? timeText(*row.generatedAt)
                                             : SourcesViewModel::tr("Not stated"));
         }}};
}

RowListModel<workspace::SourceRunRow>::Roles runRoles()
{
    using workspace::SourceRunRow;
    return {
        {"at", [](const SourceRunRow &row) { return QVariant(timeText(row.at)); }},
        {"stateText", [](const SourceRunRow &row) { return QVariant(stateText(row.state)); }},
        {"stateGrade", [](const SourceRunRow &row) { return QVariant(stateGrade(row.state)); }},
        {"documentCount", [](const SourceRunRow &row) { return QVariant(number(row.documents)); }},
        {"changes", [](const SourceRunRow &row) { return QVariant(runText(row)); }},
        {"unchanged", [](const SourceRunRow &row) { return QVariant(number(row.unchanged)); }}};
}

RowListModel<Issue>::Roles issueRoles()
{
    return {{"severity",
             [](const Issue &row) {
                 const auto text = word(row.severity);
                 return QVariant(QString::fromLatin1(text.data(), qsizetype(text.size())));
             }},
            {"message", [](const Issue &row) { return QVariant(shownLine(row.message)); }},
            {"place", [](const Issue &row) { return QVariant(placeText(row)); }},
            {"count", [](const Issue &row) { return QVariant(row.count); }}};
}

} // namespace

SourcesViewModel::SourcesViewModel(CatalogSession &session, Navigator &navigator,
                                   Importer &importer, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_importer(importer)
    , m_sources(importedRoles())
    , m_documents(documentRoles())
    , m_runs(runRoles())
    , m_issues(issueRoles())
    , m_changes(session, navigator)
    , m_identity(session, navigator)
    , m_removal(session)
    , m_job(session.readLane())
    , m_filesJob(session.readLane())
    , m_watchJob(session.writeLane())
{
    connect(&session, &CatalogSession::snapshotChanged, this, [this] {
        m_stale = true;
        refresh();
    });
    connect(&navigator, &Navigator::linkChanged, this, &SourcesViewModel::follow);
    connect(&importer, &Importer::imported, this, [this] {
        m_stale = true;
        refresh();
    });
}

void SourcesViewModel::follow()
{
    if (!isShown())
        return;
    const QString tab
        = m_navigator.uid() == identityTab() ? identityTab() : QStringLiteral("sources");
    if (tab != m_tab) {
        m_tab = tab;
        emit tabChanged();
    }
    refresh();
}

void SourcesViewModel::chooseTab(const QString &tab)
{
    const QString page = QStringLiteral("sources");
    m_navigator.replace(Navigator::linkTo(page, tab == identityTab() ? tab : QString()));
}

void SourcesViewModel::refresh()
{
    if (!isShown() || !m_stale || !m_session.isOpen())
        return;
    m_stale = false;
    if (m_state != State::Ready) {
        m_state = State::Loading;
        emit stateChanged();
    }
    m_job.start(
        [reader = m_session.reader(),
         wanted = m_chosen](const std::stop_token &) -> Result<std::shared_ptr<Page>> {
            auto page = std::make_shared<Page>();
            auto sources = workspace::sourceList(*reader);
            if (!sources)
                return sources.error();
            page->sources = std::move(*sources);
            const int last = static_cast<int>(page->sources.size()) - 1;
            page->chosen = std::min(std::max(wanted, 0), last);
            if (page->chosen < 0)
                return page;
            auto detail = workspace::sourceDetail(
                *reader, page->sources[static_cast<std::size_t>(page->chosen)].id);
            if (!detail)
                return detail.error();
            page->detail = std::move(*detail);
            return page;
        },
        [this](Result<std::shared_ptr<Page>> page) {
            m_error = page ? QString() : shownError(page.error());
            m_state = page ? State::Ready : State::Failed;
            if (page)
                show(std::move(**page));
            emit stateChanged();
        });
}

void SourcesViewModel::show(Page &&page)
{
    // The list keeps its place and its focus when only another source was chosen.
    const auto same = [](const workspace::SourceRow &a, const workspace::SourceRow &b) {
        return a.id == b.id && a.lastRun.id == b.lastRun.id && a.issues == b.issues;
    };
    if (!std::equal(page.sources.begin(), page.sources.end(), m_sources.rows().begin(),
                    m_sources.rows().end(), same))
        m_sources.setRows(std::move(page.sources));
    m_documents.setRows(std::move(page.detail.documents));
    m_runs.setRows(std::move(page.detail.runs));
    m_issues.setRows(std::move(page.detail.issues));
    m_totalRuns = page.detail.totalRuns;
    m_totalIssues = page.detail.totalIssues;
    m_places = std::move(page.detail.places);
    m_chosen = page.chosen;
    const workspace::SourceRow *const chosen
        = m_chosen < 0 ? nullptr : &m_sources.rows()[static_cast<std::size_t>(m_chosen)];
    m_changes.follow(chosen == nullptr ? std::string() : chosen->uid);
    m_removal.follow(chosen == nullptr ? SourceId {} : chosen->id);
    emit chosenChanged();
}

QString SourcesViewModel::summary() const
{
    int documents = 0;
    int problems = 0;
    for (const workspace::SourceRow &source : m_sources.rows()) {
        documents += source.documents;
        problems += issueSum(source, IssueSeverity::Warning);
    }
    const QString text = counted(sourceCount(), tr("1 source"), tr("%1 sources"))
        + QStringLiteral(", ") + counted(documents, tr("1 document"), tr("%1 documents"));
    return problems == 0 ? tr("%1, no problems").arg(text)
        : problems == 1  ? tr("%1, one problem").arg(text)
                         : tr("%1, %2 problems").arg(text, number(problems));
}

QString SourcesViewModel::chosenName() const
{
    return m_chosen < 0 ? QString()
                        : shownLine(m_sources.rows()[static_cast<std::size_t>(m_chosen)].name);
}

QString SourcesViewModel::chosenSummary() const
{
    if (m_chosen < 0)
        return {};
    const workspace::SourceRow &source = m_sources.rows()[static_cast<std::size_t>(m_chosen)];
    const QString text
        = tr("%1, last read %2").arg(sizeText(source.bytes), timeText(source.lastRun.at));
    return m_places.watchedSince
        ? tr("%1, watched since %2").arg(text, timeText(*m_places.watchedSince))
        : text;
}

void SourcesViewModel::choose(int row)
{
    if (row < 0 || row >= sourceCount() || row == m_chosen)
        return;
    m_chosen = row;
    emit chosenChanged();
    m_stale = true;
    refresh();
}

QString SourcesViewModel::places() const
{
    constexpr std::size_t mostNamed = 8;
    QStringList lines;
    for (const std::string &path : m_places.paths) {
        if (static_cast<std::size_t>(lines.size()) == mostNamed) {
            lines << tr("and %1 more")
                         .arg(number(static_cast<int>(m_places.paths.size() - mostNamed)));
            break;
        }
        lines << shownLine(path);
    }
    return lines.join(u'\n');
}

void SourcesViewModel::importChosenAgain()
{
    m_importer.importPaths(pathsOf(m_places));
}

void SourcesViewModel::watchChosen(bool watched)
{
    if (m_chosen < 0 || watched == isWatched())
        return;
    m_watchJob.start(
        [session = &m_session, id = m_sources.rows()[static_cast<std::size_t>(m_chosen)].id,
         watched](const std::stop_token &) -> Result<bool> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            if (auto status = workspace::setWatched((*writer)->db(), id, watched, systemNow());
                !status)
                return status.error();
            return watched;
        },
        [this](Result<bool> done) {
            if (done) {
                m_session.noteWritten(); // the page follows
                return;
            }
            m_state = State::Failed;
            m_error = shownError(done.error());
            emit stateChanged();
        });
}

void SourcesViewModel::importAllAgain()
{
    std::vector<SourceId> ids;
    for (const workspace::SourceRow &source : m_sources.rows())
        ids.push_back(source.id);
    m_filesJob.start(
        [reader = m_session.reader(), ids](const std::stop_token &) -> Result<QStringList> {
            QStringList paths;
            for (const SourceId id : ids) {
                const auto detail = workspace::sourceDetail(*reader, id);
                if (!detail)
                    return detail.error();
                paths << pathsOf(detail->places);
            }
            paths.removeDuplicates(); // two sources of one folder
            return paths;
        },
        [this](Result<QStringList> paths) {
            if (paths)
                m_importer.importPaths(*paths);
        });
}

void SourcesViewModel::reload()
{
    m_stale = true;
    refresh();
}

} // namespace meshscope::app
