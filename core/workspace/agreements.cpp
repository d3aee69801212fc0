// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/agreements.h"

#include "access/plan.h"
#include "base/hash.h"
#include "base/text.h"
#include "workspace/accessfacts.h"
#include "workspace/accesspeople.h"
#include "workspace/accessstore.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_set>

namespace meshscope::workspace {

namespace {

using access::RequestState;
using access::Step;
using access::StepKind;
using access::StepState;
using catalog::ImportedAgreement;

constexpr std::chrono::hours workStarts {9}; ///< where a source gives a day only
constexpr std::chrono::hours workEnds {17};

/// One agreement on its way in.
struct Incoming
{
    const ImportedAgreement &from;
    access::PortFacts port;
    access::ConsumerFacts consumer;
    TimePoint now;

    std::string text(const char *name) const
    {
        const auto found = from.record.custom.find(name);
        return found == from.record.custom.end() ? std::string() : found->second;
    }
    std::optional<TimePoint> moment(const char *name, std::chrono::hours hour = workStarts) const
    {
        const std::string value = text(name);
        const auto day = parseDay(value);
        if (!day)
            return std::nullopt;
        const bool dayOnly = value.size() <= std::string_view("2026-11-24").size();
        return dayOnly ? std::optional<TimePoint>(startOfDay(*day) + hour) : parseTime(value);
    }
};

std::string requestUid(const ImportedAgreement &agreement, const std::string &id)
{
    return uuid5("agreement|" + agreement.source + "|" + id);
}

std::string grantUid(const ImportedAgreement &agreement, const std::string &id)
{
    return uuid5("agreement-grant|" + agreement.source + "|" + id);
}

RequestState stateOf(const Incoming &in)
{
    const std::string finer = slug(in.text("requestState"));
    for (int state = static_cast<int>(RequestState::Draft);
         state <= static_cast<int>(RequestState::Superseded); ++state) {
        if (slug(word(static_cast<RequestState>(state))) == finer)
            return static_cast<RequestState>(state);
    }
    if (in.from.record.status == "approved")
        return RequestState::Approved;
    return in.from.record.status == "rejected" ? RequestState::Rejected : RequestState::Submitted;
}

/// The person an e-mail or name in the custom fields means; none when nobody has it.
Result<PartyId> personNamed(store::Connection &db, const Incoming &in, const char *field)
{
    const std::string name = in.text(field);
    if (name.empty())
        return PartyId {};
    auto people = namedPeople(db, name, dayOf(in.now));
    if (!people)
        return people.error();
    return people->empty() ? PartyId {} : people->front();
}

access::Ask askOf(store::Connection &db, const Incoming &in, PartyId requester)
{
    const AccessRecord &record = in.from.record;
    access::Ask ask;
    ask.requester = requester;
    ask.role = record.roles.empty() ? in.text("role") : record.roles.front();
    ask.purpose = record.purpose;
    ask.columns = parseColumnList(in.text("columns"), in.port);
    ask.start = record.start;
    ask.end = record.end;
    if (in.text("kind") == "renewal") {
        ask.kind = access::RequestKind::Renewal;
        ask.previousGrant = idOf(db, grantUid(in.from, in.text("previousGrant")));
    }
    return ask;
}

struct StatedVote
{
    StepKind kind;
    const char *person;
    const char *day;
};
constexpr std::array statedVotes
    = {StatedVote {StepKind::ConsumerOwner, "consumerOwner", "consumerOwnerConfirmedOn"},
       StatedVote {StepKind::ProductOwner, "productOwner", "productOwnerApprovedOn"},
       StatedVote {StepKind::DomainSteward, "domainSteward", "domainStewardApprovedOn"},
       StatedVote {StepKind::DataProtection, "dataProtection", "dataProtectionApprovedOn"}};

/// Votes that the source names, on the steps of the plan.
Status takeStatedVotes(store::Connection &db, const Incoming &in, std::vector<Step> &steps)
{
    for (const StatedVote &vote : statedVotes) {
        const auto when = in.moment(vote.day);
        auto person = personNamed(db, in, vote.person);
        if (!person)
            return person.error();
        if (!when || !*person)
            continue;
        Step &step = steps[static_cast<std::size_t>(vote.kind)];
        if (step.state == StepState::Skipped)
            step.reason = "Stated by the source";
        step.state = StepState::Approved;
        step.decidedBy = *person;
        step.decidedAt = when;
        if (!access::contains(step.candidates, *person))
            step.candidates.push_back(*person);
    }
    return {};
}

/// Steps of an open request: the plan of today's facts with the votes the source names. The source
/// may say which step waits; those before it without a vote are skipped, not voted.
Status openPlan(store::Connection &db, const Incoming &in, access::Request &request)
{
    request.steps = access::planFor(request.ask, in.port, in.consumer).steps;
    if (auto status = takeStatedVotes(db, in, request.steps); !status)
        return status;
    const std::string waiting = slug(in.text("waitingFor"));
    const bool names = std::ranges::any_of(
        request.steps, [&](const Step &step) { return slug(word(step.kind)) == waiting; });
    std::vector<PartyId> voted;
    for (const Step &step : request.steps) {
        if (step.decidedBy)
            voted.push_back(step.decidedBy);
    }
    for (Step &step : request.steps) {
        const bool isNamed = names && slug(word(step.kind)) == waiting;
        if (names && !isNamed && step.state == StepState::Waiting) {
            step.state = StepState::Skipped;
            step.reason = "Not stated by the source";
            continue;
        }
        if (!isNamed && step.state != StepState::Waiting)
            continue;
        if (step.state == StepState::Skipped)
            step.candidates = candidatesFor(step.kind, request.ask, in.port, in.consumer);
        step.state = StepState::Open;
        step.candidates = access::without(step.candidates, voted);
        step.dueAt = in.moment("dueOn", workEnds);
        if (!step.dueAt)
            step.dueAt = access::addWorkingDays(request.submittedAt.value_or(in.now),
                                                workingDaysFor(step.kind));
        break;
    }
    return {};
}

/// The one decision that the source states for a request that is decided.
Status statedDecision(store::Connection &db, const Incoming &in, access::Request &request)
{
    auto person = personNamed(db, in, "decidedBy");
    if (!person)
        return person.error();
    if (!*person)
        return {};
    Step step;
    step.kind = access::contains(in.port.stewards, *person) ? StepKind::DomainSteward
                                                            : StepKind::ProductOwner;
    step.reason = "Stated by the source";
    step.candidates = {*person};
    step.decidedBy = *person;
    step.decidedAt = request.decidedAt;
    step.comment = in.text("reason");
    if (request.state == RequestState::Rejected)
        step.state = StepState::Rejected;
    else
        step.state
            = request.conditions.empty() ? StepState::Approved : StepState::ApprovedWithConditions;
    request.steps.push_back(std::move(step));
    return {};
}

Result<access::Request> requestOf(store::Connection &db, const Incoming &in, PartyId requester)
{
    access::Request request;
    request.state = stateOf(in);
    request.ask = askOf(db, in, requester);
    request.port = in.from.port;
    request.consumer = in.from.consumer;
    request.contractVersion = in.from.contractVersion;
    request.exposure = exposureOf(request.ask, in.port);
    request.conditions = parseConditions(in.text("conditions"));
    request.question = in.text("question");
    request.submittedAt = in.moment("submittedOn");
    request.decidedAt = in.moment("decidedOn");
    const bool decided
        = isFinal(request.state) || request.state == RequestState::ApprovedWithConditions;
    if (decided) {
        if (!request.decidedAt)
            request.decidedAt = request.submittedAt;
        if (auto status = statedDecision(db, in, request); !status)
            return status.error();
        if (request.state == RequestState::ApprovedWithConditions)
            request.decidedAt.reset();
    } else if (request.state != RequestState::Draft) {
        if (auto status = openPlan(db, in, request); !status)
            return status.error();
    }
    if (Step *open = openStep(request); open && request.state == RequestState::NeedsInfo)
        open->pausedAt = in.moment("questionOn").value_or(in.now);
    return request;
}

std::optional<access::Grant> grantFor(const Incoming &in, const access::Request &request)
{
    if (request.state != RequestState::Approved)
        return std::nullopt;
    access::Grant grant;
    grant.from = request.ask.start.value_or(dayOf(request.decidedAt.value_or(in.now)));
    grant.until = request.ask.end;
    grant.reassess = parseDay(in.text("reassessOn"));
    grant.conditions = request.conditions;
    if (!grant.until && !grant.reassess)
        grant.reassess
            = Day {std::chrono::sys_days {grant.from}
                   + std::chrono::days {access::durationRule(request.exposure.rank).reassessDays}};
    const auto stated = access::parseGrantState(slug(in.text("grantState")));
    grant.state = stated.value_or(access::GrantState::Active);
    if (!stated && grant.from > dayOf(in.now))
        grant.state = access::GrantState::Scheduled;
    grant.state = stateOn(grant, dayOf(in.now));
    std::string provisioning = in.text("provisioning");
    std::ranges::replace(provisioning, '-', '_');
    grant.provisioning
        = access::parseProvisioning(provisioning).value_or(access::Provisioning::None);
    if (isFinal(grant.state)) {
        grant.endReason = in.text("grantReason");
        grant.endedAt = in.moment("grantChangedOn");
        if (!grant.endedAt && grant.until)
            grant.endedAt
                = startOfDay(Day {std::chrono::sys_days {*grant.until} + std::chrono::days {1}});
    }
    return grant;
}

Status recordImport(store::Connection &db, const Incoming &in, const std::string &uid,
                    std::string_view to, const std::string &reason)
{
    AuditEntry entry;
    entry.actorLabel = "imported from " + in.from.source;
    entry.role = "import";
    entry.action = "import_agreement";
    entry.subjectUid = uid;
    entry.to = to;
    entry.reason = reason;
    entry.snapshot["agreement"] = in.from.record.id;
    entry.snapshot["port"] = in.port.productName + " / " + in.port.name;
    entry.snapshot["consumer"] = nameOf(db, in.from.consumer);
    entry.snapshot["stated_status"] = in.from.record.status;
    if (const std::string by = in.text("decidedBy"); !by.empty())
        entry.snapshot["stated_decider"] = by;
    return appendAudit(db, entry, in.now);
}

bool sameGrant(const access::Grant &a, const access::Grant &b)
{
    return a.state == b.state && a.from == b.from && a.until == b.until && a.reassess == b.reassess
        && a.conditions == b.conditions && a.provisioning == b.provisioning;
}

bool sameRequest(const access::Request &a, const access::Request &b)
{
    return a.state == b.state && a.ask == b.ask && a.port == b.port && a.consumer == b.consumer
        && a.conditions == b.conditions && a.question == b.question && a.decidedAt == b.decidedAt
        && a.exposure.rank == b.exposure.rank && a.exposure.personal == b.exposure.personal
        && a.steps.size() == b.steps.size();
}

/// Uids of requests and grants with which something was done here since they were imported: from
/// then on they go on here, whatever their source says.
using OwnSubjects = std::unordered_set<std::string>;

Result<OwnSubjects> ownSubjects(store::Connection &db)
{
    OwnSubjects own;
    auto rows = db.prepare(
        "SELECT DISTINCT subject_uid FROM audit_event WHERE action<>'import_agreement'");
    while (rows.step())
        own.emplace(rows.text(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return own;
}

/// True if something was written.
Result<bool> keep(store::Connection &db, const Incoming &in, const OwnSubjects &own,
                  access::Request &&request)
{
    const auto grant = grantFor(in, request);
    StoredRequest stored;
    stored.uid = requestUid(in.from, in.from.record.id);
    if (const EntityId known = idOf(db, stored.uid)) {
        auto before = loadRequest(db, known);
        if (!before)
            return before.error();
        auto held = grantOf(db, known);
        if (!held)
            return held.error();
        const bool ours
            = own.contains(stored.uid) || own.contains(grantUid(in.from, in.from.record.id));
        const bool same = grant.has_value() == held->has_value()
            && (!grant || sameGrant(*grant, (*held)->grant));
        if (ours || before->revision > 1 || (same && sameRequest(before->request, request)))
            return false;
        stored.id = known;
        // What it names may be known only since then.
        auto rename = db.prepare("UPDATE entity SET name=?2 WHERE id=?1 OR id IN (SELECT id FROM "
                                 "access_grant WHERE request_id=?1)");
        rename.bind(1, known).bind(
            2, nameOf(db, request.consumer) + " for " + nameOf(db, request.port));
        if (auto status = rename.run(); !status)
            return status.error();
    }
    stored.request = std::move(request);
    if (auto status = saveRequest(db, stored, in.now); !status)
        return status.error();
    if (auto status
        = recordImport(db, in, stored.uid, word(stored.request.state), in.text("reason"));
        !status)
        return status.error();
    if (!grant)
        return true;
    StoredGrant row;
    row.uid = grantUid(in.from, in.from.record.id);
    row.id = idOf(db, row.uid);
    row.request = stored.id;
    row.grant = *grant;
    if (auto status = saveGrant(db, row, in.now); !status)
        return status.error();
    if (auto status = recordImport(db, in, row.uid, word(grant->state), in.text("grantReason"));
        !status)
        return status.error();
    return true;
}

Issue notResolved(const ImportedAgreement &agreement, const std::string &what)
{
    Issue issue;
    issue.code = "agreement-not-resolved";
    issue.message = "The agreement " + agreement.record.id + " names " + what
        + " that is not in the catalog, so it was left out. Import the missing part and read it "
          "again.";
    return issue;
}

/// Many agreements are about one port, and none of them changes what is known of it.
using KnownPorts = std::map<PortId, access::PortFacts>;

Result<bool> take(store::Connection &db, const ImportedAgreement &agreement, TimePoint now,
                  KnownPorts &ports, const OwnSubjects &own, std::vector<Issue> &issues)
{
    if (!agreement.port || !agreement.consumer) {
        issues.push_back(notResolved(agreement, agreement.port ? "a consumer" : "a port"));
        return false;
    }
    Incoming in {agreement, {}, {}, now};
    auto known = ports.find(agreement.port);
    if (known == ports.end()) {
        auto port = portFacts(db, agreement.port, dayOf(now));
        if (!port)
            return port.error();
        known = ports.emplace(agreement.port, std::move(*port)).first;
    }
    in.port = known->second;
    auto consumer = consumerFacts(db, agreement.consumer, dayOf(now));
    if (!consumer)
        return consumer.error();
    in.consumer = std::move(*consumer);
    PartyId requester = agreement.requester;
    if (!requester && !in.consumer.owners.empty())
        requester = in.consumer.owners.front();
    if (!requester) {
        issues.push_back(
            notResolved(agreement, "nobody as requester, and a consumer without an owner"));
        return false;
    }
    auto request = requestOf(db, in, requester);
    if (!request)
        return request.error();
    return keep(db, in, own, std::move(*request));
}

} // namespace

Result<int> importAgreements(store::Connection &db,
                             const std::vector<ImportedAgreement> &agreements, TimePoint now,
                             std::vector<Issue> &issues)
{
    int changed = 0;
    KnownPorts ports;
    const TimePoint time = decisionTime(db, now);
    const auto own = ownSubjects(db);
    if (!own)
        return own.error();
    // Renewals refer to grants of the same import: those come first.
    for (const bool renewals : {false, true}) {
        for (const ImportedAgreement &agreement : agreements) {
            if (agreement.record.custom.contains("previousGrant") != renewals)
                continue;
            auto taken = take(db, agreement, time, ports, *own, issues);
            if (!taken)
                return taken.error();
            changed += *taken ? 1 : 0;
        }
    }
    return changed;
}

} // namespace meshscope::workspace
