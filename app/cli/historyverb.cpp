// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "base/time.h"
#include "verbs.h"
#include "wordcheck.h"
#include "workspace/importhistory.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::ChangeSet;

std::string sourcesText(const ChangeSet &set)
{
    std::string text;
    for (const auto &source : set.sources)
        text += (text.empty() ? "" : ", ") + source.name;
    return text;
}

std::string stateText(const ChangeSet &set)
{
    if (set.undoes != 0)
        return fmt::format("takes back {}", set.undoes);
    if (set.undoneBy == 0)
        return {};
    return fmt::format("{} by {}",
                       set.kind == workspace::ChangeSetKind::Decision ? "made again" : "taken back",
                       set.undoneBy);
}

Json countJson(const workspace::ChangeCount &count)
{
    return {{"added", count.added},
            {"removed", count.removed},
            {"changed", count.changed},
            {"revived", count.revived}};
}

Json setJson(const ChangeSet &set)
{
    Json sources = Json::array();
    for (const auto &source : set.sources)
        sources.push_back({{"uid", source.uid}, {"kind", source.kind}, {"name", source.name}});
    Json kinds = Json::object();
    for (const auto &[kind, count] : set.counts)
        kinds[std::string(word(kind))] = countJson(count);
    return {{"number", set.id},
            {"kind", word(set.kind)},
            {"at", formatTime(set.at)},
            {"undoes", set.undoes == 0 ? Json(nullptr) : Json(set.undoes)},
            {"undoneBy", set.undoneBy == 0 ? Json(nullptr) : Json(set.undoneBy)},
            {"sources", sources},
            {"counts", kinds}};
}

struct HistoryWords
{
    int limit = 50;
    std::int64_t number = 0;
    std::string kind;
    std::string op;
    std::string file;
};

int runList(const HistoryWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto history = workspace::importHistory((*reader)->db(), {}, 0, words.limit);
    if (!history)
        return session.fail(history.error());
    if (session.format == Format::Machine) {
        Json sets = Json::array();
        for (const ChangeSet &set : history->sets)
            sets.push_back(setJson(set));
        printJson(Json {{"shown", history->sets.size()},
                        {"total", history->total},
                        {"unrecorded", history->unrecorded},
                        {"sets", sets}});
        return ExitDone;
    }
    Table table({"number", "when", "what", "sources", "changes", ""});
    for (const ChangeSet &set : history->sets)
        table.add({fmt::to_string(set.id), formatTime(set.at), std::string(word(set.kind)),
                   sourcesText(set), workspace::countsText(set.total()), stateText(set)});
    std::string text = table.text();
    text += fmt::format("\n{} of {} shown\n", history->sets.size(), history->total);
    if (history->unrecorded > 0)
        text += fmt::format("{} earlier {} recorded by a version that kept no history\n",
                            history->unrecorded,
                            history->unrecorded == 1 ? "import was" : "imports were");
    print(text);
    return ExitDone;
}

Json changeJson(const workspace::Change &change)
{
    const auto optional
        = [](const std::optional<std::string> &text) { return text ? Json(*text) : Json(nullptr); };
    return {{"op", word(change.op)},
            {"kind", word(change.kind)},
            {"uid", change.uid},
            {"name", change.name},
            {"field", change.field.empty() ? Json(nullptr) : Json(change.field)},
            {"before", optional(change.before)},
            {"after", optional(change.after)}};
}

std::string setText(const workspace::SetChanges &changes)
{
    const ChangeSet &set = changes.set;
    std::string text = fmt::format("{} {} of {}, {}", word(set.kind), set.id, formatTime(set.at),
                                   workspace::countsText(set.total()));
    if (const std::string state = stateText(set); !state.empty())
        text += " (" + state + ')';
    text += '\n';
    Table kinds({"what", "added", "removed", "changed", "back"});
    for (const auto &[kind, count] : set.counts)
        kinds.add({std::string(workspace::kindLabel(kind)), fmt::to_string(count.added),
                   fmt::to_string(count.removed), fmt::to_string(count.changed),
                   fmt::to_string(count.revived)});
    if (!kinds.isEmpty())
        text += kinds.text();
    Table lines({"", "what", "name", "field", "before", "after"});
    for (const workspace::Change &change : changes.page.changes)
        lines.add({std::string(word(change.op)), std::string(workspace::kindLabel(change.kind)),
                   change.name, change.field, change.before.value_or(""),
                   change.after.value_or("")});
    if (!lines.isEmpty())
        text += '\n' + lines.text();
    return text
        + fmt::format("\n{} of {} shown\n", changes.page.changes.size(), changes.page.total);
}

Result<workspace::ChangeFilter> filterOf(const HistoryWords &words)
{
    workspace::ChangeFilter filter;
    if (!words.op.empty())
        filter.op = catalog::parseChangeOp(words.op);
    if (words.kind.empty())
        return filter;
    for (int i = 0; i <= static_cast<int>(EntityKind::Grant); ++i) {
        const auto kind = static_cast<EntityKind>(i);
        if (word(kind) != words.kind && workspace::kindLabel(kind) != words.kind)
            continue;
        filter.kind = kind;
        return filter;
    }
    return Error {ErrorCode::Invalid, "there is no kind \"" + words.kind + "\"", {}};
}

int runShow(const HistoryWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto filter = filterOf(words);
    if (!filter) {
        session.fail(filter.error());
        return ExitUsage;
    }
    const auto changes
        = workspace::setChanges((*reader)->db(), words.number, *filter, 0, words.limit);
    if (!changes)
        return session.fail(changes.error());
    if (session.format == Format::Human) {
        print(setText(*changes));
        return ExitDone;
    }
    Json lines = Json::array();
    for (const workspace::Change &change : changes->page.changes)
        lines.push_back(changeJson(change));
    Json answer = setJson(changes->set);
    answer["shown"] = changes->page.changes.size();
    answer["total"] = changes->page.total;
    answer["changes"] = lines;
    printJson(answer);
    return ExitDone;
}

int runAsOf(const HistoryWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto status = workspace::writeCatalogAsOf((*reader)->db(), words.number, words.file);
    if (!status)
        return session.fail(status.error());
    if (session.format == Format::Machine)
        printJson(Json {{"number", words.number}, {"file", words.file}});
    else
        print(fmt::format("the catalog as of {} is in {}", words.number, words.file));
    return ExitDone;
}

struct UndoWords
{
    std::optional<std::int64_t> number;
    bool isDryRun = false;
};

int runUndo(const UndoWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto actor = session.person(**reader);
    if (!actor)
        return session.fail(actor.error());
    const auto plan = workspace::planUndo((*reader)->db(), words.number);
    if (!plan)
        return session.fail(plan.error());
    if (!plan->refusal.empty())
        return session.fail({ErrorCode::Conflict, plan->refusal, {}});
    Json answer {{"undoes", setJson(plan->set)}, {"number", nullptr}};
    std::string text = fmt::format("import {} of {} ({}): {}", plan->set.id,
                                   formatTime(plan->set.at), terminalLine(sourcesText(plan->set)),
                                   workspace::countsText(plan->set.total()));
    if (!words.isDryRun) {
        auto writer = session.writer();
        if (!writer)
            return session.fail(writer.error());
        const auto undo = workspace::undoImport(**writer, plan->set.id, actor->id, systemNow());
        if (!undo)
            return session.fail(undo.error());
        answer["number"] = undo->id;
        text = "taken back: " + text;
    } else {
        text = "would be taken back: " + text;
    }
    if (session.format == Format::Machine)
        printJson(answer);
    else
        print(text);
    return ExitDone;
}

} // namespace

Run addHistory(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand("history", "List imports and what each of them changed");
    auto words = std::make_shared<HistoryWords>();
    verb->require_subcommand(0, 1);
    verb->add_option("--limit", words->limit, "At most so many lines (default 50)")
        ->check(CLI::Range(1, 100'000));
    auto *const show = verb->add_subcommand("show", "What one import changed, old and new");
    show->add_option("NUMBER", words->number, "Number of the import")->required();
    show->add_option("--kind", words->kind, "Only things of this kind, such as dataset or rule");
    show->add_option("--op", words->op, "Only what was added, removed, changed or revived")
        ->check(oneOf({"added", "removed", "changed", "revived"}));
    auto *const asOf = verb->add_subcommand(
        "as-of", "Write the catalog as it was after an import to a file of its own");
    asOf->add_option("NUMBER", words->number, "Number of the import")->required();
    asOf->add_option("--to", words->file, "The new file")->required();
    return [=, &session] {
        if (asOf->parsed())
            return runAsOf(*words, session);
        if (show->parsed())
            return runShow(*words, session);
        return runList(*words, session);
    };
}

Run addUndo(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("undo", "Take the newest import back; to bring it back, import again");
    auto words = std::make_shared<UndoWords>();
    verb->add_option("NUMBER", words->number,
                     "Number of the import (default: the newest that holds)");
    verb->add_flag("--dry-run", words->isDryRun, "Say what would be taken back; change nothing");
    return [words, &session] { return runUndo(*words, session); };
}

} // namespace meshscope::cli
