// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/decisions.h"

#include "catalog/historywrite.h"
#include "catalog/importwork.h"
#include "catalog/joins.h"

namespace meshscope::catalog {

std::string_view word(DecisionSubject subject)
{
    return subject == DecisionSubject::Entity ? "entity" : "instance";
}

std::string_view word(Verdict verdict)
{
    return verdict == Verdict::Same ? "same" : "different";
}

namespace {

constexpr std::string_view decisionColumns
    = "SELECT id, subject, verdict, left_key, right_key, note, evidence, actor_id, at FROM "
      "identity_decision ";

Decision decisionOf(const store::Statement &row)
{
    Decision decision;
    decision.id = row.integer(0);
    decision.subject = row.text(1) == word(DecisionSubject::Entity) ? DecisionSubject::Entity
                                                                    : DecisionSubject::Instance;
    decision.verdict = row.text(2) == word(Verdict::Same) ? Verdict::Same : Verdict::Different;
    decision.left = row.text(3);
    decision.right = row.text(4);
    decision.note = row.text(5);
    decision.evidence = row.text(6);
    decision.actor = row.id<PartyId>(7);
    decision.at = fromEpochMs(row.integer(8));
    return decision;
}

} // namespace

Result<std::vector<Decision>> allDecisions(store::Connection &db)
{
    std::vector<Decision> decisions;
    auto rows = db.prepare(std::string(decisionColumns) + "ORDER BY id");
    while (rows.step())
        decisions.push_back(decisionOf(rows));
    if (auto status = rows.finish(); !status)
        return status.error();
    return decisions;
}

Result<Decision> oneDecision(store::Connection &db, std::int64_t id)
{
    auto row = db.prepare(std::string(decisionColumns) + "WHERE id=?1");
    Decision decision;
    if (row.bind(1, id).step())
        decision = decisionOf(row);
    if (auto status = row.finish(); !status)
        return status.error();
    if (decision.id == 0)
        return Error {ErrorCode::NotFound,
                      "There is no such decision; it may have been undone already.",
                      std::to_string(id)};
    return decision;
}

namespace {

/// Numbers are never used twice: the audit record tells of decisions that are undone by theirs.
Result<std::int64_t> nextNumber(store::Connection &db)
{
    constexpr std::string_view mark = "last_decision";
    auto last = db.prepare("SELECT max(coalesce((SELECT max(id) FROM identity_decision), 0), "
                           "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key=?1), 0))");
    const std::int64_t number = last.bind(1, mark).step() ? last.integer(0) + 1 : 1;
    if (auto status = last.finish(); !status)
        return status.error();
    auto keep = db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (auto status = keep.bind(1, mark).bind(2, std::to_string(number)).run(); !status)
        return status.error();
    return number;
}

} // namespace

Result<std::int64_t> putDecision(store::Connection &db, Decision decision)
{
    const bool directed
        = decision.subject == DecisionSubject::Instance && decision.verdict == Verdict::Same;
    if (!directed && decision.right < decision.left)
        std::swap(decision.left, decision.right);
    auto taken = db.prepare("SELECT 1 FROM identity_decision WHERE subject=?1 AND "
                            "((left_key=?2 AND right_key=?3) OR (left_key=?3 AND right_key=?2))");
    taken.bind(1, word(decision.subject)).bind(2, decision.left).bind(3, decision.right);
    const bool isTaken = taken.step();
    if (auto status = taken.finish(); !status)
        return status.error();
    if (isTaken)
        return Error {ErrorCode::Conflict,
                      "This is decided already. Undo that decision before you make another.",
                      {}};
    auto number = nextNumber(db);
    if (!number)
        return number;
    auto put = db.prepare("INSERT INTO identity_decision(subject, verdict, left_key, right_key, "
                          "note, evidence, actor_id, at, id) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    put.bind(9, *number);
    put.bind(1, word(decision.subject)).bind(2, word(decision.verdict)).bind(3, decision.left);
    put.bind(4, decision.right).bind(5, decision.note).bind(6, decision.evidence);
    if (auto status = put.bind(7, decision.actor.value).bind(8, decision.at).run(); !status)
        return status.error();
    return number;
}

Status dropDecision(store::Connection &db, std::int64_t id)
{
    auto drop = db.prepare("DELETE FROM identity_decision WHERE id=?1");
    return drop.bind(1, id).run();
}

Result<Applied> settleDecisions(store::Connection &db, TimePoint now, const std::stop_token &stop)
{
    ImportRequest request;
    request.now = now;
    ImportWork work(db, request, stop);
    if (auto status = work.ids.load(); !status)
        return status.error();
    Joins joins(work);
    work.ids.beforeMerging([&joins](EntityId common) { return joins.separate(common); });
    for (const auto step : {&Joins::settle, &Joins::writeWinners, &Joins::writeLinks}) {
        if (work.stopped())
            return ImportWork::cancelled();
        if (auto status = (joins.*step)(); !status)
            return status.error();
    }
    if (auto status = work.ids.finish(); !status)
        return status.error();
    return joins.applied();
}

Result<Applied> applyDecisions(store::Connection &db, TimePoint now, const std::stop_token &stop)
{
    auto recorder = store::ChangeRecorder::begin(db);
    if (!recorder)
        return recorder.error();
    auto applied = settleDecisions(db, now, stop);
    if (!applied)
        return applied;
    NewChangeSet set;
    set.kind = ChangeSetKind::Decision;
    set.at = now;
    if (auto written = writeChangeSet(db, **recorder, std::move(set)); !written)
        return written.error();
    return applied;
}

} // namespace meshscope::catalog
