// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "store/connection.h"

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// What people have decided about identity (standards.md 1.4.3 and 1.4.6), and its application.
///
/// Single things keep their keys and what was said of them; decisions only say which of them are
/// one. What the catalog shows follows from the single things and the set of decisions alone, so
/// neither their order nor that of the imports matters, and each can be taken back exactly.
namespace meshscope::catalog {

enum class DecisionSubject : std::uint8_t {
    Entity, ///< keys are uids of two datasets or of two people
    Instance, ///< keys are `platform|instance`
};
enum class Verdict : std::uint8_t {
    Same, ///< of instances: what is on `left` is really on `right`
    Different, ///< never one, whatever speaks for it
};
std::string_view word(DecisionSubject subject);
std::string_view word(Verdict verdict);

struct Decision
{
    std::int64_t id = 0;
    DecisionSubject subject = DecisionSubject::Entity;
    Verdict verdict = Verdict::Same;
    std::string left {}; ///< smaller than `right`, except where an instance is bound
    std::string right {};
    std::string note {};
    std::string evidence {}; ///< canonical JSON: what spoke for it when it was decided
    PartyId actor {};
    TimePoint at {};
};

/// All decisions in force, oldest first.
Result<std::vector<Decision>> allDecisions(store::Connection &db);
/// NotFound when it is not in force.
Result<Decision> oneDecision(store::Connection &db, std::int64_t id);
/// Stores one; gives its number, which no other had before. Conflict if the pair is decided
/// already.
Result<std::int64_t> putDecision(store::Connection &db, Decision decision);
Status dropDecision(store::Connection &db, std::int64_t id);

/// `platform|instance` -> `platform|instance`.
using InstanceBindings = std::map<std::string, std::string>;
/// The instance that a bound one leads to in the end; empty if it is not bound.
std::string boundInstance(const InstanceBindings &bindings, const std::string &instance);
/// As people have decided.
Result<InstanceBindings> decidedBindings(store::Connection &db);
/// What no person has bound: a private instance means the only instance of its platform that is
/// known (1.4.3.3), unless somebody said that they are different. Follows from the keys and the
/// decisions alone, so a second instance takes it back.
Result<InstanceBindings> assumedBindings(store::Connection &db);
/// Both.
Result<InstanceBindings> bindingsInForce(store::Connection &db);

/// What applyDecisions() changed.
struct Applied
{
    std::int64_t joined = 0; ///< single things that are now one with another or bound
    std::int64_t separated = 0; ///< single things that were and are not any more
};

/// Makes the catalog what the decisions in force say, inside the caller's transaction: joins and
/// separates things, and computes their rows, flows and links again. After an error the caller must
/// roll back.
Result<Applied> applyDecisions(store::Connection &db, TimePoint now, const std::stop_token &stop);

} // namespace meshscope::catalog
