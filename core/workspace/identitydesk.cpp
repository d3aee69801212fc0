// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/identitydesk.h"

#include "access/canonicaljson.h"
#include "catalog/identity.h"
#include "workspace/auditlog.h"
#include "workspace/identitypage.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace meshscope::workspace {

namespace {

using catalog::Decision;
using catalog::DecisionSubject;
using catalog::Verdict;

Error invalid(std::string message)
{
    return {ErrorCode::Invalid, std::move(message), {}};
}

Error conflict(std::string message)
{
    return {ErrorCode::Conflict, std::move(message), {}};
}

bool hasNames(store::Connection &db, const std::string &place)
{
    auto row = db.prepare("SELECT 1 FROM entity_key WHERE scheme='phys' AND key>=?1 AND key<?2 "
                          "LIMIT 1");
    return row.bind(1, place + '|').bind(2, place + '}').step();
}

/// Checks a pair of instances and brings the second to its one spelling.
Status checkInstances(store::Connection &db, IdentityForm &form)
{
    const std::string platform(catalog::platformOf(form.left));
    std::string instance = form.right.substr(std::min(form.right.find('|') + 1, form.right.size()));
    if (form.left.find('|') == std::string::npos || catalog::platformOf(form.right) != platform)
        return invalid("Both instances must be of one platform.");
    if (catalog::isGlobal(platform))
        return invalid("Names on this platform are the same everywhere; there is nothing to bind.");
    const bool isPlain = instance.find_first_of("|\n\t\r") == std::string::npos;
    if (!catalog::isPrivateInstance(instance))
        instance = catalog::canonicalInstance(platform, instance);
    if (!isPlain || instance.empty() || instance == "*")
        return invalid("Say which instance is meant: its host and port, account or name.");
    form.right = platform + '|' + instance;
    if (form.left == form.right)
        return invalid("This is the same instance already.");
    if (!hasNames(db, form.left))
        return Error {ErrorCode::NotFound, "Nothing in the catalog is on this instance.",
                      form.left};
    if (catalog::isPrivateInstance(instance) && !hasNames(db, form.right))
        return Error {ErrorCode::NotFound, "Nothing in the catalog is on this instance.",
                      form.right};
    if (form.verdict == Verdict::Different)
        return {};
    auto bindings = catalog::decidedBindings(db);
    if (!bindings)
        return bindings.error();
    if (bindings->contains(form.left))
        return conflict("It is bound already. Unbind it before you bind it to another instance.");
    if (catalog::boundInstance(*bindings, form.right) == form.left)
        return conflict("That instance is itself bound to this one.");
    return {};
}

struct Thing
{
    EntityId shown; ///< what stands for it now
    std::string kind;
    bool isTeam = false;
};

Result<Thing> thingOf(store::Connection &db, const std::string &uid)
{
    auto row = db.prepare("SELECT coalesce(m.merged_into, m.id, e.id), e.kind, p.ptype='team' FROM "
                          "entity e LEFT JOIN entity m ON m.id=e.merged_into LEFT JOIN party p ON "
                          "p.id=coalesce(m.merged_into, m.id, e.id) WHERE e.uid=?1");
    Thing thing;
    if (row.bind(1, uid).step())
        thing = {row.id<EntityId>(0), std::string(row.text(1)), row.integer(2) != 0};
    if (auto status = row.finish(); !status)
        return status.error();
    if (!thing.shown)
        return Error {ErrorCode::NotFound, "This is not in the catalog.", uid};
    return thing;
}

Status checkThings(store::Connection &db, const IdentityForm &form)
{
    auto left = thingOf(db, form.left);
    if (!left)
        return left.error();
    auto right = thingOf(db, form.right);
    if (!right)
        return right.error();
    const bool isDecidable
        = left->kind == word(EntityKind::Asset) || left->kind == word(EntityKind::Party);
    if (left->kind != right->kind || !isDecidable)
        return invalid("Only two datasets, or two people, can be one.");
    if (left->isTeam != right->isTeam)
        return invalid("A team and a person are never one.");
    if (form.left == form.right || (form.verdict == Verdict::Same && left->shown == right->shown))
        return conflict("These are one already.");
    return {};
}

/// Whether the catalog now is what was decided.
Status checkApplied(store::Connection &db, const IdentityForm &form)
{
    if (form.subject == DecisionSubject::Instance)
        return {};
    auto left = thingOf(db, form.left);
    if (!left)
        return left.error();
    auto right = thingOf(db, form.right);
    if (!right)
        return right.error();
    if ((left->shown == right->shown) == (form.verdict == Verdict::Same))
        return {};
    return conflict(form.verdict == Verdict::Same
                        ? "Another decision keeps them apart, or keeps apart what would be one "
                          "then. Undo that first."
                        : "They have one name in the catalog's sources and cannot be kept apart.");
}

std::string_view actionOf(const Decision &decision)
{
    const bool same = decision.verdict == Verdict::Same;
    if (decision.subject == DecisionSubject::Instance)
        return same ? "bind_instance" : "keep_instances_apart";
    return same ? "merge" : "keep_apart";
}

/// What speaks for the pair now.
Result<access::Json::Object> evidenceOf(store::Connection &db, const IdentityForm &form)
{
    const auto find = [&]() -> Result<std::optional<ProposalRow>> {
        if (form.subject == DecisionSubject::Instance)
            return instanceProposal(db, form.left, form.right);
        auto left = thingOf(db, form.left);
        if (!left)
            return left.error();
        auto right = thingOf(db, form.right);
        if (!right)
            return right.error();
        return thingProposal(db, left->shown, right->shown);
    };
    const auto found = find();
    if (!found)
        return found.error();
    access::Json::Object evidence;
    if (const std::optional<ProposalRow> &row = *found) {
        evidence["text"] = evidenceText(*row);
        evidence["shared"] = row->shared;
        evidence["left"] = row->left.count;
        evidence["right"] = row->right.count;
        access::Json::Array examples;
        for (const std::string &example : row->examples)
            examples.emplace_back(example);
        evidence["examples"] = std::move(examples);
    }
    return evidence;
}

struct Record
{
    std::string action;
    std::string note;
    PartyId actor;
    catalog::Applied applied;
};

Status record(store::Connection &db, const DecisionRow &row, const Record &what, bool isUndone,
              TimePoint now)
{
    const std::string_view state = row.verdict == Verdict::Same ? "one" : "kept apart";
    AuditEntry entry;
    entry.actor = what.actor;
    if (!what.actor)
        entry.actorLabel = unnamedPerson;
    entry.role = "identity";
    entry.action = what.action;
    entry.subjectUid = row.left.key;
    entry.from = isUndone ? state : "undecided";
    entry.to = isUndone ? "undecided" : state;
    entry.reason = what.note;
    entry.snapshot["kind"] = std::string(word(row.kind));
    for (const auto &[name, side] :
         {std::pair("left", &row.left), std::pair("right", &row.right)}) {
        access::Json::Object object;
        object["key"] = side->key;
        object["name"] = side->name;
        object["context"] = side->context;
        object["instance"] = side->place;
        object["private"] = side->isPrivate;
        entry.snapshot[name] = std::move(object);
    }
    entry.snapshot["decision"] = row.id;
    entry.snapshot["evidence"] = row.evidence;
    entry.snapshot["joined"] = what.applied.joined;
    entry.snapshot["separated"] = what.applied.separated;
    return appendAudit(db, entry, now);
}

} // namespace

Result<IdentityOutcome> decideIdentity(store::Connection &db, const IdentityForm &given,
                                       TimePoint wall)
{
    IdentityForm form = given;
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    const auto checked = form.subject == DecisionSubject::Instance ? checkInstances(db, form)
                                                                   : checkThings(db, form);
    if (!checked)
        return checked.error();
    auto evidence = evidenceOf(db, form);
    if (!evidence)
        return evidence.error();
    const TimePoint now = decisionTime(db, wall);
    Decision decision {.subject = form.subject,
                       .verdict = form.verdict,
                       .left = form.left,
                       .right = form.right,
                       .note = form.note,
                       .evidence = canonicalText(access::Json(std::move(*evidence))),
                       .actor = form.actor,
                       .at = now};
    auto id = catalog::putDecision(db, decision);
    if (!id)
        return id.error();
    auto row = identityDecision(db, *id); // how both were called before they became one
    if (!row)
        return row.error();
    auto applied = catalog::applyDecisions(db, now, {});
    if (!applied)
        return applied.error();
    if (auto status = checkApplied(db, form); !status)
        return status.error();
    const Record what {std::string(actionOf(decision)), form.note, form.actor, *applied};
    if (auto status = record(db, *row, what, false, now); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return IdentityOutcome {*id, *applied};
}

Result<IdentityOutcome> undoIdentity(store::Connection &db, std::int64_t decision,
                                     const std::string &note, PartyId actor, TimePoint wall)
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto row = identityDecision(db, decision);
    if (!row)
        return row.error();
    const TimePoint now = decisionTime(db, wall);
    if (auto status = catalog::dropDecision(db, decision); !status)
        return status.error();
    auto applied = catalog::applyDecisions(db, now, {});
    if (!applied)
        return applied.error();
    const std::string_view action
        = row->kind == IdentityKind::Instance && row->verdict == Verdict::Same ? "unbind_instance"
        : row->verdict == Verdict::Same                                        ? "undo_merge"
                                                                               : "undo_keep_apart";
    if (auto status = record(db, *row, {std::string(action), note, actor, *applied}, true, now);
        !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return IdentityOutcome {decision, *applied};
}

} // namespace meshscope::workspace
