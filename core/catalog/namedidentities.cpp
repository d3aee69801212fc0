// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identities.h"

/// The part of Identities about things that are known by name: domains, jobs and parties.
namespace meshscope::catalog {

namespace {

/// Of two ways to write a person or a domain, the one to show: a name rather than an address, then
/// the text that sorts first, so that the order of imports does not matter.
bool isBetterName(std::string_view candidate, std::string_view present)
{
    const bool candidateIsEmail = candidate.find('@') != std::string_view::npos;
    const bool presentIsEmail = present.find('@') != std::string_view::npos;
    return candidateIsEmail != presentIsEmail ? presentIsEmail : candidate < present;
}

} // namespace

EntityId Identities::domain(std::string_view name, SourceId source)
{
    const Key key = domainKey(name);
    if (key.key.empty())
        return {};
    if (const EntityId found = find(key)) {
        if (std::string &last = m_lastMention[found]; last != name) {
            last = name;
            rename(found, name);
        }
        return found;
    }
    const EntityId id = ensure(EntityKind::Domain, {key}, name, source);
    keep(m_insertDomain.bind(1, id).run());
    return m_status ? id : EntityId {};
}

EntityId Identities::job(const JobRecord &record, SourceId source)
{
    const EntityId id = job(record.nameSpace, record.name, source);
    return id ? ensure(EntityKind::Job, jobKeys(record), record.name, source) : id;
}

EntityId Identities::job(std::string_view nameSpace, std::string_view name, SourceId source)
{
    const Key key = jobKey(nameSpace, name);
    if (name.empty())
        return {};
    if (const EntityId found = find(key))
        return found;
    const EntityId id = ensure(EntityKind::Job, {key}, name, source);
    keep(m_insertJob.bind(1, id)
             .bind(2, nameSpace)
             .bind(3, key.key.substr(key.key.find('|') + 1))
             .run());
    return m_status ? id : EntityId {};
}

EntityId Identities::party(const OwnerRef &owner, SourceId source)
{
    return current(singleParty(owner, source));
}

EntityId Identities::singleParty(const OwnerRef &owner, SourceId source)
{
    if (owner.type == PartyType::Team) {
        const Key key = teamKey(owner.name);
        return key.key.empty()
            ? EntityId {}
            : ensureParty(PartyType::Team, {key}, owner.name, owner.email, source);
    }
    const std::vector<Key> keys = userKeys(owner.name, owner.email, m_bindings.uidOf(source));
    if (keys.empty())
        return {};
    const bool known = keys.front().scheme == "email";
    const std::string_view address
        = known ? std::string_view(keys.front().key) : std::string_view();
    const PartyType type = owner.type == PartyType::Service ? owner.type
        : known                                             ? PartyType::User
                                                            : PartyType::Placeholder;
    return ensureParty(type, keys, owner.name.empty() ? owner.email : owner.name, address, source);
}

/// A mention may name what no document describes; see isBetterName.
void Identities::rename(EntityId id, std::string_view name)
{
    m_nameOf.bind(1, id);
    const bool better = m_nameOf.step() && !name.empty() && isBetterName(name, m_nameOf.text(0));
    keep(m_nameOf.finish());
    if (!better)
        return;
    keep(m_rename.bind(1, id).bind(2, name).run());
    if (isMember(id)) { // what it is called should the decision be taken back
        auto kept = m_db.prepare("UPDATE identity_member SET name=?2 WHERE entity_id=?1");
        keep(kept.bind(1, id).bind(2, name).run());
    }
    nowNamed(id, name);
}

EntityId Identities::ensureParty(PartyType type, const std::vector<Key> &keys,
                                 std::string_view name, std::string_view email, SourceId source)
{
    const std::size_t before = m_created.size();
    const EntityId id = ensureSingle(EntityKind::Party, keys, name, source);
    if (m_created.size() > before) {
        keep(m_insertParty.bind(1, id).bind(2, word(type)).bind(3, email).run());
        return m_status ? id : EntityId {};
    }
    // The same owner is named by thousands of datasets.
    std::string mention
        = std::string(word(type)) + '\n' + std::string(email) + '\n' + std::string(name);
    if (std::string &last = m_lastMention[id]; last != mention)
        last = std::move(mention);
    else
        return m_status ? id : EntityId {};
    rename(id, name);
    if (type != PartyType::Placeholder) {
        keep(m_defineParty.bind(1, id).bind(2, word(type)).bind(3, email).run());
    }
    return m_status ? id : EntityId {};
}

} // namespace meshscope::catalog
