// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/winnerwriter.h"

#include <algorithm>

namespace meshscope::catalog {

namespace {

/// Statements in order of precedence.
template<typename T>
Result<std::vector<Stated<T>>> sorted(StatementReader &reader, EntityId entity)
{
    auto statements = reader.read<T>(entity);
    if (statements)
        std::sort(statements->begin(), statements->end(), precedes<T>);
    return statements;
}

/// First non-empty text of a member over all statements.
template<typename T>
std::string first(const std::vector<Stated<T>> &statements, std::string T::*member)
{
    for (const Stated<T> &statement : statements) {
        if (!(statement.record.*member).empty())
            return statement.record.*member;
    }
    return {};
}

/// Whether making `parent` the parent of `domain` would close a ring.
Result<bool> wouldRing(store::Connection &db, EntityId domain, EntityId parent)
{
    auto above = db.prepare(
        "WITH RECURSIVE up(id) AS (SELECT ?2 UNION SELECT d.parent_id FROM domain d JOIN up "
        "ON d.id=up.id WHERE d.parent_id IS NOT NULL) SELECT 1 FROM up WHERE id=?1");
    const bool ring = above.bind(1, domain).bind(2, parent).step();
    if (auto status = above.finish(); !status)
        return status.error();
    return ring;
}

/// A user's place in a team, by the document that says so.
Status writeMemberships(ImportWork &work, EntityId user,
                        const std::vector<Stated<PartyRecord>> &statements)
{
    auto drop = work.db.prepare("DELETE FROM membership WHERE user_id=?1 AND role=''");
    if (auto status = drop.bind(1, user).run(); !status)
        return status;
    auto put = work.db.prepare(
        "INSERT OR IGNORE INTO membership(team_id, user_id, role, doc_id) VALUES(?1, ?2, '', ?3)");
    for (const Stated<PartyRecord> &statement : statements) {
        if (statement.record.team.empty())
            continue;
        OwnerRef team;
        team.type = PartyType::Team;
        team.name = statement.record.team;
        const EntityId id = work.ids.party(team, SourceId {statement.sourceRow});
        if (!id || id == user)
            continue;
        if (auto status = put.bind(1, id).bind(2, user).bind(3, statement.documentRow).run();
            !status)
            return status;
    }
    return {};
}

} // namespace

Status writeDomainWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    StatementReader reader(work.db);
    CommonRows common(work);
    auto update = work.db.prepare("UPDATE domain SET parent_id=?2, description=?3 WHERE id=?1");
    for (const EntityId entity : entities) {
        auto statements = sorted<DomainRecord>(reader, entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            continue;
        if (auto status = common.rename(entity, first(*statements, &DomainRecord::name)); !status)
            return status;
        const std::string parentName = first(*statements, &DomainRecord::parent);
        EntityId parent = parentName.empty()
            ? EntityId {}
            : work.ids.domain(parentName, {statements->front().sourceRow});
        if (parent) {
            auto ring = wouldRing(work.db, entity, parent);
            if (!ring)
                return ring.error();
            if (*ring)
                parent = {};
        }
        update.bind(1, entity).bind(2, parent).bind(3,
                                                    first(*statements, &DomainRecord::description));
        if (auto status = update.run(); !status)
            return status;
    }
    return {};
}

/// A person's name rather than the address he is known by.
std::string partyName(const std::vector<Stated<PartyRecord>> &statements)
{
    std::string name = first(statements, &PartyRecord::name);
    for (const Stated<PartyRecord> &statement : statements) {
        const bool isAddress = name.find('@') != std::string::npos;
        if (isAddress && !statement.record.name.empty()
            && statement.record.name.find('@') == std::string::npos)
            name = statement.record.name;
    }
    return name;
}

Status writePartyWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    StatementReader reader(work.db);
    CommonRows common(work);
    auto update = work.db.prepare(
        "UPDATE party SET ptype=?2, email=CASE ?3 WHEN '' THEN email ELSE ?3 END, title=?4, "
        "domain_id=?5 WHERE id=?1");
    for (const EntityId entity : entities) {
        auto statements = sorted<PartyRecord>(reader, entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            continue;
        const std::string name = partyName(*statements);
        // Nobody may have written the name in the records; then the one met elsewhere stays.
        if (name.find('@') == std::string::npos) {
            if (auto status = common.rename(entity, name); !status)
                return status;
        }
        const std::string domainName = first(*statements, &PartyRecord::domain);
        const EntityId domain = domainName.empty()
            ? EntityId {}
            : work.ids.domain(domainName, {statements->front().sourceRow});
        update.bind(1, entity).bind(2, word(statements->front().record.type));
        update.bind(3, first(*statements, &PartyRecord::email))
            .bind(4, first(*statements, &PartyRecord::title));
        if (auto status = update.bind(5, domain).run(); !status)
            return status;
        if (auto status = writeMemberships(work, entity, *statements); !status)
            return status;
    }
    return {};
}

Status writeJobWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    StatementReader reader(work.db);
    CommonRows common(work);
    auto update = work.db.prepare("UPDATE OR IGNORE job SET jtype=?2, description=?3, code=?4, "
                                  "namespace=?5, jname=?6 WHERE id=?1");
    for (const EntityId entity : entities) {
        auto statements = sorted<JobRecord>(reader, entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            continue;
        std::vector<StatedOwner> owners;
        for (const Stated<JobRecord> &statement : *statements) {
            for (const OwnerRef &owner : statement.record.owners)
                owners.push_back({owner, statement.sourceRow});
        }
        if (auto owner = common.putOwners(entity, owners, common.earlierOf(entity)); !owner)
            return owner.error();
        update.bind(1, entity).bind(2, first(*statements, &JobRecord::type));
        update.bind(3, first(*statements, &JobRecord::description))
            .bind(4, first(*statements, &JobRecord::code));
        const JobRecord &named = statements->front().record;
        const std::string key = jobKey(named.nameSpace, named.name).key;
        update.bind(5, named.nameSpace).bind(6, key.substr(key.find('|') + 1));
        if (auto status = common.rename(entity, key.substr(key.find('|') + 1)); !status)
            return status;
        if (auto status = update.run(); !status)
            return status;
    }
    return {};
}

} // namespace meshscope::catalog
