// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/entitymerge.h"

#include "model/kinds.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace meshscope::catalog {

namespace {

using Script = std::span<const std::string_view>;

// ?1 winner, ?2 loser. OR IGNORE where the winner may have the same row already; what is left of
// the loser is removed after it. Per kind, since some of these have to look at a whole table.
constexpr std::array<std::string_view, 6> ofEverything {
    "UPDATE entity_key SET entity_id=?1 WHERE entity_id=?2",
    "UPDATE OR IGNORE statement SET entity_id=?1 WHERE entity_id=?2",
    "UPDATE OR IGNORE local_claim SET entity_id=?1 WHERE entity_id=?2",
    "UPDATE OR IGNORE ownership SET entity_id=?1 WHERE entity_id=?2",
    "UPDATE entity SET merged_into=?1 WHERE merged_into=?2",
    "DELETE FROM statement WHERE entity_id=?2",
};
constexpr std::array<std::string_view, 6> ofAsset {
    "UPDATE rule SET asset_id=?1 WHERE asset_id=?2",
    "UPDATE OR IGNORE port_asset SET asset_id=?1 WHERE asset_id=?2",
    "UPDATE contract_asset SET asset_id=?1 WHERE asset_id=?2",
    "DELETE FROM port_asset WHERE asset_id=?2",
    "DELETE FROM asset_columns WHERE asset_id=?2",
    "DELETE FROM asset WHERE id=?2",
};
constexpr std::array<std::string_view, 13> ofParty {
    "UPDATE OR IGNORE ownership SET party_id=?1 WHERE party_id=?2",
    "UPDATE OR IGNORE membership SET team_id=?1 WHERE team_id=?2",
    "UPDATE OR IGNORE membership SET user_id=?1 WHERE user_id=?2",
    "UPDATE product SET owner_id=?1 WHERE owner_id=?2",
    "UPDATE asset SET owner_id=?1 WHERE owner_id=?2",
    "UPDATE asset SET stated_owner_id=?1 WHERE stated_owner_id=?2",
    "UPDATE access_request SET consumer_id=?1 WHERE consumer_id=?2",
    "UPDATE access_request SET requester_id=?1 WHERE requester_id=?2",
    "UPDATE OR IGNORE approval_step SET decided_by=?1 WHERE decided_by=?2",
    "DELETE FROM ownership WHERE party_id=?2",
    "DELETE FROM membership WHERE team_id=?2",
    "DELETE FROM membership WHERE user_id=?2",
    "DELETE FROM party WHERE id=?2",
};
constexpr std::array<std::string_view, 2> ofJob {
    "UPDATE run SET job_id=?1 WHERE job_id=?2",
    "DELETE FROM job WHERE id=?2",
};
constexpr std::array<std::string_view, 4> derived {
    "DELETE FROM local_claim WHERE entity_id=?2",
    "DELETE FROM ownership WHERE entity_id=?2",
    "DELETE FROM tag WHERE entity_id=?2",
    "DELETE FROM link WHERE entity_id=?2",
};

Status runPair(store::Connection &db, std::string_view sql, EntityId winner, EntityId loser)
{
    auto statement = db.prepare(sql);
    // Statements that only need the loser still number it ?2.
    if (sql.find("?1") != std::string_view::npos)
        statement.bind(1, winner);
    return statement.bind(2, loser).run();
}

struct EdgeRow
{
    std::int64_t id;
    EntityId from;
    EntityId to;
    EntityId job;
};

Status moveEdge(store::Connection &db, const EdgeRow &edge, EntityId winner, EntityId loser)
{
    const EntityId from = edge.from == loser ? winner : edge.from;
    const EntityId to = edge.to == loser ? winner : edge.to;
    const EntityId job = edge.job == loser ? winner : edge.job;
    auto twin = db.prepare("SELECT id FROM edge WHERE from_id=?1 AND to_id=?2 AND job_id=?3");
    twin.bind(1, from).bind(2, to).bind(3, job.value);
    const std::int64_t target = twin.step() ? twin.integer(0) : 0;
    if (auto status = twin.finish(); !status)
        return status;
    if (target == 0 && from != to) {
        auto update = db.prepare("UPDATE edge SET from_id=?2, to_id=?3, job_id=?4 WHERE id=?1");
        return update.bind(1, edge.id).bind(2, from).bind(3, to).bind(4, job.value).run();
    }
    if (from != to) { // the same flow is there already: its documents join, the row goes
        auto documents = db.prepare("UPDATE OR IGNORE edge_doc SET edge_id=?2 WHERE edge_id=?1");
        if (auto status = documents.bind(1, edge.id).bind(2, target).run(); !status)
            return status;
        auto seen = db.prepare(
            "UPDATE edge SET first_seen_at=min(first_seen_at, o.first_seen_at), "
            "last_seen_at=max(last_seen_at, o.last_seen_at) "
            "FROM (SELECT first_seen_at, last_seen_at FROM edge WHERE id=?1) o WHERE edge.id=?2");
        if (auto status = seen.bind(1, edge.id).bind(2, target).run(); !status)
            return status;
    }
    auto rest = db.prepare("DELETE FROM edge_doc WHERE edge_id=?1");
    if (auto status = rest.bind(1, edge.id).run(); !status)
        return status;
    auto row = db.prepare("DELETE FROM edge WHERE id=?1");
    return row.bind(1, edge.id).run();
}

Status moveEdges(store::Connection &db, EntityId winner, EntityId loser)
{
    std::vector<EdgeRow> edges;
    auto rows = db.prepare(
        "SELECT id, from_id, to_id, job_id FROM edge WHERE from_id=?1 OR to_id=?1 OR job_id=?1");
    for (rows.bind(1, loser); rows.step();)
        edges.push_back(
            {rows.integer(0), rows.id<EntityId>(1), rows.id<EntityId>(2), rows.id<EntityId>(3)});
    if (auto status = rows.finish(); !status)
        return status;
    for (const EdgeRow &edge : edges) {
        if (auto status = moveEdge(db, edge, winner, loser); !status)
            return status;
    }
    return {};
}

/// The same of flows between single things; a document that states both ways keeps the first.
constexpr std::array<std::string_view, 4> ofParts {
    "UPDATE OR IGNORE identity_flow SET from_id=?1 WHERE from_id=?2",
    "UPDATE OR IGNORE identity_flow SET to_id=?1 WHERE to_id=?2",
    "UPDATE OR IGNORE identity_flow SET job_id=?1 WHERE job_id=?2",
    "DELETE FROM identity_flow WHERE from_id=?2 OR to_id=?2 OR job_id=?2",
};

} // namespace

Status mergeEntities(store::Connection &db, EntityId winner, EntityId loser, MergeTrace trace)
{
    auto kind = db.prepare("SELECT kind FROM entity WHERE id=?1");
    const std::string which(kind.bind(1, loser).step() ? kind.text(0) : std::string_view());
    if (auto status = kind.finish(); !status)
        return status;
    if (auto status = moveEdges(db, winner, loser); !status)
        return status;
    const Script own = which == word(EntityKind::Asset) ? Script(ofAsset)
        : which == word(EntityKind::Party)              ? Script(ofParty)
        : which == word(EntityKind::Job)                ? Script(ofJob)
                                                        : Script();
    for (const Script script : {Script(ofEverything), Script(ofParts), own, Script(derived)}) {
        for (const std::string_view sql : script) {
            if (auto status = runPair(db, sql, winner, loser); !status)
                return status;
        }
    }
    const std::string_view end = trace == MergeTrace::None
        ? "DELETE FROM entity WHERE id=?2"
        : "UPDATE entity SET state='merged', merged_into=?1 WHERE id=?2";
    return runPair(db, end, winner, loser);
}

} // namespace meshscope::catalog
