// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/auditviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

#include <QDate>

namespace meshscope::app {

namespace {

using access::AuditEvent;

constexpr int pageSize = 200;

QString subjectText(const AuditEvent &event)
{
    const auto snapshot = access::parseJson(event.snapshot);
    if (!snapshot)
        return {};
    std::string port = snapshot->memberText("port_name");
    if (port.empty())
        port = snapshot->memberText("port");
    const std::string consumer = snapshot->memberText("consumer");
    if (consumer.empty())
        return line(port);
    return AuditViewModel::tr("%1 for %2").arg(line(port), line(consumer));
}

QString stateWord(const std::string &state)
{
    QString text = line(state == "none" ? std::string() : state);
    return text.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString changeText(const AuditEvent &event)
{
    if (event.toState.empty())
        return {};
    const QString from = stateWord(event.fromState);
    const QString to = stateWord(event.toState);
    return from.isEmpty() || from == to ? to : QStringLiteral("%1 → %2").arg(from, to);
}

RowListModel<AuditEvent>::Roles auditRoles()
{
    return {
        {"number", [](const AuditEvent &e) { return QVariant(countText(e.seq)); }},
        {"when", [](const AuditEvent &e) { return QVariant(momentText(e.at)); }},
        {"actor", [](const AuditEvent &e) { return QVariant(line(e.actorLabel)); }},
        {"roleName", [](const AuditEvent &e) { return QVariant(stateWord(e.actorRole)); }},
        {"account", [](const AuditEvent &e) { return QVariant(line(e.osAccount)); }},
        {"what", [](const AuditEvent &e) { return QVariant(auditActionText(e.action)); }},
        {"subject", [](const AuditEvent &e) { return QVariant(subjectText(e)); }},
        {"change", [](const AuditEvent &e) { return QVariant(changeText(e)); }},
        {"reason", [](const AuditEvent &e) { return QVariant(line(e.reason)); }},
        {"hash", [](const AuditEvent &e) { return QVariant(line(e.hash)); }},
    };
}

} // namespace

AuditViewModel::AuditViewModel(CatalogSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_job(session.readLane())
    , m_checkJob(session.readLane())
    , m_exportJob(session.writeLane())
    , m_events(auditRoles())
    , m_wanted(pageSize)
{
}

void AuditViewModel::follow(bool stale)
{
    if (!stale && m_state != Idle)
        return;
    load();
    verify();
}

void AuditViewModel::loadMore()
{
    if (m_state == Loading || !m_events.isWhole() || shown() >= m_total)
        return;
    m_wanted += pageSize;
    load();
}

void AuditViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_state = Loading;
    emit changed();
    m_job.start(
        [reader, wanted = m_wanted](const std::stop_token &) {
            return workspace::auditPage(reader->db(), {}, 0, wanted);
        },
        [this](Result<workspace::AuditPage> page) {
            m_state = page ? Ready : Failed;
            m_error = page ? QString() : shownError(page.error());
            if (page) {
                m_total = static_cast<int>(page->total);
                m_events.setRows(std::move(page->events));
            }
            emit changed();
        });
}

void AuditViewModel::verify()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_checkJob.start(
        [reader](const std::stop_token &stop) {
            return workspace::verifyAudit(reader->db(), workspace::AuditExtent::Whole, stop);
        },
        [this](Result<workspace::AuditCheck> check) {
            m_checkError = check ? QString() : shownError(check.error());
            m_check = check ? std::optional(std::move(*check)) : std::nullopt;
            emit checkChanged();
        });
    emit checkChanged();
}

QString AuditViewModel::checkText() const
{
    if (isChecking())
        return tr("The chain is being checked");
    if (!m_checkError.isEmpty())
        return m_checkError;
    if (!m_check)
        return tr("Not checked yet");
    if (!m_check->intact)
        return tr("The chain is broken: %1").arg(line(m_check->problem));
    return tr("The chain of %1 events is intact").arg(countText(m_check->checked));
}

QString AuditViewModel::checkTone() const
{
    if (!m_checkError.isEmpty() || (m_check && !m_check->intact))
        return QStringLiteral("bad");
    return m_check && !isChecking() ? QStringLiteral("ok") : QStringLiteral("quiet");
}

QString AuditViewModel::head() const
{
    return m_check && m_check->intact ? line(m_check->head) : QString();
}

QUrl AuditViewModel::exportName() const
{
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    return suggestedFile(tr("%1 audit %2").arg(m_session.name(), day), QStringLiteral("jsonl"));
}

void AuditViewModel::exportTo(const QUrl &file)
{
    const QString path = file.toLocalFile();
    if (path.isEmpty() || m_exportJob.isRunning())
        return;
    m_exportJob.start(
        [session = &m_session, target = path.toStdString(),
         actor = m_session.actingAs()](const std::stop_token &) -> Result<std::int64_t> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::exportAudit((*writer)->db(), target, actor, systemNow());
        },
        [this, path](Result<std::int64_t> count) {
            if (!count) {
                emit exportFailed(shownError(count.error()));
                return;
            }
            emit exported(tr("%1 events written to %2")
                              .arg(countText(*count), shownLine(path.toStdString())));
            m_session.noteWritten();
        });
}

} // namespace meshscope::app
