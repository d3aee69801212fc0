// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasetviewmodel.h"

#include "pagefacts.h"
#include "pageroles.h"
#include "pagetext.h"

#include <algorithm>

namespace meshscope::app {

using namespace workspace;

namespace {

QString listText(const std::vector<std::string> &items)
{
    QStringList texts;
    for (const std::string &item : items)
        texts << line(item);
    return texts.join(QStringLiteral(", "));
}

} // namespace

DatasetViewModel::DatasetViewModel(CatalogSession &session, Navigator &navigator)
    : EntityPageViewModel(QStringLiteral("dataset"), session, navigator)
    , m_jobs(jobRoles())
    , m_contracts(contractUseRoles())
    , m_ports(portOfferRoles())
    , m_drift(driftRoles())
    , m_job(session.readLane())
{
}

DatasetViewModel::~DatasetViewModel() = default;

void DatasetViewModel::load(const QString &uid)
{
    m_job.start(
        [reader = session().reader(),
         uid = uid.toStdString()](const std::stop_token &stop) -> Result<Page> {
            auto page = datasetPage(*reader, uid, stop);
            if (!page)
                return page.error();
            return std::make_shared<DatasetPage>(std::move(*page));
        },
        [this](Result<Page> page) {
            if (page)
                show(std::move(**page));
            else
                setFailed(page.error());
        });
}

void DatasetViewModel::clear()
{
    m_job.cancel();
    m_columns.setFilter({});
    show({}, ShowAs::Nothing);
}

void DatasetViewModel::openColumnLineage(const QString &path)
{
    openPage(QStringLiteral("lineage"), {{QStringLiteral("column"), path}});
}

void DatasetViewModel::show(DatasetPage page, ShowAs as)
{
    const auto serious = std::ranges::count_if(page.drift, [](const DriftRow &row) {
        return row.kind != DriftRow::Kind::UnpromisedColumn;
    });
    const bool compared = std::ranges::any_of(page.contracts, &ContractUse::observed);
    Common common;
    common.facts = {
        {QStringLiteral("keys"), listText(page.keys)},
        {QStringLiteral("partitions"), listText(page.partitions)},
        {QStringLiteral("rows"), page.rowCount ? countText(*page.rowCount) : tr("Not known")},
        {QStringLiteral("size"), page.sizeBytes ? bytesText(*page.sizeBytes) : tr("Not known")},
        {QStringLiteral("freshness"),
         freshnessText(page.freshness.ageSeconds, page.freshness.limitSeconds)},
        {QStringLiteral("freshnessBasis"), line(page.freshness.basis)},
        {QStringLiteral("freshnessState"), outcomeWord(page.freshness.outcome())},
        {QStringLiteral("classifiedBy"), line(page.classifiedBy)},
        {QStringLiteral("product"), line(page.product.name)},
        {QStringLiteral("productUid"), line(page.product.uid)},
        {QStringLiteral("instance"), line(page.instance)},
        {QStringLiteral("visibility"), line(page.visibility)},
        {QStringLiteral("lineage"),
         tr("%1 in, %2 out")
             .arg(countText(static_cast<std::int64_t>(page.upstream.size())),
                  countText(static_cast<std::int64_t>(page.downstream.size())))},
        {QStringLiteral("conflicts"), conflictsOf(page.claims)},
        {QStringLiteral("sources"), sourcesText(page.sources)},
        {QStringLiteral("seriousDrift"), static_cast<int>(serious)},
        {QStringLiteral("compared"), compared},
    };
    common.tabs = {tabOf("", tr("Columns"), page.columns.size()),
                   tabOf("tests", tr("Tests"), page.tests.size()),
                   tabOf("jobs", tr("Jobs"), page.jobs.size()),
                   tabOf("contracts", tr("Contracts"), page.contracts.size()),
                   tabOf("claims", tr("Claims"), page.claims.size()),
                   tabOf("history", tr("History"), page.history.size())};
    EntityHead head(page.head);
    m_columns.setColumns(std::move(page.columns));
    m_jobs.setRows(std::move(page.jobs));
    m_contracts.setRows(std::move(page.contracts));
    m_ports.setRows(std::move(page.ports));
    m_drift.setRows(std::move(page.drift));
    common.take(page);
    setPage(std::move(head), std::move(common), as);
}

} // namespace meshscope::app
