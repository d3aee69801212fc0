// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasetviewmodel.h"

#include "identitytext.h"
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

/// The single things, one a line; empty: it is single.
QString joinedText(const IdentityNote &note)
{
    QStringList things;
    for (const IdentitySide &side : note.joined)
        things << sideText(side, IdentityKind::Dataset);
    return things.join(u'\n');
}

/// Whether it is on the instance only because no other is known.
bool isAssumed(const DatasetPage &page)
{
    return page.identity.decision == 0 && !page.identity.boundTo.empty();
}

QString instanceText(const DatasetPage &page)
{
    const QString place = placeText(line(page.instance.label), page.instance.isPrivate);
    return isAssumed(page) ? DatasetViewModel::tr("%1 (assumed)").arg(place) : place;
}

QString identityText(const DatasetPage &page)
{
    const IdentityNote &note = page.identity;
    const auto joined = static_cast<std::int64_t>(note.joined.size());
    if (isAssumed(page))
        return {}; // said with the instance
    if (joined > 0)
        return note.boundTo.empty()
            ? DatasetViewModel::tr("A person has decided that these %1 are one:")
                  .arg(countText(joined))
            : DatasetViewModel::tr("A person has bound it to %1; these %2 are one there:")
                  .arg(line(note.boundTo), countText(joined));
    if (!note.boundTo.empty())
        return DatasetViewModel::tr("A person has bound it to %1.").arg(line(note.boundTo));
    return page.instance.isPrivate
        ? DatasetViewModel::tr("Its source does not say which instance it is on, so it stays "
                               "apart from the same dataset elsewhere.")
        : QString();
}

QString identityLink(const DatasetPage &page)
{
    QVariantMap query;
    if (page.identity.decision != 0) {
        query.insert(QStringLiteral("part"), QStringLiteral("decisions"));
        query.insert(QStringLiteral("decision"), static_cast<qlonglong>(page.identity.decision));
    } else {
        query.insert(QStringLiteral("part"), QStringLiteral("instances"));
    }
    return Navigator::linkTo(QStringLiteral("sources"), QStringLiteral("identity"), query);
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
        {QStringLiteral("instance"), instanceText(page)},
        {QStringLiteral("joined"), joinedText(page.identity)},
        {QStringLiteral("identityText"), identityText(page)},
        {QStringLiteral("identityLink"), identityLink(page)},
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
