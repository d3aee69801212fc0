// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identities.h"
#include "catalog/statements.h"

#include <algorithm>

/// The part of Identities about what a person has decided.
namespace meshscope::catalog {

bool hasMembers(store::Connection &db)
{
    auto any = db.prepare("SELECT 1 FROM identity_member LIMIT 1");
    return any.step() || !any.finish();
}

Status Identities::loadDecisions()
{
    auto members = m_db.prepare("SELECT entity_id, into_id FROM identity_member");
    while (members.step())
        m_decided.emplace(members.id<EntityId>(0), members.id<EntityId>(1));
    if (auto status = members.finish(); !status)
        return status;
    // A thing that was merged since is named by what it was merged into; a member is itself.
    auto apart = m_db.prepare(
        "SELECT iif(lm.entity_id IS NULL, coalesce(l.merged_into, l.id), l.id), "
        "iif(rm.entity_id IS NULL, coalesce(r.merged_into, r.id), r.id) FROM identity_decision d "
        "JOIN entity l ON l.uid=d.left_key LEFT JOIN identity_member lm ON lm.entity_id=l.id "
        "JOIN entity r ON r.uid=d.right_key LEFT JOIN identity_member rm ON rm.entity_id=r.id "
        "WHERE d.subject='entity' AND d.verdict='different'");
    while (apart.step())
        m_apart.emplace_back(apart.id<EntityId>(0), apart.id<EntityId>(1));
    return apart.finish();
}

EntityId Identities::current(EntityId id) const
{
    id = single(id);
    const auto found = m_decided.find(id);
    return found == m_decided.end() ? id : found->second;
}

EntityId Identities::find(const Key &key) const
{
    return current(findSingle(key));
}

EntityId Identities::ensure(EntityKind kind, const std::vector<Key> &keys, std::string_view name,
                            SourceId source)
{
    return current(ensureSingle(kind, keys, name, source));
}

EntityId Identities::asset(const AssetRef &ref, SourceId source)
{
    return current(singleAsset(ref, source));
}

EntityId Identities::asset(const PhysicalName &name, SourceId source)
{
    return current(singleAsset(name, source));
}

void Identities::join(EntityId single, EntityId common)
{
    m_decided[single] = common;
    const std::int64_t at = single.value - m_firstNew;
    if (single != common && at >= 0 && at < static_cast<std::int64_t>(m_created.size()))
        m_created[static_cast<std::size_t>(at)].isGone = true;
}

bool Identities::isApart(EntityId left, EntityId right) const
{
    const EntityId one = current(left);
    const EntityId other = current(right);
    return std::any_of(m_apart.begin(), m_apart.end(), [&](const auto &pair) {
        const EntityId first = current(pair.first);
        const EntityId second = current(pair.second);
        return (first == one && second == other) || (first == other && second == one);
    });
}

} // namespace meshscope::catalog
