// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/historywrite.h"

#include "base/archive.h"
#include "catalog/changetext.h"
#include "catalog/importwork.h"
#include "store/squeeze.h"

#include <fmt/format.h>

namespace meshscope::catalog {

const std::string_view shownName
    = "CASE e.kind WHEN 'port' THEN coalesce((SELECT pe.name FROM port p JOIN entity pe ON "
      "pe.id=p.product_id WHERE p.id=e.id) || ' / ', '') || e.name WHEN 'rule' THEN e.name || "
      "coalesce((SELECT ' on ' || ae.name || CASE r.path WHEN '' THEN '' ELSE '.' || r.path END "
      "FROM rule r JOIN entity ae ON ae.id=r.asset_id WHERE r.id=e.id), '') WHEN "
      "'contract_version' THEN e.name || coalesce((SELECT ' ' || v.version FROM contract_version v "
      "WHERE v.id=e.id), '') ELSE e.name END";

namespace {

/// Collects rows and writes them in parts of bounded size.
class PartWriter
{
public:
    PartWriter(store::Connection &db, std::int64_t set)
        : m_set(set)
        , m_put(db.prepare("INSERT INTO change_part(set_id, ordinal, body) VALUES(?1, ?2, ?3)"))
    {
    }

    Status add(store::RowChange &&change)
    {
        for (const auto *values : {&change.key, &change.before}) {
            for (const auto &[name, value] : *values)
                m_size += value.bytes.size() + 24;
        }
        change.after.clear();
        m_part.rows.push_back(std::move(change));
        constexpr std::size_t partSize = 4 << 20;
        return m_size < partSize ? Status() : flush();
    }

    /// The edges that were only seen again come last.
    Status finish(const std::map<std::int64_t, std::vector<std::int64_t>> &seen)
    {
        m_part.seen = seen;
        return m_part.rows.empty() && seen.empty() ? Status() : flush();
    }

private:
    Status flush()
    {
        m_put.bind(1, m_set).bind(2, m_ordinal++).bindBlob(3, store::squeeze(pack(m_part)));
        m_part = {};
        m_size = 0;
        return m_put.run();
    }

    std::int64_t m_set;
    store::Statement m_put;
    store::ChangePart m_part;
    std::size_t m_size = 0;
    int m_ordinal = 0;
};

std::string countsText(const std::map<EntityKind, ChangeCount> &counts)
{
    std::string text;
    for (const auto &[kind, count] : counts) {
        if (count.added + count.removed + count.changed + count.revived > 0)
            text += fmt::format("{}\"{}\":[{},{},{},{}]", text.empty() ? "" : ",", word(kind),
                                count.added, count.removed, count.changed, count.revived);
    }
    return '{' + text + '}';
}

Status writeLines(store::Connection &db, std::int64_t set, const std::vector<Change> &lines)
{
    auto put = db.prepare("INSERT INTO change(set_id, ordinal, uid, kind, name, op, field, old, "
                          "new) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    std::int64_t ordinal = 0;
    for (const Change &line : lines) {
        put.bind(1, set).bind(2, ordinal++).bind(3, line.uid).bind(4, word(line.kind));
        put.bind(5, line.name).bind(6, word(line.op)).bind(7, line.field);
        if (auto status = put.bind(8, line.before).bind(9, line.after).run(); !status)
            return status;
    }
    return {};
}

/// Counts and reach are known at the end only.
Status completeSet(store::Connection &db, std::int64_t id, const store::Reach &reach,
                   const std::map<EntityKind, ChangeCount> &counts)
{
    constexpr auto entity = static_cast<std::size_t>(store::Counter::Entity);
    auto update = db.prepare("UPDATE change_set SET counts=?2, first_entity=?3, last_entity=?4, "
                             "reach=?5 WHERE id=?1");
    update.bind(1, id).bind(2, countsText(counts)).bind(3, reach.before[entity]);
    return update.bind(4, reach.after[entity]).bindBlob(5, pack(reach)).run();
}

} // namespace

Result<std::int64_t> writeChangeSet(store::Connection &db, store::ChangeRecorder &recorder,
                                    NewChangeSet &&set)
{
    auto insert = db.prepare("INSERT INTO change_set(kind, at, undoes, sources, counts, "
                             "first_entity, last_entity, reach) "
                             "VALUES(?1, ?2, ?3, ?4, '{}', 0, 0, x'')");
    insert.bind(1, word(set.kind)).bind(2, set.at);
    if (set.undoes != 0)
        insert.bind(3, set.undoes);
    if (auto status = insert.bind(4, set.sources).run(); !status)
        return status.error();
    const std::int64_t id = db.lastInsertId();
    PartWriter parts(db, id);
    ChangeText text(db, recorder);
    const bool isUndo = set.kind == ChangeSetKind::Undo; // its lines are those of what it undoes
    auto status = recorder.finish([&](store::RowChange &&change) {
        if (!isUndo) {
            if (auto taken = text.take(change); !taken)
                return taken;
        }
        return parts.add(std::move(change));
    });
    if (status)
        status = parts.finish(recorder.seen());
    if (!status)
        return status.error();
    if (!isUndo) {
        auto lines = text.lines(set.counts);
        if (!lines)
            return lines.error();
        if (status = writeLines(db, id, *lines); !status)
            return status.error();
    }
    if (status = completeSet(db, id, recorder.reach(), set.counts); !status)
        return status.error();
    return id;
}

Status recordImport(ImportWork &work)
{
    NewChangeSet set;
    set.at = work.request.now;
    work.ids.forEachCreated([&set](EntityId, EntityKind kind) { ++set.counts[kind].added; });
    std::string runs;
    for (const ImportRunId run : work.outcome.runs)
        runs += (runs.empty() ? "" : ",") + std::to_string(run.value);
    auto sources = work.db.prepare(
        "SELECT json_group_array(json_object('uid', uid, 'kind', kind, 'name', name)) FROM "
        "(SELECT DISTINCT s.uid, s.kind, s.name FROM import_run r JOIN source s ON "
        "s.id=r.source_id WHERE r.id IN (SELECT value FROM json_each('[' || ?1 || ']')) "
        "ORDER BY s.name, s.uid)");
    if (sources.bind(1, runs).step())
        set.sources = sources.text(0);
    if (auto status = sources.finish(); !status)
        return status;
    auto written = writeChangeSet(work.db, *work.recorder, std::move(set));
    return written ? Status() : Status(written.error());
}

} // namespace meshscope::catalog
