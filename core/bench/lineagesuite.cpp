// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suites_p.h"
#include "layout/layered.h"
#include "lineage/reach.h"
#include "workspace/lineageview.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::bench {

namespace {

using workspace::LineageView;
using workspace::Reader;

constexpr std::size_t sampleSize = 100;
constexpr double againstSql = 1.0 / 5;

constexpr std::string_view reachSql
    = "WITH RECURSIVE reached(id) AS (SELECT ?1 UNION SELECT to_id FROM edge JOIN reached ON "
      "from_id=reached.id) SELECT count(*) FROM reached";
constexpr std::string_view neighbourSql
    = "SELECT e.id, e.name FROM edge JOIN entity e ON e.id=to_id WHERE from_id=?1 UNION "
      "SELECT e.id, e.name FROM edge JOIN entity e ON e.id=from_id WHERE to_id=?1";

layout::Request requestOf(const LineageView &view)
{
    layout::Request request;
    for (const workspace::LineageCard &card : view.cards) {
        layout::Box box;
        box.key = static_cast<std::uint64_t>(card.id.value);
        box.height += static_cast<double>(card.columns.size()) * 24;
        request.boxes.push_back(box);
    }
    for (const workspace::LineageFlow &flow : view.flows)
        request.edges.push_back({flow.from, flow.to});
    return request;
}

struct HopTimes
{
    std::vector<double> view;
    std::vector<double> laidOut; ///< view and places
    std::vector<double> sql; ///< the neighbours' names from the file
};

Status measureHop(World &world, Reader &reader, EntityId start, HopTimes &times)
{
    workspace::LineageRequest request;
    request.start = start;
    const Stopwatch watch;
    const auto view = workspace::lineageView(reader, request, world.stop());
    if (!view)
        return view.error();
    times.view.push_back(watch.elapsedMs());
    const auto places = layout::layOutLayered(requestOf(*view), world.stop());
    if (!places)
        return places.error();
    times.laidOut.push_back(watch.elapsedMs());

    const Stopwatch peer;
    auto rows = reader.db().prepare(neighbourSql);
    std::size_t letters = 0;
    for (rows.bind(1, start); rows.step();)
        letters += rows.text(1).size();
    times.sql.push_back(peer.elapsedMs());
    return rows.finish();
}

Status measureHops(World &world, Reader &reader, const std::vector<EntityId> &sample,
                   const Report &report)
{
    std::vector<double> half;
    std::vector<double> slow;
    std::vector<double> drawn;
    std::vector<double> peerHalf;
    std::vector<double> peerSlow;
    for (int i = 0; i < world.runs(); ++i) {
        HopTimes times;
        for (const EntityId start : sample)
            if (auto status = measureHop(world, reader, start, times); !status)
                return status;
        half.push_back(percentileOf(times.view, 0.5));
        slow.push_back(percentileOf(times.view, 0.99));
        drawn.push_back(percentileOf(times.laidOut, 0.99));
        peerHalf.push_back(percentileOf(times.sql, 0.5));
        peerSlow.push_back(percentileOf(times.sql, 0.99));
    }
    const std::string about
        = fmt::format("cards, flows, impact one hop around {} datasets; limit: the neighbours' "
                      "names by SQL",
                      sample.size());
    report({.name = "lineage.onehop.p50",
            .about = about,
            .median = medianOf(half),
            .limit = medianOf(peerHalf),
            .bar = Bar::value(frameMs)});
    report({.name = "lineage.onehop.p99",
            .about = about,
            .median = medianOf(slow),
            .limit = medianOf(peerSlow)});
    report({.name = "lineage.placed.p99",
            .about = "the same with places for all cards, ready to draw; bar: 5x faster than dbt "
                     "Docs' focused graph",
            .median = medianOf(drawn),
            .bar = Bar::value(drawnBarMs)});
    return {};
}

Result<double> impactOnce(const workspace::Snapshot &snapshot, lineage::Node start,
                          std::size_t &reached, const std::stop_token &stop)
{
    const Stopwatch watch;
    const std::array starts {start};
    const auto all = lineage::reach(snapshot.graph(), starts, lineage::Direction::Down,
                                    lineage::everyDepth, stop);
    if (!all)
        return all.error();
    reached = all->nodes.size();
    return watch.elapsedMs();
}

Result<double> impactBySql(Reader &reader, EntityId start, std::size_t &reached)
{
    const Stopwatch watch;
    auto rows = reader.db().prepare(reachSql);
    for (rows.bind(1, start); rows.step();)
        reached = static_cast<std::size_t>(rows.integer(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return watch.elapsedMs();
}

/// The dataset of the sample that most others depend on.
Result<EntityId> widest(const workspace::Snapshot &snapshot, const std::vector<EntityId> &sample,
                        const std::stop_token &stop)
{
    EntityId best = sample.front();
    std::size_t most = 0;
    for (const EntityId id : sample) {
        std::size_t reached = 0;
        const auto time = impactOnce(snapshot, snapshot.nodes().node(id), reached, stop);
        if (!time)
            return time.error();
        if (reached > most) {
            most = reached;
            best = id;
        }
    }
    return best;
}

Status measureImpact(World &world, Reader &reader, const std::vector<EntityId> &sample,
                     const Report &report)
{
    const workspace::Snapshot &snapshot = *reader.snapshot();
    const auto start = widest(snapshot, sample, world.stop());
    if (!start)
        return start.error();
    std::size_t reached = 0;
    std::size_t reachedBySql = 0;
    const auto times = repeat(world.runs(), [&] {
        return impactOnce(snapshot, snapshot.nodes().node(*start), reached, world.stop());
    });
    if (!times)
        return times.error();
    const auto peer
        = repeat(world.runs(), [&] { return impactBySql(reader, *start, reachedBySql); });
    if (!peer)
        return peer.error();
    if (reached != reachedBySql)
        return Error {ErrorCode::Corrupt,
                      fmt::format("the graph in memory reaches {} datasets, the file {}", reached,
                                  reachedBySql),
                      {}};
    report({.name = "lineage.impact",
            .about = fmt::format("all {} datasets downstream of the widest of the sample; limit: "
                                 "the same question in SQL",
                                 grouped(reached - 1)),
            .median = medianOf(*times),
            .limit = medianOf(*peer),
            .bar = Bar::ratio(againstSql)});
    return {};
}

} // namespace

Status runLineage(World &world, const Report &report)
{
    const auto reader = openCatalog(world);
    if (!reader)
        return reader.error();
    const auto sample = sampleDatasets(*(*reader)->snapshot(), sampleSize, world.seed());
    if (sample.empty())
        return Error {ErrorCode::NotFound, "no dataset of the input has lineage", {}};
    if (auto status = measureHops(world, **reader, sample, report); !status)
        return status;
    return measureImpact(world, **reader, sample, report);
}

} // namespace meshscope::bench
