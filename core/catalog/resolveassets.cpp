// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importwork.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace meshscope::catalog {

namespace {

/// What the document says of instances: which it names, and for which platforms it names none.
std::set<std::string> learnPlaces(ImportWork &work, const DocumentRows &rows)
{
    std::set<std::string> asked;
    Bindings &bindings = work.ids.bindings();
    for (const auto &[platform, instance] : rows.staged->places) {
        if (instance.empty())
            asked.insert(platform);
        else
            bindings.know(platform, instance);
    }
    for (const std::string &platform : asked) {
        bindings.ask(rows.source, platform);
        const auto given = work.request.instances.find(platform);
        if (given != work.request.instances.end())
            bindings.bind(rows.source, platform, canonicalInstance(platform, given->second));
    }
    return asked;
}

/// Two names of one full document that differ in case only are two tables (1.4.4, simple form: the
/// veto holds from then on).
Status findVetoes(ImportWork &work, const DocumentRows &rows)
{
    if (rows.staged->scope.empty() || !rows.staged->mayDifferInCase)
        return {};
    std::unordered_map<std::string, std::string> spellings; ///< folded key -> first exact key
    return rows.staged->assetNames.forEach([&](StagedName &&asset) -> Status {
        const auto name = physicalName(asset.ref);
        if (!name || !foldsNames(name->platform))
            return {};
        const std::string instance = name->instance.empty()
            ? work.ids.bindings().instanceFor(rows.source, name->platform)
            : name->instance;
        const std::string exact = physicalKey(*name, instance, Case::Exact);
        const auto [at, isNew] = spellings.try_emplace(physicalKey(*name, instance), exact);
        if (!isNew && at->second != exact) {
            work.ids.veto(at->first, at->second);
            work.ids.veto(at->first, exact);
        }
        return {};
    });
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
    asked.reserve(work.documents.size());
    for (const DocumentRows &rows : work.documents)
        asked.push_back(learnPlaces(work, rows));
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
        if (auto status = findVetoes(work, rows); !status)
            return status;
        rows.assets.reserve(rows.staged->assetNames.count());
        auto status = rows.staged->assetNames.forEach([&](StagedName &&asset) -> Status {
            const EntityId entity = work.ids.singleAsset(asset.ref, asset.aliases, rows.source);
            if (!asset.removed)
                work.ids.describe(entity);
            rows.assets.push_back(entity);
            if (++work.records % 1024 == 0 && work.stopped())
                return ImportWork::cancelled();
            return {};
        });
        if (!status)
            return status;
        rows.staged->assetNames.clear();
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
