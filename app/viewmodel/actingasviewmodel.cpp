// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/actingasviewmodel.h"

#include "shell/display.h"

#include <pwd.h>
#include <unistd.h>

namespace meshscope::app {

ActingAsViewModel::ActingAsViewModel(CatalogSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &CatalogSession::snapshotChanged, this, [this] {
        m_parties.setSnapshot(m_session.snapshot().get());
        load();
    });
    connect(&session, &CatalogSession::actingAsChanged, this, &ActingAsViewModel::load);
}

void ActingAsViewModel::load()
{
    const auto snapshot = m_session.snapshot();
    const workspace::Entry *entry = snapshot ? snapshot->find(m_session.actingAs()) : nullptr;
    if (entry && entry->kind != EntityKind::Party)
        entry = nullptr;
    m_name = entry ? shownLine(entry->name) : QString();
    m_detail = entry ? shownLine(entry->context) : QString();
    emit changed();
}

QString ActingAsViewModel::initials() const
{
    return initialsOf(m_name);
}

QString ActingAsViewModel::account() const
{
    const passwd *entry = getpwuid(getuid()); // NOLINT(concurrency-mt-unsafe) GUI thread only
    return entry ? shownLine(entry->pw_name) : QString::number(getuid());
}

void ActingAsViewModel::choose(int row)
{
    if (const PartyId party = m_parties.at(row))
        m_session.setActingAs(party);
}

void ActingAsViewModel::chooseNobody()
{
    m_session.setActingAs({});
}

} // namespace meshscope::app
