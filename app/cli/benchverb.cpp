// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/generator.h"
#include "bench/suites.h"
#include "verbs.h"
#include "wordcheck.h"

#include <fmt/format.h>

#include <charconv>
#include <csignal>
#include <unistd.h>

namespace meshscope::cli {

namespace {

constexpr std::size_t largestMesh = 20'000'000;

std::stop_source &interruption()
{
    static std::stop_source source;
    return source;
}

extern "C" void onBenchInterrupt(int)
{
    interruption().request_stop();
}

struct BenchWords
{
    std::string suite;
    std::string size = "10k";
    std::vector<std::string> inputs;
    std::string folder;
    int runs = 5;
};

/// `10k`, `1m` or a plain number.
Result<std::size_t> parseSize(std::string_view text)
{
    std::size_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    const std::size_t factor = unit.empty() ? 1
        : unit == "k" || unit == "K"        ? 1'000
        : unit == "m" || unit == "M"        ? 1'000'000
                                            : 0;
    if (error != std::errc {} || factor == 0 || number > largestMesh / factor
        || number * factor < 100)
        return Error {ErrorCode::Invalid,
                      "--size is a number of datasets from 100 to 20m: 1k, 10k, 100k, 1m",
                      std::string(text)};
    return number * factor;
}

void tellProgress(const std::string &what)
{
    if (isatty(STDERR_FILENO) != 0)
        fmt::print(stderr, "\r\x1b[K{} ...", what);
}

void endProgress()
{
    if (isatty(STDERR_FILENO) != 0)
        fmt::print(stderr, "\r\x1b[K");
}

/// The suites to run, in order; empty for a word that is none.
std::vector<bench::Suite> chosenSuites(const std::string &word)
{
    if (word == "all")
        return {bench::allSuites.begin(), bench::allSuites.end()};
    if (const auto suite = bench::parseSuite(word))
        return {*suite};
    return {};
}

int generate(const BenchWords &words, std::size_t assets, const Session &session)
{
    if (words.folder.empty())
        return session.fail({ErrorCode::Invalid, "say where to with --folder", {}});
    const auto counts
        = bench::writeMesh(words.folder, {.assets = assets}, interruption().get_token());
    if (!counts)
        return session.fail(counts.error());
    if (session.format == Format::Machine)
        printJson({{"assets", counts->assets},
                   {"columns", counts->columns},
                   {"flows", counts->flows},
                   {"products", counts->products},
                   {"files", counts->files},
                   {"bytes", counts->bytes}});
    else
        print(fmt::format("{} datasets, {} columns, {} flows, {} products in {} files, {}",
                          bench::grouped(counts->assets), bench::grouped(counts->columns),
                          bench::grouped(counts->flows), bench::grouped(counts->products),
                          bench::grouped(counts->files), bench::megabytes(counts->bytes)));
    return ExitDone;
}

int measure(const BenchWords &words, std::size_t assets, const Session &session)
{
    bench::Setting setting = bench::currentSetting();
    auto world = bench::World::make(
        {.assets = assets, .inputs = words.inputs, .folder = words.folder, .runs = words.runs},
        tellProgress, interruption().get_token());
    if (!world)
        return session.fail(world.error());
    setting.input = (*world)->inputText();
    setting.runs = words.runs;
    const bool forPeople = session.format == Format::Human;
    endProgress();
    if (forPeople)
        print(bench::settingLine(setting) + '\n' + bench::tableHead());
    std::vector<bench::Measure> measures;
    for (const bench::Suite suite : chosenSuites(words.suite)) {
        const auto status = bench::runSuite(suite, **world, [&](const bench::Measure &one) {
            endProgress();
            if (forPeople) {
                print(bench::tableLine(one));
                std::fflush(stdout);
            }
            measures.push_back(one);
        });
        endProgress();
        if (!status)
            return session.fail(status.error());
    }
    if (!forPeople)
        print(bench::jsonOf(setting, measures));
    return ExitDone;
}

int runBench(const BenchWords &words, const Session &session)
{
    const auto assets = parseSize(words.size);
    if (!assets) {
        session.fail(assets.error());
        return ExitUsage;
    }
    std::signal(SIGINT, onBenchInterrupt);
    if (words.suite == "generate")
        return generate(words, *assets, session);
    return measure(words, *assets, session);
}

} // namespace

Run addBench(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("bench",
                             "Measure this machine: import, open, search, lineage, layout "
                             "and frame times, each against a limit and a bar");
    auto words = std::make_shared<BenchWords>();
    verb->add_option("SUITE", words->suite, "What to measure; `generate` only writes a mesh")
        ->required()
        ->check(
            oneOf({"import", "open", "search", "lineage", "layout", "frame", "all", "generate"}));
    verb->add_option("--size", words->size, "Datasets in the mesh: 1k, 10k, 100k, 1m ...")
        ->capture_default_str();
    verb->add_option("--input", words->inputs, "Measure on these files and folders instead");
    verb->add_option("--folder", words->folder, "Work here and keep it (default: temporary)");
    verb->add_option("--runs", words->runs, "Repetitions of each measure")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    return [words, &session] { return runBench(*words, session); };
}

} // namespace meshscope::cli
