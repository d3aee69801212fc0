// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/winnerwriter.h"

#include <map>
#include <set>
#include <utility>

namespace meshscope::catalog {

CommonRows::CommonRows(ImportWork &work)
    : m_work(work)
    , m_rename(work.db.prepare("UPDATE entity SET name=?2 WHERE id=?1 AND name<>?2"))
    , m_dropTags(work.db.prepare("DELETE FROM tag WHERE entity_id=?1"))
    , m_putTag(
          work.db.prepare("INSERT OR IGNORE INTO tag(entity_id, path, tag) VALUES(?1, ?2, ?3)"))
    , m_dropLinks(work.db.prepare("DELETE FROM link WHERE entity_id=?1"))
    , m_putLink(work.db.prepare(
          "INSERT OR IGNORE INTO link(entity_id, ltype, url, text) VALUES(?1, ?2, ?3, ?4)"))
    , m_dropOwners(work.db.prepare("DELETE FROM ownership WHERE entity_id=?1"))
    , m_putOwner(work.db.prepare("INSERT INTO ownership(entity_id, party_id, role, raw_role, rank) "
                                 "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"))
{
}

Status CommonRows::rename(EntityId entity, std::string_view name)
{
    if (name.empty() || m_work.ids.isNewNamed(entity, name))
        return {};
    m_work.ids.nowNamed(entity, name);
    return m_rename.bind(1, entity).bind(2, name).run();
}

Status CommonRows::putTags(EntityId entity, const std::vector<std::string> &tags,
                           const std::vector<Column> &columns, Earlier earlier)
{
    if (earlier == Earlier::Maybe) {
        if (auto status = m_dropTags.bind(1, entity).run(); !status)
            return status;
    }
    for (const std::string &tag : tags) {
        if (auto status = m_putTag.bind(1, entity).bind(2, "").bind(3, tag).run(); !status)
            return status;
    }
    for (const Column &column : columns) {
        for (const std::string &tag : column.tags) {
            if (auto status = m_putTag.bind(1, entity).bind(2, column.path).bind(3, tag).run();
                !status)
                return status;
        }
    }
    return {};
}

Status CommonRows::putLinks(EntityId entity, const std::vector<Link> &links, Earlier earlier)
{
    if (earlier == Earlier::Maybe) {
        if (auto status = m_dropLinks.bind(1, entity).run(); !status)
            return status;
    }
    for (const Link &link : links) {
        m_putLink.bind(1, entity).bind(2, link.type).bind(3, link.url).bind(4, link.text);
        if (auto status = m_putLink.run(); !status)
            return status;
    }
    return {};
}

Result<PartyId> CommonRows::putOwners(EntityId entity, const std::vector<StatedOwner> &owners,
                                      Earlier earlier)
{
    // Resolved before anything is written: a name may turn out to be a person known by an address.
    std::vector<std::pair<PartyId, const StatedOwner *>> parties;
    parties.reserve(owners.size());
    for (const StatedOwner &owner : owners)
        parties.emplace_back(m_work.ids.party(owner.owner, SourceId {owner.sourceRow}), &owner);
    if (earlier == Earlier::Maybe) {
        if (auto status = m_dropOwners.bind(1, entity).run(); !status)
            return status.error();
    }
    PartyId accountable;
    int rank = 0;
    std::set<std::pair<PartyId, OwnerRole>> seen;
    for (const auto &[stated, owner] : parties) {
        const PartyId party = m_work.ids.current(stated);
        if (!party || !seen.emplace(party, owner->owner.role).second)
            continue;
        if (!accountable && owner->owner.role == OwnerRole::Owner)
            accountable = party;
        m_putOwner.bind(1, entity).bind(2, party).bind(3, word(owner->owner.role));
        m_putOwner.bind(4, owner->owner.rawRole).bind(5, rank++);
        if (auto status = m_putOwner.run(); !status)
            return status.error();
    }
    return accountable;
}

namespace {

using EntitiesByKind = std::map<EntityKind, std::vector<EntityId>>;

/// The kinds that have winners; none for ports, terms and what else is part of something.
std::optional<EntityKind> kindWithWinners(std::string_view text)
{
    for (const EntityKind kind :
         {EntityKind::Domain, EntityKind::Party, EntityKind::Product, EntityKind::Asset,
          EntityKind::ContractVersion, EntityKind::Job, EntityKind::Rule})
        if (word(kind) == text)
            return kind;
    return std::nullopt;
}

/// What the import has touched, each once, in order; takes it from the work.
std::vector<EntityId> takeAffected(ImportWork &work)
{
    std::vector<EntityId> ordered = std::exchange(work.affected, {});
    if (work.ids.hasMembers())
        for (EntityId &entity : ordered)
            entity = work.ids.current(entity);
    std::sort(ordered.begin(), ordered.end());
    ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
    return ordered;
}

Result<EntitiesByKind> affectedByKind(ImportWork &work)
{
    EntitiesByKind kinds;
    auto kind = work.db.prepare("SELECT kind FROM entity WHERE id=?1 AND state<>'merged'");
    for (const EntityId entity : takeAffected(work)) {
        std::optional<EntityKind> found = work.ids.newKind(entity);
        if (!found && kind.bind(1, entity).step())
            found = kindWithWinners(kind.text(0));
        kind.reset();
        if (found)
            kinds[*found].push_back(entity);
    }
    if (auto status = kind.finish(); !status)
        return status.error();
    return kinds;
}

} // namespace

Status writeWinners(ImportWork &work)
{
    auto kinds = affectedByKind(work);
    if (!kinds)
        return kinds.error();
    using Step = Status (*)(ImportWork &, const std::vector<EntityId> &);
    const std::array<std::pair<EntityKind, Step>, 7> steps {{
        {EntityKind::Domain, writeDomainWinners},
        {EntityKind::Party, writePartyWinners},
        {EntityKind::ContractVersion, writeContractWinners},
        {EntityKind::Product, writeProductWinners},
        {EntityKind::Asset, writeAssetWinners},
        {EntityKind::Job, writeJobWinners},
        {EntityKind::Rule, writeRuleWinners},
    }};
    for (const auto &[which, step] : steps) {
        if (work.stopped())
            return ImportWork::cancelled();
        if (which == EntityKind::Rule) {
            if (auto status
                = addContractRules(work, (*kinds)[EntityKind::ContractVersion], (*kinds)[which]);
                !status)
                return status;
        }
        if (auto status = step(work, (*kinds)[which]); !status)
            return status;
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
