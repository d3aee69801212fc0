// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/staging.h"

#include "base/archive.h"
#include "catalog/timeshift.h"

#include <utility>

namespace meshscope::catalog {

namespace {

struct Sorter
{
    StagedDocument &document;

    void name(const std::string &domain) const
    {
        if (!domain.empty())
            document.domainNames.insert(domain);
    }
    void operator()(DomainRecord &&record) const
    {
        name(record.parent);
        document.domains.push_back(std::move(record));
    }
    void operator()(PartyRecord &&record) const
    {
        name(record.domain);
        document.parties.push_back(std::move(record));
    }
    void operator()(ProductRecord &&record) const
    {
        name(record.domain);
        document.products.push_back(std::move(record));
    }
    void operator()(AssetRecord &&record) const
    {
        name(record.domain);
        std::string body = pack(record);
        document.assets.push_back(
            {std::move(record.ref), std::move(record.aliases), std::move(body), record.removed});
    }
    void operator()(ContractRecord &&record) const
    {
        name(record.document.domain);
        document.contracts.push_back(std::move(record));
    }
    void operator()(JobRecord &&record) const { document.jobs.push_back(std::move(record)); }
    void operator()(EdgeRecord &&record) const { document.edges.push_back(std::move(record)); }
    void operator()(RunRecord &&record) const { document.runs.push_back(std::move(record)); }
    void operator()(RuleRecord &&record) const { document.rules.push_back(std::move(record)); }
    void operator()(ResultRecord &&record) const { document.results.push_back(std::move(record)); }
    void operator()(TermRecord &&record) const { document.terms.push_back(std::move(record)); }
    void operator()(AccessRecord &&record) const
    {
        document.agreements.push_back(std::move(record));
    }
};

} // namespace

void StagedDocument::take(Record &&record, std::chrono::days shift)
{
    shiftTimes(record, shift);
    std::visit(Sorter {*this}, std::move(record));
}

} // namespace meshscope::catalog
