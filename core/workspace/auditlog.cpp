// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/auditlog.h"

#include "access/machine.h"
#include "workspace/accessfacts.h"
#include "workspace/auditrows.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <pwd.h>
#include <unistd.h>

namespace meshscope::workspace {

namespace {

constexpr std::int64_t recentEvents = 1000;
/// Beside the events of requests and grants.
constexpr std::array<std::string_view, 11> otherActions
    = {"bind_instance",        "export_audit",    "import_agreement", "keep_apart",
       "keep_instances_apart", "merge",           "remove_source",    "unbind_instance",
       "undo_import",          "undo_keep_apart", "undo_merge"};

[[maybe_unused]] bool isAction(std::string_view action)
{
    const std::vector<std::string_view> actions = auditActions();
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

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

} // namespace

TimePoint decisionTime(store::Connection &db, TimePoint wall)
{
    const auto head = headOf(db);
    return head ? access::recordedNow(wall, head->at) : wall;
}

Result<std::string> requestBehind(store::Connection &db, const std::string &subjectUid)
{
    auto row = db.prepare("SELECT e.uid FROM entity s JOIN access_request r ON r.id=coalesce("
                          "(SELECT g.request_id FROM access_grant g WHERE g.id=s.id), s.id) "
                          "JOIN entity e ON e.id=r.id WHERE s.uid=?1");
    row.bind(1, subjectUid);
    std::string uid;
    if (row.step())
        uid = row.text(0);
    if (auto status = row.finish(); !status)
        return status.error();
    return uid;
}

std::vector<std::string_view> auditActions()
{
    std::vector<std::string_view> actions = access::eventWords();
    actions.insert(actions.end(), otherActions.begin(), otherActions.end());
    return actions;
}

Status appendAudit(store::Connection &db, const AuditEntry &entry, TimePoint wall)
{
    assert(isAction(entry.action));
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

Result<AuditCheck> verifyAudit(store::Connection &db, AuditExtent extent,
                               const std::stop_token &stop)
{
    AuditCheck result;
    auto total = auditCount(db);
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
    auto rows
        = db.prepare(std::string(eventSelection) + "FROM audit_event WHERE seq>=?1 ORDER BY seq");
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

} // namespace meshscope::workspace
