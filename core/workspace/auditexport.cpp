// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/auditexport.h"

#include "export/csv.h"
#include "workspace/auditlog.h"
#include "workspace/auditrows.h"

#include <filesystem>
#include <fstream>

namespace meshscope::workspace {

namespace {

Error notWritten(const std::string &target, const std::string &why = {})
{
    return {ErrorCode::Io,
            "The audit record could not be written" + (why.empty() ? "." : ": " + why), target};
}

std::string csvHead()
{
    return exports::csvRow({"seq", "at", "actor", "role", "account", "action", "on", "from", "to",
                            "reason", "subject", "previous hash", "hash"});
}

std::string csvLine(store::Connection &db, const access::AuditEvent &event)
{
    return exports::csvRow({std::to_string(event.seq), formatTime(event.at), event.actorLabel,
                            event.actorRole, event.osAccount, event.action, auditSubject(db, event),
                            event.fromState, event.toState, event.reason, event.subjectUid,
                            event.previousHash, event.hash});
}

std::string lastLine(std::int64_t count, const access::ChainCheck &check)
{
    access::Json::Object last;
    last["count"] = count;
    last["head"] = check.head();
    last["intact"] = check.isIntact();
    return canonicalText(access::Json(std::move(last))) + '\n';
}

Status writeEvents(store::Connection &db, AuditFormat format, const std::string &target,
                   const LineSink &write, std::int64_t &count)
{
    const bool isCsv = format == AuditFormat::Csv;
    bool written = !isCsv || write(csvHead());
    access::ChainCheck check;
    auto rows = db.prepare(std::string(eventSelection) + "FROM audit_event ORDER BY seq");
    while (written && rows.step()) {
        const access::AuditEvent event = eventOf(rows);
        check.feed(event);
        written = write(isCsv ? csvLine(db, event) : exportLine(event) + '\n');
        ++count;
    }
    if (!written)
        return notWritten(target);
    if (auto status = rows.finish(); !status)
        return status;
    if (!isCsv && !write(lastLine(count, check)))
        return notWritten(target);
    return {};
}

} // namespace

Result<std::int64_t> exportAudit(store::Connection &db, AuditFormat format,
                                 const std::string &target, const LineSink &write, PartyId actor,
                                 TimePoint wall)
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    AuditEntry entry;
    entry.actor = actor;
    entry.role = "reader";
    entry.action = "export_audit";
    entry.snapshot["file"] = target;
    if (auto status = appendAudit(db, entry, wall); !status)
        return status.error();
    std::int64_t count = 0;
    if (auto status = writeEvents(db, format, target, write, count); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return count;
}

Result<std::int64_t> exportAuditFile(store::Connection &db, AuditFormat format,
                                     const std::string &path, PartyId actor, TimePoint wall)
{
    const std::string temporary = path + ".part";
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    auto count = exportAudit(
        db, format, std::filesystem::path(path).filename().string(),
        [&file](std::string_view lines) { return bool(file << lines << std::flush); }, actor, wall);
    file.close();
    std::error_code error;
    if (!count) {
        std::filesystem::remove(temporary, error);
        return count;
    }
    std::filesystem::rename(temporary, path, error);
    if (error)
        return notWritten(path, error.message());
    return count;
}

} // namespace meshscope::workspace
