// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/staging.h"

#include "catalog/contractassets.h"
#include "catalog/identity.h"
#include "catalog/timeshift.h"

#include <xxhash.h>

#include <utility>

namespace meshscope::catalog {

namespace {

template<typename Use>
void forEachSpool(StagedDocument &document, Use use)
{
    for (Spool *const spool :
         {&document.raw, &document.domains.packed(), &document.parties.packed(),
          &document.products.packed(), &document.assetNames.packed(), &document.assetBodies,
          &document.contracts.packed(), &document.jobs.packed(), &document.edges.packed(),
          &document.runs.packed(), &document.rules.packed(), &document.results.packed(),
          &document.terms.packed()})
        use(*spool);
}

std::optional<PhysicalName> lookAt(const AssetRef &ref, std::set<NamedPlace> &places)
{
    auto name = physicalName(ref);
    if (name)
        places.insert(NamedPlace {name->platform, name->instance});
    return name;
}

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
        document.domains.put(record);
    }
    void operator()(PartyRecord &&record) const
    {
        name(record.domain);
        document.parties.put(record);
    }
    void operator()(ProductRecord &&record) const
    {
        name(record.domain);
        for (const PortRecord &port : record.ports) {
            for (const AssetRef &asset : port.assets)
                lookAt(asset, document.places);
        }
        document.products.put(record);
    }
    void operator()(AssetRecord &&record) const
    {
        name(record.domain);
        spell(lookAt(record.ref, document.places));
        for (const AssetRef &alias : record.aliases)
            lookAt(alias, document.places);
        document.assetBodies.append(record.removed ? std::string() : pack(record));
        document.assetNames.put({std::move(record.ref), std::move(record.aliases), record.removed});
    }
    void operator()(ContractRecord &&record) const
    {
        name(record.document.domain);
        document.contracts.put(record);
    }
    void operator()(EdgeRecord &&record) const
    {
        lookAt(record.from, document.places);
        lookAt(record.to, document.places);
        document.edges.put(record);
    }
    void operator()(RuleRecord &&record) const
    {
        lookAt(record.asset, document.taking.ruled);
        document.rules.put(record);
    }
    void operator()(JobRecord &&record) const { document.jobs.put(record); }
    void operator()(RunRecord &&record) const { document.runs.put(record); }
    void operator()(ResultRecord &&record) const { document.results.put(record); }
    void operator()(TermRecord &&record) const { document.terms.put(record); }
    void operator()(AccessRecord &&record) const
    {
        document.agreements.push_back(std::move(record));
    }

    /// Remembers whether a name was met in another spelling; the instance does not tell them apart
    /// here, since one may be the other's.
    void spell(const std::optional<PhysicalName> &name) const
    {
        if (!name || document.mayDifferInCase || !foldsNames(name->platform))
            return;
        const auto digest
            = [](const std::string &text) { return XXH3_64bits(text.data(), text.size()); };
        const std::uint64_t exact = digest(physicalKey(*name, {}, Case::Exact));
        const auto [at, isNew]
            = document.taking.spellings.try_emplace(digest(physicalKey(*name, {})), exact);
        document.mayDifferInCase = !isNew && at->second != exact;
    }
};

} // namespace

void StagedDocument::spillTo(const std::shared_ptr<SpillSpace> &space)
{
    taking.space = space;
    forEachSpool(*this, [&space](Spool &spool) { spool.spillTo(space); });
}

void StagedDocument::take(Record &&record, std::chrono::days shift)
{
    shiftTimes(record, shift);
    std::visit(Sorter {*this}, std::move(record));
}

Status StagedDocument::finish()
{
    if (taking.isFinished)
        return {};
    taking.isFinished = true;
    if (contracts.count() > 0) {
        if (auto status = expandContracts(*this); !status)
            return status;
    }
    places.merge(taking.ruled);
    forEachSpool(*this, [](Spool &spool) { spool.flush(); });
    const std::shared_ptr<SpillSpace> space = std::exchange(taking, {}).space;
    taking.isFinished = true;
    return space == nullptr ? Status() : space->status();
}

} // namespace meshscope::catalog
