// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoverpreview.h"

#include "pageroles.h"
#include "pagetext.h"

#include <algorithm>

namespace meshscope::app {

using namespace workspace;

namespace {

/// The port that is furthest behind its promise; without a promise anywhere the oldest.
Freshness worst(const std::vector<ProductPort> &ports)
{
    const auto badness = [](const Freshness &freshness) {
        if (!freshness.ageSeconds)
            return std::pair(0, 0.0);
        return freshness.limitSeconds
            ? std::pair(2, *freshness.ageSeconds / std::max(1.0, *freshness.limitSeconds))
            : std::pair(1, *freshness.ageSeconds);
    };
    Freshness worst;
    for (const ProductPort &port : ports)
        if (badness(port.freshness) > badness(worst))
            worst = port.freshness;
    return worst;
}

/// "38 of 45 tests have run": what the score rests on.
QString testsText(const std::vector<TestRow> &tests)
{
    if (tests.empty())
        return DiscoverPreview::tr("No source tests it.");
    const auto ran = std::ranges::count_if(tests, [](const TestRow &test) {
        return test.lastOutcome != Outcome::Unknown && test.lastOutcome != Outcome::Skipped;
    });
    return DiscoverPreview::tr("%1 of %2 tests have run")
        .arg(countText(ran), countText(static_cast<std::int64_t>(tests.size())));
}

int countOf(const std::vector<CareCheck> &checks, Outcome outcome)
{
    return static_cast<int>(std::ranges::count(checks, outcome, &CareCheck::outcome));
}

} // namespace

DiscoverPreview::DiscoverPreview(CatalogSession &session)
    : m_session(session)
    , m_ports(portRoles())
    , m_job(session.readLane())
{
}

void DiscoverPreview::clear()
{
    m_job.cancel();
    m_id = {};
    m_head = {};
    m_facts.clear();
    m_ports.setRows({});
    m_page.clear();
    m_error.clear();
    emit changed();
}

void DiscoverPreview::show(EntityId id, EntityKind kind)
{
    const bool isPage = kind == EntityKind::Product || kind == EntityKind::Asset;
    if (!id || !isPage || !m_session.isOpen()) {
        clear();
        return;
    }
    if (id == m_id && m_error.isEmpty())
        return;
    m_id = id;
    m_job.start(
        [reader = m_session.reader(), id, kind](const std::stop_token &stop) -> Result<Content> {
            const std::string uid = linkOf(*reader, id).uid;
            return kind == EntityKind::Product ? readProduct(*reader, uid, stop)
                                               : readDataset(*reader, uid, stop);
        },
        [this, kind](Result<Content> content) {
            if (!content) {
                m_error = line(content.error().message);
            } else {
                m_page = pageOf(kind);
                m_error.clear();
                m_head = EntityHead(content->head);
                m_facts = content->facts;
                m_ports.setRows(std::move(content->ports));
            }
            emit changed();
        });
    emit changed();
}

Result<DiscoverPreview::Content>
DiscoverPreview::readProduct(Reader &reader, const std::string &uid, const std::stop_token &stop)
{
    auto page = productPage(reader, uid, stop);
    if (!page)
        return page.error();
    Content content;
    const auto contract = std::ranges::find_if(
        page->outputs, [](const ProductPort &port) { return !port.contractVersion.empty(); });
    const Freshness freshness = worst(page->outputs);
    content.facts = {
        {QStringLiteral("contract"),
         contract == page->outputs.end()
             ? tr("No contract")
             : line(contract->contractName + ' ' + contract->contractVersion)},
        {QStringLiteral("contractUid"),
         contract == page->outputs.end() ? QString() : line(contract->contractUid)},
        {QStringLiteral("freshness"), freshnessText(freshness.ageSeconds, freshness.limitSeconds)},
        {QStringLiteral("pass"), countOf(page->checks, Outcome::Pass)},
        {QStringLiteral("fail"), countOf(page->checks, Outcome::Fail)},
        {QStringLiteral("unknown"), countOf(page->checks, Outcome::Unknown)},
        {QStringLiteral("tests"), testsText(page->tests)},
        {QStringLiteral("port"),
         page->outputs.empty() ? QString() : line(page->outputs.front().uid)},
    };
    content.head = std::move(page->head);
    content.ports = std::move(page->outputs);
    return content;
}

Result<DiscoverPreview::Content>
DiscoverPreview::readDataset(Reader &reader, const std::string &uid, const std::stop_token &stop)
{
    auto page = datasetPage(reader, uid, stop);
    if (!page)
        return page.error();
    Content content;
    content.facts = {
        {QStringLiteral("contract"),
         page->contracts.empty()
             ? tr("No contract")
             : line(page->contracts.front().name + ' ' + page->contracts.front().version)},
        {QStringLiteral("contractUid"),
         page->contracts.empty() ? QString() : line(page->contracts.front().uid)},
        {QStringLiteral("freshness"),
         freshnessText(page->freshness.ageSeconds, page->freshness.limitSeconds)},
        {QStringLiteral("classReason"), line(page->classifiedBy)},
        {QStringLiteral("columns"),
         page->columns.empty() ? tr("Not known")
                               : countText(static_cast<std::int64_t>(page->columns.size()))},
        {QStringLiteral("tests"), testsText(page->tests)},
        {QStringLiteral("product"), line(page->product.name)},
    };
    content.head = std::move(page->head);
    return content;
}

} // namespace meshscope::app
