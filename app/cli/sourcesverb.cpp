// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/time.h"
#include "verbs.h"
#include "workspace/importhistory.h"
#include "workspace/sourceremoval.h"
#include "workspace/sourcespage.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::RemovalPlan;
using workspace::SourceRow;

int problemsOf(const SourceRow &source)
{
    int sum = 0;
    for (auto i = static_cast<std::size_t>(IssueSeverity::Warning); i < source.issues.size(); ++i)
        sum += source.issues[i];
    return sum;
}

Json sourceJson(const SourceRow &source)
{
    return {{"uid", source.uid},
            {"name", source.name},
            {"kind", source.kind},
            {"documents", source.documents},
            {"bytes", source.bytes},
            {"imports", source.runs},
            {"lastRead", formatTime(source.lastRun.at)},
            {"state", source.lastRun.state},
            {"problems", problemsOf(source)},
            {"notes", source.issues[static_cast<std::size_t>(IssueSeverity::Info)]}};
}

int runList(const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto sources = workspace::sourceList(**reader);
    if (!sources)
        return session.fail(sources.error());
    if (session.format == Format::Machine) {
        Json list = Json::array();
        for (const SourceRow &source : *sources)
            list.push_back(sourceJson(source));
        printJson(Json {{"shown", sources->size()}, {"total", sources->size()}, {"sources", list}});
        return ExitDone;
    }
    if (sources->empty()) {
        print("Nothing has been read into this catalog yet.\n");
        return ExitDone;
    }
    Table table({"source", "kind", "documents", "last read", "problems"});
    for (const SourceRow &source : *sources)
        table.add({source.name, source.kind, fmt::to_string(source.documents),
                   formatTime(source.lastRun.at), fmt::to_string(problemsOf(source))});
    print(table.text() + fmt::format("\n{} of {} shown\n", sources->size(), sources->size()));
    return ExitDone;
}

struct RemoveWords
{
    std::string name;
    bool isDryRun = false;
};

Json planJson(const RemovalPlan &plan, bool isDone)
{
    Json things = Json::object();
    for (const auto &[kind, count] : plan.things)
        things[std::string(word(kind))] = {{"only", count.only}, {"shared", count.shared}};
    return {{"source", plan.name},
            {"kind", plan.kind},
            {"documents", plan.documents},
            {"things", things},
            {"sharedFolders", plan.sharedFolders},
            {"removed", isDone}};
}

std::string planText(const RemovalPlan &plan, bool isDone)
{
    std::string text = fmt::format("{}: {}:{}, {} {}\n", isDone ? "removed" : "would be removed",
                                   plan.kind, terminalLine(plan.name), plan.documents,
                                   plan.documents == 1 ? "document" : "documents");
    Table table({"what", "only of this source", "described by others too"});
    for (const auto &[kind, count] : plan.things)
        table.add({std::string(workspace::kindLabel(kind)), fmt::to_string(count.only),
                   fmt::to_string(count.shared)});
    if (!table.isEmpty())
        text += table.text();
    for (const std::string &folder : plan.sharedFolders)
        text += fmt::format("other sources are read from {} as well: reading it again brings this "
                            "one back\n",
                            terminalLine(folder));
    return text;
}

int runRemove(const RemoveWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto actor = session.person(**reader);
    if (!actor)
        return session.fail(actor.error());
    const auto source = workspace::sourceNamed((*reader)->db(), words.name);
    if (!source)
        return session.fail(source.error());
    auto plan = workspace::planRemoval((*reader)->db(), *source);
    if (plan && !words.isDryRun) {
        auto writer = session.writer();
        if (!writer)
            return session.fail(writer.error());
        plan = workspace::removeSource(**writer, *source, actor->id, systemNow(), {});
    }
    if (!plan)
        return session.fail(plan.error());
    if (session.format == Format::Machine)
        printJson(planJson(*plan, !words.isDryRun));
    else
        print(planText(*plan, !words.isDryRun));
    return ExitDone;
}

} // namespace

Run addSources(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand("sources", "List what was read, or remove a source");
    auto words = std::make_shared<RemoveWords>();
    verb->require_subcommand(0, 1);
    auto *const remove = verb->add_subcommand(
        "remove", "Take out what a source said; its files are not touched, undo brings it back");
    remove->add_option("SOURCE", words->name, "Its name, its uid, or kind:name")->required();
    remove->add_flag("--dry-run", words->isDryRun, "Say what would go; change nothing");
    return
        [=, &session] { return remove->parsed() ? runRemove(*words, session) : runList(session); };
}

} // namespace meshscope::cli
