// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessdesk.h"

#include "access/decisions.h"
#include "workspace/accessfacts.h"
#include "workspace/accessstore.h"

#include <array>
#include <functional>

namespace meshscope::workspace {

namespace {

/// A request with the facts of now, inside the transaction that will change it.
struct Case
{
    StoredRequest stored;
    access::PortFacts port;
    access::ConsumerFacts consumer;
    TimePoint now;

    access::Context context() const { return {port, consumer, now}; }
};

Result<Case> openCase(store::Connection &db, RequestId id, TimePoint wall)
{
    Case open;
    open.now = decisionTime(db, wall);
    auto stored = loadRequest(db, id);
    if (!stored)
        return stored.error();
    open.stored = std::move(*stored);
    auto port = portFacts(db, open.stored.request.port, dayOf(open.now));
    if (!port)
        return port.error();
    open.port = std::move(*port);
    auto consumer = consumerFacts(db, open.stored.request.consumer, dayOf(open.now));
    if (!consumer)
        return consumer.error();
    open.consumer = std::move(*consumer);
    return open;
}

/// One transaction around `work`.
Status inTransaction(store::Connection &db, const std::function<Status()> &work)
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    if (auto status = work(); !status)
        return status;
    return transaction->commit();
}

using Rule
    = std::function<Result<access::Decision>(const access::Request &, const access::Context &)>;

/// Records what is due first, so that a decision never meets a state that time has ended.
Status settleCase(store::Connection &db, Case &open, int &events)
{
    while (const auto due = dueChange(open.stored.request, open.context())) {
        events += static_cast<int>(due->changes.size());
        if (auto status = saveDecision(db, open.stored, *due, open.port, open.now); !status)
            return status;
    }
    return {};
}

Status changeRequest(store::Connection &db, std::string_view uid, std::int64_t revision,
                     TimePoint wall, const Rule &rule)
{
    return inTransaction(db, [&]() -> Status {
        const EntityId id = idOf(db, uid);
        auto open = openCase(db, id, wall);
        if (!open)
            return open.error();
        if (revision != 0 && open->stored.revision != revision)
            return Error {ErrorCode::Conflict,
                          "This request has changed since you opened it. Look at it again.",
                          {}};
        int settled = 0;
        if (auto status = settleCase(db, *open, settled); !status)
            return status;
        auto decision = rule(open->stored.request, open->context());
        if (!decision)
            return decision.error();
        return saveDecision(db, open->stored, *decision, open->port, open->now);
    });
}

Result<access::GrantParties> partiesOf(store::Connection &db, const StoredGrant &grant, Day today)
{
    auto request = loadRequest(db, grant.request);
    if (!request)
        return request.error();
    auto port = portFacts(db, request->request.port, today);
    if (!port)
        return port.error();
    auto consumer = consumerFacts(db, request->request.consumer, today);
    if (!consumer)
        return consumer.error();
    access::GrantParties parties;
    parties.providers = port->owners;
    parties.providers.insert(parties.providers.end(), port->stewards.begin(), port->stewards.end());
    parties.consumerOwners = consumer->owners;
    parties.beneficiaries = consumer->members;
    return parties;
}

Status settleGrant(store::Connection &db, StoredGrant &grant, TimePoint now, int &events)
{
    while (const auto due = dueChange(grant.grant, now)) {
        if (auto status = saveGrantDecision(db, grant, *due, now); !status)
            return status;
        ++events;
    }
    return {};
}

/// The renewed grant ends when its successor is active.
Status settleRenewals(store::Connection &db, TimePoint now, int &events)
{
    std::vector<GrantId> ended;
    auto rows = db.prepare(
        "SELECT old.id FROM access_request q JOIN access_grant new ON new.request_id=q.id "
        "JOIN access_grant old ON old.id=q.previous_grant_id "
        "WHERE q.kind='renewal' AND new.state='active' AND old.state IN('active','suspended')");
    while (rows.step())
        ended.push_back(rows.id<GrantId>(0));
    if (auto status = rows.finish(); !status)
        return status;
    for (const GrantId id : ended) {
        auto grant = loadGrant(db, id);
        if (!grant)
            return grant.error();
        auto decision = supersede(grant->grant, now);
        if (!decision)
            continue; // its last day came first; settleGrant() records that
        if (auto status = saveGrantDecision(db, *grant, *decision, now); !status)
            return status;
        ++events;
    }
    return {};
}

std::vector<std::int64_t> idsOf(store::Connection &db, std::string_view sql)
{
    std::vector<std::int64_t> ids;
    for (auto rows = db.prepare(sql); rows.step();)
        ids.push_back(rows.integer(0));
    return ids;
}

Status settleAll(store::Connection &db, TimePoint wall, int &events)
{
    const TimePoint now = decisionTime(db, wall);
    for (const std::int64_t id :
         idsOf(db,
               "SELECT id FROM access_request WHERE state IN('submitted','needs_info',"
               "'approved_with_conditions') ORDER BY id")) {
        auto open = openCase(db, RequestId {id}, wall);
        if (!open)
            return open.error();
        if (auto status = settleCase(db, *open, events); !status)
            return status;
    }
    for (const std::int64_t id : idsOf(db,
                                       "SELECT id FROM access_grant WHERE state IN('scheduled',"
                                       "'active','suspended') ORDER BY id")) {
        auto grant = loadGrant(db, GrantId {id});
        if (!grant)
            return grant.error();
        if (auto status = settleGrant(db, *grant, now, events); !status)
            return status;
    }
    return settleRenewals(db, now, events);
}

Result<std::vector<GrantRow>> heldOn(store::Connection &db, PortId port, const access::Ask &ask,
                                     TimePoint now)
{
    std::vector<GrantRow> held;
    auto consumers = consumersOf(db, ask.requester);
    if (!consumers)
        return consumers.error();
    for (const PartyLabel &consumer : *consumers) {
        auto grants = liveGrantsOf(db, consumer.id, now);
        if (!grants)
            return grants.error();
        for (GrantRow &row : *grants) {
            if (row.port.id == port && row.id != ask.previousGrant)
                held.push_back(std::move(row));
        }
    }
    return held;
}

} // namespace

Result<PlanPreview> previewPlan(store::Connection &db, const RequestForm &form, TimePoint wall)
{
    const TimePoint now = decisionTime(db, wall);
    const Day today = dayOf(now);
    PlanPreview preview;
    auto port = portFacts(db, idOf(db, form.portUid), today);
    if (!port)
        return port.error();
    preview.port = std::move(*port);
    const EntityId consumer = idOf(db, form.consumerUid);
    if (consumer) {
        auto facts = consumerFacts(db, consumer, today);
        if (!facts)
            return facts.error();
        preview.consumer = std::move(*facts);
    }
    auto existing = existingFor(db, preview.port.id, consumer, form.ask.role, today);
    if (!existing)
        return existing.error();
    auto held = heldOn(db, preview.port.id, form.ask, now);
    if (!held)
        return held.error();
    preview.held = std::move(*held);
    preview.exposure = exposureOf(form.ask, preview.port);
    preview.duration = access::durationRule(preview.exposure.rank);
    preview.problems = problemsOf(form.ask, preview.port, preview.consumer, *existing, today);
    access::Plan plan = planFor(form.ask, preview.port, preview.consumer);
    preview.approvesItself = plan.approvesItself;
    for (access::Step &step : plan.steps) {
        PlannedStep planned;
        for (const PartyId person : step.candidates)
            planned.candidates.push_back({person, uidOf(db, person), nameOf(db, person)});
        planned.step = std::move(step);
        preview.steps.push_back(std::move(planned));
    }
    return preview;
}

Result<std::string> submitRequest(store::Connection &db, const RequestForm &form, TimePoint wall)
{
    std::string uid;
    auto status = inTransaction(db, [&]() -> Status {
        const TimePoint now = decisionTime(db, wall);
        const Day today = dayOf(now);
        auto port = portFacts(db, idOf(db, form.portUid), today);
        if (!port)
            return port.error();
        auto consumer = consumerFacts(db, idOf(db, form.consumerUid), today);
        if (!consumer)
            return consumer.error();
        auto existing = existingFor(db, port->id, consumer->id, form.ask.role, today);
        if (!existing)
            return existing.error();
        auto decision = submit(form.ask, *existing, {*port, *consumer, now});
        if (!decision)
            return decision.error();
        StoredRequest stored;
        if (auto saved = saveDecision(db, stored, *decision, *port, now); !saved)
            return saved;
        uid = stored.uid;
        return {};
    });
    if (!status)
        return status.error();
    return uid;
}

Status decideRequest(store::Connection &db, const DecisionForm &form, TimePoint wall)
{
    return changeRequest(db, form.requestUid, form.revision, wall,
                         [&](const access::Request &request, const access::Context &context) {
                             switch (form.kind) {
                             case DecisionKind::Ask:
                                 return ask(request, form.actor, form.text, context);
                             case DecisionKind::Reject:
                                 return reject(request, form.actor, form.text, context);
                             case DecisionKind::Approve:
                                 break;
                             }
                             return approve(request, form.actor, form.conditions, form.text,
                                            context);
                         });
}

Status answerRequest(store::Connection &db, std::string_view requestUid, PartyId actor,
                     const std::string &text, const std::optional<access::Ask> &changed,
                     TimePoint wall)
{
    return changeRequest(db, requestUid, 0, wall,
                         [&](const access::Request &request, const access::Context &context) {
                             return answer(request, actor, text, changed, context);
                         });
}

Status withdrawRequest(store::Connection &db, std::string_view requestUid, PartyId actor,
                       const std::string &reason, TimePoint wall)
{
    return changeRequest(db, requestUid, 0, wall,
                         [&](const access::Request &request, const access::Context &context) {
                             return withdraw(request, actor, reason, context);
                         });
}

Status answerConditions(store::Connection &db, std::string_view requestUid, PartyId actor,
                        ConditionAnswer answer, const std::string &reason, TimePoint wall)
{
    return changeRequest(db, requestUid, 0, wall,
                         [&](const access::Request &request, const access::Context &context) {
                             return answer == ConditionAnswer::Accept
                                 ? acceptConditions(request, actor, context)
                                 : declineConditions(request, actor, reason, context);
                         });
}

Status changeGrant(store::Connection &db, std::string_view grantUid, PartyId actor,
                   GrantAction action, const std::string &reason, TimePoint wall)
{
    return inTransaction(db, [&]() -> Status {
        const TimePoint now = decisionTime(db, wall);
        auto grant = loadGrant(db, idOf(db, grantUid));
        if (!grant)
            return grant.error();
        int settled = 0;
        if (auto status = settleGrant(db, *grant, now, settled); !status)
            return status;
        auto parties = partiesOf(db, *grant, dayOf(now));
        if (!parties)
            return parties.error();
        constexpr std::array rules
            = {access::revoke, access::giveUp, access::suspend, access::resume};
        auto decision
            = rules[static_cast<std::size_t>(action)](grant->grant, actor, reason, *parties, now);
        if (!decision)
            return decision.error();
        return saveGrantDecision(db, *grant, *decision, now);
    });
}

Result<int> settleAccess(store::Connection &db, TimePoint wall)
{
    int events = 0;
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    if (auto status = settleAll(db, wall, events); !status)
        return status.error();
    if (events == 0)
        return 0; // rolled back: an idle minute does not count as a change
    if (auto status = transaction->commit(); !status)
        return status.error();
    return events;
}

} // namespace meshscope::workspace
