// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suites_p.h"
#include "layout/check.h"
#include "layout/layered.h"
#include "layout/process.h"
#include "lineage/slice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::bench {

namespace {

using namespace std::chrono_literals;

struct Size
{
    std::size_t boxes;
    double layeredBarMs; ///< our own: one frame for what people read, a glance for more
    double dotBarMs; ///< 0: dot is not asked for so many
};
constexpr std::array sizes {Size {50, frameMs, 1000}, Size {150, frameMs, 1000}, Size {500, 100, 0},
                            Size {1000, 100, 0}};
constexpr std::size_t largestView = 150; ///< what the lineage page shows at most
constexpr auto patience = 30s;

/// The lineage around the most used datasets, as much as makes `boxes` boxes.
Result<layout::Request> requestFrom(const workspace::Snapshot &snapshot,
                                    const std::vector<EntityId> &starts, std::size_t boxes,
                                    const std::stop_token &stop)
{
    lineage::SliceRequest wanted;
    for (const EntityId start : starts)
        wanted.starts.push_back(snapshot.nodes().node(start));
    wanted.starts.resize(std::min<std::size_t>(wanted.starts.size(), 1 + boxes / 150));
    wanted.up = 8;
    wanted.down = 8;
    wanted.nodeLimit = boxes;
    if (boxes > largestView) // hubs unfolded: without them there are not so many
        wanted.perSide = static_cast<std::uint32_t>(boxes);
    const auto slice = lineage::slice(snapshot.graph(), wanted, stop);
    if (!slice)
        return slice.error();
    layout::Request request;
    for (const lineage::SliceNode &node : slice->nodes) {
        layout::Box box;
        box.key = node.node;
        request.boxes.push_back(box);
    }
    for (const lineage::SliceEdge &edge : slice->edges)
        request.edges.push_back({edge.from, edge.to});
    return request;
}

Status check(const layout::Request &request, const layout::Layout &layout)
{
    if (const std::string fault = layout::faultOf(request, layout); !fault.empty())
        return Error {ErrorCode::Corrupt, "a layout is wrong: " + fault, {}};
    return {};
}

Result<double> layeredOnce(World &world, const layout::Request &request)
{
    const Stopwatch watch;
    const auto layout = layout::layOutLayered(request, world.stop());
    const double elapsed = watch.elapsedMs();
    if (!layout)
        return layout.error();
    if (auto status = check(request, *layout); !status)
        return status.error();
    return elapsed;
}

Result<double> dotOnce(World &world, layout::LayoutProcess &process, const layout::Request &request)
{
    const Stopwatch watch;
    const auto layout = process.layOut(request, world.stop(), patience);
    const double elapsed = watch.elapsedMs();
    if (!layout)
        return layout.error();
    if (layout->engine != layout::Engine::Dot)
        return Error {ErrorCode::Io, "dot did not answer: " + layout->reason, {}};
    return elapsed;
}

Status measure(World &world, layout::LayoutProcess &process, const layout::Request &request,
               const Size &size, const Report &report)
{
    const std::string about
        = fmt::format("{} boxes, {} flows", request.boxes.size(), request.edges.size());
    const auto own = repeat(world.runs(), [&] { return layeredOnce(world, request); });
    if (!own)
        return own.error();
    Measure layered {.name = fmt::format("layout.layered.{}", size.boxes),
                     .about = about + ", our own",
                     .median = medianOf(*own),
                     .bar = Bar::value(size.layeredBarMs)};
    if (size.dotBarMs == 0) {
        report(layered);
        return {};
    }
    const auto peer = repeat(world.runs(), [&] { return dotOnce(world, process, request); });
    if (!peer)
        return peer.error();
    layered.limit = medianOf(*peer);
    layered.about += "; limit: Graphviz dot";
    report(layered);
    report({.name = fmt::format("layout.dot.{}", size.boxes),
            .about = about + ", dot in its child process; limit: our own layout",
            .median = medianOf(*peer),
            .limit = layered.median,
            .bar = Bar::value(size.dotBarMs)});
    return {};
}

} // namespace

Status runLayout(World &world, const Report &report)
{
    const auto reader = openCatalog(world);
    if (!reader)
        return reader.error();
    const workspace::Snapshot &snapshot = *(*reader)->snapshot();
    const auto starts = sampleDatasets(snapshot, 100, world.seed());
    if (starts.empty())
        return Error {ErrorCode::NotFound, "no dataset of the input has lineage", {}};
    layout::LayoutProcess process;
    if (auto status = process.warmUp(); !status)
        return status;
    std::size_t before = 0;
    for (const Size &size : sizes) {
        const auto request = requestFrom(snapshot, starts, size.boxes, world.stop());
        if (!request)
            return request.error();
        // A small mesh does not fill the large sizes.
        if (request->boxes.size() <= before)
            break;
        before = request->boxes.size();
        if (auto status = measure(world, process, *request, size, report); !status)
            return status;
    }
    return {};
}

} // namespace meshscope::bench
