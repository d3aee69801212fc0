// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accessqueueviewmodel.h"

#include "shell/display.h"
#include "viewmodel/accessroles.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace meshscope::app {

namespace {

using workspace::QueueTab;

constexpr int mostRows = 500;
constexpr std::array tabOrder = {QueueTab::Waiting, QueueTab::Asked, QueueTab::Decided};

QString wordOf(QueueTab tab)
{
    switch (tab) {
    case QueueTab::Waiting:
        return QStringLiteral("waiting");
    case QueueTab::Asked:
        return QStringLiteral("asked");
    case QueueTab::Decided:
        break;
    }
    return QStringLiteral("decided");
}

/// Rows with the heading over the first of each group. The list is sorted by due time, so groups
/// are together; what is decided has none.
std::vector<QueueLine> linesOf(std::vector<workspace::RequestRow> &&rows, QueueTab tab,
                               TimePoint now)
{
    std::vector<QueueLine> lines;
    for (workspace::RequestRow &row : rows) {
        QString group = tab == QueueTab::Decided ? QString() : dueGroup(row.dueAt, now);
        lines.push_back({std::move(row), std::move(group), 0, now});
    }
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        while (end < lines.size() && lines[end].group == lines[first].group)
            lines[end++].group.clear();
        lines[first].groupCount = static_cast<int>(end - first);
        first = end;
    }
    return lines;
}

} // namespace

AccessQueueViewModel::AccessQueueViewModel(CatalogSession &session, Navigator &navigator,
                                           QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_listJob(session.readLane())
    , m_detailJob(session.readLane())
    , m_decisionJob(session.writeLane())
    , m_rows(queueRoles())
    , m_columns(requestedColumnRoles())
    , m_steps(requestStepRoles())
    , m_holds(grantRoles())
    , m_copies(copyRoles())
    , m_policies(policyRoles())
    , m_similar(similarRoles())
{
}

QString AccessQueueViewModel::tab() const
{
    return wordOf(m_tab);
}

QVariantList AccessQueueViewModel::tabs() const
{
    const auto option = [this](QueueTab tab, const QString &name) {
        return QVariantMap {{QStringLiteral("value"), wordOf(tab)},
                            {QStringLiteral("text"),
                             QStringLiteral("%1 %2").arg(name, countText(m_queue.total(tab)))}};
    };
    return {option(QueueTab::Waiting, tr("Waiting")), option(QueueTab::Asked, tr("Asked")),
            option(QueueTab::Decided, tr("Decided"))};
}

QString AccessQueueViewModel::requestedUid() const
{
    return m_navigator.query().value(QStringLiteral("request")).toString();
}

void AccessQueueViewModel::follow(bool stale)
{
    const QString asked = requestedUid();
    const bool chooses = !asked.isEmpty() && asked != m_uid;
    if (chooses || (!stale && !asked.isEmpty()))
        m_advances = false; // a link that was just opened stays
    if (chooses) {
        m_uid = asked;
        m_party = m_session.actingAs(); // opened by whoever acts now
    }
    if (stale || m_state == Idle)
        loadList();
    else if (chooses)
        loadDetail();
}

void AccessQueueViewModel::chooseTab(const QString &tab)
{
    const auto found = std::ranges::find_if(
        tabOrder, [&](QueueTab candidate) { return wordOf(candidate) == tab; });
    if (found == tabOrder.end() || *found == m_tab)
        return;
    m_tab = *found;
    m_uid.clear();
    showInLink();
    loadList();
}

void AccessQueueViewModel::retry()
{
    loadList();
}

void AccessQueueViewModel::loadList()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    if (m_party && m_party != m_session.actingAs())
        m_advances = true; // what was open belongs to the queue of someone else
    m_party = m_session.actingAs();
    m_state = Loading;
    emit listChanged();
    m_listJob.start(
        [reader, party = m_session.actingAs(), tab = m_tab](const std::stop_token &) {
            return workspace::requestQueue(reader->db(), party, tab, mostRows);
        },
        [this](Result<workspace::RequestQueue> queue) {
            if (queue)
                return showList(std::move(*queue));
            m_state = Failed;
            m_error = shownError(queue.error());
            emit listChanged();
        });
}

void AccessQueueViewModel::showList(workspace::RequestQueue &&queue)
{
    const bool listed = std::ranges::any_of(
        queue.rows, [this](const workspace::RequestRow &row) { return line(row.uid) == m_uid; });
    // A decided request leaves the list: what took its place is next. A link's request stays.
    const bool stays = !m_uid.isEmpty() && requestedUid() == m_uid && !m_advances;
    m_advances = false;
    if (!listed && !stays)
        chooseFrom(queue.rows);
    m_rows.setRows(linesOf(std::move(queue.rows), m_tab, systemNow()));
    queue.rows.clear();
    m_queue = std::move(queue);
    m_state = Ready;
    m_error.clear();
    emit listChanged();
    loadDetail();
}

/// The request in the place of the chosen one, for when that has left the list.
void AccessQueueViewModel::chooseFrom(const std::vector<workspace::RequestRow> &rows)
{
    const auto &old = m_rows.rows();
    const auto place = std::ranges::find_if(
        old, [this](const QueueLine &one) { return line(one.row.uid) == m_uid; });
    const auto index = place == old.end() ? 0 : static_cast<std::size_t>(place - old.begin());
    m_uid = rows.empty() ? QString() : line(rows[std::min(index, rows.size() - 1)].uid);
    if (!requestedUid().isEmpty())
        showInLink();
}

void AccessQueueViewModel::showInLink()
{
    QVariantMap query {{QStringLiteral("tab"), QStringLiteral("queue")}};
    if (!m_uid.isEmpty())
        query.insert(QStringLiteral("request"), m_uid);
    m_navigator.replace(Navigator::linkTo(QStringLiteral("access"), {}, query));
}

void AccessQueueViewModel::choose(const QString &uid)
{
    if (uid == m_uid)
        return;
    m_uid = uid;
    showInLink();
    loadDetail();
}

void AccessQueueViewModel::step(int by)
{
    const auto &lines = m_rows.rows();
    if (lines.empty())
        return;
    const auto here = std::ranges::find_if(
        lines, [this](const QueueLine &one) { return line(one.row.uid) == m_uid; });
    const auto at = here == lines.end() ? 0 : static_cast<int>(here - lines.begin()) + by;
    const int place = std::clamp(at, 0, static_cast<int>(lines.size()) - 1);
    choose(line(lines[static_cast<std::size_t>(place)].row.uid));
}

void AccessQueueViewModel::loadDetail()
{
    const auto reader = m_session.reader();
    m_decisionError.clear();
    emit busyChanged();
    if (!reader || m_uid.isEmpty()) {
        m_detailJob.cancel();
        m_detailState = Idle;
        emit detailChanged();
        return;
    }
    m_detailState = Loading;
    emit detailChanged();
    m_detailJob.start(
        [reader, uid = m_uid.toStdString(), party = m_session.actingAs()](
            const std::stop_token &stop) -> Result<std::shared_ptr<Page>> {
            auto page = std::make_shared<Page>();
            auto detail = workspace::requestDetail(reader->db(), uid, party, systemNow());
            if (!detail)
                return detail.error();
            page->detail = std::move(*detail);
            auto evidence = workspace::evidenceFor(reader->db(), page->detail, systemNow(), stop);
            if (!evidence)
                return evidence.error();
            page->evidence = std::move(*evidence);
            return page;
        },
        [this](Result<std::shared_ptr<Page>> page) {
            if (page)
                return showDetail(std::move(**page));
            m_detailState = Failed;
            m_detailError = shownError(page.error());
            emit detailChanged();
        });
}

void AccessQueueViewModel::showDetail(Page &&page)
{
    m_detail = std::move(page.detail);
    m_evidence = std::move(page.evidence);
    m_facts = RequestFacts(m_detail);
    m_columns.setRows(m_detail.columns);
    m_steps.setRows(m_detail.steps);
    m_holds.setRows(m_evidence.holds);
    m_copies.setRows(m_evidence.copies);
    m_policies.setRows(m_evidence.policies);
    m_similar.setRows(m_evidence.similar);
    m_conditions.show(m_detail, m_session.actingAs());
    m_detailState = Ready;
    m_detailError.clear();
    emit detailChanged();
    emit conditionsChanged();
}

QString AccessQueueViewModel::copiesNote() const
{
    if (m_evidence.datasetsLookedAt == 0)
        return tr("The catalog knows no column flow out of this port.");
    const QString seen = countText(m_evidence.datasetsLookedAt);
    return m_evidence.lookedAtAll ? tr("%1 datasets downstream looked at").arg(seen)
                                  : tr("The first %1 datasets downstream looked at").arg(seen);
}

QString AccessQueueViewModel::evidenceTime() const
{
    return m_detailState == Ready ? tr("as of %1").arg(dayText(m_evidence.asOf)) : QString();
}

void AccessQueueViewModel::removeCondition(int index)
{
    m_conditions.remove(index);
    emit conditionsChanged();
}

QString AccessQueueViewModel::addCondition(const QString &kind, const QString &value)
{
    QString refusal = m_conditions.add(kind, value);
    if (refusal.isEmpty())
        emit conditionsChanged();
    return refusal;
}

void AccessQueueViewModel::resetConditions()
{
    m_conditions.reset();
    emit conditionsChanged();
}

void AccessQueueViewModel::approve(const QString &reason)
{
    decide(workspace::DecisionKind::Approve, {}, reason, tr("Approved: %1").arg(m_facts.title));
}

void AccessQueueViewModel::approveWithConditions(const QString &reason)
{
    if (!m_conditions.list().empty())
        decide(workspace::DecisionKind::Approve, m_conditions.list(), reason,
               tr("Approved with conditions: %1").arg(m_facts.title));
}

void AccessQueueViewModel::ask(const QString &question)
{
    decide(workspace::DecisionKind::Ask, {}, question, tr("Asked: %1").arg(m_facts.requesterName));
}

void AccessQueueViewModel::reject(const QString &reason)
{
    decide(workspace::DecisionKind::Reject, {}, reason, tr("Rejected: %1").arg(m_facts.title));
}

void AccessQueueViewModel::decide(workspace::DecisionKind kind,
                                  std::vector<access::Condition> conditions, const QString &text,
                                  const QString &done)
{
    // Nothing is decided twice, and nothing that is not on screen.
    if (m_busy || m_detailState != Ready || !m_facts.canDecide)
        return;
    m_busy = true;
    m_decisionError.clear();
    emit busyChanged();
    workspace::DecisionForm form;
    form.requestUid = m_detail.row.uid;
    form.revision = m_detail.row.revision;
    form.actor = m_session.actingAs();
    form.kind = kind;
    form.conditions = std::move(conditions);
    form.text = text.trimmed().toStdString();
    m_decisionJob.start(
        [session = &m_session, form](const std::stop_token &) -> Result<bool> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            if (auto status = workspace::decideRequest((*writer)->db(), form, systemNow()); !status)
                return status.error();
            return true;
        },
        [this, done, uid = form.requestUid](Result<bool> result) {
            m_busy = false;
            if (!result)
                m_decisionError = shownError(result.error());
            emit busyChanged();
            if (!result)
                return;
            m_advances = true;
            m_conditions.forget(uid);
            emit decided(done);
            m_session.noteWritten();
        });
}

void AccessQueueViewModel::openProduct()
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("product"), m_facts.productUid));
}

void AccessQueueViewModel::openContract()
{
    if (!m_facts.contractUid.isEmpty())
        m_navigator.open(Navigator::linkTo(QStringLiteral("contract"), m_facts.contractUid));
}

void AccessQueueViewModel::openDataset(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("dataset"), uid));
}

void AccessQueueViewModel::compareColumns(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("lineage"), uid));
}

} // namespace meshscope::app
