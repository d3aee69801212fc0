// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identities.h"
#include "catalog/platforms.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

/// The part of Identities about datasets.
namespace meshscope::catalog {

std::string Identities::physicalKeyOf(const PhysicalName &name, SourceId source) const
{
    const std::string instance
        = name.instance.empty() ? m_bindings.instanceFor(source, name.platform) : name.instance;
    std::string folded = physicalKey(name, instance);
    if (!foldsNames(name.platform) || !m_vetoed.contains(folded))
        return folded;
    // Names that differ in case only exist here: the one written alike, else the native spelling.
    std::string exact = physicalKey(name, instance, Case::Exact);
    if (m_listed.contains(exact) || findSingle({std::string(physicalScheme), exact}))
        return exact;
    std::string native = nativeKey(exact);
    return findSingle({std::string(physicalScheme), native}) ? native : exact;
}

/// A dataset that flows name but no document describes is called by the spelling that sorts first,
/// so that the order of imports does not matter. Small letters sort last: only what has others may
/// be better than what is there. One that is described is called as its document calls it.
void Identities::respell(EntityId id, const PhysicalName &name)
{
    if (isDescribed(id) || !foldsNames(name.platform))
        return;
    const std::string spelling = name.display();
    const std::uint64_t digest = XXH3_64bits(spelling.data(), spelling.size());
    if (spelling == lowerCase(spelling) || std::exchange(m_lastSpelling[id], digest) == digest)
        return;
    if (isMember(id)) { // how it is called should the decision be taken back
        m_memberSpelling.bind(1, id);
        const bool betterAlone = m_memberSpelling.step() && spelling < m_memberSpelling.text(0);
        keep(m_memberSpelling.finish());
        if (betterAlone)
            keep(m_respellMember.bind(1, id).bind(2, spelling).bind(3, name.leaf()).run());
    }
    m_spellingOf.bind(1, id);
    const bool better = m_spellingOf.step() && spelling < m_spellingOf.text(0);
    keep(m_spellingOf.finish());
    if (!better)
        return;
    keep(m_respell.bind(1, id).bind(2, spelling).run());
    keep(m_rename.bind(1, id).bind(2, name.leaf()).run());
    nowNamed(id, name.leaf());
}

EntityId Identities::singleAsset(const PhysicalName &name, SourceId source)
{
    const Key key {std::string(physicalScheme), physicalKeyOf(name, source)};
    if (const EntityId found = findSingle(key)) {
        respell(found, name);
        return found;
    }
    const EntityId id = ensureSingle(EntityKind::Asset, {key}, name.leaf(), source);
    m_insertAsset.bind(1, id).bind(2, name.platform).bind(3, std::string(instanceOf(key.key)));
    m_insertAsset.bind(4, name.display());
    keep(m_insertAsset.run());
    return m_status ? id : EntityId {};
}

EntityId Identities::singleAsset(const AssetRef &ref, SourceId source)
{
    if (const auto name = physicalName(ref))
        return singleAsset(*name, source);
    if (ref.form != RefForm::Logical || ref.name.empty())
        return {};
    const Key key = logicalKey(ref);
    if (const EntityId found = findSingle(key))
        return found;
    // "model.shop.orders" is called orders until somebody names it.
    const std::string leaf = ref.name.substr(ref.name.find_last_of('.') + 1);
    const EntityId id
        = ensureSingle(EntityKind::Asset, {key}, leaf.empty() ? ref.name : leaf, source);
    m_insertAsset.bind(1, id).bind(2, platformName(ref.platform)).bind(3, "*").bind(4, ref.name);
    keep(m_insertAsset.run());
    return m_status ? id : EntityId {};
}

void Identities::describe(EntityId id)
{
    const auto at = static_cast<std::size_t>(id.value);
    if (at >= m_described.size())
        m_described.resize(std::max(at + 1, m_described.size() * 2));
    m_described[at] = true;
}

EntityId Identities::singleAsset(const AssetRef &ref, const std::vector<AssetRef> &aliases,
                                 SourceId source)
{
    EntityId entity = singleAsset(ref, source);
    for (const AssetRef &alias : aliases) {
        const auto name = physicalName(alias);
        if (!name && (alias.form != RefForm::Logical || alias.name.empty()))
            continue;
        const Key key = name ? Key {std::string(physicalScheme), physicalKeyOf(*name, source)}
                             : logicalKey(alias);
        const EntityId found = findSingle(key);
        if (!entity) {
            entity = singleAsset(alias, source);
        } else if (!found) {
            if (!name || !samePlaceOtherName(key.key, entity))
                addKey(entity, key, name ? name->leaf() : alias.name, source);
        } else if (found != entity && mayJoin(entity, found)) {
            merge(std::min(entity, found), std::max(entity, found));
            entity = single(entity);
        }
    }
    return entity;
}

} // namespace meshscope::catalog
