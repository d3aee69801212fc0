// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/auditviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/audittext.h"
#include "viewmodel/pagetext.h"
#include "workspace/auditexport.h"

#include <QDate>

namespace meshscope::app {

namespace {

using workspace::AuditRow;

constexpr int pageSize = 200;

RowListModel<AuditRow>::Roles auditRoles()
{
    return {
        {"number", [](const AuditRow &e) { return QVariant(countText(e.seq)); }},
        {"when", [](const AuditRow &e) { return QVariant(momentText(e.at)); }},
        {"actor", [](const AuditRow &e) { return QVariant(line(e.actorLabel)); }},
        {"what", [](const AuditRow &e) { return QVariant(auditActionText(e.action)); }},
        {"subject", [](const AuditRow &e) { return QVariant(auditSubjectText(e)); }},
        {"change", [](const AuditRow &e) { return QVariant(auditChangeText(e)); }},
        {"reason", [](const AuditRow &e) { return QVariant(auditReasonText(e)); }},
        {"detail", [](const AuditRow &e) { return QVariant(auditDetailText(e)); }},
    };
}

} // namespace

AuditViewModel::AuditViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_job(session.readLane())
    , m_checkJob(session.readLane())
    , m_exportJob(session.writeLane())
    , m_openJob(session.readLane())
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

QVariantList AuditViewModel::kinds() const
{
    const auto option = [](const char *value, const QString &text) {
        return QVariantMap {{QStringLiteral("value"), QString::fromLatin1(value)},
                            {QStringLiteral("text"), text}};
    };
    return {option("", tr("All kinds")),
            option("requests", tr("Requests")),
            option("decisions", tr("Decisions")),
            option("grants", tr("Grants")),
            option("files", tr("Files read and written")),
            option("identity", tr("Identity"))};
}

workspace::AuditFilter AuditViewModel::filter() const
{
    const QString text = m_text.trimmed();
    return {{}, auditActionsOf(m_kind), text.toStdString(), auditActionsSaying(text)};
}

void AuditViewModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_wanted = pageSize;
    load();
}

void AuditViewModel::setKind(const QString &kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_wanted = pageSize;
    load();
}

QString AuditViewModel::countLine() const
{
    return tr("%1 / %2 events").arg(countText(m_total), countText(m_whole));
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
        [reader, wanted = m_wanted, filter = filter()](const std::stop_token &stop) {
            return workspace::auditPage(reader->db(), filter, 0, wanted, stop);
        },
        [this](Result<workspace::AuditPage> page) {
            m_state = page ? Ready : Failed;
            m_error = page ? QString() : shownError(page.error());
            if (page) {
                m_total = static_cast<int>(page->total);
                m_whole = static_cast<int>(page->whole);
                m_events.setRows(std::move(page->events));
            }
            emit changed();
        });
}

void AuditViewModel::open(int row)
{
    const auto reader = m_session.reader();
    if (!reader || row < 0 || row >= shown())
        return;
    m_openJob.start(
        [reader, subject = m_events.rows()[static_cast<std::size_t>(row)].subjectUid](
            const std::stop_token &) { return workspace::requestBehind(reader->db(), subject); },
        [this](Result<std::string> uid) {
            if (uid && !uid->empty())
                m_navigator.open(
                    Navigator::linkTo(QStringLiteral("access"), {},
                                      {{QStringLiteral("tab"), QStringLiteral("queue")},
                                       {QStringLiteral("request"), QString::fromStdString(*uid)}}));
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
            m_checkedAt = QTime::currentTime();
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
    return tr("The chain of %1 events is intact, checked at %2")
        .arg(countText(m_check->checked), m_checkedAt.toString(QStringLiteral("HH:mm:ss")));
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
            return workspace::exportAuditFile((*writer)->db(), workspace::AuditFormat::JsonLines,
                                              target, actor, systemNow());
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
