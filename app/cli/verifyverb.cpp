// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "workspace/integrity.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

Json reportJson(const workspace::IntegrityReport &report)
{
    Json findings = Json::array();
    for (const auto &finding : report.findings)
        findings.push_back({{"what", finding.what}, {"message", finding.message}});
    return {{"intact", report.isIntact()},
            {"statements", report.statements},
            {"contracts", report.contracts},
            {"documents", report.documents},
            {"audit",
             {{"events", report.audit.total},
              {"checked", report.audit.checked},
              {"intact", report.audit.intact},
              {"head", report.audit.head}}},
            {"findings", findings}};
}

int runVerify(const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto report = workspace::verifyCatalog(**reader, {});
    if (!report)
        return session.fail(report.error());
    if (session.format == Format::Machine) {
        printJson(reportJson(*report));
        return report->isIntact() ? ExitDone : ExitNothing;
    }
    std::string text = fmt::format(
        "{} statements, {} contract versions and {} documents compared with their digests\n"
        "{} of {} audit events checked, last hash {}\n",
        report->statements, report->contracts, report->documents, report->audit.checked,
        report->audit.total, report->audit.head.empty() ? "none" : report->audit.head);
    Table findings({"what", "finding"});
    for (const auto &finding : report->findings)
        findings.add({finding.what, finding.message});
    text += report->isIntact() ? "intact\n" : findings.text();
    print(text);
    return report->isIntact() ? ExitDone : ExitNothing;
}

} // namespace

Run addVerify(CLI::App &app, const Session &session)
{
    app.add_subcommand("verify", "Check the catalog file, its digests and its audit chain");
    return [&session] { return runVerify(session); };
}

} // namespace meshscope::cli
