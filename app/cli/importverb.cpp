// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "workspace/documentwatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace meshscope::cli {

namespace {

std::stop_source &interruption()
{
    static std::stop_source source; // the signal handler has nowhere else to say it
    return source;
}

void onInterrupt(int /*signal*/)
{
    interruption().request_stop();
}

Json issueJson(const Issue &issue)
{
    return {{"severity", word(issue.severity)},
            {"code", issue.code},
            {"message", issue.message},
            {"file", issue.file},
            {"line", issue.line},
            {"column", issue.column},
            {"path", issue.path},
            {"count", issue.count}};
}

Json reportJson(const workspace::ImportReport &report)
{
    Json documents = Json::array();
    for (const auto &document : report.documents)
        documents.push_back({{"file", document.file},
                             {"format", document.format},
                             {"unchanged", document.unchanged}});
    Json counts = Json::array();
    for (const auto &count : report.counts) {
        counts.push_back({{"kind", word(count.kind)},
                          {"added", count.added},
                          {"changed", count.changed},
                          {"unchanged", count.unchanged},
                          {"removed", count.removed}});
    }
    Json issues = Json::array();
    for (const Issue &issue : report.issues)
        issues.push_back(issueJson(issue));
    return {{"documents", documents},
            {"counts", counts},
            {"issues", issues},
            {"quarantined", report.quarantined}};
}

std::string reportText(const workspace::ImportReport &report)
{
    Table counts({"what", "added", "changed", "unchanged", "removed"});
    for (const auto &count : report.counts) {
        counts.add({std::string(word(count.kind)), fmt::to_string(count.added),
                    fmt::to_string(count.changed), fmt::to_string(count.unchanged),
                    fmt::to_string(count.removed)});
    }
    const auto skipped = std::count_if(report.documents.begin(), report.documents.end(),
                                       [](const auto &document) { return document.unchanged; });
    const auto read = static_cast<std::ptrdiff_t>(report.documents.size()) - skipped;
    std::string text = fmt::format("{} {} read", read, read == 1 ? "document" : "documents");
    text += skipped > 0 ? fmt::format(", {} unchanged\n", skipped) : "\n";
    text += counts.text();
    if (!report.issues.empty()) {
        Table issues({"severity", "where", "times", "what"});
        for (const Issue &issue : report.issues) {
            std::string where = issue.file;
            if (issue.line > 0)
                where += fmt::format(":{}", issue.line);
            issues.add({std::string(word(issue.severity)), where, fmt::to_string(issue.count),
                        issue.message});
        }
        text += "\n" + issues.text();
    }
    if (report.quarantined) {
        text += "\nHeld back: this import would remove a third or more of its source. Nothing was "
                "removed.\n"
                "If that is right, run it again with --accept-removal.\n";
    }
    return text;
}

/// One line on a terminal, rewritten; nothing into a pipe.
void showProgress(const workspace::ImportProgress &progress)
{
    if (isatty(STDERR_FILENO) == 0)
        return;
    const std::string share = progress.total > 0
        ? fmt::format("{:3} %", progress.done * 100 / progress.total)
        : std::string {};
    fmt::print(stderr, "\r\x1b[K{} {} {} records", share, progress.what, progress.records);
}

struct ImportWords
{
    std::vector<std::string> paths;
    std::string source;
    bool acceptRemoval = false;
    bool watch = false;
    bool keepGoing = false;
};

int importOnce(const ImportWords &words, const std::vector<std::string> &paths,
               const Session &session)
{
    auto writer = session.writer();
    if (!writer)
        return session.fail(writer.error());
    workspace::ImportOptions options;
    options.sourceName = words.source;
    options.acceptMassRemoval = words.acceptRemoval;
    options.keepGoing = words.keepGoing;
    std::size_t refused = 0;
    std::size_t files = 0;
    options.refused = [&refused, &files](std::size_t count, std::size_t of) {
        refused = count;
        files = of;
    };
    const auto report = (*writer)->import(paths, options, showProgress, interruption().get_token());
    if (isatty(STDERR_FILENO) != 0)
        fmt::print(stderr, "\r\x1b[K");
    if (!report) {
        Error error = report.error();
        if (refused > 0 && refused < files && !words.keepGoing)
            error.message += "\nTo import the other " + fmt::to_string(files - refused)
                + (files - refused == 1 ? " file" : " files") + ", add --keep-going.";
        session.fail(error);
        return ExitFailed; // also for a file that is not there: nothing was imported
    }
    workspace::rememberCatalog(session.path());
    if (session.format == Format::Machine)
        printJson(reportJson(*report));
    else
        print(reportText(*report));
    return ExitDone;
}

/// Imports what has changed, again and again, until it is interrupted. The catalog is free in
/// between. An import that fails has changed nothing; the next change tries again.
int keepImporting(const ImportWords &words, const Session &session)
{
    auto watch = workspace::DocumentWatch::start(words.paths, {});
    if (!watch)
        return session.fail(watch.error());
    if (const int code = importOnce(words, words.paths, session);
        code != ExitDone || interruption().stop_requested())
        return code;
    for (;;) {
        if (isatty(STDERR_FILENO) != 0)
            fmt::print(stderr, "Watching for changes; Ctrl+C ends it.\n");
        const auto changed = watch->wait(interruption().get_token());
        if (!changed)
            return session.fail(changed.error());
        if (changed->empty())
            return ExitDone;
        importOnce(words, *changed, session);
        std::fflush(stdout); // who reads along in a pipe wants each import when it is done
    }
}

int runImport(const ImportWords &words, const Session &session)
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    return words.watch ? keepImporting(words, session) : importOnce(words, words.paths, session);
}

} // namespace

Run addImport(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand(
        "import", "Read metadata files, folders or patterns of them, or - for standard input");
    auto words = std::make_shared<ImportWords>();
    verb->add_option("PATH", words->paths,
                     "Files, folders, quoted patterns, - for standard input, SQLite files, "
                     "postgresql:// addresses")
        ->required();
    verb->add_option("--source", words->source, "Name of the source (default: from the documents)");
    verb->add_flag("--accept-removal", words->acceptRemoval,
                   "Let an import remove a third or more of its source");
    verb->add_flag("--keep-going", words->keepGoing,
                   "Leave out files that cannot be read, and say which");
    verb->add_flag("--watch", words->watch,
                   "Import again whenever the files change, until interrupted");
    return [words, &session] { return runImport(*words, session); };
}

} // namespace meshscope::cli
