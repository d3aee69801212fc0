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

Status writeRuleWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    StatementReader reader(work.db);
    CommonRows common(work);
    auto put = work.db.prepare(
        "INSERT INTO rule(id, key, asset_id, path, engine, name, rtype, description, expectation, "
        "dimension, "
        "dimension_basis, severity, documented_only, period_s, contract_version_id) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT(id) "
        "DO UPDATE SET "
        "asset_id=?3, path=?4, engine=?5, name=?6, rtype=?7, description=?8, expectation=?9, "
        "dimension=?10, "
        "dimension_basis=?11, severity=?12, documented_only=?13, period_s=?14, "
        "contract_version_id=?15");
    std::uint32_t done = 0;
    for (const EntityId entity : entities) {
        if (++done % 1024 == 0 && work.stopped())
            return ImportWork::cancelled();
        auto statements = sorted<RuleRecord>(reader, entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            continue;
        const RuleRecord &rule = statements->front().record;
        const AssetId asset = work.ids.asset(rule.asset, {statements->front().sourceRow});
        ContractVersionId version;
        if (!rule.contractId.empty()) {
            // A rule of a contract that is not in the catalog (yet) stays a rule of its dataset.
            auto known = work.db.prepare("SELECT 1 FROM contract_version WHERE id=?1");
            const EntityId found
                = work.ids.find(contractVersionKey(rule.contractId, rule.contractVersion));
            if (found && known.bind(1, found).step())
                version = found;
        }
        if (auto status = common.rename(entity, rule.name); !status)
            return status;
        put.bind(1, entity)
            .bind(2, rule.key)
            .bind(3, asset)
            .bind(4, rule.column)
            .bind(5, rule.engine);
        put.bind(6, rule.name)
            .bind(7, rule.type)
            .bind(8, rule.description)
            .bind(9, rule.expectation);
        put.bind(10, word(rule.dimension))
            .bind(11, rule.dimensionBasis)
            .bind(12, word(rule.severity));
        put.bind(13, rule.documentedOnly ? 1 : 0).bind(14, rule.periodSeconds).bind(15, version);
        if (auto status = put.run(); !status)
            return status;
    }
    return {};
}

Status writeResults(ImportWork &work)
{
    auto rule = work.db.prepare(
        "INSERT INTO rule(id, key, engine, name, rtype, dimension, dimension_basis, severity) "
        "VALUES(?1, ?2, '', ?2, '', 'unassigned', 'none', 'error') ON CONFLICT DO NOTHING");
    auto put = work.db.prepare(
        "INSERT OR IGNORE INTO result(rule_id, executed_at, run_key, outcome, value, failed_rows, "
        "evaluated_rows, "
        "age_s, limit_s, message, doc_id) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    for (const DocumentRows &rows : work.documents) {
        for (const ResultRecord &result : rows.staged->results) {
            // Results may come before the document that defines their rule.
            EntityId id = work.ids.find(ruleKey(result.ruleKey));
            if (!id) {
                id = work.ids.ensure(EntityKind::Rule, {ruleKey(result.ruleKey)}, result.ruleKey,
                                     rows.source);
                if (auto status = rule.bind(1, id).bind(2, result.ruleKey).run(); !status)
                    return status;
            }
            put.bind(1, id)
                .bind(2, result.executedAt)
                .bind(3, result.runKey)
                .bind(4, word(result.outcome));
            put.bind(5, result.value).bind(6, result.failedRows).bind(7, result.evaluatedRows);
            put.bind(8, result.ageSeconds).bind(9, result.limitSeconds).bind(10, result.message);
            if (auto status = put.bind(11, rows.document).run(); !status)
                return status;
            if (++work.records % 4096 == 0 && work.stopped())
                return ImportWork::cancelled();
        }
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
