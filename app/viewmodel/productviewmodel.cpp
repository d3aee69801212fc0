// SPDX-License-Identifier: GPL-3.0-or-later
#include "productviewmodel.h"

#include "pagefacts.h"
#include "pageroles.h"
#include "pagetext.h"

#include <algorithm>

namespace meshscope::app {

using namespace workspace;

namespace {

int countChecks(const ProductPage &page, Outcome outcome)
{
    return static_cast<int>(std::ranges::count(page.checks, outcome, &CareCheck::outcome));
}

} // namespace

ProductViewModel::ProductViewModel(CatalogSession &session, Navigator &navigator)
    : EntityPageViewModel(QStringLiteral("product"), session, navigator)
    , m_outputs(portRoles())
    , m_inputs(portRoles())
    , m_datasets(linkRoles())
    , m_serviceLevels(serviceLevelRoles())
    , m_consumers(consumerRoles())
    , m_checks(checkRoles())
    , m_job(session.readLane())
{
}

ProductViewModel::~ProductViewModel() = default;

void ProductViewModel::load(const QString &uid)
{
    m_job.start(
        [reader = session().reader(),
         uid = uid.toStdString()](const std::stop_token &stop) -> Result<Page> {
            auto page = productPage(*reader, uid, stop);
            if (!page)
                return page.error();
            return std::make_shared<ProductPage>(std::move(*page));
        },
        [this](Result<Page> page) {
            if (page)
                show(std::move(**page));
            else
                setFailed(page.error());
        });
}

void ProductViewModel::clear()
{
    m_job.cancel();
    show({}, ShowAs::Nothing);
}

void ProductViewModel::show(ProductPage page, ShowAs as)
{
    const auto met = std::ranges::count(page.serviceLevels, Outcome::Pass, &ServiceLevel::outcome);
    const auto granted = std::ranges::count(page.consumers, true, &Consumer::granted);
    Common common;
    common.facts = {
        {QStringLiteral("serviceLevels"),
         tr("%1 of %2 met").arg(met).arg(page.serviceLevels.size())},
        {QStringLiteral("lineage"),
         tr("%1 in, %2 out")
             .arg(countText(page.upstreamDatasets), countText(page.downstreamDatasets))},
        {QStringLiteral("consumers"),
         counted(page.activeGrants, tr("1 grant"), tr("%1 grants")) + QStringLiteral(", ")
             + counted(granted, tr("1 holder"), tr("%1 holders"))},
        {QStringLiteral("sources"), sourcesText(page.sources)},
        {QStringLiteral("sourceCount"), static_cast<int>(page.sources.size())},
        {QStringLiteral("conflicts"), conflictsOf(page.claims)},
        {QStringLiteral("pass"), countChecks(page, Outcome::Pass)},
        {QStringLiteral("fail"), countChecks(page, Outcome::Fail)},
        {QStringLiteral("unknown"), countChecks(page, Outcome::Unknown)},
        {QStringLiteral("firstPort"),
         page.outputs.empty() ? QString() : line(page.outputs.front().uid)},
    };
    common.tabs = {tabOf("", tr("Overview"), 0),
                   tabOf("data", tr("Data"), page.datasets.size()),
                   tabOf("contract", tr("Contract"), 0),
                   tabOf("quality", tr("Quality"), page.tests.size()),
                   tabOf("access", tr("Access"), static_cast<std::size_t>(page.activeGrants)),
                   tabOf("checks", tr("Checks"), page.checks.size()),
                   tabOf("claims", tr("Claims"), page.claims.size()),
                   tabOf("history", tr("History"), page.history.size())};
    EntityHead head(page.head);
    m_outputs.setRows(std::move(page.outputs));
    m_inputs.setRows(std::move(page.inputs));
    m_datasets.setRows(std::move(page.datasets));
    m_serviceLevels.setRows(std::move(page.serviceLevels));
    m_consumers.setRows(std::move(page.consumers));
    m_checks.setRows(std::move(page.checks));
    common.take(page);
    setPage(std::move(head), std::move(common), as);
}

} // namespace meshscope::app
