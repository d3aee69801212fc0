// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "workspace/integrity.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

Json reportJson(const workspace::IntegrityReport &report)
{
    return {{"intact", report.isSound()},
            {"database", report.database},
            {"statements", report.statements},
            {"audit",
             {{"events", report.audit.total},
              {"checked", report.audit.checked},
              {"intact", report.audit.intact},
              {"head", report.audit.head},
              {"problem", report.audit.problem}}},
            {"damaged", report.damaged},
            {"damagedTotal", report.damagedTotal}};
}

std::string reportText(const workspace::IntegrityReport &report)
{
    std::string text = fmt::format("{} stored statements compared with their digests\n"
                                   "{} of {} audit events checked, last hash {}\n",
                                   report.statements, report.audit.checked, report.audit.total,
                                   report.audit.head.empty() ? "none" : report.audit.head);
    Table findings({"what", "finding"});
    if (!report.database.empty())
        findings.add({"file", report.database});
    if (!report.audit.intact)
        findings.add({"audit", report.audit.problem});
    for (const std::string &damage : report.damaged)
        findings.add({"content", damage});
    if (const auto listed = static_cast<std::int64_t>(report.damaged.size());
        listed < report.damagedTotal)
        findings.add({"content", fmt::format("and {} more", report.damagedTotal - listed)});
    return text + (report.isSound() ? "intact\n" : findings.text());
}

int runVerify(const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto report = workspace::verifyCatalog((*reader)->db(), {});
    if (!report)
        return session.fail(report.error());
    if (session.format == Format::Machine)
        printJson(reportJson(*report));
    else
        print(reportText(*report));
    return report->isSound() ? ExitDone : ExitNothing;
}

} // namespace

Run addVerify(CLI::App &app, const Session &session)
{
    app.add_subcommand("verify", "Check the catalog file, its digests and its audit chain");
    return [&session] { return runVerify(session); };
}

} // namespace meshscope::cli
