// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/requestformviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accessroles.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"
#include "workspace/accessfacts.h"

#include <algorithm>
#include <utility>

namespace meshscope::app {

RequestFormViewModel::RequestFormViewModel(CatalogSession &session, Navigator &navigator,
                                           QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_job(session.readLane())
    , m_sendJob(session.writeLane())
    , m_columns(formColumnRoles())
    , m_steps(plannedStepRoles())
    , m_held(grantRoles())
{
}

void RequestFormViewModel::follow(bool stale)
{
    const QString port = m_navigator.query().value(QStringLiteral("port")).toString();
    const std::string renew
        = m_navigator.query().value(QStringLiteral("renew")).toString().toStdString();
    if (!port.isEmpty() && (port.toStdString() != m_form.portUid || renew != m_renewUid)) {
        m_renewUid = renew;
        begin(port);
    } else if (stale && hasPort()) {
        preview();
    }
}

/// A new form; what was written for another port is gone.
void RequestFormViewModel::begin(const QString &portUid)
{
    const QVariantMap query = m_navigator.query();
    m_form = {};
    m_form.portUid = portUid.toStdString();
    m_form.consumerUid = query.value(QStringLiteral("consumer")).toString().toStdString();
    m_form.ask.role = query.value(QStringLiteral("role")).toString().toStdString();
    if (!m_renewUid.empty())
        m_form.ask.kind = access::RequestKind::Renewal;
    m_purpose.clear();
    m_start.clear();
    m_end.clear();
    m_datesTouched = false;
    m_sendError.clear();
    m_begins = true;
    preview();
}

void RequestFormViewModel::preview()
{
    const auto reader = m_session.reader();
    if (!reader || !hasPort())
        return;
    if (m_form.ask.requester != m_session.actingAs() && m_form.ask.requester && !isRenewal())
        m_form.consumerUid.clear(); // was theirs who asked before
    m_form.ask.requester = m_session.actingAs();
    m_form.ask.purpose = m_purpose.toStdString();
    m_form.ask.start = parseDay(m_start.toStdString());
    m_form.ask.end = parseDay(m_end.toStdString());
    m_state = Loading;
    emit changed();
    m_job.start(
        [reader, form = m_form,
         renew = m_renewUid](const std::stop_token &) mutable -> Result<std::shared_ptr<Page>> {
            auto page = std::make_shared<Page>();
            auto ports = workspace::portsBeside(reader->db(), form.portUid);
            if (!ports)
                return ports.error();
            page->ports = std::move(*ports);
            auto consumers = workspace::consumersOf(reader->db(), form.ask.requester);
            if (!consumers)
                return consumers.error();
            page->consumers = std::move(*consumers);
            page->renewed = workspace::idOf(reader->db(), renew);
            form.ask.previousGrant = page->renewed;
            if (form.consumerUid.empty() && !page->consumers.empty())
                form.consumerUid = page->consumers.front().uid;
            auto preview = workspace::previewPlan(reader->db(), form, systemNow());
            if (!preview)
                return preview.error();
            page->preview = std::move(*preview);
            return page;
        },
        [this](Result<std::shared_ptr<Page>> page) {
            if (page)
                return show(std::move(**page));
            m_state = Failed;
            m_error = shownError(page.error());
            emit changed();
        });
}

void RequestFormViewModel::show(Page &&page)
{
    const bool first = std::exchange(m_begins, false) || m_preview.port.id != page.preview.port.id;
    m_preview = std::move(page.preview);
    m_ports = std::move(page.ports);
    m_consumers = std::move(page.consumers);
    m_form.ask.previousGrant = page.renewed;
    m_state = Ready;
    m_error.clear();
    m_steps.setRows(m_preview.steps);
    m_held.setRows(m_preview.held);
    bool again = false;
    if (m_form.consumerUid.empty() && !m_consumers.empty())
        m_form.consumerUid = m_consumers.front().uid;
    if (m_form.ask.role.empty() && !m_preview.port.roles.empty()) {
        m_form.ask.role = m_preview.port.roles.front().name;
        again = true;
    }
    if (first || m_columns.rows().size() != m_preview.port.columns.size())
        showColumns();
    const QString end = m_end;
    const QString start = m_start;
    if (!m_datesTouched)
        suggestDates(first);
    again = again || end != m_end || start != m_start;
    emit changed();
    if (again)
        preview();
}

void RequestFormViewModel::showColumns()
{
    const std::vector<std::string> &asked = m_form.ask.columns;
    std::vector<FormColumn> rows;
    for (const access::ColumnFacts &column : m_preview.port.columns)
        rows.push_back({column, std::ranges::find(asked, column.path) != asked.end()});
    m_columns.setRows(std::move(rows));
}

/// From tomorrow for as long as the classification usually gets. A last day that is shown stays
/// where none is needed any more: fewer columns do not empty the field.
void RequestFormViewModel::suggestDates(bool first)
{
    using std::chrono::days;
    using std::chrono::sys_days;
    const sys_days tomorrow = sys_days {dayOf(systemNow())} + days {1};
    m_start = QString::fromStdString(formatDay(Day {tomorrow}));
    if (const auto usual = m_preview.duration.defaultDays)
        m_end = QString::fromStdString(formatDay(Day {tomorrow + days {*usual}}));
    else if (first)
        m_end.clear();
}

QString RequestFormViewModel::portName() const
{
    return line(m_preview.port.name);
}

QString RequestFormViewModel::portDetail() const
{
    const access::PortFacts &port = m_preview.port;
    QString text = line(port.productName);
    if (!port.contractKey.empty())
        text += tr(" · contract %1").arg(line(port.contractKey + " " + port.contractVersionText));
    return text;
}

QStringList RequestFormViewModel::ports() const
{
    QStringList names;
    for (const workspace::PartyLabel &port : m_ports)
        names << line(port.name);
    return names;
}

int RequestFormViewModel::port() const
{
    const auto found = std::ranges::find(m_ports, m_form.portUid, &workspace::PartyLabel::uid);
    return found == m_ports.end() ? -1 : static_cast<int>(found - m_ports.begin());
}

/// Another port of the product: what was written stays, what depends on the port does not.
void RequestFormViewModel::setPort(int index)
{
    if (index < 0 || index >= static_cast<int>(m_ports.size()) || index == port())
        return;
    m_form.portUid = m_ports[static_cast<std::size_t>(index)].uid;
    m_form.ask.columns.clear();
    m_form.ask.role.clear();
    QVariantMap query = m_navigator.query();
    query[QStringLiteral("port")] = line(m_form.portUid);
    m_navigator.replace(Navigator::linkTo(QStringLiteral("access"), {}, query));
    preview();
}

QStringList RequestFormViewModel::consumers() const
{
    QStringList names;
    for (const workspace::PartyLabel &consumer : m_consumers) {
        const bool self = consumer.id == m_session.actingAs();
        const QString form = self                  ? tr("%1 (yourself)")
            : consumer.kind == EntityKind::Product ? tr("%1 (product)")
                                                   : tr("%1 (team)");
        names << form.arg(line(consumer.name));
    }
    return names;
}

int RequestFormViewModel::consumer() const
{
    const auto found
        = std::ranges::find(m_consumers, m_form.consumerUid, &workspace::PartyLabel::uid);
    return found == m_consumers.end() ? -1 : static_cast<int>(found - m_consumers.begin());
}

void RequestFormViewModel::setConsumer(int index)
{
    if (index < 0 || index >= static_cast<int>(m_consumers.size()) || index == consumer())
        return;
    m_form.consumerUid = m_consumers[static_cast<std::size_t>(index)].uid;
    preview();
}

QStringList RequestFormViewModel::roles() const
{
    QStringList names;
    for (const access::RoleFacts &role : m_preview.port.roles)
        names << line(role.name);
    return names;
}

int RequestFormViewModel::role() const
{
    const auto &roles = m_preview.port.roles;
    const auto found = std::ranges::find(roles, m_form.ask.role, &access::RoleFacts::name);
    return found == roles.end() ? -1 : static_cast<int>(found - roles.begin());
}

void RequestFormViewModel::setRole(int index)
{
    const auto &roles = m_preview.port.roles;
    if (index < 0 || index >= static_cast<int>(roles.size()) || index == role())
        return;
    m_form.ask.role = roles[static_cast<std::size_t>(index)].name;
    preview();
}

QString RequestFormViewModel::roleDetail() const
{
    const access::RoleFacts *role = findRole(m_preview.port, m_form.ask.role);
    if (!role)
        return tr("The contract names no roles.");
    return line(role->description.empty() ? role->access : role->description);
}

void RequestFormViewModel::setStart(const QString &day)
{
    if (day == m_start)
        return;
    m_start = day;
    m_datesTouched = true;
    preview();
}

void RequestFormViewModel::setEnd(const QString &day)
{
    if (day == m_end)
        return;
    m_end = day;
    m_datesTouched = true;
    preview();
}

QString RequestFormViewModel::limitText() const
{
    const access::DurationRule &rule = m_preview.duration;
    if (!rule.longestDays)
        return tr("No last day is needed; access is looked at again every %1 days.")
            .arg(rule.reassessDays);
    return tr("At most %1 days for %2 data.")
        .arg(*rule.longestDays)
        .arg(classificationText(m_preview.exposure.rank).toLower());
}

void RequestFormViewModel::setPurpose(const QString &purpose)
{
    if (purpose == m_purpose)
        return;
    m_purpose = purpose;
    preview();
}

int RequestFormViewModel::purposeLength() const
{
    return static_cast<int>(access::lengthOf(m_purpose.toStdString()));
}

QString RequestFormViewModel::classification() const
{
    return classificationWord(m_preview.exposure.rank);
}

QString RequestFormViewModel::planText() const
{
    if (m_preview.approvesItself)
        return tr("This port approves such a request itself.");
    int needed = 0;
    for (const workspace::PlannedStep &step : m_preview.steps)
        needed += step.step.state == access::StepState::Skipped ? 0 : 1;
    return needed == 1 ? tr("1 step") : tr("%1 steps").arg(needed);
}

QStringList RequestFormViewModel::problems() const
{
    QStringList texts;
    for (const access::Problem &problem : m_preview.problems)
        texts << line(problem.message);
    return texts;
}

bool RequestFormViewModel::canSend() const
{
    return m_state == Ready && m_preview.problems.empty() && !m_busy;
}

void RequestFormViewModel::toggleColumn(const QString &path)
{
    const auto &offered = m_preview.port.columns;
    const auto found = std::ranges::find_if(
        offered, [&](const access::ColumnFacts &column) { return line(column.path) == path; });
    if (found == offered.end())
        return;
    std::vector<std::string> &asked = m_form.ask.columns;
    if (std::erase(asked, found->path) == 0)
        asked.push_back(found->path);
    showColumns();
    preview();
}

void RequestFormViewModel::chooseAllColumns(bool all)
{
    m_form.ask.columns.clear();
    if (all) {
        for (const access::ColumnFacts &column : m_preview.port.columns)
            m_form.ask.columns.push_back(column.path);
    }
    showColumns();
    preview();
}

void RequestFormViewModel::openRequest(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(
        QStringLiteral("access"), {},
        {{QStringLiteral("tab"), QStringLiteral("queue")}, {QStringLiteral("request"), uid}}));
}

void RequestFormViewModel::send()
{
    if (!canSend())
        return;
    m_busy = true;
    m_sendError.clear();
    emit changed();
    m_sendJob.start(
        [session = &m_session, form = m_form](const std::stop_token &) -> Result<std::string> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::submitRequest((*writer)->db(), form, systemNow());
        },
        [this](Result<std::string> uid) {
            m_busy = false;
            if (!uid) {
                m_sendError = shownError(uid.error());
                emit changed();
                return;
            }
            const QString text = tr("Sent: access to %1").arg(portName());
            m_form = {};
            m_preview = {};
            m_renewUid.clear();
            m_purpose.clear();
            m_state = Idle;
            emit changed();
            emit sent(text);
            m_session.noteWritten();
            m_navigator.open(Navigator::linkTo(QStringLiteral("access"), {},
                                               {{QStringLiteral("tab"), QStringLiteral("mine")}}));
        });
}

} // namespace meshscope::app
