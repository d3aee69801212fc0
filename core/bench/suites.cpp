// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suites.h"

#include "bench/mesh_p.h"
#include "bench/suites_p.h"

#include <algorithm>

namespace meshscope::bench {

std::string_view suiteName(Suite suite)
{
    switch (suite) {
    case Suite::Import:
        return "import";
    case Suite::Open:
        return "open";
    case Suite::Search:
        return "search";
    case Suite::Lineage:
        return "lineage";
    case Suite::Layout:
        return "layout";
    case Suite::Frame:
        break;
    }
    return "frame";
}

std::optional<Suite> parseSuite(std::string_view name)
{
    for (const Suite suite : allSuites)
        if (suiteName(suite) == name)
            return suite;
    return std::nullopt;
}

Status runSuite(Suite suite, World &world, const Report &report)
{
    world.tell("measuring " + std::string(suiteName(suite)));
    switch (suite) {
    case Suite::Import:
        return runImport(world, report);
    case Suite::Open:
        return runOpen(world, report);
    case Suite::Search:
        return runSearch(world, report);
    case Suite::Lineage:
        return runLineage(world, report);
    case Suite::Layout:
        return runLayout(world, report);
    case Suite::Frame:
        break;
    }
    return runFrame(world, report);
}

Result<std::unique_ptr<workspace::Reader>> openCatalog(World &world)
{
    const auto path = world.catalog();
    if (!path)
        return path.error();
    return workspace::Reader::open(*path, systemNow(), world.stop());
}

std::vector<EntityId> sampleDatasets(const workspace::Snapshot &snapshot, std::size_t count,
                                     std::uint64_t seed)
{
    std::vector<const workspace::Entry *> datasets;
    for (const workspace::Entry &entry : snapshot.entries()) {
        const auto node = snapshot.nodes().node(entry.id);
        if (entry.kind != EntityKind::Asset || node == lineage::noNode)
            continue;
        if (!snapshot.graph().links(node, lineage::Direction::Up).empty()
            || !snapshot.graph().links(node, lineage::Direction::Down).empty())
            datasets.push_back(&entry);
    }
    std::ranges::stable_sort(datasets, std::greater {},
                             [](const workspace::Entry *entry) { return entry->usedBy; });
    std::vector<EntityId> sample;
    const std::size_t hubs = std::min(datasets.size(), count / 10);
    for (std::size_t i = 0; i < hubs; ++i)
        sample.push_back(datasets[i]->id);
    Dice dice(seed);
    while (!datasets.empty() && sample.size() < count)
        sample.push_back(datasets[dice.roll(datasets.size())]->id);
    return sample;
}

} // namespace meshscope::bench
