// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/importlimits_p.h"
#include "bench/suites_p.h"
#include "workspace/discoverindex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace meshscope::bench {

namespace {

/// dbt Docs in headless Chromium took at least so many times as long to load a project of 3,000
/// models (57 MB of artifacts, 1.2 GB of memory) as the limit of import took on the same machine
/// just after it: 7.05 s beside 0.59 s on one machine, 12.2 s beside 0.99 s on a slower one. A time
/// alone would say more of the machine than of the programs.
constexpr double dbtDocsTimesLimit = 11.9;
constexpr double timesFaster = 5;
constexpr double timesLimitAgain = 1.5;
constexpr double timesAgainChanged = 2; ///< one in a hundred changed, beside nothing changed
constexpr double cancelMs = 1000;
constexpr double timesLimit = 2.5; ///< what import may cost beside parsing and plain inserts

/// Peaks that inputs up to a size may reach: dbt projects of 3,000 and of 12,000 models, and a mesh
/// of a million datasets.
struct PeakBar
{
    double inputBytes;
    double megabytes;
};
constexpr std::array<PeakBar, 3> peakBars {{{60e6, 250}, {300e6, 400}, {3e9, 1000}}};

struct Times
{
    double stored = 0; ///< committed and checkpointed
    double searchable = 0;
};

/// From files to the first search: what a person waits for.
Result<Times> importOnce(World &world, const std::string &path)
{
    const Stopwatch watch;
    {
        auto writer = workspace::Writer::open(path);
        if (!writer)
            return writer.error();
        const auto report = (*writer)->import(world.inputs(), {}, {}, world.stop());
        if (!report)
            return report.error();
    }
    const double stored = watch.elapsedMs();
    auto reader = workspace::Reader::open(path, systemNow(), world.stop());
    if (!reader)
        return reader.error();
    const auto index = workspace::DiscoverIndex::load(**reader, world.stop());
    if (!index)
        return index.error();
    return Times {stored, watch.elapsedMs()};
}

/// In a process of its own, forked while this one is still small, so that the peak is the import's.
Result<double> peakMegabytes(World &world)
{
    const std::string path = world.freshPath("peak.meshscope");
    const pid_t child = fork();
    if (child == 0)
        _exit(importOnce(world, path) ? 0 : 1);
    rusage usage {};
    int state = 0;
    pid_t ended = 0;
    do
        ended = child < 0 ? -1 : wait4(child, &state, 0, &usage);
    while (ended < 0 && errno == EINTR && child > 0);
    removeCatalog(path);
    if (ended != child || !WIFEXITED(state) || WEXITSTATUS(state) != 0)
        return Error {ErrorCode::Io, "the import in a process of its own failed", {}};
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

void reportPeak(World &world, double megabytes, const Report &report)
{
    const auto bytes = static_cast<double>(world.inputBytes());
    const auto *const found = std::ranges::find_if(
        peakBars, [bytes](const PeakBar &peak) { return bytes <= peak.inputBytes; });
    report({.name = "import.memory",
            .about = "highest resident memory of one import; bar: that of the next larger of 60 MB "
                     "and 300 MB of dbt and a mesh of a million datasets",
            .unit = Unit::Megabytes,
            .median = megabytes,
            .bar = found == peakBars.end() ? Bar {} : Bar::value(found->megabytes)});
}

/// The same files again: nothing has changed, so little should happen. Gives its time.
/// Milliseconds of an import into a catalog that has the mesh already.
Result<double> againOnce(World &world, const std::string &path, bool mayDiffer)
{
    const Stopwatch watch;
    auto writer = workspace::Writer::open(path);
    if (!writer)
        return writer.error();
    const auto outcome = (*writer)->import(world.inputs(), {}, {}, world.stop());
    if (!outcome)
        return outcome.error();
    for (const workspace::ImportedDocument &document : outcome->documents)
        if (!mayDiffer && !document.unchanged)
            return Error {ErrorCode::Corrupt, "a file counted as changed that was not",
                          document.file};
    return watch.elapsedMs();
}

Result<double> measureAgain(World &world, double digestMs, const Report &report)
{
    const auto path = world.catalog();
    if (!path)
        return path.error();
    const auto times = repeat(world.runs(), [&] { return againOnce(world, *path, false); });
    if (!times)
        return times.error();
    report({.name = "import.again",
            .about = "the same files again; limit: reading their bytes and SHA-256 of them",
            .median = medianOf(*times),
            .limit = digestMs,
            .bar = Bar::ratio(timesLimitAgain)});
    return medianOf(*times);
}

/// The mesh a day later: all its manifests are new, and one dataset in a hundred has changed.
Status measureChanged(World &world, double againMs, const Report &report)
{
    const auto path = world.catalog();
    if (!path)
        return path.error();
    std::vector<double> times;
    for (int i = 0; i < world.runs(); ++i) {
        const auto revised = world.reviseInput();
        if (!revised)
            return revised.error();
        if (!*revised)
            return {};
        const auto once = againOnce(world, *path, true);
        if (!once)
            return once.error();
        times.push_back(*once);
    }
    report({.name = "import.changed",
            .about = "every manifest made anew with one dataset in a hundred described otherwise; "
                     "limit: the same files again",
            .median = medianOf(times),
            .limit = againMs,
            .bar = Bar::ratio(timesAgainChanged)});
    return {};
}

/// Milliseconds from a stop, `after` the start of an import, to its end; 0 if it was done by then.
/// An error when it left anything.
Result<double> stopOnce(World &world, double after)
{
    const std::string path = world.freshPath("stopped.meshscope");
    auto writer = workspace::Writer::open(path);
    if (!writer)
        return writer.error();
    const auto source = std::make_unique<std::stop_source>();
    const std::stop_callback passedOn(world.stop(), [&source] { source->request_stop(); });
    std::optional<Stopwatch> sinceStop;
    const auto stop = [&](const std::stop_token &ended) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any waiting;
        waiting.wait_for(lock, ended, std::chrono::duration<double, std::milli>(after),
                         [] { return false; });
        sinceStop.emplace();
        source->request_stop();
    };
    std::optional<std::jthread> stopper(stop);
    const auto outcome = (*writer)->import(world.inputs(), {}, {}, source->get_token());
    const Stopwatch atEnd;
    stopper.reset(); // joined: what it wrote may be read
    const double elapsed = sinceStop->elapsedMs() - atEnd.elapsedMs();
    if (world.stop().stop_requested() || (!outcome && outcome.error().code != ErrorCode::Cancelled))
        return outcome ? Error {ErrorCode::Cancelled, {}, {}} : outcome.error();
    if (!outcome) {
        auto left = (*writer)->db().prepare("SELECT (SELECT count(*) FROM entity) + (SELECT "
                                            "count(*) FROM source) + (SELECT count(*) FROM "
                                            "change_set)");
        if (!left.step() || left.integer(0) != 0)
            return Error {ErrorCode::Corrupt, "an import that was stopped left something", path};
    }
    writer->reset();
    removeCatalog(path);
    return outcome ? 0 : elapsed;
}

/// Stopped while it reads and while it writes.
Status measureCancel(World &world, double wholeMs, const Report &report)
{
    double worst = 0;
    for (const double share : {0.1, 0.3, 0.5, 0.7, 0.9}) {
        const auto once = stopOnce(world, wholeMs * share);
        if (!once)
            return once.error();
        worst = std::max(worst, *once);
    }
    report({.name = "import.cancel",
            .about = "from a stop to the end of the import, nothing left; the longest of five, "
                     "after 10, 30, 50, 70 and 90 % of its time",
            .median = worst,
            .bar = Bar::value(cancelMs)});
    return {};
}

} // namespace

Status runImport(World &world, const Report &report)
{
    const auto peak = peakMegabytes(world);
    if (!peak)
        return peak.error();
    const auto digest = repeat(world.runs(), [&] { return digestOnce(world); });
    if (!digest)
        return digest.error();
    const auto pass = repeat(world.runs(), [&] { return passOnce(world); });
    if (!pass)
        return pass.error();
    const auto read = repeat(world.runs(), [&] { return readOnce(world); });
    if (!read)
        return read.error();
    report({.name = "import.read",
            .about = "readers alone: files to records; limit: simdjson going to every value",
            .median = medianOf(*read),
            .limit = medianOf(*pass)});

    std::vector<double> stored;
    const auto whole = repeat(world.runs(), [&]() -> Result<double> {
        const std::string path = world.freshPath("import.meshscope");
        const auto times = importOnce(world, path);
        if (!times)
            return times.error();
        stored.push_back(times->stored);
        return times->searchable;
    });
    if (!whole)
        return whole.error();
    removeCatalog(world.folder() + "/import.meshscope");
    const auto catalog = world.catalog();
    if (!catalog)
        return catalog.error();
    std::uint64_t rows = 0;
    const auto insert = repeat(world.runs(), [&] { return insertOnce(world, *catalog, rows); });
    if (!insert)
        return insert.error();
    const double limit = medianOf(*pass) + medianOf(*insert);
    report({.name = "import.stored",
            .about = fmt::format("{} to a committed catalog; limit: simdjson going to every value, "
                                 "then {} rows by plain inserts",
                                 megabytes(world.inputBytes()), grouped(rows)),
            .median = medianOf(stored),
            .limit = limit,
            .bar = Bar::ratio(timesLimit)});
    report({.name = "import.searchable",
            .about = fmt::format("the same to the first search; bar: {:.0f}x faster than dbt Docs, "
                                 "which loads 3,000 models in {:.1f}x the limit",
                                 timesFaster, dbtDocsTimesLimit),
            .median = medianOf(*whole),
            .limit = limit,
            .bar = Bar::ratio(dbtDocsTimesLimit / timesFaster)});
    reportPeak(world, *peak, report);
    if (auto status = measureCancel(world, medianOf(stored), report); !status)
        return status;
    const auto again = measureAgain(world, medianOf(*digest), report);
    if (!again)
        return again.error();
    return measureChanged(world, *again, report);
}

} // namespace meshscope::bench
