// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/audit.h"

#include "base/hash.h"

#include <algorithm>

namespace meshscope::access {

namespace {

Json::Object members(const AuditEvent &event)
{
    Json::Object object;
    object["action"] = event.action;
    object["actor"] = event.actor.value;
    object["actor_label"] = event.actorLabel;
    object["actor_role"] = event.actorRole;
    object["at"] = formatTime(event.at);
    object["from"] = event.fromState;
    object["os_account"] = event.osAccount;
    object["reason"] = event.reason;
    object["seq"] = event.seq;
    object["subject"] = event.subjectUid;
    object["to"] = event.toState;
    // A snapshot that is no JSON any more was tampered with; as text it hashes differently.
    auto snapshot = parseJson(event.snapshot);
    object["snapshot"] = snapshot && canonicalText(*snapshot) == event.snapshot
        ? std::move(*snapshot)
        : Json(event.snapshot);
    return object;
}

} // namespace

std::string_view chainStart()
{
    return "0000000000000000000000000000000000000000000000000000000000000000";
}

std::string canonicalText(const AuditEvent &event)
{
    return canonicalText(Json(members(event)));
}

void seal(AuditEvent &event, std::string_view previousHash)
{
    event.previousHash = previousHash;
    event.hash = sha256Hex(event.previousHash + canonicalText(event));
}

TimePoint recordedNow(TimePoint wall, TimePoint lastSeen)
{
    return std::max(wall, lastSeen);
}

ChainCheck::ChainCheck(std::int64_t lastSeq, std::string lastHash)
    : m_seq(lastSeq)
    , m_head(std::move(lastHash))
{
}

bool ChainCheck::fail(std::int64_t seq, std::string problem)
{
    m_brokenSeq = seq;
    m_problem = std::move(problem);
    return false;
}

bool ChainCheck::feed(const AuditEvent &event)
{
    if (!isIntact())
        return false;
    const std::string number = std::to_string(event.seq);
    if (event.seq != m_seq + 1)
        return fail(m_seq + 1,
                    "event " + std::to_string(m_seq + 1) + " is missing: after "
                        + std::to_string(m_seq) + " comes " + number);
    if (event.previousHash != m_head)
        return fail(event.seq, "event " + number + " does not follow the event before it");
    if (event.hash != sha256Hex(event.previousHash + canonicalText(event)))
        return fail(event.seq, "event " + number + " was changed after it was recorded");
    if (m_count > 0 && event.at < m_at)
        return fail(event.seq, "event " + number + " is older than the event before it");
    m_seq = event.seq;
    m_at = event.at;
    m_head = event.hash;
    ++m_count;
    return true;
}

std::string exportLine(const AuditEvent &event)
{
    Json::Object object = members(event);
    object["hash"] = event.hash;
    object["previous_hash"] = event.previousHash;
    return canonicalText(Json(std::move(object)));
}

} // namespace meshscope::access
