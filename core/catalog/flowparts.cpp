// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/flowparts.h"

#include "base/archive.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace meshscope::catalog {

namespace {

auto orderOf(const ColumnFlow &flow)
{
    return std::tie(flow.from, flow.to, flow.flow, flow.subtype, flow.transform, flow.masking);
}

/// One row of identity_flow, with the ends as they are now.
struct Part
{
    FlowKey key;
    DocumentId document; ///< none: drawn by hand
    std::int64_t run = 0;
    std::string basis;
    std::optional<std::string> columns;
    std::int64_t firstSeen = 0;
    std::int64_t lastSeen = 0;
};

std::size_t strength(std::string_view basis)
{
    static constexpr std::array<std::string_view, 3> order {"observed", "declared", "parsed"};
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), basis) - order.begin());
}

/// Joins what one document says of several flows that are one now.
Status unite(Part &into, const Part &more)
{
    into.firstSeen = std::min(into.firstSeen, more.firstSeen);
    into.lastSeen = std::max(into.lastSeen, more.lastSeen);
    into.run = std::max(into.run, more.run);
    if (strength(more.basis) < strength(into.basis))
        into.basis = more.basis;
    if (!more.columns)
        return {};
    if (!into.columns) {
        into.columns = more.columns;
        return {};
    }
    auto columns = unpack<std::vector<ColumnFlow>>(*into.columns);
    auto others = unpack<std::vector<ColumnFlow>>(*more.columns);
    if (!columns)
        return columns.error();
    if (!others)
        return others.error();
    std::move(others->begin(), others->end(), std::back_inserter(*columns));
    tidy(*columns);
    into.columns = pack(*columns);
    return {};
}

class FlowWriter
{
public:
    explicit FlowWriter(store::Connection &db)
        : m_db(db)
        , m_edge(db.prepare("INSERT INTO edge(from_id, to_id, job_id, basis, first_seen_at, "
                            "last_seen_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"))
        , m_document(db.prepare("INSERT INTO edge_doc(edge_id, doc_id, run_id, basis, columns) "
                                "VALUES(?1, ?2, ?3, ?4, ?5)"))
    {
    }

    /// All parts of one flow, one for each document.
    Status write(const std::vector<Part> &parts)
    {
        Part whole = parts.front();
        whole.columns.reset();
        for (const Part &part : parts) {
            Part plain = part;
            plain.columns.reset();
            if (auto status = unite(whole, plain); !status)
                return status;
        }
        const auto &[from, to, job] = whole.key;
        m_edge.bind(1, from).bind(2, to).bind(3, job.value).bind(4, whole.basis);
        if (auto status = m_edge.bind(5, whole.firstSeen).bind(6, whole.lastSeen).run(); !status)
            return status;
        const std::int64_t edge = m_db.lastInsertId();
        for (const Part &part : parts) {
            if (!part.document)
                continue;
            m_document.bind(1, edge).bind(2, part.document).bind(3, part.run).bind(4, part.basis);
            if (part.columns)
                m_document.bindBlob(5, *part.columns);
            else
                m_document.bindNull(5);
            if (auto status = m_document.run(); !status)
                return status;
        }
        return {};
    }

private:
    store::Connection &m_db;
    store::Statement m_edge;
    store::Statement m_document;
};

Result<std::vector<Part>> partsOfSettling(store::Connection &db)
{
    std::vector<Part> parts;
    auto rows = db.prepare(
        "SELECT coalesce(a.into_id, f.from_id) AS source, coalesce(b.into_id, f.to_id) AS target, "
        "f.job_id, f.doc_id, f.run_id, f.basis, f.columns, f.first_seen_at, f.last_seen_at "
        "FROM identity_flow f LEFT JOIN identity_member a ON a.entity_id=f.from_id "
        "LEFT JOIN identity_member b ON b.entity_id=f.to_id "
        "WHERE f.rowid IN (SELECT g.rowid FROM identity_flow g JOIN temp.settling s ON "
        "s.entity_id=g.from_id UNION SELECT g.rowid FROM identity_flow g JOIN temp.settling s ON "
        "s.entity_id=g.to_id) ORDER BY source, target, f.job_id, f.doc_id, f.from_id, f.to_id");
    while (rows.step()) {
        Part part;
        part.key = {rows.id<EntityId>(0), rows.id<EntityId>(1), rows.id<EntityId>(2)};
        if (std::get<0>(part.key) == std::get<1>(part.key))
            continue; // from a thing to itself
        part.document = rows.id<DocumentId>(3);
        part.run = rows.integer(4);
        part.basis = rows.text(5);
        if (!rows.isNull(6))
            part.columns = std::string(rows.blob(6));
        part.firstSeen = rows.integer(7);
        part.lastSeen = rows.integer(8);
        parts.push_back(std::move(part));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return parts;
}

} // namespace

void tidy(std::vector<ColumnFlow> &columns)
{
    std::sort(columns.begin(), columns.end(), [](const ColumnFlow &left, const ColumnFlow &right) {
        return orderOf(left) < orderOf(right);
    });
    columns.erase(std::unique(columns.begin(), columns.end(),
                              [](const ColumnFlow &left, const ColumnFlow &right) {
                                  return orderOf(left) == orderOf(right);
                              }),
                  columns.end());
}

FlowParts::FlowParts(store::Connection &db)
    : m_db(db)
    , m_put(db.prepare(
          "INSERT INTO identity_flow(doc_id, from_id, to_id, job_id, run_id, basis, columns, "
          "first_seen_at, last_seen_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, min(?8, "
          "coalesce((SELECT "
          "min(first_seen_at) FROM identity_flow WHERE from_id=?2 AND to_id=?3 AND job_id=?4), "
          "?8)), ?8) ON CONFLICT DO UPDATE SET first_seen_at=min(first_seen_at, ?8), "
          "run_id=iif(basis=?6 AND columns IS ?7, run_id, ?5), "
          "basis=?6, columns=?7, last_seen_at=max(last_seen_at, ?8)"))
{
}

Status FlowParts::put(const FlowKey &key, std::string_view basis, std::string_view columns,
                      const DocumentRows &rows)
{
    const auto &[from, to, job] = key;
    m_put.bind(1, rows.document).bind(2, from).bind(3, to).bind(4, job.value).bind(5, rows.run);
    m_put.bind(6, basis);
    if (columns.empty())
        m_put.bindNull(7);
    else
        m_put.bindBlob(7, columns);
    return m_put.bind(8, rows.observedAt).run();
}

Status FlowParts::dropUnsaid(DocumentId document, const std::vector<FlowKey> &said)
{
    const std::set<FlowKey> kept(said.begin(), said.end());
    std::vector<std::int64_t> gone;
    auto rows
        = m_db.prepare("SELECT rowid, from_id, to_id, job_id FROM identity_flow WHERE doc_id=?1");
    for (rows.bind(1, document); rows.step();) {
        const FlowKey key {rows.id<EntityId>(1), rows.id<EntityId>(2), rows.id<EntityId>(3)};
        if (!kept.contains(key))
            gone.push_back(rows.integer(0));
    }
    if (auto status = rows.finish(); !status)
        return status;
    auto drop = m_db.prepare("DELETE FROM identity_flow WHERE rowid=?1");
    for (const std::int64_t row : gone) {
        if (auto status = drop.bind(1, row).run(); !status)
            return status;
    }
    return {};
}

Status dropFlowParts(store::Connection &db, std::string_view locator)
{
    auto drop = db.prepare("DELETE FROM identity_flow WHERE doc_id IN "
                           "(SELECT id FROM source_doc WHERE locator=?1 AND complete=1)");
    return drop.bind(1, locator).run();
}

Status keepFlowParts(store::Connection &db)
{
    return db.execute(
        "INSERT INTO identity_flow(doc_id, from_id, to_id, job_id, run_id, basis, columns, "
        "first_seen_at, last_seen_at) SELECT coalesce(d.doc_id, 0), e.from_id, e.to_id, e.job_id, "
        "coalesce(d.run_id, 0), coalesce(d.basis, e.basis), d.columns, e.first_seen_at, "
        "e.last_seen_at FROM edge e LEFT JOIN edge_doc d ON d.edge_id=e.id WHERE e.id IN "
        "(SELECT g.id FROM edge g JOIN temp.settling s ON s.entity_id=g.from_id UNION "
        "SELECT g.id FROM edge g JOIN temp.settling s ON s.entity_id=g.to_id) "
        "AND NOT EXISTS(SELECT 1 FROM identity_member WHERE entity_id=e.from_id) "
        "AND NOT EXISTS(SELECT 1 FROM identity_member WHERE entity_id=e.to_id)");
}

Status rebuildFlows(store::Connection &db)
{
    auto parts = partsOfSettling(db);
    if (!parts)
        return parts.error();
    constexpr std::string_view touched
        = "SELECT e.id FROM edge e JOIN temp.settling s ON e.from_id IN(s.entity_id, s.into_id) "
          "UNION SELECT e.id FROM edge e JOIN temp.settling s ON e.to_id IN(s.entity_id, "
          "s.into_id)";
    for (const std::string_view head :
         {"DELETE FROM edge_doc WHERE edge_id IN (", "DELETE FROM edge WHERE id IN ("}) {
        if (auto status = db.execute(std::string(head) + std::string(touched) + ')'); !status)
            return status;
    }
    FlowWriter writer(db);
    for (auto at = parts->begin(); at != parts->end();) {
        std::vector<Part> flow;
        for (const FlowKey key = at->key; at != parts->end() && at->key == key; ++at) {
            if (flow.empty() || flow.back().document != at->document)
                flow.push_back(std::move(*at));
            else if (auto status = unite(flow.back(), *at); !status)
                return status;
        }
        if (auto status = writer.write(flow); !status)
            return status;
    }
    return db.execute("DELETE FROM identity_flow WHERE NOT EXISTS(SELECT 1 FROM identity_member "
                      "WHERE entity_id=from_id) AND NOT EXISTS(SELECT 1 FROM identity_member "
                      "WHERE entity_id=to_id)");
}

} // namespace meshscope::catalog
