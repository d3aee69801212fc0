// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/importwork.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace meshscope::catalog {

namespace {

/// Collects which instances are named and which platforms are named without one.
class InstanceScan
{
public:
    InstanceScan(ImportWork &work, const DocumentRows &rows)
        : m_work(work)
        , m_rows(rows)
    {
    }

    void look(const AssetRef &ref)
    {
        if (const auto name = physicalName(ref))
            look(*name);
    }

    void lookAtAll()
    {
        const StagedDocument &staged = *m_rows.staged;
        for (const StagedAsset &asset : staged.assets) {
            look(asset.ref);
            for (const AssetRef &alias : asset.aliases)
                look(alias);
        }
        for (const EdgeRecord &edge : staged.edges) {
            look(edge.from);
            look(edge.to);
        }
        for (const RuleRecord &rule : staged.rules)
            look(rule.asset);
        for (const ProductRecord &product : staged.products) {
            for (const PortRecord &port : product.ports) {
                for (const AssetRef &asset : port.assets)
                    look(asset);
            }
        }
        for (const std::string &platform : m_asked) {
            m_work.ids.bindings().ask(m_rows.source, platform);
            const auto given = m_work.request.instances.find(platform);
            if (given != m_work.request.instances.end())
                m_work.ids.bindings().bind(m_rows.source, platform,
                                           canonicalInstance(platform, given->second));
        }
    }

    const std::set<std::string> &asked() const { return m_asked; }

private:
    void look(const PhysicalName &name)
    {
        if (name.instance.empty())
            m_asked.insert(name.platform);
        else
            m_work.ids.bindings().know(name.platform, name.instance);
    }

    ImportWork &m_work;
    const DocumentRows &m_rows;
    std::set<std::string> m_asked;
};

/// Two names of one full document that differ in case only are two tables (1.4.4, simple form: the
/// veto holds from then on).
void findVetoes(ImportWork &work, const DocumentRows &rows)
{
    if (rows.staged->scope.empty())
        return;
    std::unordered_map<std::string, std::string> spellings; ///< folded key -> first exact key
    for (const StagedAsset &asset : rows.staged->assets) {
        const auto name = physicalName(asset.ref);
        if (!name || !foldsNames(name->platform))
            continue;
        const std::string instance = name->instance.empty()
            ? work.ids.bindings().instanceFor(rows.source, name->platform)
            : name->instance;
        const std::string exact = physicalKey(*name, instance, Case::Exact);
        const auto [at, isNew] = spellings.try_emplace(physicalKey(*name, instance), exact);
        if (!isNew && at->second != exact) {
            work.ids.veto(at->first, at->second);
            work.ids.veto(at->first, exact);
        }
    }
}

void reportUnbound(ImportWork &work, const DocumentRows &rows,
                   const std::set<std::string> &platforms)
{
    for (const std::string &platform : platforms) {
        const std::vector<std::string> candidates
            = work.ids.bindings().candidates(rows.source, platform);
        if (candidates.empty())
            continue;
        std::string list;
        for (const std::string &candidate : candidates)
            list += (list.empty() ? "" : ", ") + candidate;
        Issue issue;
        issue.severity = IssueSeverity::Warning;
        issue.code = "unknown-instance";
        issue.file = rows.staged->path;
        issue.message = fmt::format(
            "names {} datasets without saying on which server; {} are known ({}), so they stay "
            "apart from those until the import is told which one is meant",
            platform, candidates.size(), list);
        rows.staged->issues.push_back(std::move(issue));
    }
}

} // namespace

Status resolveAssets(ImportWork &work)
{
    std::vector<std::set<std::string>> asked;
    for (DocumentRows &rows : work.documents) {
        expandContracts(rows);
        InstanceScan scan(work, rows);
        scan.lookAtAll();
        asked.push_back(scan.asked());
    }
    work.ids.bindings().assume();
    if (auto status = work.ids.bindings().save(work.db); !status)
        return status;
    if (auto status = work.ids.applyBindings(); !status)
        return status;
    // Models first: they join logical and physical names, so that documents that know only the
    // logical one (catalog, results) need no merge afterwards.
    std::vector<std::size_t> order(work.documents.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_partition(order.begin(), order.end(), [&work](std::size_t i) {
        return work.documents[i].staged->format == "dbt-manifest";
    });
    for (const std::size_t i : order) {
        DocumentRows &rows = work.documents[i];
        reportUnbound(work, rows, asked[i]);
        findVetoes(work, rows);
        rows.assets.reserve(rows.staged->assets.size());
        for (const StagedAsset &asset : rows.staged->assets) {
            rows.assets.push_back(work.ids.singleAsset(asset.ref, asset.aliases, rows.source));
            if (++work.records % 1024 == 0 && work.stopped())
                return ImportWork::cancelled();
        }
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
