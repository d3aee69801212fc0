// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/importlimits_p.h"
#include "bench/suites_p.h"
#include "workspace/discoverindex.h"

#include <fmt/format.h>

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
constexpr double peakBarMb = 250;
constexpr double peakBarBytes = 60e6; ///< the bar is for projects of that size

/// From files to the first search: what a person waits for.
Result<double> importOnce(World &world, const std::string &path)
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
    auto reader = workspace::Reader::open(path, systemNow(), world.stop());
    if (!reader)
        return reader.error();
    const auto index = workspace::DiscoverIndex::load(**reader, world.stop());
    if (!index)
        return index.error();
    return watch.elapsedMs();
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
    const bool hasBar = static_cast<double>(world.inputBytes()) <= peakBarBytes;
    report({.name = "import.memory",
            .about = fmt::format("highest resident memory of one import{}",
                                 hasBar ? "" : "; the bar is for inputs up to 60 MB"),
            .unit = Unit::Megabytes,
            .median = megabytes,
            .bar = hasBar ? Bar::value(peakBarMb) : Bar {}});
}

/// The same files again: nothing has changed, so little should happen.
Status measureAgain(World &world, double digestMs, double readMs, const Report &report)
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
            .about = "the same files again; limit: SHA-256 of their bytes; bar: what reading takes",
            .median = medianOf(*times),
            .limit = digestMs,
            .bar = Bar::value(readMs)});
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
            .about = "readers alone: files to records; limit: counting the quotes in the bytes",
            .median = medianOf(*read),
            .limit = medianOf(*pass)});

    const auto whole = repeat(world.runs(), [&]() -> Result<double> {
        const std::string path = world.freshPath("import.meshscope");
        return importOnce(world, path);
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
    const double bytes = static_cast<double>(world.inputBytes());
    report({.name = "import.searchable",
            .about = fmt::format("{} to the first search; limit: readers alone, then {} rows by "
                                 "plain inserts; bar: {:.0f}x faster than dbt Docs on as much",
                                 megabytes(world.inputBytes()), grouped(rows), timesFaster),
            .median = medianOf(*whole),
            .limit = medianOf(*read) + medianOf(*insert),
            .bar = Bar::value(dbtDocsMs * bytes / dbtDocsBytes / timesFaster)});
    reportPeak(world, *peak, report);
    return measureAgain(world, medianOf(*digest), medianOf(*read), report);
}

} // namespace meshscope::bench
