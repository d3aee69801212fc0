// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sourceremovalviewmodel.h"

#include "shell/display.h"
#include "viewmodel/pagetext.h"

namespace meshscope::app {

using workspace::RemovalPlan;

SourceRemovalViewModel::SourceRemovalViewModel(CatalogSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_planJob(session.readLane())
    , m_removeJob(session.writeLane())
    , m_undoJob(session.writeLane())
{
}

void SourceRemovalViewModel::follow(SourceId source)
{
    m_source = source;
}

QString SourceRemovalViewModel::name() const
{
    return shownLine(m_plan.name);
}

QString SourceRemovalViewModel::text() const
{
    if (!m_plan.source)
        return {};
    QStringList only;
    for (const auto &[kind, count] : m_plan.things) {
        if (count.only > 0)
            only << entityKindText(kind) + QStringLiteral(": ") + countText(count.only);
    }
    QStringList parts;
    parts << counted(m_plan.documents, tr("One document is taken out of the catalog."),
                     tr("%1 documents are taken out of the catalog."));
    parts << (only.isEmpty() ? tr("Everything in them is described by other sources too and stays.")
                             : tr("What only this source describes goes with them: %1.")
                                   .arg(only.join(QStringLiteral(", "))));
    if (!only.isEmpty() && m_plan.total().shared > 0)
        parts << tr("What others describe too stays, without its words: %1.")
                     .arg(countText(m_plan.total().shared));
    parts << tr("Requests, grants and the audit record stay. The files are not touched; undoing "
                "this, or reading them again, brings everything back.");
    for (const std::string &folder : m_plan.sharedFolders)
        parts << tr("Other sources are read from %1 as well: reading that folder again brings this "
                    "one back.")
                     .arg(shownLine(folder));
    return parts.join(QStringLiteral("\n\n"));
}

void SourceRemovalViewModel::plan()
{
    if (!m_source || isRunning())
        return;
    m_planJob.start(
        [reader = m_session.reader(), source = m_source](const std::stop_token &) {
            return workspace::planRemoval(reader->db(), source);
        },
        [this](Result<RemovalPlan> plan) {
            if (!plan) {
                emit said(shownError(plan.error()), true, 0);
                return;
            }
            m_plan = std::move(*plan);
            emit changed();
            emit planned();
        });
}

void SourceRemovalViewModel::remove()
{
    if (!m_plan.source || isRunning())
        return;
    m_removeJob.start(
        [session = &m_session, source = m_plan.source,
         actor = m_session.actingAs()](const std::stop_token &stop) -> Result<RemovalPlan> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::removeSource(**writer, source, actor, systemNow(), stop);
        },
        [this](Result<RemovalPlan> removed) {
            if (removed) {
                m_plan = {};
                m_session.noteWritten(); // the page follows
                emit said(tr("%1 was removed").arg(shownLine(removed->name)), false,
                          static_cast<int>(removed->changeSet));
            } else {
                emit said(shownError(removed.error()), true, 0);
            }
            emit changed();
        });
    emit changed();
}

void SourceRemovalViewModel::undo(int changeSet)
{
    if (isRunning())
        return;
    m_undoJob.start(
        [session = &m_session, changeSet,
         actor = m_session.actingAs()](const std::stop_token &) -> Result<workspace::ChangeSet> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::undoImport(**writer, changeSet, actor, systemNow());
        },
        [this](const Result<workspace::ChangeSet> &undone) {
            if (undone) {
                m_session.noteWritten();
                emit said(tr("The source is back"), false, 0);
            } else {
                emit said(shownError(undone.error()), true, 0);
            }
            emit changed();
        });
    emit changed();
}

} // namespace meshscope::app
