// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/canonicaljson.h"
#include "base/ids.h"
#include "base/time.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The audit chain: every event carries the hash of the one before it. It shows that single rows
/// were changed, removed or reordered later. It does not show that the whole tail was rewritten or
/// cut off: only a head hash kept elsewhere does (exports carry it).
namespace meshscope::access {

/// The previous hash of the first event: 64 zeros.
std::string_view chainStart();

struct AuditEvent
{
    std::int64_t seq = 0; ///< 1, 2, 3 ... without gaps
    TimePoint at; ///< when it was recorded; never before the event before it
    PartyId actor; ///< none: the program itself, or an import
    std::string actorLabel; ///< name as it was printed then
    std::string actorRole; ///< in which role they acted: requester, product owner, system ...
    std::string osAccount; ///< account of the operating system; recorded, not proven
    std::string action; ///< word of the event: submit, vote_approve, revoke ...
    std::string subjectUid; ///< uid of the request or grant
    std::string fromState;
    std::string toState;
    std::string reason; ///< what the person wrote
    std::string snapshot = "{}"; ///< canonical JSON object: what was decided on
    std::string previousHash;
    std::string hash;
};

/// The canonical JSON that is hashed: everything but `hash` and `previousHash`.
std::string canonicalText(const AuditEvent &event);

/// Sets previousHash and hash. `previousHash` is the hash of the last event, or chainStart().
void seal(AuditEvent &event, std::string_view previousHash);

/// The time to record: the wall clock, but never before what was seen last. A clock set back does
/// not bring expired rights back or reorder history.
TimePoint recordedNow(TimePoint wall, TimePoint lastSeen);

/// Checks a chain while its events pass by in order.
class ChainCheck
{
public:
    /// Starts at the beginning of the chain.
    ChainCheck() = default;
    /// Starts after an event that is trusted.
    ChainCheck(std::int64_t lastSeq, std::string lastHash);

    /// False once the chain is broken; later events are not looked at.
    bool feed(const AuditEvent &event);

    bool isIntact() const { return m_problem.empty(); }
    /// What is wrong, for people; empty while intact.
    const std::string &problem() const { return m_problem; }
    std::int64_t brokenSeq() const { return m_brokenSeq; }
    std::int64_t count() const { return m_count; }
    /// Hash of the last good event.
    const std::string &head() const { return m_head; }

private:
    bool fail(std::int64_t seq, std::string problem);

    std::int64_t m_seq = 0;
    std::int64_t m_count = 0;
    std::int64_t m_brokenSeq = 0;
    TimePoint m_at {};
    std::string m_head {chainStart()};
    std::string m_problem;
};

/// One line of an export: the whole event with both hashes, canonical.
std::string exportLine(const AuditEvent &event);

} // namespace meshscope::access
