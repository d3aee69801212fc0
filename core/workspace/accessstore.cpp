// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessstore.h"

#include "base/hash.h"
#include "workspace/accessfacts.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

using access::Json;
using access::Request;
using access::Step;

constexpr std::int64_t rulesVersion = 1; ///< of plan, guards and durations; part of the audit

std::optional<Day> dayAt(const store::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : parseDay(row.text(column));
}

std::optional<std::string> textOf(const std::optional<Day> &day)
{
    return day ? std::optional(formatDay(*day)) : std::nullopt;
}

store::Statement &bindDay(store::Statement &row, int index, const std::optional<Day> &day)
{
    const std::optional<std::string> text = textOf(day);
    return text ? row.bind(index, *text) : row.bindNull(index);
}

Json partiesJson(const std::vector<PartyId> &parties)
{
    Json::Array array;
    for (const PartyId party : parties)
        array.emplace_back(party.value);
    return array;
}

Result<std::vector<Step>> loadSteps(store::Connection &db, RequestId id)
{
    std::vector<Step> steps;
    auto rows = db.prepare("SELECT step, state, reason, candidates, due_at, paused_at, escalated, "
                           "decided_by, decided_at, comment FROM approval_step WHERE request_id=?1 "
                           "ORDER BY ordinal");
    for (rows.bind(1, id); rows.step();) {
        const auto kind = access::parseStepKind(rows.text(0));
        const auto state = access::parseStepState(rows.text(1));
        if (!kind || !state)
            return Error {ErrorCode::Corrupt, "A step of a request is not understood.", {}};
        Step step;
        step.kind = *kind;
        step.state = *state;
        step.reason = rows.text(2);
        step.candidates = partiesFrom(rows.text(3));
        step.dueAt = rows.optionalTime(4);
        step.pausedAt = rows.optionalTime(5);
        step.escalated = rows.integer(6) != 0;
        step.decidedBy = rows.id<PartyId>(7);
        step.decidedAt = rows.optionalTime(8);
        step.comment = rows.text(9);
        steps.push_back(std::move(step));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return steps;
}

/// Since when a question or conditions wait for the consumer: kept in the steps.
std::optional<TimePoint> waitingSince(const Request &request)
{
    std::optional<TimePoint> since;
    if (request.state == access::RequestState::NeedsInfo) {
        if (const Step *step = openStep(request))
            since = step->pausedAt;
    } else if (request.state == access::RequestState::ApprovedWithConditions) {
        for (const Step &step : request.steps)
            since = std::max(since, step.decidedAt);
    }
    return since;
}

Status insertEntity(store::Connection &db, EntityKind kind, const std::string &uid,
                    const std::string &name, TimePoint now, EntityId &id)
{
    auto row = db.prepare("INSERT INTO entity(uid, kind, name, first_seen_at, last_seen_at) "
                          "VALUES(?1,?2,?3,?4,?4)");
    row.bind(1, uid).bind(2, word(kind)).bind(3, name).bind(4, now);
    if (auto status = row.run(); !status)
        return status;
    id = EntityId {db.lastInsertId()};
    return {};
}

Status saveSteps(store::Connection &db, RequestId id, const std::vector<Step> &steps)
{
    auto gone = db.prepare("DELETE FROM approval_step WHERE request_id=?1");
    if (auto status = gone.bind(1, id).run(); !status)
        return status;
    auto row
        = db.prepare("INSERT INTO approval_step(request_id, ordinal, step, state, reason, "
                     "candidates, due_at, paused_at, escalated, decided_by, decided_at, comment) "
                     "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)");
    int ordinal = 0;
    for (const Step &step : steps) {
        row.bind(1, id).bind(2, ordinal++).bind(3, word(step.kind)).bind(4, word(step.state));
        row.bind(5, step.reason).bind(6, canonicalText(partiesJson(step.candidates)));
        row.bind(7, step.dueAt).bind(8, step.pausedAt).bind(9, step.escalated ? 1 : 0);
        row.bind(10, step.decidedBy).bind(11, step.decidedAt).bind(12, step.comment);
        if (auto status = row.run(); !status)
            return status;
    }
    return {};
}

Json::Array stepsJson(store::Connection &db, const std::vector<Step> &steps)
{
    Json::Array array;
    for (const Step &step : steps) {
        Json::Object object;
        object["step"] = word(step.kind);
        object["state"] = word(step.state);
        object["reason"] = step.reason;
        Json::Array people;
        for (const PartyId person : step.candidates)
            people.emplace_back(nameOf(db, person));
        object["candidates"] = std::move(people);
        if (step.dueAt)
            object["due"] = formatTime(*step.dueAt);
        array.emplace_back(std::move(object));
    }
    return array;
}

/// What a grant is on and for whom, as a request's own snapshot says it.
void addAskedFor(store::Connection &db, RequestId request, Json::Object &object)
{
    auto row = db.prepare("SELECT d.name, p.name, c.name FROM access_request q JOIN port o ON "
                          "o.id=q.port_id JOIN entity p ON p.id=o.id JOIN entity d ON "
                          "d.id=o.product_id JOIN entity c ON c.id=q.consumer_id WHERE q.id=?1");
    if (!row.bind(1, request).step())
        return;
    object["port_name"] = std::string(row.text(0)) + " / " + std::string(row.text(1));
    object["consumer"] = std::string(row.text(2));
}

/// What was decided on, with names and uids instead of row numbers.
Json::Object snapshotOf(store::Connection &db, const Request &request,
                        const access::PortFacts &port)
{
    Json::Object object;
    object["rules"] = rulesVersion;
    object["program"] = MESHSCOPE_VERSION;
    object["port"] = uidOf(db, request.port);
    object["port_name"] = port.productName + " / " + port.name;
    object["contract"] = port.contractKey;
    object["contract_version"] = port.contractVersionText;
    object["contract_hash"] = port.contractHash;
    object["consumer"] = nameOf(db, request.consumer);
    object["requester"] = nameOf(db, request.ask.requester);
    object["role"] = request.ask.role;
    object["purpose"] = request.ask.purpose;
    object["columns"] = toJson(request.ask.columns);
    object["rank"] = word(request.exposure.rank);
    object["personal"] = request.exposure.personal;
    object["start"] = request.ask.start ? Json(formatDay(*request.ask.start)) : Json();
    object["end"] = request.ask.end ? Json(formatDay(*request.ask.end)) : Json();
    object["conditions"] = access::toJson(request.conditions);
    object["plan"] = stepsJson(db, request.steps);
    return object;
}

} // namespace

Json toJson(const std::vector<std::string> &texts)
{
    return Json::Array(texts.begin(), texts.end());
}

std::vector<std::string> textsFrom(std::string_view json)
{
    std::vector<std::string> texts;
    const auto parsed = access::parseJson(json);
    if (!parsed || !parsed->array())
        return texts;
    for (const Json &item : *parsed->array()) {
        if (const std::string *text = item.text())
            texts.push_back(*text);
    }
    return texts;
}

std::vector<PartyId> partiesFrom(std::string_view json)
{
    std::vector<PartyId> parties;
    const auto parsed = access::parseJson(json);
    if (!parsed || !parsed->array())
        return parties;
    for (const Json &item : *parsed->array()) {
        if (const std::int64_t *id = item.integer())
            parties.push_back(PartyId {*id});
    }
    return parties;
}

std::vector<access::Condition> conditionsFrom(std::string_view json)
{
    const auto parsed = access::parseJson(json);
    return parsed ? access::conditionsFrom(*parsed) : std::vector<access::Condition> {};
}

Result<StoredRequest> loadRequest(store::Connection &db, RequestId id)
{
    auto row = db.prepare(
        "SELECT e.uid, q.state, q.kind, q.port_id, q.contract_version_id, q.consumer_id, "
        "q.requester_id, q.role, q.purpose, q.columns, q.start_on, q.end_on, q.classification, "
        "q.personal, q.conditions, q.question, q.answer, q.previous_grant_id, q.submitted_at, "
        "q.decided_at, q.revision FROM access_request q JOIN entity e ON e.id=q.id WHERE q.id=?1");
    if (!row.bind(1, id).step()) {
        if (auto status = row.finish(); !status)
            return status.error();
        return Error {ErrorCode::NotFound, "This request is not in the catalog.", {}};
    }
    const auto state = access::parseRequestState(row.text(1));
    if (!state)
        return Error {ErrorCode::Corrupt, "The state of a request is not understood.", {}};
    StoredRequest stored;
    stored.id = id;
    stored.uid = row.text(0);
    Request &request = stored.request;
    request.state = *state;
    request.ask.kind
        = row.text(2) == "renewal" ? access::RequestKind::Renewal : access::RequestKind::New;
    request.port = row.id<PortId>(3);
    request.contractVersion = row.id<ContractVersionId>(4);
    request.consumer = row.id<EntityId>(5);
    request.ask.requester = row.id<PartyId>(6);
    request.ask.role = row.text(7);
    request.ask.purpose = row.text(8);
    request.ask.columns = textsFrom(row.text(9));
    request.ask.start = dayAt(row, 10);
    request.ask.end = dayAt(row, 11);
    request.exposure.rank = static_cast<Classification>(row.integer(12));
    request.exposure.personal = row.integer(13) != 0;
    request.conditions = conditionsFrom(row.text(14));
    request.question = row.text(15);
    request.answer = row.text(16);
    request.ask.previousGrant = row.id<GrantId>(17);
    request.submittedAt = row.optionalTime(18);
    request.decidedAt = row.optionalTime(19);
    stored.revision = row.integer(20);
    auto steps = loadSteps(db, id);
    if (!steps)
        return steps.error();
    request.steps = std::move(*steps);
    request.waitingSince = waitingSince(request);
    return stored;
}

Result<StoredGrant> loadGrant(store::Connection &db, GrantId id)
{
    auto row = db.prepare("SELECT e.uid, g.request_id, g.state, g.from_on, g.until_on, "
                          "g.reassess_on, g.conditions, g.provisioning, g.ended_at, g.end_reason "
                          "FROM access_grant g JOIN entity e ON e.id=g.id WHERE g.id=?1");
    if (!row.bind(1, id).step()) {
        if (auto status = row.finish(); !status)
            return status.error();
        return Error {ErrorCode::NotFound, "This grant is not in the catalog.", {}};
    }
    const auto state = access::parseGrantState(row.text(2));
    const auto from = dayAt(row, 3);
    if (!state || !from)
        return Error {ErrorCode::Corrupt, "A grant is not understood.", {}};
    StoredGrant stored;
    stored.id = id;
    stored.uid = row.text(0);
    stored.request = row.id<RequestId>(1);
    stored.grant.state = *state;
    stored.grant.from = *from;
    stored.grant.until = dayAt(row, 4);
    stored.grant.reassess = dayAt(row, 5);
    stored.grant.conditions = conditionsFrom(row.text(6));
    stored.grant.provisioning
        = access::parseProvisioning(row.text(7)).value_or(access::Provisioning::None);
    stored.grant.endedAt = row.optionalTime(8);
    stored.grant.endReason = row.text(9);
    return stored;
}

Result<std::optional<StoredGrant>> grantOf(store::Connection &db, RequestId request)
{
    auto row = db.prepare("SELECT id FROM access_grant WHERE request_id=?1");
    if (!row.bind(1, request).step()) {
        if (auto status = row.finish(); !status)
            return status.error();
        return std::optional<StoredGrant> {};
    }
    auto grant = loadGrant(db, row.id<GrantId>(0));
    if (!grant)
        return grant.error();
    return std::optional(std::move(*grant));
}

Status saveRequest(store::Connection &db, StoredRequest &stored, TimePoint now)
{
    const Request &request = stored.request;
    if (!stored.id) {
        if (stored.uid.empty())
            stored.uid = randomUuid();
        const std::string name = nameOf(db, request.consumer) + " for " + nameOf(db, request.port);
        if (auto status = insertEntity(db, EntityKind::Request, stored.uid, name, now, stored.id);
            !status)
            return status;
    }
    ++stored.revision;
    auto row = db.prepare(
        "INSERT INTO access_request(id, state, kind, port_id, contract_version_id, consumer_id, "
        "requester_id, role, purpose, columns, start_on, end_on, classification, personal, "
        "conditions, question, answer, previous_grant_id, submitted_at, decided_at, revision) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21) "
        "ON CONFLICT(id) DO UPDATE SET state=?2, port_id=?4, contract_version_id=?5, "
        "consumer_id=?6, requester_id=?7, role=?8, purpose=?9, "
        "columns=?10, start_on=?11, end_on=?12, classification=?13, personal=?14, conditions=?15, "
        "question=?16, answer=?17, submitted_at=?19, decided_at=?20, revision=?21");
    row.bind(1, stored.id).bind(2, word(request.state));
    row.bind(3, request.ask.kind == access::RequestKind::Renewal ? "renewal" : "new");
    row.bind(4, request.port).bind(5, request.contractVersion).bind(6, request.consumer);
    row.bind(7, request.ask.requester).bind(8, request.ask.role).bind(9, request.ask.purpose);
    row.bind(10, canonicalText(toJson(request.ask.columns)));
    bindDay(bindDay(row, 11, request.ask.start), 12, request.ask.end);
    row.bind(13, static_cast<int>(request.exposure.rank))
        .bind(14, request.exposure.personal ? 1 : 0);
    row.bind(15, canonicalText(access::toJson(request.conditions))).bind(16, request.question);
    row.bind(17, request.answer).bind(18, request.ask.previousGrant);
    row.bind(19, request.submittedAt).bind(20, request.decidedAt).bind(21, stored.revision);
    if (auto status = row.run(); !status)
        return status;
    return saveSteps(db, stored.id, request.steps);
}

Status saveGrant(store::Connection &db, StoredGrant &stored, TimePoint now)
{
    const access::Grant &grant = stored.grant;
    if (!stored.id) {
        if (stored.uid.empty())
            stored.uid = randomUuid();
        const std::string name = nameOf(db, stored.request);
        if (auto status = insertEntity(db, EntityKind::Grant, stored.uid, name, now, stored.id);
            !status)
            return status;
    }
    auto row = db.prepare(
        "INSERT INTO access_grant(id, request_id, state, from_on, until_on, reassess_on, "
        "conditions, "
        "provisioning, ended_at, end_reason) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10) "
        "ON CONFLICT(id) DO UPDATE SET state=?3, from_on=?4, until_on=?5, reassess_on=?6, "
        "conditions=?7, provisioning=?8, ended_at=?9, end_reason=?10");
    row.bind(1, stored.id).bind(2, stored.request).bind(3, word(grant.state));
    row.bind(4, formatDay(grant.from));
    bindDay(bindDay(row, 5, grant.until), 6, grant.reassess);
    row.bind(7, canonicalText(access::toJson(grant.conditions))).bind(8, word(grant.provisioning));
    row.bind(9, grant.endedAt).bind(10, grant.endReason);
    return row.run();
}

Status saveDecision(store::Connection &db, StoredRequest &stored, const access::Decision &decision,
                    const access::PortFacts &port, TimePoint now)
{
    stored.request = decision.request;
    if (auto status = saveRequest(db, stored, now); !status)
        return status;
    for (const access::Change &change : decision.changes) {
        AuditEntry entry;
        entry.actor = change.actor;
        entry.role = change.role;
        entry.action = word(change.event);
        entry.subjectUid = stored.uid;
        entry.from = word(change.from);
        entry.to = word(change.to);
        entry.reason = change.reason;
        entry.snapshot = snapshotOf(db, decision.request, port);
        if (change.dueAt)
            entry.snapshot["due"] = formatTime(*change.dueAt);
        if (auto status = appendAudit(db, entry, now); !status)
            return status;
    }
    if (!decision.grant)
        return {};
    StoredGrant grant;
    grant.request = stored.id;
    const bool scheduled = decision.grant->state == access::GrantState::Scheduled;
    const access::GrantEvent event
        = scheduled ? access::GrantEvent::CreatedFuture : access::GrantEvent::CreatedNow;
    access::GrantDecision made {*decision.grant,
                                {event,
                                 access::GrantState::None,
                                 decision.grant->state,
                                 {},
                                 std::string(word(access::Actor::System)),
                                 {},
                                 {}}};
    return saveGrantDecision(db, grant, made, now);
}

Status saveGrantDecision(store::Connection &db, StoredGrant &stored,
                         const access::GrantDecision &decision, TimePoint now)
{
    stored.grant = decision.grant;
    if (auto status = saveGrant(db, stored, now); !status)
        return status;
    AuditEntry entry;
    entry.actor = decision.change.actor;
    entry.role = decision.change.role;
    entry.action = word(decision.change.event);
    entry.subjectUid = stored.uid;
    entry.from = word(decision.change.from);
    entry.to = word(decision.change.to);
    entry.reason = decision.change.reason;
    entry.snapshot["request"] = uidOf(db, stored.request);
    addAskedFor(db, stored.request, entry.snapshot);
    entry.snapshot["rules"] = rulesVersion;
    entry.snapshot["program"] = MESHSCOPE_VERSION;
    entry.snapshot["from"] = formatDay(stored.grant.from);
    entry.snapshot["until"] = stored.grant.until ? Json(formatDay(*stored.grant.until)) : Json();
    entry.snapshot["conditions"] = access::toJson(stored.grant.conditions);
    if (decision.change.dueAt)
        entry.snapshot["due"] = formatTime(*decision.change.dueAt);
    return appendAudit(db, entry, now);
}

} // namespace meshscope::workspace
