// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "wordcheck.h"
#include "workspace/auditexport.h"
#include "workspace/contractpage.h"
#include "workspace/listexport.h"
#include "workspace/lookup.h"

#include <fstream>

namespace meshscope::cli {

namespace {

struct ExportWords
{
    std::string what;
    std::string name;
    std::string version;
    std::string output;
    std::string format = "csv";
};

int write(const std::string &text, const std::string &path, const Session &session)
{
    if (path.empty()) {
        print(text);
        return ExitDone;
    }
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file)
        return session.fail(
            {ErrorCode::Io, "the file could not be written; is there space and permission?", path});
    return ExitDone;
}

int exportContract(workspace::Reader &reader, const ExportWords &words, const Session &session)
{
    const auto named = workspace::lookUp(reader, words.name, {EntityKind::Contract});
    if (!named)
        return session.fail(named.error());
    const auto page = workspace::contractPage(reader, named->uid, words.version);
    if (!page)
        return session.fail(page.error());
    return write(page->raw, words.output, session); // byte for byte, for files and pipes
}

bool asJson(const ExportWords &words, const Session &session)
{
    return session.format == Format::Machine || words.format == "json";
}

/// The export of the audit record is itself recorded, so it needs the writer.
int exportAudit(workspace::Reader &reader, const ExportWords &words, const Session &session)
{
    const auto actor = session.person(reader);
    if (!actor)
        return session.fail(actor.error());
    auto writer = session.writer();
    if (!writer)
        return session.fail(writer.error());
    const auto format
        = asJson(words, session) ? workspace::AuditFormat::JsonLines : workspace::AuditFormat::Csv;
    const auto toScreen = [](std::string_view lines) {
        print(lines);
        return true;
    };
    const auto events = words.output.empty()
        ? workspace::exportAudit((*writer)->db(), format, "standard output", toScreen, actor->id,
                                 systemNow())
        : workspace::exportAuditFile((*writer)->db(), format, words.output, actor->id, systemNow());
    return events ? ExitDone : session.fail(events.error());
}

int runExport(const ExportWords &words, const Session &session)
{
    if (!words.name.empty() && words.what != "contract") {
        session.fail({ErrorCode::Invalid,
                      "only a contract has a name here; a file is named by --output FILE",
                      {}});
        return ExitUsage;
    }
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    if (words.what == "audit")
        return exportAudit(**reader, words, session);
    if (words.what == "contract")
        return exportContract(**reader, words, session);
    if (words.what == "everything") {
        const auto text = workspace::exportEverything(**reader);
        return text ? write(*text, words.output, session) : session.fail(text.error());
    }
    const auto text = workspace::exportList(
        **reader, words.what == "products" ? EntityKind::Product : EntityKind::Asset,
        asJson(words, session) ? workspace::ListFormat::Json : workspace::ListFormat::Csv);
    if (!text)
        return session.fail(text.error());
    return write(*text, words.output, session);
}

} // namespace

Run addExport(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("export", "Write products, datasets, a contract or the audit record");
    auto words = std::make_shared<ExportWords>();
    verb->add_option("WHAT", words->what, "products, datasets, contract, audit or everything")
        ->required()
        ->check(oneOf({"products", "datasets", "contract", "audit", "everything"}));
    verb->add_option("NAME", words->name, "Which contract");
    verb->add_option("--contract-version", words->version,
                     "Version of the contract (default: the active one)");
    verb->add_option("--output,-o", words->output, "File to write (default: standard output)");
    verb->add_option("--format", words->format, "csv or json")->check(oneOf({"csv", "json"}));
    return [words, &session] { return runExport(*words, session); };
}

} // namespace meshscope::cli
