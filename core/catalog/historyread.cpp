// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/history.h"
#include "catalog/historywrite.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace meshscope::catalog {

namespace {

constexpr std::array<std::string_view, 3> setWords {"import", "undo", "decision"};
constexpr std::array<std::string_view, 4> opWords {"added", "removed", "changed", "revived"};

const std::string setColumns = "SELECT id, kind, at, undoes, undone_by, sources, counts, "
                               "first_entity, last_entity FROM change_set ";

/// What an undo did to something of which the undone import did this.
ChangeOp turned(ChangeOp op)
{
    switch (op) {
    case ChangeOp::Added:
    case ChangeOp::Revived:
        return ChangeOp::Removed;
    case ChangeOp::Removed:
        return ChangeOp::Revived;
    case ChangeOp::Changed:
        break;
    }
    return ChangeOp::Changed;
}

Status readSources(store::Connection &db, ChangeSet &set, std::string_view json)
{
    auto rows = db.prepare("SELECT json_extract(value, '$.uid'), json_extract(value, '$.kind'), "
                           "json_extract(value, '$.name') FROM json_each(?1)");
    for (rows.bind(1, json); rows.step();)
        set.sources.push_back(
            {std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2))});
    return rows.finish();
}

Status readCounts(store::Connection &db, ChangeSet &set, std::string_view json)
{
    auto rows = db.prepare("SELECT key, json_extract(value, '$[0]'), json_extract(value, '$[1]'), "
                           "json_extract(value, '$[2]'), json_extract(value, '$[3]') "
                           "FROM json_each(?1)");
    for (rows.bind(1, json); rows.step();) {
        const auto number
            = [&rows](int column) { return static_cast<std::uint32_t>(rows.integer(column)); };
        set.counts[entityKind(rows.text(0))] = {number(1), number(2), number(3), number(4)};
    }
    return rows.finish();
}

Result<ChangeSet> setFrom(store::Connection &db, const store::Statement &row)
{
    ChangeSet set;
    set.id = row.integer(0);
    for (std::size_t i = 0; i < setWords.size(); ++i) {
        if (row.text(1) == setWords[i])
            set.kind = static_cast<ChangeSetKind>(i);
    }
    set.at = fromEpochMs(row.integer(2));
    set.undoes = row.integer(3);
    set.undoneBy = row.integer(4);
    set.lastBefore = row.id<EntityId>(7);
    set.last = row.id<EntityId>(8);
    if (auto status = readSources(db, set, row.text(5)); !status)
        return status.error();
    if (auto status = readCounts(db, set, row.text(6)); !status)
        return status.error();
    return set;
}

/// Whose lines a set has, and whether it reads them the other way.
struct Reading
{
    std::int64_t set = 0;
    bool isTurned = false;
};

std::string conditions(const ChangeFilter &filter, bool isTurned, std::string_view kind)
{
    std::string text;
    if (filter.kind)
        text += fmt::format(" AND {}='{}'", kind, word(*filter.kind));
    if (!filter.op || kind != "kind")
        return text;
    std::string ops;
    for (std::size_t i = 0; i < opWords.size(); ++i) {
        const auto op = static_cast<ChangeOp>(i);
        if ((isTurned ? turned(op) : op) == *filter.op)
            ops += fmt::format("{}'{}'", ops.empty() ? "" : ",", opWords[i]);
    }
    return text + " AND op IN (" + ops + ')';
}

Result<std::int64_t> count(store::Connection &db, const std::string &sql, std::int64_t first,
                           std::int64_t second)
{
    auto query = db.prepare("SELECT count(*) " + sql);
    const std::int64_t number = query.bind(1, first).bind(2, second).step() ? query.integer(0) : 0;
    if (auto status = query.finish(); !status)
        return status.error();
    return number;
}

/// The lines that are written down.
Status readLines(store::Connection &db, const Reading &reading, const ChangeFilter &filter,
                 std::int64_t offset, std::int64_t limit, ChangePage &page)
{
    const std::string from
        = "FROM change WHERE set_id=?1 AND ?2=?2" + conditions(filter, reading.isTurned, "kind");
    auto total = count(db, from, reading.set, 0);
    if (!total)
        return total.error();
    page.total += *total;
    auto rows = db.prepare("SELECT uid, kind, name, op, field, old, new " + from
                           + " ORDER BY ordinal LIMIT ?3 OFFSET ?4");
    const auto text = [&rows](int column) {
        return rows.isNull(column) ? std::optional<std::string>()
                                   : std::optional(std::string(rows.text(column)));
    };
    for (rows.bind(1, reading.set).bind(2, 0).bind(3, limit).bind(4, offset); rows.step();) {
        Change change {std::string(rows.text(0)),
                       entityKind(rows.text(1)),
                       std::string(rows.text(2)),
                       parseChangeOp(rows.text(3)).value_or(ChangeOp::Changed),
                       std::string(rows.text(4)),
                       text(5),
                       text(6)};
        if (reading.isTurned) {
            change.op = turned(change.op);
            std::swap(change.before, change.after);
        }
        page.changes.push_back(std::move(change));
    }
    return rows.finish();
}

/// What came and is still in the catalog is known by its numbers. What was one with another new
/// thing from the start, being on the instance that is meant, came once.
Status readNew(store::Connection &db, const ChangeSet &set, const ChangeFilter &filter,
               std::int64_t offset, std::int64_t limit, ChangePage &page)
{
    const std::string from
        = "FROM entity e WHERE e.id>?1 AND e.id<=?2 AND NOT (e.state='merged' AND "
          "e.merged_into>?1 AND e.merged_into<=?2 AND EXISTS(SELECT 1 FROM identity_member m WHERE "
          "m.entity_id=e.id AND m.bound<>''))"
        + conditions(filter, false, "e.kind");
    auto total = count(db, from, set.lastBefore.value, set.last.value);
    if (!total)
        return total.error();
    page.total += *total;
    auto rows = db.prepare("SELECT e.uid, e.kind, " + std::string(shownName) + ' ' + from
                           + " ORDER BY e.id LIMIT ?3 OFFSET ?4");
    rows.bind(1, set.lastBefore).bind(2, set.last.value).bind(3, limit).bind(4, offset);
    if (!set.lastBefore)
        rows.bind(1, 0);
    while (rows.step())
        page.changes.push_back({std::string(rows.text(0)), entityKind(rows.text(1)),
                                std::string(rows.text(2)), ChangeOp::Added});
    return rows.finish();
}

} // namespace

std::string_view word(ChangeSetKind kind)
{
    return setWords[static_cast<std::size_t>(kind)];
}

std::string_view word(ChangeOp op)
{
    return opWords[static_cast<std::size_t>(op)];
}

std::optional<ChangeOp> parseChangeOp(std::string_view text)
{
    for (std::size_t i = 0; i < opWords.size(); ++i) {
        if (opWords[i] == text)
            return static_cast<ChangeOp>(i);
    }
    return std::nullopt;
}

EntityKind entityKind(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(EntityKind::Grant); ++i) {
        if (word(static_cast<EntityKind>(i)) == text)
            return static_cast<EntityKind>(i);
    }
    return EntityKind::Asset;
}

ChangeCount ChangeSet::total() const
{
    ChangeCount sum;
    for (const auto &[ofKind, one] : counts) {
        sum.added += one.added;
        sum.removed += one.removed;
        sum.changed += one.changed;
        sum.revived += one.revived;
    }
    return sum;
}

Result<ChangeSetPage> changeSets(store::Connection &db, const ChangeSetFilter &filter,
                                 std::int64_t offset, int limit)
{
    ChangeSetPage page;
    const std::string where = "WHERE ?1='' OR EXISTS(SELECT 1 FROM json_each(sources) WHERE "
                              "json_extract(value, '$.uid')=?1) ";
    auto total = db.prepare("SELECT count(*) FROM change_set " + where);
    page.total = total.bind(1, filter.sourceUid).step() ? total.integer(0) : 0;
    if (auto status = total.finish(); !status)
        return status.error();
    auto rows = db.prepare(setColumns + where + "ORDER BY id DESC LIMIT ?2 OFFSET ?3");
    for (rows.bind(1, filter.sourceUid).bind(2, limit).bind(3, offset); rows.step();) {
        auto set = setFrom(db, rows);
        if (!set)
            return set.error();
        page.sets.push_back(std::move(*set));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return page;
}

Result<ChangeSet> changeSet(store::Connection &db, std::int64_t id)
{
    auto row = db.prepare(setColumns + "WHERE id=?1");
    if (row.bind(1, id).step())
        return setFrom(db, row);
    if (auto status = row.finish(); !status)
        return status.error();
    return Error {ErrorCode::NotFound, fmt::format("there is no import {} in the history", id), {}};
}

Result<ChangePage> changesOf(store::Connection &db, const ChangeSet &set,
                             const ChangeFilter &filter, std::int64_t offset, int limit)
{
    ChangePage page;
    const Reading reading {set.undoes != 0 ? set.undoes : set.id, set.undoes != 0};
    if (auto status = readLines(db, reading, filter, offset, limit, page); !status)
        return status.error();
    const bool newIsInCatalog = set.undoes == 0 && set.undoneBy == 0;
    if (!newIsInCatalog || (filter.op && *filter.op != ChangeOp::Added))
        return page;
    const std::int64_t lines = page.total;
    const auto room = limit - static_cast<std::int64_t>(page.changes.size());
    const std::int64_t newOffset = offset > lines ? offset - lines : 0;
    if (auto status = readNew(db, set, filter, newOffset, room, page); !status)
        return status.error();
    return page;
}

} // namespace meshscope::catalog
