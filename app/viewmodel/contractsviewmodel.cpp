// SPDX-License-Identifier: GPL-3.0-or-later
#include "contractsviewmodel.h"

#include "contracttext.h"
#include "pagetext.h"
#include "shell/display.h"

namespace meshscope::app {

namespace {

using Row = ContractsViewModel::Row;

/// The version that is on its way: "2.0.0 proposed"; empty if there is none.
QString nextText(const workspace::ContractRow &row)
{
    if (!row.next)
        return {};
    return ContractsViewModel::tr("%1 %2", "version, status")
        .arg(line(row.next->version), statusText(row.next->status).toLower());
}

RowListModel<Row>::Roles roles()
{
    return {
        {"uid", [](const Row &r) { return QVariant(line(r.contract.uid)); }},
        {"name", [](const Row &r) { return QVariant(line(r.contract.name)); }},
        {"key", [](const Row &r) { return QVariant(line(r.contract.key)); }},
        {"version", [](const Row &r) { return QVariant(line(r.contract.version)); }},
        {"versionCount",
         [](const Row &r) { return QVariant(static_cast<int>(r.contract.versions)); }},
        {"objectCount",
         [](const Row &r) { return QVariant(static_cast<int>(r.contract.objects)); }},
        {"statusText", [](const Row &r) { return QVariant(statusText(r.contract.status)); }},
        {"statusKind", [](const Row &r) { return QVariant(statusKind(r.contract.status)); }},
        {"domainName", [](const Row &r) { return QVariant(r.domainName); }},
        {"domainCode", [](const Row &r) { return QVariant(r.domainCode); }},
        {"domainSlot", [](const Row &r) { return QVariant(r.domainSlot); }},
        {"productName", [](const Row &r) { return QVariant(line(r.contract.productName)); }},
        {"classification",
         [](const Row &r) { return QVariant(classificationWord(r.contract.classification)); }},
        {"personal", [](const Row &r) { return QVariant(r.contract.personal.value_or(false)); }},
        {"verdict", [](const Row &r) { return QVariant(verdictWord(r.contract.lastChange)); }},
        {"nextVersion", [](const Row &r) { return QVariant(nextText(r.contract)); }},
        {"nextVerdict",
         [](const Row &r) {
             return QVariant(r.contract.next ? verdictWord(r.contract.next->change) : QString());
         }},
    };
}

} // namespace

ContractsViewModel::ContractsViewModel(CatalogSession &session, Navigator &navigator,
                                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_job(session.readLane())
    , m_rows(roles())
{
    const auto reload = [this] {
        m_isStale = true;
        loadIfShown();
    };
    connect(&m_session, &CatalogSession::snapshotChanged, this, reload);
    connect(&m_session, &CatalogSession::catalogChanged, this, reload);
    connect(&m_navigator, &Navigator::linkChanged, this, &ContractsViewModel::loadIfShown);
}

void ContractsViewModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    emit filterChanged();
    load();
}

void ContractsViewModel::open(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("contract"), uid));
}

void ContractsViewModel::loadIfShown()
{
    if (m_isStale && m_navigator.page() == QLatin1String("contracts"))
        load();
}

void ContractsViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_isStale = false;
    setState(Loading);
    m_job.start([reader, filter = m_filter.toStdString()](
                    const std::stop_token &) { return workspace::contractList(*reader, filter); },
                [this](Result<workspace::ContractList> list) {
                    if (!list)
                        return setState(Failed, shownError(list.error()));
                    const auto snapshot = m_session.snapshot();
                    std::vector<Row> rows;
                    for (workspace::ContractRow &contract : list->rows) {
                        Row row {std::move(contract), {}, {}, -1};
                        if (const auto *domain
                            = snapshot ? snapshot->domain(row.contract.domain) : nullptr) {
                            row.domainName = line(domain->name);
                            row.domainCode = line(domain->code);
                            row.domainSlot = domain->slot;
                        }
                        rows.push_back(std::move(row));
                    }
                    m_rows.setRows(std::move(rows));
                    m_total = static_cast<int>(list->total);
                    setState(Ready);
                });
}

void ContractsViewModel::setState(State state, const QString &error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

} // namespace meshscope::app
