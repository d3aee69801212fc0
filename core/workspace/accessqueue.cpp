// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessqueue.h"

#include "workspace/accessfacts.h"
#include "workspace/accessrows.h"
#include "workspace/accessstore.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

Result<std::vector<Listed>> openRequests(store::Connection &db)
{
    std::vector<Listed> all;
    auto rows
        = db.prepare(std::string(requestColumns) + "WHERE q.state IN('submitted','needs_info')");
    while (rows.step())
        all.push_back(listedOf(db, rows));
    if (auto status = rows.finish(); !status)
        return status.error();
    return all;
}

Result<std::vector<RequestRow>> decidedBy(store::Connection &db, PartyId party, int limit)
{
    std::vector<RequestRow> decided;
    auto rows
        = db.prepare(std::string(requestColumns)
                     + "JOIN approval_step mine ON mine.request_id=q.id AND mine.decided_by=?1 "
                       "ORDER BY mine.decided_at DESC, q.id DESC LIMIT ?2");
    for (rows.bind(1, party).bind(2, limit); rows.step();)
        decided.push_back(listedOf(db, rows).row);
    if (auto status = rows.finish(); !status)
        return status.error();
    return decided;
}

bool dueSooner(const RequestRow &a, const RequestRow &b)
{
    const TimePoint left = dueOrNever(a);
    const TimePoint right = dueOrNever(b);
    return left != right ? left < right : a.id < b.id;
}

constexpr std::string_view grantColumns
    = "SELECT g.id, ge.uid, qe.uid, q.consumer_id, q.port_id, p.product_id, q.role, "
      "q.classification, q.personal FROM access_grant g JOIN entity ge ON ge.id=g.id "
      "JOIN access_request q ON q.id=g.request_id JOIN entity qe ON qe.id=q.id "
      "JOIN port p ON p.id=q.port_id ";

/// The grants a query over grantColumns finds.
Result<std::vector<GrantRow>> readGrants(store::Connection &db, store::Statement &rows,
                                         TimePoint now)
{
    std::vector<GrantRow> grants;
    while (rows.step()) {
        GrantRow row;
        row.id = rows.id<GrantId>(0);
        row.uid = rows.text(1);
        row.requestUid = rows.text(2);
        row.consumer = labelOf(db, rows.id<EntityId>(3));
        row.port = labelOf(db, rows.id<PortId>(4));
        row.product = labelOf(db, rows.id<ProductId>(5));
        row.role = rows.text(6);
        row.rank = static_cast<Classification>(rows.integer(7));
        row.personal = rows.integer(8) != 0;
        auto stored = loadGrant(db, row.id);
        if (!stored)
            return stored.error();
        row.grant = std::move(stored->grant);
        row.state = stateOn(row.grant, dayOf(now));
        row.expiring = isExpiring(row.grant, dayOf(now));
        row.reassessmentDue = isReassessmentDue(row.grant, dayOf(now));
        grants.push_back(std::move(row));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return grants;
}

Result<std::vector<GrantRow>> grantsOf(store::Connection &db, EntityId consumer, TimePoint now)
{
    auto rows = db.prepare(std::string(grantColumns) + "WHERE q.consumer_id=?1 ORDER BY g.id");
    return readGrants(db, rows.bind(1, consumer), now);
}

/// Ports whose product the person owns, or of whose domain they are steward.
Result<std::vector<PortId>> portsProvidedBy(store::Connection &db, PartyId person, Day today)
{
    std::vector<PortId> ports;
    auto rows = db.prepare("SELECT DISTINCT q.port_id FROM access_grant g "
                           "JOIN access_request q ON q.id=g.request_id ORDER BY q.port_id");
    while (rows.step()) {
        const auto id = rows.id<PortId>(0);
        const auto port = portFacts(db, id, today);
        if (!port)
            return port.error();
        if (std::ranges::find(port->owners, person) != port->owners.end()
            || std::ranges::find(port->stewards, person) != port->stewards.end())
            ports.push_back(id);
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return ports;
}

/// Live before ended, then by the next day that matters.
bool endsSooner(const GrantRow &a, const GrantRow &b)
{
    if (isFinal(a.state) != isFinal(b.state))
        return !isFinal(a.state);
    const auto dayOfRow = [](const GrantRow &row) {
        return row.grant.until ? row.grant.until : row.grant.reassess;
    };
    const auto left = dayOfRow(a);
    const auto right = dayOfRow(b);
    if (left != right)
        return left && (!right || *left < *right);
    return a.id < b.id;
}

Result<std::vector<RequestRow>> requestsOf(store::Connection &db, PartyId party, EntityId consumer)
{
    std::vector<RequestRow> requests;
    auto rows = db.prepare(std::string(requestColumns)
                           + "WHERE q.requester_id=?1 OR q.consumer_id=?2 ORDER BY "
                             "q.submitted_at DESC NULLS FIRST, q.id DESC");
    for (rows.bind(1, party).bind(2, consumer); rows.step();)
        requests.push_back(listedOf(db, rows).row);
    if (auto status = rows.finish(); !status)
        return status.error();
    return requests;
}

} // namespace

PartyLabel labelOf(store::Connection &db, EntityId id)
{
    PartyLabel label;
    label.id = id;
    auto row = db.prepare("SELECT uid, name FROM entity WHERE id=?1");
    if (row.bind(1, id).step()) {
        label.uid = row.text(0);
        label.name = row.text(1);
    }
    return label;
}

int RequestQueue::total(QueueTab tab) const
{
    switch (tab) {
    case QueueTab::Waiting:
        return waiting;
    case QueueTab::Asked:
        return asked;
    case QueueTab::Decided:
        break;
    }
    return decided;
}

Result<RequestQueue> requestQueue(store::Connection &db, PartyId party, QueueTab tab, int limit)
{
    RequestQueue queue;
    auto open = openRequests(db);
    if (!open)
        return open.error();
    for (Listed &one : *open) {
        if (!access::contains(one.candidates, party))
            continue;
        const bool asked = one.row.state == access::RequestState::NeedsInfo;
        ++(asked ? queue.asked : queue.waiting);
        if (tab == (asked ? QueueTab::Asked : QueueTab::Waiting))
            queue.rows.push_back(std::move(one.row));
    }
    std::ranges::sort(queue.rows, dueSooner);
    if (queue.rows.size() > static_cast<std::size_t>(limit))
        queue.rows.resize(static_cast<std::size_t>(limit));
    auto count = db.prepare("SELECT count(*) FROM approval_step WHERE decided_by=?1");
    count.bind(1, party).step();
    queue.decided = static_cast<int>(count.integer(0));
    if (auto status = count.finish(); !status)
        return status.error();
    if (tab == QueueTab::Decided) {
        auto decided = decidedBy(db, party, limit);
        if (!decided)
            return decided.error();
        queue.rows = std::move(*decided);
    }
    return queue;
}

Result<int> waitingFor(store::Connection &db, PartyId party)
{
    int waiting = 0;
    auto rows = db.prepare("SELECT s.candidates FROM approval_step s JOIN access_request q ON "
                           "q.id=s.request_id WHERE s.state='open' AND q.state='submitted'");
    while (rows.step())
        waiting += access::contains(partiesFrom(rows.text(0)), party) ? 1 : 0;
    if (auto status = rows.finish(); !status)
        return status.error();
    return waiting;
}

Result<std::vector<PartyLabel>> portsBeside(store::Connection &db, const std::string &portUid)
{
    std::vector<PartyLabel> ports;
    auto rows = db.prepare("SELECT p.id, e.uid, e.name FROM entity asked JOIN port own ON "
                           "own.id=asked.id JOIN port p ON p.product_id=own.product_id JOIN entity "
                           "e ON e.id=p.id WHERE asked.uid=?1 AND p.direction='output' AND "
                           "e.state='active' ORDER BY e.name, p.id");
    for (rows.bind(1, portUid); rows.step();)
        ports.push_back(
            {rows.id<EntityId>(0), std::string(rows.text(1)), std::string(rows.text(2))});
    if (auto status = rows.finish(); !status)
        return status.error();
    return ports;
}

Result<std::vector<PartyLabel>> consumersOf(store::Connection &db, PartyId person)
{
    std::vector<PartyLabel> consumers;
    if (!person)
        return consumers;
    consumers.push_back(labelOf(db, person));
    auto rows = db.prepare(
        "SELECT e.id, e.kind FROM entity e WHERE e.state='active' AND e.id IN ("
        "SELECT team_id FROM membership WHERE user_id=?1 "
        "UNION SELECT o.entity_id FROM ownership o WHERE o.party_id=?1 AND o.role='owner' "
        "UNION SELECT o.entity_id FROM ownership o JOIN membership m ON m.team_id=o.party_id "
        "WHERE m.user_id=?1 AND o.role='owner') AND (e.kind=?2 OR e.kind=?3) "
        "ORDER BY e.kind, e.name, e.id");
    rows.bind(1, person).bind(2, word(EntityKind::Party)).bind(3, word(EntityKind::Product));
    while (rows.step()) {
        consumers.push_back(labelOf(db, rows.id<EntityId>(0)));
        if (rows.text(1) == word(EntityKind::Product))
            consumers.back().kind = EntityKind::Product;
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return consumers;
}

Result<MyAccess> myAccess(store::Connection &db, PartyId party, TimePoint now)
{
    MyAccess mine;
    auto consumers = consumersOf(db, party);
    if (!consumers)
        return consumers.error();
    for (const PartyLabel &consumer : *consumers) {
        auto grants = grantsOf(db, consumer.id, now);
        if (!grants)
            return grants.error();
        mine.grants.insert(mine.grants.end(), grants->begin(), grants->end());
        auto requests = requestsOf(db, party, consumer.id);
        if (!requests)
            return requests.error();
        mine.requests.insert(mine.requests.end(), requests->begin(), requests->end());
    }
    std::ranges::sort(mine.grants, endsSooner);
    const auto newest = [](const RequestRow &a, const RequestRow &b) {
        if (a.submittedAt != b.submittedAt) // drafts first
            return !a.submittedAt || (b.submittedAt && *a.submittedAt > *b.submittedAt);
        return a.id > b.id;
    };
    const auto same = [](const RequestRow &a, const RequestRow &b) { return a.id == b.id; };
    std::ranges::sort(mine.requests, newest);
    mine.requests.erase(std::unique(mine.requests.begin(), mine.requests.end(), same),
                        mine.requests.end());
    return mine;
}

Result<std::vector<GrantRow>> providedGrants(store::Connection &db, PartyId person, TimePoint now)
{
    std::vector<GrantRow> grants;
    if (!person)
        return grants;
    const auto ports = portsProvidedBy(db, person, dayOf(now));
    if (!ports)
        return ports.error();
    for (const PortId port : *ports) {
        auto rows = db.prepare(std::string(grantColumns) + "WHERE q.port_id=?1 ORDER BY g.id");
        auto some = readGrants(db, rows.bind(1, port), now);
        if (!some)
            return some.error();
        for (GrantRow &row : *some)
            if (row.state != access::GrantState::None && !isFinal(row.state))
                grants.push_back(std::move(row));
    }
    std::ranges::sort(grants, endsSooner);
    return grants;
}

Result<std::vector<GrantRow>> liveGrantsOf(store::Connection &db, EntityId consumer, TimePoint now)
{
    auto grants = grantsOf(db, consumer, now);
    if (!grants)
        return grants;
    std::erase_if(*grants, [](const GrantRow &row) {
        return row.state == access::GrantState::None || isFinal(row.state);
    });
    std::ranges::sort(*grants, endsSooner);
    return grants;
}

Result<RequestRow> requestRow(store::Connection &db, RequestId id)
{
    auto rows = db.prepare(std::string(requestColumns) + "WHERE q.id=?1");
    if (!rows.bind(1, id).step()) {
        if (auto status = rows.finish(); !status)
            return status.error();
        return Error {ErrorCode::NotFound, "This request is not in the catalog.", {}};
    }
    return listedOf(db, rows).row;
}

} // namespace meshscope::workspace
