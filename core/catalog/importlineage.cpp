// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/flowparts.h"
#include "catalog/importwork.h"

#include <algorithm>
#include <map>
#include <optional>

namespace meshscope::catalog {

namespace {

struct Flow
{
    EdgeBasis basis = EdgeBasis::Manual;
    std::vector<ColumnFlow> columns;
};

/// All flows between single things that one document states, each once.
Result<std::map<FlowKey, Flow>> flowsOf(ImportWork &work, const DocumentRows &rows)
{
    std::map<FlowKey, Flow> flows;
    auto status = rows.staged->edges.forEach([&](EdgeRecord &&edge) -> Status {
        const EntityId from = work.ids.singleAsset(edge.from, rows.source);
        const EntityId to = work.ids.singleAsset(edge.to, rows.source);
        if (!from || !to || from == to)
            return {};
        const EntityId job = work.ids.job(edge.jobNamespace, edge.jobName, rows.source);
        Flow &flow = flows[{from, to, job}];
        flow.basis = std::min(flow.basis, edge.basis);
        std::move(edge.columns.begin(), edge.columns.end(), std::back_inserter(flow.columns));
        return {};
    });
    if (!status)
        return status.error();
    rows.staged->edges.clear();
    return flows;
}

class EdgeWriter
{
public:
    EdgeWriter(ImportWork &work, std::vector<std::int64_t> &changed)
        : m_work(work)
        , m_changed(changed)
        , m_find(work.db.prepare("SELECT id, first_seen_at, last_seen_at FROM edge WHERE "
                                 "from_id=?1 AND to_id=?2 AND job_id=?3"))
        , m_insert(work.db.prepare(
              "INSERT INTO edge(from_id, to_id, job_id, basis, first_seen_at, last_seen_at) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING"))
        , m_seen(work.db.prepare("UPDATE edge SET last_seen_at=max(last_seen_at, ?2), "
                                 "first_seen_at=min(first_seen_at, "
                                 "?2) WHERE id=?1 AND (last_seen_at<?2 OR first_seen_at>?2)"))
        , m_state(
              work.db.prepare("SELECT basis, columns FROM edge_doc WHERE edge_id=?1 AND doc_id=?2"))
        , m_put(work.db.prepare("INSERT INTO edge_doc(edge_id, doc_id, run_id, basis, columns) "
                                "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET run_id=?3, "
                                "basis=?4, columns=?5"))
    {
    }

    Result<std::int64_t> put(const FlowKey &key, Flow &flow, const DocumentRows &rows)
    {
        const auto &[from, to, job] = key;
        tidy(flow.columns);
        // Most flows of a first import are new: only those that are not are looked up.
        const std::int64_t before = m_work.db.changeCount();
        m_insert.bind(1, from).bind(2, to).bind(3, job.value).bind(4, word(flow.basis));
        if (auto status = m_insert.bind(5, rows.observedAt).run(); !status)
            return status.error();
        const bool isNew = m_work.db.changeCount() != before;
        std::int64_t edge = isNew ? m_work.db.lastInsertId() : 0;
        const std::string columns = flow.columns.empty() ? std::string() : pack(flow.columns);
        if (!isNew) {
            auto known = seeAgain(key, rows);
            if (!known)
                return known;
            edge = *known;
            m_state.bind(1, edge).bind(2, rows.document);
            const bool same = m_state.step() && m_state.text(0) == word(flow.basis)
                && m_state.blob(1) == columns;
            if (auto status = m_state.finish(); !status)
                return status.error();
            if (same)
                return edge;
            m_changed.push_back(edge);
        }
        m_put.bind(1, edge).bind(2, rows.document).bind(3, rows.run).bind(4, word(flow.basis));
        if (columns.empty())
            m_put.bindNull(5);
        else
            m_put.bindBlob(5, columns);
        if (auto status = m_put.run(); !status)
            return status.error();
        return edge;
    }

private:
    /// The row of a flow that is known.
    Result<std::int64_t> seeAgain(const FlowKey &key, const DocumentRows &rows)
    {
        const auto &[from, to, job] = key;
        m_find.bind(1, from).bind(2, to).bind(3, job.value);
        const bool found = m_find.step();
        const std::int64_t edge = found ? m_find.integer(0) : 0;
        const std::int64_t first = found ? m_find.integer(1) : 0;
        const std::int64_t last = found ? m_find.integer(2) : 0;
        if (auto status = m_find.finish(); !status)
            return status.error();
        const std::int64_t now = toEpochMs(rows.observedAt);
        if (first <= now && now <= last)
            return edge;
        // Nearly always only the last time moves, and for every flow of a document.
        std::optional<store::ChangeRecorder::Pause> pause;
        if (first <= now) {
            pause.emplace(*m_work.recorder);
            m_work.recorder->edgeSeen(edge, last);
        }
        if (auto status = m_seen.bind(1, edge).bind(2, rows.observedAt).run(); !status)
            return status.error();
        return edge;
    }

    ImportWork &m_work;
    std::vector<std::int64_t> &m_changed;
    store::Statement m_find;
    store::Statement m_insert;
    store::Statement m_seen;
    store::Statement m_state;
    store::Statement m_put;
};

/// The same between the things of which decisions make several one; keeps those that were.
Status joinFlows(ImportWork &work, const DocumentRows &rows, std::map<FlowKey, Flow> &flows)
{
    if (!work.ids.hasMembers())
        return {};
    FlowParts parts(work.db);
    std::vector<FlowKey> said;
    std::map<FlowKey, Flow> joined;
    for (auto &[key, flow] : flows) {
        const auto &[from, to, job] = key;
        tidy(flow.columns);
        if (work.ids.isMember(from) || work.ids.isMember(to)) {
            const std::string columns = flow.columns.empty() ? std::string() : pack(flow.columns);
            if (auto status = parts.put(key, word(flow.basis), columns, rows); !status)
                return status;
            said.push_back(key);
        }
        const FlowKey common {work.ids.current(from), work.ids.current(to), job};
        if (std::get<0>(common) == std::get<1>(common))
            continue;
        Flow &into = joined[common];
        into.basis = std::min(into.basis, flow.basis);
        std::move(flow.columns.begin(), flow.columns.end(), std::back_inserter(into.columns));
    }
    flows = std::move(joined);
    if (!rows.staged->complete || rows.quarantined)
        return {};
    return parts.dropUnsaid(rows.document, said);
}

/// Flows that a complete document no longer states.
Status removeOldFlows(ImportWork &work, const DocumentRows &rows,
                      const std::unordered_set<std::int64_t> &stated,
                      std::vector<std::int64_t> &changed)
{
    if (!rows.staged->complete || rows.quarantined || rows.isNew)
        return {};
    std::vector<std::int64_t> gone;
    auto find = work.db.prepare(
        "SELECT edge_id, from_id, to_id FROM edge_doc JOIN edge ON edge.id=edge_id "
        "WHERE doc_id=?1");
    for (find.bind(1, rows.document); find.step();) {
        if (stated.contains(find.integer(0)))
            continue;
        gone.push_back(find.integer(0));
        work.released.emplace(find.id<EntityId>(1), rows.run);
        work.released.emplace(find.id<EntityId>(2), rows.run);
    }
    if (auto status = find.finish(); !status)
        return status;
    auto remove = work.db.prepare("DELETE FROM edge_doc WHERE edge_id=?1 AND doc_id=?2");
    for (const std::int64_t edge : gone) {
        if (auto status = remove.bind(1, edge).bind(2, rows.document).run(); !status)
            return status;
    }
    changed.insert(changed.end(), gone.begin(), gone.end());
    return {};
}

Status writeFlows(ImportWork &work, EdgeWriter &writer, const DocumentRows &rows,
                  std::vector<std::int64_t> &changed)
{
    auto flows = flowsOf(work, rows);
    if (!flows)
        return flows.error();
    if (auto status = joinFlows(work, rows, *flows); !status)
        return status;
    std::unordered_set<std::int64_t> stated;
    for (auto &[key, flow] : *flows) {
        auto edge = writer.put(key, flow, rows);
        if (!edge)
            return edge.error();
        stated.insert(*edge);
        if (++work.records % 1024 == 0 && work.stopped())
            return ImportWork::cancelled();
    }
    return removeOldFlows(work, rows, stated, changed);
}

Status writeRuns(ImportWork &work, const DocumentRows &rows)
{
    if (rows.staged->runs.count() == 0)
        return {};
    // A run is told in several events: the end counts more than the start, whatever comes first.
    auto put = work.db.prepare(
        "INSERT INTO run(uuid, job_id, state, started_at, ended_at, error) VALUES(?1, ?2, ?3, ?4, "
        "?5, ?6) "
        "ON CONFLICT DO UPDATE SET state=CASE WHEN ended_at IS NULL OR excluded.ended_at>=ended_at "
        "THEN excluded.state ELSE state END, started_at=min(coalesce(started_at, "
        "excluded.started_at), "
        "coalesce(excluded.started_at, started_at)), ended_at=max(coalesce(ended_at, "
        "excluded.ended_at), "
        "coalesce(excluded.ended_at, ended_at)), error=CASE error WHEN '' THEN excluded.error ELSE "
        "error END "
        "WHERE excluded.state<>state OR excluded.ended_at IS NOT ended_at OR excluded.started_at "
        "IS NOT started_at");
    return rows.staged->runs.forEach([&](RunRecord &&run) -> Status {
        const EntityId job = work.ids.job(run.jobNamespace, run.jobName, rows.source);
        if (!job || run.uuid.empty())
            return {};
        put.bind(1, run.uuid)
            .bind(2, job)
            .bind(3, run.state)
            .bind(4, run.startedAt)
            .bind(5, run.endedAt);
        return put.bind(6, run.error).run();
    });
}

/// The strongest basis that a document still gives; flows that nobody states any more are gone.
/// Only of those whose documents changed: a catalog has millions of flows.
Status settleFlows(ImportWork &work, const std::vector<std::int64_t> &changed)
{
    // Things that were merged may have any.
    const bool isAny = !work.ids.merged().empty();
    auto drop = work.db.prepare(
        std::string("DELETE FROM edge WHERE basis<>'manual' AND NOT EXISTS (SELECT 1 FROM edge_doc "
                    "WHERE edge_id=edge.id)")
        + (isAny ? "" : " AND id=?1"));
    auto basis = work.db.prepare(
        std::string("UPDATE edge SET basis=b.best FROM (SELECT edge_id, CASE min(CASE basis WHEN "
                    "'observed' THEN 0 WHEN 'declared' THEN 1 WHEN 'parsed' THEN 2 ELSE 3 END) "
                    "WHEN 0 THEN 'observed' WHEN 1 THEN 'declared' WHEN 2 THEN 'parsed' ELSE "
                    "'manual' END AS best FROM edge_doc WHERE edge_id")
        + (isAny ? " IN (SELECT d.edge_id FROM edge_doc d JOIN edge e ON e.id=d.edge_id WHERE "
                   "d.basis<>e.basis)"
                 : "=?1")
        + " GROUP BY edge_id) b WHERE b.edge_id=edge.id AND b.best<>edge.basis");
    if (isAny) {
        auto status = drop.run();
        return status ? basis.run() : status;
    }
    for (const std::int64_t edge : changed) {
        for (store::Statement *const statement : {&drop, &basis}) {
            if (auto status = statement->bind(1, edge).run(); !status)
                return status;
        }
    }
    return {};
}

} // namespace

Status writeLineage(ImportWork &work)
{
    std::vector<std::int64_t> changed; ///< flows that more or fewer documents state
    EdgeWriter writer(work, changed);
    for (const DocumentRows &rows : work.documents) {
        if (auto status = writeFlows(work, writer, rows, changed); !status)
            return status;
        if (auto status = writeRuns(work, rows); !status)
            return status;
    }
    for (const std::string &locator : work.request.goneDocuments) {
        auto ends = work.db.prepare(
            "SELECT from_id, to_id, id FROM edge WHERE id IN (SELECT edge_id FROM edge_doc WHERE "
            "doc_id IN (SELECT id FROM source_doc WHERE locator=?1 AND complete=1))");
        for (ends.bind(1, locator); ends.step();) {
            work.released.emplace(ends.id<EntityId>(0), ImportRunId {});
            work.released.emplace(ends.id<EntityId>(1), ImportRunId {});
            changed.push_back(ends.integer(2));
        }
        if (auto status = ends.finish(); !status)
            return status;
        if (auto status = dropFlowParts(work.db, locator); !status)
            return status;
        auto remove
            = work.db.prepare("DELETE FROM edge_doc WHERE doc_id IN "
                              "(SELECT id FROM source_doc WHERE locator=?1 AND complete=1)");
        if (auto status = remove.bind(1, locator).run(); !status)
            return status;
    }
    if (auto status = settleFlows(work, changed); !status)
        return status;
    return work.ids.finish();
}

} // namespace meshscope::catalog
