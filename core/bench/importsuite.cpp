// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/importlimits_p.h"
#include "bench/suites_p.h"
#include "workspace/discoverindex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace meshscope::bench {

namespace {

/// dbt Docs in Chromium took 7.1 s and 1.2 GB to load a project of 3,000 models with these bytes of
/// artifacts (see README); the bars are a fifth of its time for as many bytes, and 250 MB there.
constexpr double dbtDocsMs = 7100;
constexpr double dbtDocsBytes = 56'680'823;
constexpr double timesFaster = 5;
constexpr double timesLimitAgain = 1.5;
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

/// The same files again: nothing has changed, so little should happen.
Status measureAgain(World &world, double digestMs, const Report &report)
{
    const auto path = world.catalog();
    if (!path)
        return path.error();
    const auto times = repeat(world.runs(), [&]() -> Result<double> {
        const Stopwatch watch;
        auto writer = workspace::Writer::open(*path);
        if (!writer)
            return writer.error();
        const auto outcome = (*writer)->import(world.inputs(), {}, {}, world.stop());
        if (!outcome)
            return outcome.error();
        for (const workspace::ImportedDocument &document : outcome->documents)
            if (!document.unchanged)
                return Error {ErrorCode::Corrupt, "a file counted as changed that was not",
                              document.file};
        return watch.elapsedMs();
    });
    if (!times)
        return times.error();
    report({.name = "import.again",
            .about = "the same files again; limit: reading their bytes and SHA-256 of them",
            .median = medianOf(*times),
            .limit = digestMs,
            .bar = Bar::ratio(timesLimitAgain)});
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
    const auto bytes = static_cast<double>(world.inputBytes());
    report({.name = "import.searchable",
            .about = fmt::format("the same to the first search; bar: {:.0f}x faster than dbt Docs "
                                 "on as much",
                                 timesFaster),
            .median = medianOf(*whole),
            .limit = limit,
            .bar = Bar::value(dbtDocsMs * bytes / dbtDocsBytes / timesFaster)});
    reportPeak(world, *peak, report);
    return measureAgain(world, medianOf(*digest), report);
}

} // namespace meshscope::bench
