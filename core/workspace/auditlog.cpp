// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/auditlog.h"

#include "workspace/accessfacts.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <pwd.h>
#include <unistd.h>

namespace meshscope::workspace {

namespace {

constexpr std::int64_t recentEvents = 1000;
constexpr std::string_view eventColumns
    = "SELECT seq, at, actor_id, actor_label, actor_role, os_account, action, subject_uid, "
      "from_state, to_state, reason, snapshot, previous_hash, hash FROM audit_event ";

/// The account of the operating system that runs the program; its number when it has no name.
std::string osAccount()
{
    constexpr std::size_t bufferSize = 16384;
    std::string buffer(bufferSize, '\0');
    passwd entry {};
    passwd *found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return found->pw_name;
    return std::to_string(getuid());
}

access::AuditEvent eventOf(const store::Statement &row)
{
    access::AuditEvent event;
    event.seq = row.integer(0);
    event.at = fromEpochMs(row.integer(1));
    event.actor = row.id<PartyId>(2);
    event.actorLabel = row.text(3);
    event.actorRole = row.text(4);
    event.osAccount = row.text(5);
    event.action = row.text(6);
    event.subjectUid = row.text(7);
    event.fromState = row.text(8);
    event.toState = row.text(9);
    event.reason = row.text(10);
    event.snapshot = row.text(11);
    event.previousHash = row.text(12);
    event.hash = row.text(13);
    return event;
}

struct Head
{
    std::int64_t seq = 0;
    TimePoint at {};
    std::string hash {access::chainStart()};
};

Result<Head> headOf(store::Connection &db)
{
    Head head;
    auto row = db.prepare("SELECT seq, at, hash FROM audit_event ORDER BY seq DESC LIMIT 1");
    if (row.step())
        head = {row.integer(0), fromEpochMs(row.integer(1)), std::string(row.text(2))};
    if (auto status = row.finish(); !status)
        return status.error();
    return head;
}

Result<std::int64_t> countOf(store::Connection &db, const AuditFilter &filter)
{
    auto row = db.prepare("SELECT count(*) FROM audit_event WHERE ?1='' OR subject_uid=?1");
    row.bind(1, filter.subjectUid).step();
    const std::int64_t count = row.integer(0);
    if (auto status = row.finish(); !status)
        return status.error();
    return count;
}

Status writeLines(store::Connection &db, std::ofstream &file, std::int64_t &count)
{
    access::ChainCheck check;
    auto rows = db.prepare(std::string(eventColumns) + "ORDER BY seq");
    while (rows.step()) {
        const access::AuditEvent event = eventOf(rows);
        check.feed(event);
        file << exportLine(event) << '\n';
        ++count;
    }
    if (auto status = rows.finish(); !status)
        return status;
    access::Json::Object last;
    last["count"] = count;
    last["head"] = check.head();
    last["intact"] = check.isIntact();
    file << canonicalText(access::Json(std::move(last))) << '\n';
    file.flush();
    return {};
}

} // namespace

TimePoint decisionTime(store::Connection &db, TimePoint wall)
{
    const auto head = headOf(db);
    return head ? access::recordedNow(wall, head->at) : wall;
}

Status appendAudit(store::Connection &db, const AuditEntry &entry, TimePoint wall)
{
    const auto head = headOf(db);
    if (!head)
        return head.error();
    access::AuditEvent event;
    event.seq = head->seq + 1;
    event.at = access::recordedNow(wall, head->at);
    event.actor = entry.actor;
    event.actorLabel = entry.actorLabel;
    if (event.actorLabel.empty())
        event.actorLabel = entry.actor ? nameOf(db, entry.actor) : "Meshscope";
    event.actorRole = entry.role;
    event.osAccount = osAccount();
    event.action = entry.action;
    event.subjectUid = entry.subjectUid;
    event.fromState = entry.from;
    event.toState = entry.to;
    event.reason = entry.reason;
    event.snapshot = canonicalText(access::Json(entry.snapshot));
    access::seal(event, head->hash);
    auto row
        = db.prepare("INSERT INTO audit_event(seq, at, actor_id, actor_label, actor_role, "
                     "os_account, action, subject_uid, from_state, to_state, reason, snapshot, "
                     "previous_hash, hash) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)");
    row.bind(1, event.seq).bind(2, event.at).bind(3, event.actor.value);
    row.bind(4, event.actorLabel).bind(5, event.actorRole).bind(6, event.osAccount);
    row.bind(7, event.action).bind(8, event.subjectUid).bind(9, event.fromState);
    row.bind(10, event.toState).bind(11, event.reason).bind(12, event.snapshot);
    row.bind(13, event.previousHash).bind(14, event.hash);
    return row.run();
}

Result<AuditPage> auditPage(store::Connection &db, const AuditFilter &filter, std::int64_t offset,
                            int limit)
{
    AuditPage page;
    auto total = countOf(db, filter);
    if (!total)
        return total.error();
    page.total = *total;
    auto rows = db.prepare(std::string(eventColumns)
                           + "WHERE ?1='' OR subject_uid=?1 ORDER BY seq DESC LIMIT ?2 OFFSET ?3");
    for (rows.bind(1, filter.subjectUid).bind(2, limit).bind(3, offset); rows.step();)
        page.events.push_back(eventOf(rows));
    if (auto status = rows.finish(); !status)
        return status.error();
    return page;
}

Result<AuditCheck> verifyAudit(store::Connection &db, AuditExtent extent,
                               const std::stop_token &stop)
{
    AuditCheck result;
    auto total = countOf(db, {});
    if (!total)
        return total.error();
    result.total = *total;
    access::ChainCheck check;
    std::int64_t first = 1;
    if (extent == AuditExtent::Recent && result.total > recentEvents) {
        auto row
            = db.prepare("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1 OFFSET ?1");
        if (row.bind(1, recentEvents).step()) {
            check = access::ChainCheck(row.integer(0), std::string(row.text(1)));
            first = row.integer(0) + 1;
        }
        if (auto status = row.finish(); !status)
            return status.error();
    }
    auto rows = db.prepare(std::string(eventColumns) + "WHERE seq>=?1 ORDER BY seq");
    for (rows.bind(1, first); rows.step();) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Cancelled.", {}};
        if (!check.feed(eventOf(rows)))
            break;
    }
    rows.reset();
    if (auto status = rows.finish(); !status)
        return status.error();
    result.intact = check.isIntact();
    result.checked = check.count();
    result.head = check.head();
    result.problem = check.problem();
    result.brokenSeq = check.brokenSeq();
    return result;
}

Result<std::int64_t> exportAudit(store::Connection &db, const std::string &path, PartyId actor,
                                 TimePoint wall)
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    AuditEntry entry;
    entry.actor = actor;
    entry.role = "reader";
    entry.action = "export_audit";
    entry.snapshot["file"] = std::filesystem::path(path).filename().string();
    if (auto status = appendAudit(db, entry, wall); !status)
        return status.error();
    const std::string temporary = path + ".part";
    std::int64_t count = 0;
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        if (auto status = writeLines(db, file, count); !status)
            return status.error();
        if (!file)
            return Error {ErrorCode::Io, "The audit record could not be written.", path};
    }
    if (auto status = transaction->commit(); !status)
        return status.error();
    std::error_code error;
    std::filesystem::rename(temporary, path, error);
    if (error)
        return Error {ErrorCode::Io, "The audit record could not be written: " + error.message(),
                      path};
    return count;
}

} // namespace meshscope::workspace
