// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/grant.h"
#include "access/request.h"
#include "base/result.h"
#include "store/connection.h"

#include <optional>
#include <string>
#include <vector>

/// Lists of requests and grants for one person. Names are as the sources wrote them.
namespace meshscope::workspace {

struct PartyLabel
{
    EntityId id;
    std::string uid;
    std::string name;
    EntityKind kind = EntityKind::Party; ///< set where parties and products stand in one list
};

struct RequestRow
{
    RequestId id;
    std::string uid;
    std::int64_t revision = 0;
    access::RequestState state = access::RequestState::None;
    access::RequestKind kind = access::RequestKind::New;
    PartyLabel requester;
    PartyLabel consumer;
    PartyLabel port;
    PartyLabel product;
    std::string role;
    std::string purpose;
    int columnCount = 0; ///< asked for; 0: everything the port offers
    Classification rank = Classification::Unknown;
    bool personal = false;
    std::vector<access::Condition> conditions; ///< under which it was or will be approved
    std::optional<access::StepKind> step; ///< the one that is open
    std::optional<TimePoint> dueAt; ///< of that step; the answer's limit while something is asked
    std::optional<TimePoint> submittedAt;
    std::optional<TimePoint> decidedAt;
};

enum class QueueTab {
    Waiting, ///< for this person's decision
    Asked, ///< this person (or another candidate) has asked, the requester must answer
    Decided, ///< by this person, newest first
};

struct RequestQueue
{
    std::vector<RequestRow> rows; ///< of the tab, soonest due first; at most the limit
    int waiting = 0;
    int asked = 0;
    int decided = 0;

    int total(QueueTab tab) const;
};
Result<RequestQueue> requestQueue(store::Connection &db, PartyId party, QueueTab tab, int limit);
/// How many wait for this person, for the rail.
Result<int> waitingFor(store::Connection &db, PartyId party);

struct GrantRow
{
    GrantId id;
    std::string uid;
    std::string requestUid;
    PartyLabel consumer;
    PartyLabel port;
    PartyLabel product;
    std::string role;
    Classification rank = Classification::Unknown;
    bool personal = false;
    access::Grant grant;
    access::GrantState state = access::GrantState::None; ///< on the day asked for
    bool expiring = false;
    bool reassessmentDue = false;
};

struct MyAccess
{
    std::vector<RequestRow>
        requests; ///< sent by the person or for what they belong to; drafts, then newest first
    std::vector<GrantRow>
        grants; ///< held by the person, their teams and products; soonest end first
};
Result<MyAccess> myAccess(store::Connection &db, PartyId party, TimePoint now);

/// Live grants on what the person provides, as an owner of the product or a steward of its domain:
/// those they may suspend, resume and revoke. Soonest end first.
Result<std::vector<GrantRow>> providedGrants(store::Connection &db, PartyId person, TimePoint now);

/// Live grants of a consumer.
Result<std::vector<GrantRow>> liveGrantsOf(store::Connection &db, EntityId consumer, TimePoint now);

/// Person, teams and products that a person can ask for, the person first.
Result<std::vector<PartyLabel>> consumersOf(store::Connection &db, PartyId person);
/// The output ports of the product that offers this one, by name; this one among them.
Result<std::vector<PartyLabel>> portsBeside(store::Connection &db, const std::string &portUid);

/// The row of one request. NotFound if there is none.
Result<RequestRow> requestRow(store::Connection &db, RequestId id);

PartyLabel labelOf(store::Connection &db, EntityId id);

} // namespace meshscope::workspace
