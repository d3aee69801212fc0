// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/myaccessviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accessroles.h"
#include "viewmodel/pagetext.h"

#include <algorithm>

namespace meshscope::app {

MyAccessViewModel::MyAccessViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_job(session.readLane())
    , m_actionJob(session.writeLane())
    , m_requests(requestRoles())
    , m_grants(grantRoles())
    , m_provided(grantRoles())
{
}

int MyAccessViewModel::liveCount() const
{
    return static_cast<int>(std::ranges::count_if(
        m_grants.rows(), [](const workspace::GrantRow &row) { return !isFinal(row.state); }));
}

int MyAccessViewModel::endingCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_grants.rows(), [](const workspace::GrantRow &row) {
            return row.expiring || row.reassessmentDue;
        }));
}

void MyAccessViewModel::follow(bool stale)
{
    if (stale || m_state == Idle)
        load();
}

void MyAccessViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_state = Loading;
    emit changed();
    m_job.start(
        [reader, party = m_session.actingAs()](const std::stop_token &) -> Result<Found> {
            const TimePoint now = systemNow();
            auto mine = workspace::myAccess(reader->db(), party, now);
            if (!mine)
                return mine.error();
            auto provided = workspace::providedGrants(reader->db(), party, now);
            if (!provided)
                return provided.error();
            return Found {std::move(*mine), std::move(*provided)};
        },
        [this](Result<Found> found) {
            m_state = found ? Ready : Failed;
            m_error = found ? QString() : shownError(found.error());
            if (found) {
                m_requests.setRows(std::move(found->mine.requests));
                m_grants.setRows(std::move(found->mine.grants));
                m_provided.setRows(std::move(found->provided));
            }
            emit changed();
        });
}

void MyAccessViewModel::run(Work work, const QString &text)
{
    if (m_busy)
        return;
    m_busy = true;
    m_actionError.clear();
    emit busyChanged();
    m_actionJob.start(
        [session = &m_session, actor = m_session.actingAs(),
         work = std::move(work)](const std::stop_token &) -> Result<bool> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            if (auto status = work((*writer)->db(), actor, systemNow()); !status)
                return status.error();
            return true;
        },
        [this, text](Result<bool> result) {
            m_busy = false;
            if (!result)
                m_actionError = shownError(result.error());
            emit busyChanged();
            if (!result)
                return;
            emit done(text);
            m_session.noteWritten();
        });
}

void MyAccessViewModel::withdraw(const QString &requestUid, const QString &reason)
{
    run([uid = requestUid.toStdString(), text = reason.toStdString()](
            store::Connection &db, PartyId actor,
            TimePoint now) { return workspace::withdrawRequest(db, uid, actor, text, now); },
        tr("The request is withdrawn."));
}

void MyAccessViewModel::answer(const QString &requestUid, const QString &text)
{
    run(
        [uid = requestUid.toStdString(),
         answer = text.toStdString()](store::Connection &db, PartyId actor, TimePoint now) {
            return workspace::answerRequest(db, uid, actor, answer, std::nullopt, now);
        },
        tr("The answer is sent."));
}

void MyAccessViewModel::acceptConditions(const QString &requestUid)
{
    run(
        [uid = requestUid.toStdString()](store::Connection &db, PartyId actor, TimePoint now) {
            return workspace::answerConditions(db, uid, actor, workspace::ConditionAnswer::Accept,
                                               {}, now);
        },
        tr("The conditions are accepted; access is granted."));
}

void MyAccessViewModel::declineConditions(const QString &requestUid, const QString &reason)
{
    run(
        [uid = requestUid.toStdString(),
         text = reason.toStdString()](store::Connection &db, PartyId actor, TimePoint now) {
            return workspace::answerConditions(db, uid, actor, workspace::ConditionAnswer::Decline,
                                               text, now);
        },
        tr("The conditions are declined; the request is withdrawn."));
}

void MyAccessViewModel::change(const QString &grantUid, workspace::GrantAction action,
                               const QString &reason, const QString &text)
{
    run([uid = grantUid.toStdString(), action, why = reason.toStdString()](
            store::Connection &db, PartyId actor,
            TimePoint now) { return workspace::changeGrant(db, uid, actor, action, why, now); },
        text);
}

void MyAccessViewModel::giveUp(const QString &grantUid)
{
    change(grantUid, workspace::GrantAction::GiveUp, {}, tr("The access is given up."));
}

void MyAccessViewModel::revoke(const QString &grantUid, const QString &reason)
{
    change(grantUid, workspace::GrantAction::Revoke, reason, tr("The access is revoked."));
}

void MyAccessViewModel::suspend(const QString &grantUid, const QString &reason)
{
    change(grantUid, workspace::GrantAction::Suspend, reason, tr("The access is suspended."));
}

void MyAccessViewModel::resume(const QString &grantUid, const QString &reason)
{
    change(grantUid, workspace::GrantAction::Resume, reason, tr("The access is resumed."));
}

void MyAccessViewModel::renew(const QString &grantUid)
{
    const auto &rows = m_grants.rows();
    const auto found = std::ranges::find_if(
        rows, [&](const workspace::GrantRow &row) { return line(row.uid) == grantUid; });
    if (found == rows.end())
        return;
    m_navigator.open(Navigator::linkTo(QStringLiteral("access"), {},
                                       {{QStringLiteral("tab"), QStringLiteral("request")},
                                        {QStringLiteral("port"), line(found->port.uid)},
                                        {QStringLiteral("consumer"), line(found->consumer.uid)},
                                        {QStringLiteral("role"), line(found->role)},
                                        {QStringLiteral("renew"), grantUid}}));
}

void MyAccessViewModel::openRequest(const QString &requestUid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("access"), {},
                                       {{QStringLiteral("tab"), QStringLiteral("queue")},
                                        {QStringLiteral("request"), requestUid}}));
}

} // namespace meshscope::app
