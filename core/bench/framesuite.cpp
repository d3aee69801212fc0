// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/suites_p.h"
#include "bench/windowrun_p.h"
#include "workspace/pageparts.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace meshscope::bench {

namespace {

using nlohmann::json;
using workspace::Entry;
using workspace::Reader;

constexpr double againstBare = 2;
constexpr double residentBarMb = 200;
constexpr double blockBarMs = 16;
constexpr std::size_t lineageVisits = 12;

/// Figures of one step over all runs.
struct StepTimes
{
    std::vector<double> drawn;
    std::vector<double> worst;
    std::vector<double> worstCpu;
};

struct WindowTimes
{
    std::vector<double> first;
    std::vector<double> ready;
    std::vector<double> resident; ///< at the end
    std::vector<double> firstResident; ///< at the first page
    std::vector<double> peakResident; ///< the most after any step
    std::map<std::string, StepTimes> pages;
    std::map<std::string, StepTimes> gestures;
    std::vector<std::string> notReady; ///< pages, each once
};

void addStep(const json &step, WindowTimes &times)
{
    const std::string name = step.value("name", "");
    const bool isPage = step.value("kind", "") == "page";
    StepTimes &one = (isPage ? times.pages : times.gestures)[name];
    one.worst.push_back(step.value("worstMs", 0.0));
    one.worstCpu.push_back(step.value("worstCpuMs", 0.0));
    if (step["drawnMs"].is_number())
        one.drawn.push_back(step["drawnMs"].get<double>());
    else if (std::ranges::find(times.notReady, name) == times.notReady.end())
        times.notReady.push_back(name);
}

Result<WindowTimes> runVisits(World &world, const std::string &catalog,
                              const std::vector<std::string> &visits)
{
    std::vector<std::string> words {"--bench-frame", "--size", "1440x900", "--catalog", catalog};
    for (const std::string &visit : visits) {
        words.emplace_back("--bench-visit");
        words.push_back(visit);
    }
    WindowTimes times;
    for (int i = 0; i < world.runs(); ++i) {
        auto answer = runWindow(words, world.folder() + "/home", world.stop());
        if (!answer)
            return answer.error();
        times.first.push_back((*answer)["firstFrameMs"].get<double>());
        if ((*answer)["readyMs"].is_number())
            times.ready.push_back((*answer)["readyMs"].get<double>());
        times.resident.push_back(answer->value("residentMb", 0.0));
        times.firstResident.push_back(answer->value("firstResidentMb", 0.0));
        double peak = times.firstResident.back();
        for (json &step : (*answer)["steps"]) {
            addStep(step, times);
            peak = std::max(peak, step.value("residentMb", 0.0));
        }
        times.peakResident.push_back(peak);
    }
    return times;
}

Result<std::vector<double>> runBare(World &world)
{
    return repeat(world.runs(), [&]() -> Result<double> {
        auto answer = runWindow({"--bench-bare", "--size", "1440x900"}, world.folder() + "/home",
                                world.stop());
        if (!answer)
            return answer.error();
        return (*answer)["firstFrameMs"].get<double>();
    });
}

/// The link of the most used thing of a kind; empty when there is none.
std::string linkTo(Reader &reader, EntityKind kind, std::string_view page)
{
    const Entry *best = nullptr;
    for (const Entry &entry : reader.snapshot()->entries())
        if (entry.kind == kind && (best == nullptr || entry.usedBy > best->usedBy))
            best = &entry;
    if (best == nullptr)
        return {};
    return fmt::format("meshscope:{}/{}", page, workspace::linkOf(reader, best->id).uid);
}

void addTabs(std::vector<std::string> &links, const std::string &page,
             std::initializer_list<std::string_view> tabs)
{
    if (page.empty())
        return;
    links.push_back(page);
    for (const std::string_view tab : tabs)
        links.push_back(fmt::format("{}?tab={}", page, tab));
}

/// Every page, and every tab of those that have some.
std::vector<std::string> pagesOf(Reader &reader)
{
    std::vector<std::string> links {"discover"};
    addTabs(links, linkTo(reader, EntityKind::Product, "product"),
            {"data", "contract", "quality", "access", "checks", "claims", "history"});
    addTabs(links, linkTo(reader, EntityKind::Asset, "dataset"),
            {"tests", "jobs", "contracts", "claims", "history"});
    addTabs(links, linkTo(reader, EntityKind::Contract, "contract"), {"schema", "versions", "raw"});
    links.push_back(linkTo(reader, EntityKind::Asset, "lineage"));
    links.insert(links.end(),
                 {"contracts", "quality", "map", "access?tab=queue", "access?tab=mine",
                  "access?tab=request", "access?tab=audit"});
    if (const std::string port = linkTo(reader, EntityKind::Port, {}); !port.empty())
        links.push_back("access?tab=request&port=" + port.substr(port.find('/') + 1));
    links.insert(links.end(), {"sources", "settings", "welcome"});
    std::erase(links, std::string());
    return links;
}

/// The step whose longest event is the longest, by its median over the runs.
void reportWorst(const std::map<std::string, StepTimes> &steps, const std::string &name,
                 const std::string &what, const Report &report)
{
    const auto worst = std::ranges::max_element(
        steps, {}, [](const auto &step) { return medianOf(step.second.worst); });
    if (worst == steps.end())
        return;
    report({.name = name,
            .about = fmt::format("longest the GUI thread was busy at once {}, worst of {}: {}; "
                                 "limit: processor time of that",
                                 what, steps.size(), worst->first),
            .median = medianOf(worst->second.worst),
            .limit = medianOf(worst->second.worstCpu),
            .bar = Bar::value(blockBarMs)});
}

std::string absenceText(const WindowTimes &times)
{
    std::string text;
    for (const std::string &page : times.notReady)
        text += (text.empty() ? "; not ready in 10 s: " : ", ") + page;
    return text;
}

Status measureDemo(World &world, const Report &report)
{
    const auto catalog = world.demoCatalog();
    if (!catalog)
        return catalog.error();
    const auto reader = Reader::open(*catalog, systemNow(), world.stop());
    if (!reader)
        return reader.error();
    const auto bare = runBare(world);
    if (!bare)
        return bare.error();
    const auto times = runVisits(world, *catalog, pagesOf(**reader));
    if (!times)
        return times.error();
    report({.name = "frame.first",
            .about = "program start to the first frame, demo mesh; limit: a window with one button",
            .median = medianOf(times->first),
            .limit = medianOf(*bare),
            .bar = Bar::ratio(againstBare)});
    if (!times->ready.empty())
        report({.name = "frame.ready",
                .about = "program start to the first page with its data",
                .median = medianOf(times->ready)});
    report({.name = "frame.memory.first",
            .about = "resident at the first page",
            .unit = Unit::Megabytes,
            .median = medianOf(times->firstResident),
            .bar = Bar::value(residentBarMb)});
    report(
        {.name = "frame.memory",
         .about = fmt::format("resident after {} pages and tabs and {} gestures, at most {:.0f} MB "
                              "on the way{}",
                              times->pages.size(), times->gestures.size(),
                              medianOf(times->peakResident), absenceText(*times)),
         .unit = Unit::Megabytes,
         .median = medianOf(times->resident),
         .bar = Bar::value(residentBarMb)});
    reportWorst(times->pages, "frame.block.page", "while opening a page", report);
    reportWorst(times->gestures, "frame.block.gesture", "while panning and zooming", report);
    return {};
}

Status measureLineage(World &world, const Report &report)
{
    const auto reader = openCatalog(world);
    if (!reader)
        return reader.error();
    const auto sample = sampleDatasets(*(*reader)->snapshot(), lineageVisits, world.seed());
    if (sample.empty())
        return Error {ErrorCode::NotFound, "no dataset of the input has lineage", {}};
    std::vector<std::string> visits;
    visits.reserve(sample.size());
    for (const EntityId id : sample)
        visits.push_back(
            fmt::format("meshscope:lineage/{}?up=1&down=1", workspace::linkOf(**reader, id).uid));
    const auto catalog = world.catalog();
    if (!catalog)
        return catalog.error();
    const auto times = runVisits(world, *catalog, visits);
    if (!times)
        return times.error();
    std::vector<double> drawn;
    for (const auto &[name, step] : times->pages)
        drawn.insert(drawn.end(), step.drawn.begin(), step.drawn.end());
    if (drawn.empty())
        return Error {ErrorCode::Io, "the lineage page did not get ready", {}};
    report({.name = "frame.lineage.p50",
            .about = fmt::format("click to drawn, one hop around {} datasets of the input{}; bar: "
                                 "5x faster than dbt Docs' focused graph",
                                 sample.size(), absenceText(*times)),
            .median = percentileOf(drawn, 0.5),
            .bar = Bar::value(drawnBarMs)});
    report({.name = "frame.lineage.worst",
            .about = "the slowest of them",
            .median = percentileOf(drawn, 1),
            .bar = Bar::value(drawnBarMs)});
    reportWorst(times->gestures, "frame.lineage.block", "while panning and zooming them", report);
    return {};
}

} // namespace

Status runFrame(World &world, const Report &report)
{
    std::error_code ignored;
    std::filesystem::create_directories(world.folder() + "/home", ignored);
    if (auto status = measureDemo(world, report); !status)
        return status;
    return measureLineage(world, report);
}

} // namespace meshscope::bench
