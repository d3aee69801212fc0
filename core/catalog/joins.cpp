// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/joins.h"

#include "catalog/flowparts.h"

#include <algorithm>
#include <array>

namespace meshscope::catalog {

namespace {

// Of temp.settling: all single things of every common thing that is about to change.
#define LOSERS "(SELECT entity_id FROM temp.settling WHERE into_id<>entity_id)"
#define MEMBERS "(SELECT entity_id FROM temp.settling)"
#define COMMON_OF(column) "(SELECT into_id FROM temp.settling WHERE entity_id=" column ")"
#define WAS_OF(place, row)                                                                         \
    "(SELECT v.entity_id FROM identity_moved v JOIN temp.settling s ON s.entity_id=v.entity_id "   \
    "WHERE v.place='" place "' AND v.row_id=" row ")"
#define MOVED(place)                                                                               \
    "(SELECT v.row_id FROM identity_moved v JOIN temp.settling s ON s.entity_id=v.entity_id "      \
    "WHERE v.place='" place "')"
#define SPOKEN_OF                                                                                  \
    "EXISTS(SELECT 1 FROM statement WHERE entity_id=?1) OR EXISTS(SELECT 1 FROM local_claim "      \
    "WHERE entity_id=?1) OR EXISTS(SELECT 1 FROM edge WHERE from_id=?1) OR EXISTS(SELECT 1 FROM "  \
    "edge WHERE to_id=?1)"
// A step of an approval has no number of its own.
#define STEP "request_id*1000+ordinal"

// The row may say already where it is bound to; its first key says where it is by itself. By
// entity:
// `+` keeps the planner from reading every physical key.
#define OWN_INSTANCE                                                                               \
    "(SELECT substr(k.key, length(a.platform)+2, instr(substr(k.key, length(a.platform)+2), "      \
    "'|')-1) FROM entity_key k WHERE k.entity_id=e.id AND +k.scheme='phys' AND "                   \
    "substr(k.key, 1, length(a.platform)+1)=a.platform || '|' ORDER BY k.key LIMIT 1)"

constexpr std::array<std::string_view, 1> keepMembers {
    "INSERT INTO identity_member(entity_id, into_id, bound, state, present, name, platform, "
    "instance, qualified_name, ptype, email) SELECT e.id, s.into_id, s.bound, e.state, "
    "EXISTS(SELECT 1 FROM statement WHERE entity_id=e.id) OR EXISTS(SELECT 1 FROM edge WHERE "
    "from_id=e.id) OR EXISTS(SELECT 1 FROM edge WHERE to_id=e.id), e.name, "
    "coalesce(a.platform,''), coalesce(" OWN_INSTANCE ", a.instance, ''), "
    "coalesce(a.qualified_name,''), "
    "coalesce(p.ptype,''), coalesce(p.email,'') FROM temp.settling s JOIN entity e ON "
    "e.id=s.entity_id LEFT JOIN asset a ON a.id=e.id LEFT JOIN party p ON p.id=e.id",
};

// Rows that other things have of the joined ones; what was decided keeps its own names in
// identity_moved, the rest follows from statements.
constexpr std::array<std::string_view, 26> joinRows {
    "UPDATE rule SET asset_id=" COMMON_OF("asset_id") " WHERE asset_id IN " LOSERS,
    "UPDATE contract_asset SET asset_id=" COMMON_OF("asset_id") " WHERE asset_id IN " LOSERS,
    "UPDATE OR IGNORE port_asset SET asset_id=" COMMON_OF("asset_id") " WHERE asset_id IN " LOSERS,
    "DELETE FROM port_asset WHERE asset_id IN " LOSERS,
    "UPDATE OR IGNORE ownership SET party_id=" COMMON_OF("party_id") " WHERE party_id IN " LOSERS,
    "DELETE FROM ownership WHERE party_id IN " LOSERS " OR entity_id IN " LOSERS,
    "UPDATE OR IGNORE membership SET team_id=" COMMON_OF("team_id") " WHERE team_id IN " LOSERS,
    "UPDATE OR IGNORE membership SET user_id=" COMMON_OF("user_id") " WHERE user_id IN " LOSERS,
    "DELETE FROM membership WHERE team_id IN " LOSERS " OR user_id IN " LOSERS,
    "UPDATE product SET owner_id=" COMMON_OF("owner_id") " WHERE owner_id IN " LOSERS,
    "UPDATE asset SET owner_id=" COMMON_OF("owner_id") " WHERE owner_id IN " LOSERS,
    "UPDATE asset SET stated_owner_id=" COMMON_OF("stated_owner_id") " WHERE stated_owner_id "
                                                                     "IN " LOSERS,
    "INSERT OR IGNORE INTO identity_moved SELECT consumer_id, 'consumer', id FROM access_request "
    "WHERE consumer_id IN " LOSERS,
    "UPDATE access_request SET consumer_id=" COMMON_OF("consumer_id") " WHERE consumer_id "
                                                                      "IN " LOSERS,
    "INSERT OR IGNORE INTO identity_moved SELECT requester_id, 'requester', id FROM "
    "access_request WHERE requester_id IN " LOSERS,
    "UPDATE access_request SET requester_id=" COMMON_OF("requester_id") " WHERE requester_id "
                                                                        "IN " LOSERS,
    "INSERT OR IGNORE INTO identity_moved SELECT decided_by, 'decider', " STEP " FROM "
    "approval_step WHERE decided_by IN " LOSERS,
    "UPDATE OR IGNORE approval_step SET decided_by=" COMMON_OF("decided_by") " WHERE decided_by "
                                                                             "IN " LOSERS,
    "DELETE FROM tag WHERE entity_id IN " LOSERS,
    "DELETE FROM link WHERE entity_id IN " LOSERS,
    "DELETE FROM asset_columns WHERE asset_id IN " LOSERS,
    "DELETE FROM asset WHERE id IN " LOSERS,
    "DELETE FROM party WHERE id IN " LOSERS,
    "UPDATE entity SET state='active' WHERE id IN (SELECT s.into_id FROM temp.settling s JOIN "
    "entity e ON e.id=s.entity_id WHERE e.state='active') AND state='absent'",
    "UPDATE entity SET state='merged', merged_into=" COMMON_OF("id") " WHERE id IN " LOSERS,
    "UPDATE asset SET instance=(SELECT bound FROM temp.settling WHERE entity_id=id) WHERE id IN "
    "(SELECT entity_id FROM temp.settling WHERE entity_id=into_id AND bound<>'')",
};

constexpr std::array<std::string_view, 10> splitRows {
    "INSERT INTO asset(id, platform, instance, qualified_name) SELECT m.entity_id, m.platform, "
    "m.instance, m.qualified_name FROM identity_member m JOIN entity e ON e.id=m.entity_id WHERE "
    "e.kind='asset' AND m.entity_id IN " LOSERS,
    "INSERT INTO party(id, ptype, email) SELECT m.entity_id, m.ptype, m.email FROM "
    "identity_member m JOIN entity e ON e.id=m.entity_id WHERE e.kind='party' AND m.entity_id "
    "IN " LOSERS,
    "UPDATE asset SET platform=m.platform, instance=m.instance, qualified_name=m.qualified_name "
    "FROM identity_member m WHERE m.entity_id=asset.id AND m.entity_id IN " MEMBERS,
    "UPDATE party SET ptype=m.ptype, email=m.email FROM identity_member m WHERE "
    "m.entity_id=party.id AND m.entity_id IN " MEMBERS,
    "UPDATE entity SET state=m.state, merged_into=NULL, name=m.name FROM identity_member m WHERE "
    "m.entity_id=entity.id AND m.entity_id IN " MEMBERS,
    "UPDATE access_request SET consumer_id=" WAS_OF("consumer", "id") " WHERE id "
                                                                      "IN " MOVED("consumer"),
    "UPDATE access_request SET requester_id=" WAS_OF("requester", "id") " WHERE id "
                                                                        "IN " MOVED("requester"),
    "UPDATE approval_step SET decided_by=" WAS_OF("decider", STEP) " WHERE " STEP
                                                                   " IN " MOVED("decider"),
    "DELETE FROM identity_moved WHERE entity_id IN " MEMBERS,
    "DELETE FROM identity_member WHERE entity_id IN " MEMBERS,
};

} // namespace

Status Joins::runAll(std::span<const std::string_view> script)
{
    for (const std::string_view sql : script) {
        if (auto status = m_work.db.execute(sql); !status)
            return status;
    }
    return {};
}

Result<Joins::Members> Joins::stored()
{
    Members members;
    auto rows = m_work.db.prepare("SELECT entity_id, into_id, bound FROM identity_member");
    while (rows.step())
        members[rows.id<EntityId>(0)] = {rows.id<EntityId>(1), std::string(rows.text(2))};
    if (auto status = rows.finish(); !status)
        return status.error();
    return members;
}

Status Joins::fill(const Members &members)
{
    if (auto status = m_work.db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS settling(entity_id INTEGER PRIMARY KEY, into_id "
            "INTEGER NOT NULL, bound TEXT NOT NULL); DELETE FROM temp.settling");
        !status)
        return status;
    auto put = m_work.db.prepare("INSERT INTO temp.settling VALUES(?1, ?2, ?3)");
    for (const auto &[id, member] : members) {
        if (auto status = put.bind(1, id).bind(2, member.common).bind(3, member.bound).run();
            !status)
            return status;
    }
    return {};
}

/// Everything whose rows name one of temp.settling: computed again from what was said.
Status Joins::noteDependents()
{
    auto rows = m_work.db.prepare(
        "SELECT entity_id FROM temp.settling "
        "UNION SELECT r.id FROM temp.settling s JOIN rule r ON r.asset_id=s.entity_id "
        "UNION SELECT c.version_id FROM temp.settling s JOIN contract_asset c ON "
        "c.asset_id=s.entity_id "
        "UNION SELECT o.entity_id FROM temp.settling s JOIN ownership o ON o.party_id=s.entity_id "
        "UNION SELECT user_id FROM membership WHERE team_id IN " MEMBERS
        "UNION SELECT id FROM product WHERE owner_id IN " MEMBERS
        "UNION SELECT id FROM asset WHERE stated_owner_id IN " MEMBERS);
    while (rows.step())
        m_work.affected.push_back(rows.id<EntityId>(0));
    return rows.finish();
}

Status Joins::split(const Members &members)
{
    if (members.empty())
        return {};
    if (auto status = fill(members); !status)
        return status;
    if (auto status = noteDependents(); !status)
        return status;
    std::vector<EntityId> werePresent;
    auto rows = m_work.db.prepare("SELECT entity_id FROM identity_member WHERE present=1 AND "
                                  "entity_id IN " MEMBERS);
    while (rows.step())
        werePresent.push_back(rows.id<EntityId>(0));
    if (auto status = rows.finish(); !status)
        return status;
    if (auto status = runAll(splitRows); !status)
        return status;
    for (const auto &[id, member] : members) {
        m_work.ids.separate(id);
        m_work.affected.push_back(id);
    }
    m_applied.separated += static_cast<std::int64_t>(members.size());
    if (auto status = rebuildFlows(m_work.db); !status)
        return status;
    return restorePresence(members, werePresent);
}

/// A single thing is there if somebody speaks of it now. One of which nobody ever spoke, since only
/// others name it, stays as it was.
Status Joins::restorePresence(const Members &members, const std::vector<EntityId> &werePresent)
{
    auto appear = m_work.db.prepare("UPDATE entity SET state='active' WHERE id=?1 AND "
                                    "state='absent' AND kind='asset' AND (" SPOKEN_OF ")");
    for (const auto &[id, member] : members) {
        if (auto status = appear.bind(1, id).run(); !status)
            return status;
    }
    auto vanish = m_work.db.prepare("UPDATE entity SET state='absent' WHERE id=?1 AND "
                                    "state='active' AND kind='asset' AND NOT (" SPOKEN_OF ")");
    for (const EntityId id : werePresent) {
        if (auto status = vanish.bind(1, id).run(); !status)
            return status;
    }
    return {};
}

Status Joins::form(const Members &members)
{
    if (members.empty())
        return {};
    if (auto status = fill(members); !status)
        return status;
    if (auto status = keepFlowParts(m_work.db); !status)
        return status;
    if (auto status = runAll(keepMembers); !status)
        return status;
    if (auto status = noteDependents(); !status)
        return status;
    // Flows first: they name the rows that go.
    if (auto status = rebuildFlows(m_work.db); !status)
        return status;
    if (auto status = runAll(joinRows); !status)
        return status;
    for (const auto &[id, member] : members) {
        if (id != member.common && m_work.touched.contains(id))
            m_work.touched.touch(member.common, Touch::Changed);
        m_work.ids.join(id, member.common);
        m_work.affected.push_back(member.common);
    }
    m_applied.joined += static_cast<std::int64_t>(members.size());
    return {};
}

Status Joins::settle()
{
    auto before = stored();
    if (!before)
        return before.error();
    auto wanted = decidedMembers(m_work.db);
    if (!wanted)
        return wanted.error();
    // A common thing stays as it is only if all of it does.
    std::map<EntityId, bool> changed;
    const auto compare = [&changed](const Members &these, const Members &those) {
        for (const auto &[id, member] : these) {
            const auto other = those.find(id);
            if (other == those.end() || other->second != member)
                changed[member.common] = true;
        }
    };
    compare(*before, *wanted);
    compare(*wanted, *before);
    const auto keepChanged = [&changed](Members &members) {
        std::erase_if(members,
                      [&](const auto &entry) { return !changed.contains(entry.second.common); });
    };
    keepChanged(*before);
    keepChanged(*wanted);
    if (auto status = split(*before); !status)
        return status;
    return form(*wanted);
}

Status Joins::separate(EntityId common)
{
    auto members = stored();
    if (!members)
        return members.error();
    std::erase_if(*members, [&](const auto &entry) { return entry.second.common != common; });
    return split(*members);
}

Status Joins::writeWinners()
{
    m_work.again = true;
    return catalog::writeWinners(m_work);
}

Status Joins::writeLinks()
{
    if (auto status = catalog::writeLinks(m_work); !status)
        return status;
    if (auto status = updateMentioned(m_work); !status)
        return status;
    // How many things documents speak of has changed.
    return forgetStatedCounts(m_work.db);
}

} // namespace meshscope::catalog
