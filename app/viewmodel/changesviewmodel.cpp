// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/changesviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace meshscope::app {

namespace {

using workspace::Change;
using workspace::ChangeOp;
using workspace::ChangeSet;
using workspace::ChangeSetKind;

constexpr int mostSets = 500;
constexpr int pageLines = 500;

QString setTitle(const ChangeSet &set)
{
    const QString number = QString::number(set.id);
    if (set.kind == ChangeSetKind::Undo)
        return ChangesViewModel::tr("Undo %1").arg(number);
    return set.kind == ChangeSetKind::Decision ? ChangesViewModel::tr("Decision %1").arg(number)
                                               : ChangesViewModel::tr("Import %1").arg(number);
}

QString setNote(const ChangeSet &set)
{
    if (set.kind == ChangeSetKind::Undo)
        return ChangesViewModel::tr("takes back %1").arg(set.undoes);
    if (set.undoneBy == 0)
        return {};
    return set.kind == ChangeSetKind::Decision
        ? ChangesViewModel::tr("made again by %1").arg(set.undoneBy)
        : ChangesViewModel::tr("taken back by %1").arg(set.undoneBy);
}

/// "3 added, 1 removed"; "nothing changed".
QString countsText(const workspace::ChangeCount &count)
{
    QStringList parts;
    const auto say = [&parts](const QString &words, std::uint32_t number) {
        if (number > 0)
            parts << words.arg(countText(number));
    };
    say(ChangesViewModel::tr("%1 added"), count.added);
    say(ChangesViewModel::tr("%1 removed"), count.removed);
    say(ChangesViewModel::tr("%1 changed"), count.changed);
    say(ChangesViewModel::tr("%1 back again"), count.revived);
    return parts.isEmpty() ? ChangesViewModel::tr("nothing changed")
                           : parts.join(QStringLiteral(", "));
}

QString opText(ChangeOp op)
{
    switch (op) {
    case ChangeOp::Added:
        return ChangesViewModel::tr("Added");
    case ChangeOp::Removed:
        return ChangesViewModel::tr("Removed");
    case ChangeOp::Changed:
        return ChangesViewModel::tr("Changed");
    case ChangeOp::Revived:
        return ChangesViewModel::tr("Back again");
    }
    return {};
}

QString opTone(ChangeOp op)
{
    return op == ChangeOp::Removed ? QStringLiteral("risk")
        : op == ChangeOp::Changed  ? QStringLiteral("quiet")
                                   : QStringLiteral("ok");
}

/// "from x to y" of a field; the field alone where it only came or went.
QString valuesText(const Change &change)
{
    const auto shown = [](const std::optional<std::string> &value) {
        return value->empty() ? ChangesViewModel::tr("nothing") : shownLine(*value);
    };
    if (change.before && change.after)
        return shown(change.before) + QStringLiteral(" → ") + shown(change.after);
    if (change.after)
        return ChangesViewModel::tr("new: %1").arg(shown(change.after));
    return change.before ? ChangesViewModel::tr("was: %1").arg(shown(change.before)) : QString();
}

RowListModel<ChangeSet>::Roles setRoles()
{
    return {{"title", [](const ChangeSet &s) { return QVariant(setTitle(s)); }},
            {"at", [](const ChangeSet &s) { return QVariant(momentText(s.at)); }},
            {"counts", [](const ChangeSet &s) { return QVariant(countsText(s.total())); }},
            {"brief",
             [](const ChangeSet &s) {
                 return QVariant(changesText(s.total().added + s.total().revived, s.total().changed,
                                             s.total().removed));
             }},
            {"note", [](const ChangeSet &s) { return QVariant(setNote(s)); }}};
}

RowListModel<Change>::Roles lineRoles()
{
    return {{"kindName", [](const Change &c) { return QVariant(entityKindText(c.kind)); }},
            {"name", [](const Change &c) { return QVariant(shownLine(c.name)); }},
            {"what", [](const Change &c) { return QVariant(opText(c.op)); }},
            {"tone", [](const Change &c) { return QVariant(opTone(c.op)); }},
            {"field", [](const Change &c) { return QVariant(shownLine(c.field)); }},
            {"values", [](const Change &c) { return QVariant(valuesText(c)); }},
            {"opens", [](const Change &c) { return QVariant(!pageOf(c.kind).isEmpty()); }}};
}

} // namespace

ChangesViewModel::ChangesViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_sets(setRoles())
    , m_lines(lineRoles())
    , m_job(session.readLane())
    , m_undoJob(session.writeLane())
{
}

void ChangesViewModel::follow(const std::string &sourceUid)
{
    if (sourceUid != m_source) {
        m_wantedSet = 0;
        m_wantedLines = 0;
    }
    m_source = sourceUid;
    m_isStale = true;
    if (m_source.empty())
        clear();
    else if (m_isActive)
        load();
}

void ChangesViewModel::clear()
{
    m_job.cancel();
    m_sets.setRows({});
    m_lines.setRows({});
    m_chosen = -1;
    m_totalSets = m_totalLines = 0;
    m_state = State::Idle;
    emit changed();
}

void ChangesViewModel::setActive(bool active)
{
    if (m_isActive == active)
        return;
    m_isActive = active;
    emit changed();
    if (m_isActive && m_isStale)
        load();
}

void ChangesViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader || m_source.empty())
        return;
    m_isStale = false;
    if (m_state != State::Ready) {
        m_state = State::Loading;
        emit changed();
    }
    m_job.start([reader, source = m_source, wanted = m_wantedSet,
                 lines = std::max(m_wantedLines, pageLines)](
                    const std::stop_token &) { return readPage(*reader, source, wanted, lines); },
                [this](Result<std::shared_ptr<Page>> page) {
                    m_state = page ? State::Ready : State::Failed;
                    m_error = page ? QString() : shownError(page.error());
                    if (page)
                        show(std::move(**page));
                    emit changed();
                });
}

Result<std::shared_ptr<ChangesViewModel::Page>>
ChangesViewModel::readPage(workspace::Reader &reader, const std::string &source,
                           std::int64_t wanted, int lines)
{
    auto page = std::make_shared<Page>();
    auto history = workspace::importHistory(reader.db(), source, 0, mostSets);
    if (!history)
        return history.error();
    page->history = std::move(*history);
    const auto &sets = page->history.sets;
    if (sets.empty())
        return page;
    const auto found = std::find_if(sets.begin(), sets.end(),
                                    [wanted](const ChangeSet &set) { return set.id == wanted; });
    page->chosen = found == sets.end() ? 0 : static_cast<int>(found - sets.begin());
    const std::int64_t id = sets[static_cast<std::size_t>(page->chosen)].id;
    auto changes = workspace::setChanges(reader.db(), id, {}, 0, lines);
    if (!changes)
        return changes.error();
    page->changes = std::move(*changes);
    const auto plan = workspace::planUndo(reader.db(), id);
    if (!plan)
        return plan.error();
    page->refusal = plan->refusal;
    return page;
}

void ChangesViewModel::show(Page &&page)
{
    // The list keeps its place and its focus when only another set was chosen.
    const auto same = [](const ChangeSet &a, const ChangeSet &b) {
        return a.id == b.id && a.undoneBy == b.undoneBy;
    };
    const std::vector<ChangeSet> &sets = page.history.sets;
    if (!std::equal(sets.begin(), sets.end(), m_sets.rows().begin(), m_sets.rows().end(), same))
        m_sets.setRows(std::move(page.history.sets));
    m_totalSets = static_cast<int>(page.history.total);
    m_unrecorded = static_cast<int>(page.history.unrecorded);
    m_lines.setRows(std::move(page.changes.page.changes));
    m_totalLines = static_cast<int>(page.changes.page.total);
    m_refusal = std::move(page.refusal);
    m_chosen = page.chosen;
}

const ChangeSet *ChangesViewModel::chosenSet() const
{
    return m_chosen < 0 ? nullptr : &m_sets.rows()[static_cast<std::size_t>(m_chosen)];
}

QString ChangesViewModel::title() const
{
    const ChangeSet *set = chosenSet();
    return set == nullptr ? QString() : setTitle(*set);
}

QString ChangesViewModel::counts() const
{
    const ChangeSet *set = chosenSet();
    if (set == nullptr)
        return {};
    QStringList parts;
    for (const auto &[kind, count] : set->counts)
        parts << entityKindText(kind) + QStringLiteral(": ") + countsText(count);
    return parts.isEmpty() ? tr("Nothing changed") : parts.join(QStringLiteral(" · "));
}

QString ChangesViewModel::unrecorded() const
{
    return m_unrecorded == 0
        ? QString()
        : tr("%1 older imports were made without a record of what they changed")
              .arg(QLocale().toString(m_unrecorded));
}

QString ChangesViewModel::refusal() const
{
    return shownLine(m_refusal);
}

void ChangesViewModel::choose(int row)
{
    if (row < 0 || row >= setCount())
        return;
    const std::int64_t set = m_sets.rows()[static_cast<std::size_t>(row)].id;
    if (m_job.isRunning() ? set == m_wantedSet : row == m_chosen)
        return;
    m_wantedSet = set;
    m_wantedLines = 0;
    load();
}

void ChangesViewModel::loadMore()
{
    if (m_job.isRunning() || !m_lines.isWhole() || lineCount() >= m_totalLines)
        return;
    m_wantedLines = lineCount() + pageLines;
    load();
}

void ChangesViewModel::undo()
{
    const ChangeSet *set = chosenSet();
    if (set == nullptr || !canUndo())
        return;
    m_undoJob.start(
        [session = &m_session, id = set->id,
         actor = m_session.actingAs()](const std::stop_token &) -> Result<ChangeSet> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::undoImport(**writer, id, actor, systemNow());
        },
        [this](Result<ChangeSet> undone) {
            if (undone) {
                m_wantedSet = 0;
                m_session.noteWritten();
                emit said(tr("Import %1 was taken back: %2")
                              .arg(QString::number(undone->undoes), countsText(undone->total())),
                          false);
            } else {
                emit said(shownError(undone.error()), true);
            }
            emit changed();
        });
    emit changed();
}

void ChangesViewModel::openThing(int row)
{
    if (row < 0 || row >= lineCount())
        return;
    const Change &change = m_lines.rows()[static_cast<std::size_t>(row)];
    if (const QString page = pageOf(change.kind); !page.isEmpty())
        m_navigator.open(Navigator::linkTo(page, QString::fromStdString(change.uid)));
}

} // namespace meshscope::app
