// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/history.h"
#include "catalog/historywrite.h"
#include "catalog/importer.h"
#include "store/changereversal.h"
#include "store/squeeze.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::catalog {

namespace {

constexpr std::string_view rewoundKey = "as_of";

Result<store::Reach> reachOf(store::Connection &db, std::int64_t id)
{
    auto row = db.prepare("SELECT reach FROM change_set WHERE id=?1");
    const std::string bytes(row.bind(1, id).step() ? row.blob(0) : std::string_view());
    if (auto status = row.finish(); !status)
        return status.error();
    return unpack<store::Reach>(bytes);
}

store::ChangeParts partsOf(store::Connection &db, std::int64_t id)
{
    return [&db, id](const std::function<Status(store::ChangePart &&)> &use) -> Status {
        auto rows = db.prepare("SELECT body FROM change_part WHERE set_id=?1 ORDER BY ordinal");
        for (rows.bind(1, id); rows.step();) {
            auto bytes = store::expand(rows.blob(0));
            auto part = bytes ? unpack<store::ChangePart>(*bytes) : bytes.error();
            auto status = part ? use(std::move(*part)) : Status(part.error());
            if (!status) {
                rows.reset();
                return status;
            }
        }
        return rows.finish();
    };
}

Status takeSetBack(store::Connection &db, std::int64_t id)
{
    auto reach = reachOf(db, id);
    return reach ? store::takeBack(db, *reach, partsOf(db, id)) : Status(reach.error());
}

/// Sets of decisions that were made on the catalog as a set left it, newest first.
Result<std::vector<ChangeSet>> decisionsAfter(store::Connection &db, std::int64_t id)
{
    std::vector<std::int64_t> ids;
    auto rows = db.prepare("SELECT id FROM change_set WHERE id>?1 AND kind='decision' AND "
                           "undone_by IS NULL ORDER BY id DESC");
    for (rows.bind(1, id); rows.step();)
        ids.push_back(rows.integer(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    std::vector<ChangeSet> sets;
    for (const std::int64_t one : ids) {
        auto set = changeSet(db, one);
        if (!set)
            return set.error();
        sets.push_back(std::move(*set));
    }
    return sets;
}

/// Decisions of people that name things which the set brought.
struct Holding
{
    std::string_view one;
    std::string_view many;
    std::string_view sql; ///< counts; things above ?1 up to ?2
};

constexpr std::array holdings {
    Holding {"access request names things", "access requests name things",
             "SELECT count(*) FROM access_request WHERE (port_id>?1 AND port_id<=?2) OR "
             "(consumer_id>?1 AND consumer_id<=?2) OR (requester_id>?1 AND requester_id<=?2) OR "
             "(contract_version_id>?1 AND contract_version_id<=?2)"},
    Holding {"step of an access request names people", "steps of access requests name people",
             "SELECT count(*) FROM approval_step WHERE (decided_by>?1 AND decided_by<=?2) OR "
             "EXISTS(SELECT 1 FROM json_each(candidates) WHERE value>?1 AND value<=?2)"},
    Holding {"local decision names things", "local decisions name things",
             "SELECT count(*) FROM local_claim WHERE (entity_id>?1 AND entity_id<=?2) OR "
             "(actor_id>?1 AND actor_id<=?2)"},
    Holding {"audit event names people", "audit events name people",
             "SELECT count(*) FROM audit_event WHERE actor_id>?1 AND actor_id<=?2"},
    Holding {"decision on what is one thing names people",
             "decisions on what is one thing name people",
             "SELECT count(*) FROM identity_decision WHERE actor_id>?1 AND actor_id<=?2"},
};

Result<std::string> whatHolds(store::Connection &db, const ChangeSet &set)
{
    for (const Holding &holding : holdings) {
        auto query = db.prepare(holding.sql);
        query.bind(1, set.lastBefore.value).bind(2, set.last.value);
        const std::int64_t number = query.step() ? query.integer(0) : 0;
        if (auto status = query.finish(); !status)
            return status.error();
        if (number > 0)
            return fmt::format("{} {} that import {} brought, and what people decided is "
                               "never taken back",
                               number, number == 1 ? holding.one : holding.many, set.id);
    }
    return std::string();
}

/// The newest import that holds; 0 if there is none.
Result<std::int64_t> newestHolding(store::Connection &db)
{
    auto newest = db.prepare("SELECT max(id) FROM change_set WHERE kind='import' AND undone_by IS "
                             "NULL");
    const std::int64_t id = newest.step() ? newest.integer(0) : 0;
    if (auto status = newest.finish(); !status)
        return status.error();
    return id;
}

std::string refusalOf(const ChangeSet &set, std::int64_t newest)
{
    if (set.kind == ChangeSetKind::Undo)
        return fmt::format("number {} is an undo; to bring back what it took, import again",
                           set.id);
    if (set.kind == ChangeSetKind::Decision)
        return fmt::format("number {} is a decision on what is one thing and what are two; take "
                           "it back where it was made",
                           set.id);
    if (set.undoneBy != 0)
        return fmt::format("import {} was taken back already, by number {}", set.id, set.undoneBy);
    if (set.id != newest)
        return fmt::format("number {} came after import {} and builds on it; take that one back "
                           "first",
                           newest, set.id);
    return {};
}

/// What the set added will be gone: it is written down, so that the set can still be read.
Status keepNames(store::Connection &db, const ChangeSet &set)
{
    auto keep = db.prepare(
        "INSERT INTO change(set_id, ordinal, uid, kind, name, op, field) SELECT ?1, "
        "(SELECT coalesce(max(ordinal), -1) FROM change WHERE set_id=?1) + row_number() OVER "
        "(ORDER BY e.id), e.uid, e.kind, "
        + std::string(shownName) + ", 'added', '' FROM entity e WHERE e.id>?2 AND e.id<=?3");
    return keep.bind(1, set.id).bind(2, set.lastBefore.value).bind(3, set.last.value).run();
}

std::map<EntityKind, ChangeCount> turnedCounts(const ChangeSet &set)
{
    std::map<EntityKind, ChangeCount> counts;
    for (const auto &[kind, count] : set.counts)
        counts[kind] = {0, count.added + count.revived, count.changed, count.removed};
    return counts;
}

Result<std::string> sourcesOf(store::Connection &db, std::int64_t id)
{
    auto row = db.prepare("SELECT sources FROM change_set WHERE id=?1");
    std::string sources(row.bind(1, id).step() ? row.text(0) : std::string_view());
    if (auto status = row.finish(); !status)
        return status.error();
    return sources;
}

/// Requests and grants that came after a moment.
Status removeLaterDecisions(store::Connection &db, TimePoint at)
{
    constexpr std::string_view later
        = "SELECT id FROM entity WHERE kind IN ('request', 'grant') AND first_seen_at>?1";
    for (const std::string_view from : {"access_grant WHERE id", "approval_step WHERE request_id",
                                        "access_request WHERE id", "entity WHERE id"}) {
        auto remove = db.prepare(fmt::format("DELETE FROM {} IN ({})", from, later));
        if (auto status = remove.bind(1, at).run(); !status)
            return status;
    }
    return {};
}

/// Agreements are resolved again with each import: one of then may name what came later.
Status removeUnresolved(store::Connection &db)
{
    for (const std::string_view sql :
         {"DELETE FROM access_request WHERE port_id NOT IN (SELECT id FROM port) OR consumer_id "
          "NOT IN (SELECT id FROM entity) OR requester_id NOT IN (SELECT id FROM party)",
          "DELETE FROM approval_step WHERE request_id NOT IN (SELECT id FROM access_request)",
          "DELETE FROM access_grant WHERE request_id NOT IN (SELECT id FROM access_request)",
          "DELETE FROM entity WHERE (kind='request' AND id NOT IN (SELECT id FROM "
          "access_request)) OR (kind='grant' AND id NOT IN (SELECT id FROM access_grant))"}) {
        if (auto status = db.execute(sql); !status)
            return status;
    }
    return {};
}

Status forgetLaterSets(store::Connection &db, std::int64_t id)
{
    for (const std::string_view sql :
         {"DELETE FROM change WHERE set_id>?1 OR (op='added' AND set_id IN (SELECT id FROM "
          "change_set WHERE undone_by>?1))",
          "DELETE FROM change_part WHERE set_id>?1",
          "UPDATE change_set SET undone_by=NULL WHERE undone_by>?1",
          "DELETE FROM change_set WHERE id>?1"}) {
        auto statement = db.prepare(sql);
        if (auto status = statement.bind(1, id).run(); !status)
            return status;
    }
    return {};
}

} // namespace

Result<UndoPlan> planUndo(store::Connection &db, std::optional<std::int64_t> id)
{
    auto newest = newestHolding(db);
    if (!newest)
        return newest.error();
    if (!id && *newest == 0)
        return Error {
            ErrorCode::NotFound, "the history holds no import that could be taken back", {}};
    auto set = changeSet(db, id.value_or(*newest));
    if (!set)
        return set.error();
    UndoPlan plan {std::move(*set), {}};
    plan.refusal = refusalOf(plan.set, *newest);
    if (plan.refusal.empty()) {
        auto held = whatHolds(db, plan.set);
        if (!held)
            return held.error();
        plan.refusal = std::move(*held);
    }
    return plan;
}

namespace {

/// Takes the import back, and before it the decisions that were made since; those are made again.
Status takeBackSets(store::Connection &db, const std::vector<ChangeSet> &later, std::int64_t id,
                    TimePoint now)
{
    for (const ChangeSet &decision : later)
        if (auto status = takeSetBack(db, decision.id); !status)
            return status;
    if (auto status = takeSetBack(db, id); !status)
        return status;
    if (!later.empty())
        if (auto applied = settleDecisions(db, now, {}); !applied)
            return applied.error();
    if (auto status = store::checkForeignKeys(db); !status)
        return status;
    return forgetStatedCounts(db);
}

} // namespace

Result<ChangeSet> undoImport(store::Connection &db, std::int64_t id, TimePoint now)
{
    auto plan = planUndo(db, id);
    if (!plan)
        return plan.error();
    if (!plan->refusal.empty())
        return Error {ErrorCode::Conflict, plan->refusal, {}};
    auto sources = sourcesOf(db, id);
    if (!sources)
        return sources.error();
    auto later = decisionsAfter(db, id);
    if (!later)
        return later.error();
    if (auto status = keepNames(db, plan->set); !status)
        return status.error();
    for (const ChangeSet &decision : *later)
        if (auto status = keepNames(db, decision); !status)
            return status.error();
    auto recorder = store::ChangeRecorder::begin(db);
    if (!recorder)
        return recorder.error();
    if (auto status = takeBackSets(db, *later, id, now); !status)
        return status.error();
    NewChangeSet undo;
    undo.kind = ChangeSetKind::Undo;
    undo.at = now;
    undo.undoes = id;
    undo.sources = std::move(*sources);
    undo.counts = turnedCounts(plan->set);
    auto written = writeChangeSet(db, **recorder, std::move(undo));
    if (!written)
        return written.error();
    // Decisions since were made again on what is left.
    auto mark = db.prepare("UPDATE change_set SET undone_by=?2 WHERE id=?1 OR (id>?1 AND "
                           "kind='decision' AND undone_by IS NULL)");
    if (auto status = mark.bind(1, id).bind(2, *written).run(); !status)
        return status.error();
    return changeSet(db, *written);
}

namespace {

enum class Step { Reach, TakeBack };

/// Removes what came after a set and, unless the set itself is the aim, what the set did.
Status rewindStep(store::Connection &copy, std::int64_t one, Step step)
{
    const auto set = changeSet(copy, one);
    if (!set)
        return set.error();
    const auto reach = reachOf(copy, one);
    if (!reach)
        return reach.error();
    if (auto status = removeLaterDecisions(copy, set->at); !status)
        return status;
    if (auto status = store::removeAbove(copy, *reach); !status)
        return status;
    return step == Step::Reach ? Status() : store::takeBack(copy, *reach, partsOf(copy, one));
}

} // namespace

Status rewindTo(store::Connection &copy, std::int64_t id)
{
    if (auto set = changeSet(copy, id); !set)
        return set.error();
    std::vector<std::int64_t> later;
    auto rows = copy.prepare("SELECT id FROM change_set WHERE id>=?1 ORDER BY id DESC");
    for (rows.bind(1, id); rows.step();)
        later.push_back(rows.integer(0));
    if (auto status = rows.finish(); !status)
        return status;
    for (const std::int64_t one : later)
        if (auto status = rewindStep(copy, one, one == id ? Step::Reach : Step::TakeBack); !status)
            return status;
    if (auto status = removeUnresolved(copy); !status)
        return status;
    if (auto status = forgetLaterSets(copy, id); !status)
        return status;
    if (auto status = forgetStatedCounts(copy); !status)
        return status;
    auto mark = copy.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (auto status = mark.bind(1, rewoundKey).bind(2, std::to_string(id)).run(); !status)
        return status;
    return store::checkForeignKeys(copy);
}

Result<std::int64_t> rewoundTo(store::Connection &db)
{
    auto row = db.prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE key=?1");
    const std::int64_t id = row.bind(1, rewoundKey).step() ? row.integer(0) : 0;
    if (auto status = row.finish(); !status)
        return status.error();
    return id;
}

} // namespace meshscope::catalog
