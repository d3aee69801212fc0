// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/nearestword.h"
#include "verbs.h"
#include "window.h"
#include "wordcheck.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace meshscope::cli;

constexpr std::array<std::string_view, 15> verbs {
    "import",  "search",  "show",    "lineage",  "request", "requests", "decide", "export",
    "formats", "sources", "history", "identity", "undo",    "verify",   "bench"};

bool isVerb(std::string_view word)
{
    return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

/// Options of the window, each with a value; a verb may have some of the same names.
constexpr std::array windowOptions {"--screenshot", "--page", "--theme", "--size"};

bool isWindowOption(std::string_view word)
{
    return std::find(windowOptions.begin(), windowOptions.end(), word) != windowOptions.end();
}

/// The first word that is not an option or an option's value; null if there is none.
const char *firstWord(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--catalog" || argument == "--as" || isWindowOption(argument))
            ++i;
        else if (!argument.starts_with('-'))
            return argv[i];
    }
    return nullptr;
}

/// A first word that is neither a verb nor a file.
const char *unknownVerb(int argc, char **argv)
{
    const char *const first = firstWord(argc, argv);
    return first != nullptr && !isVerb(first) && ::access(first, F_OK) != 0 ? first : nullptr;
}

/// Whether this small program answers: for a verb, for help, and for a mistyped verb. Else the
/// window.
bool answersHere(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--screenshot")
            return false;
        if (argument == "--help" || argument == "-h" || argument == "--version")
            return true;
    }
    const char *const first = firstWord(argc, argv);
    return first != nullptr && (isVerb(first) || unknownVerb(argc, argv) != nullptr);
}

int runVerb(int argc, char **argv)
{
    CLI::App app("Meshscope: find and judge data products, ask for access, see lineage",
                 "meshscope");
    app.set_version_flag("--version", "meshscope " MESHSCOPE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer("Without a verb, or with a catalog file, the window opens:\n"
               "  meshscope [--demo] [--page NAME] [--theme light|dark] [--size WxH] [CATALOG]\n"
               "  meshscope --screenshot FILE ...   draws the page into a picture instead\n"
               "See meshscope(1).");
    Session session;
    bool json = false;
    app.add_option("--catalog", session.catalog, "Catalog file (default: the last one)");
    app.add_option("--as", session.actor,
                   "Whom you act as: name or e-mail of a person in the catalog");
    app.add_flag("--json", json, "Answer as JSON");

    const std::array<Run, verbs.size()> runs {
        addImport(app, session),  addSearch(app, session),  addShow(app, session),
        addLineage(app, session), addRequest(app, session), addRequests(app, session),
        addDecide(app, session),  addExport(app, session),  addFormats(app, session),
        addSources(app, session), addHistory(app, session), addIdentity(app, session),
        addUndo(app, session),    addVerify(app, session),  addBench(app, session)};
    if (const char *const mistyped = unknownVerb(argc, argv)) {
        const auto meant = meshscope::nearestWord(mistyped, verbs);
        printError({meshscope::ErrorCode::Invalid,
                    "there is no verb or file \"" + std::string(mistyped) + "\"; "
                        + (meant ? "did you mean \"" + std::string(*meant) + "\"? " : std::string())
                        + "See: meshscope --help",
                    {}},
                   Format::Human);
        return ExitUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ExtrasError &error) {
        app.exit(error);
        if (const std::string hint = optionMeant(app); !hint.empty())
            std::fprintf(stderr, "%s\n", hint.c_str());
        return ExitUsage;
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    session.format = json ? Format::Machine : Format::Human;
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        if (app.got_subcommand(std::string(verbs[i])))
            return runs[i]();
    }
    return ExitUsage;
}

} // namespace

int main(int argc, char **argv)
{
    umask(077); // catalogs and exports are for their owner
    std::setlocale(LC_ALL, "C.UTF-8"); // NOLINT(concurrency-mt-unsafe): no other thread yet
    try {
        return answersHere(argc, argv) ? runVerb(argc, argv)
                                       : meshscope::cli::startWindow(argc, argv);
    } catch (const std::exception &error) { // no memory left, as a rule; an import is taken back
        std::fprintf(stderr, "meshscope: stopped: %s\n", error.what());
    } catch (...) {
        std::fputs("meshscope: stopped by an unknown error\n", stderr);
    }
    return ExitFailed;
}
