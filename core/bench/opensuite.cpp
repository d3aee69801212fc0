// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suites_p.h"
#include "workspace/discoverindex.h"

#include <fmt/format.h>

namespace meshscope::bench {

namespace {

constexpr double reopenBarMs = 500;

/// Opens the file and steps through the rows that every start needs, keeping nothing.
Result<double> stepOnce(const std::string &path, bool withColumns)
{
    const Stopwatch watch;
    auto db = store::Connection::open(path, store::Access::Read);
    if (!db)
        return db.error();
    std::size_t bytes = 0;
    for (const char *sql :
         {"SELECT id, kind, name FROM entity WHERE state='active'",
          "SELECT id, qualified_name, description FROM asset", "SELECT from_id, to_id FROM edge",
          "SELECT rule_id, outcome FROM result"}) {
        auto rows = db->prepare(sql);
        while (rows.step())
            bytes += rows.text(1).size();
        if (auto status = rows.finish(); !status)
            return status.error();
    }
    auto columns = db->prepare("SELECT body FROM asset_columns");
    while (withColumns && columns.step())
        bytes += columns.blob(0).size();
    if (auto status = columns.finish(); !status)
        return status.error();
    if (bytes == 0)
        return Error {ErrorCode::Corrupt, "the catalog is empty", path};
    return watch.elapsedMs();
}

Result<double> openOnce(World &world, const std::string &path, bool withSearch)
{
    const Stopwatch watch;
    auto reader = workspace::Reader::open(path, systemNow(), world.stop());
    if (!reader)
        return reader.error();
    if (withSearch) {
        const auto index = workspace::DiscoverIndex::load(**reader, world.stop());
        if (!index)
            return index.error();
    }
    return watch.elapsedMs();
}

} // namespace

Status runOpen(World &world, const Report &report)
{
    const auto path = world.catalog();
    if (!path)
        return path.error();
    for (const bool withSearch : {false, true}) {
        const auto limit = repeat(world.runs(), [&] { return stepOnce(*path, withSearch); });
        if (!limit)
            return limit.error();
        const auto times = repeat(world.runs(), [&] { return openOnce(world, *path, withSearch); });
        if (!times)
            return times.error();
        report({.name = withSearch ? "open.searchable" : "open.pages",
                .about = fmt::format("closed file to {}; limit: stepping through its rows",
                                     withSearch ? "the first search" : "the first page"),
                .median = medianOf(*times),
                .limit = medianOf(*limit),
                .bar = Bar::value(reopenBarMs)});
    }
    return {};
}

} // namespace meshscope::bench
