// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identities.h"

#include "base/hash.h"
#include "catalog/entitymerge.h"
#include "catalog/platforms.h"

#include <xxhash.h>

#include <algorithm>
#include <set>
#include <utility>

namespace meshscope::catalog {

namespace {

constexpr std::string_view physicalScheme = "phys";

} // namespace

Identities::Identities(store::Connection &db, TimePoint now)
    : m_db(db)
    , m_now(now)
    , m_insertEntity(
          db.prepare("INSERT INTO entity(id, uid, kind, name, first_seen_at, last_seen_at) "
                     "VALUES(?5, ?1, ?2, ?3, ?4, ?4) ON CONFLICT(uid) DO NOTHING"))
    , m_insertKey(
          db.prepare("INSERT INTO entity_key(scheme, key, raw, exact_case, entity_id, source_id) "
                     "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"))
    , m_insertAsset(db.prepare(
          "INSERT INTO asset(id, platform, instance, qualified_name) VALUES(?1, ?2, ?3, ?4)"))
    , m_insertParty(db.prepare("INSERT INTO party(id, ptype, email) VALUES(?1, ?2, ?3)"))
    , m_insertDomain(db.prepare("INSERT INTO domain(id, slot) SELECT ?1, count(*) FROM domain"))
    , m_insertJob(db.prepare("INSERT INTO job(id, namespace, jname) VALUES(?1, ?2, ?3)"))
    , m_defineParty(
          db.prepare("UPDATE party SET ptype=CASE WHEN ptype='placeholder' OR (ptype='user' AND "
                     "?2='service') THEN ?2 ELSE ptype END, "
                     "email=CASE email WHEN '' THEN ?3 ELSE email END "
                     "WHERE id=?1 AND (ptype='placeholder' OR (ptype='user' AND ?2='service') OR "
                     "(email='' AND ?3<>''))"))
    , m_keysOf(db.prepare("SELECT key FROM entity_key WHERE entity_id=?1 AND scheme=?2"))
    , m_rename(db.prepare("UPDATE entity SET name=?2 WHERE id=?1"))
    , m_nameOf(
          db.prepare("SELECT name FROM entity e WHERE id=?1 AND (name LIKE '%@%' OR NOT EXISTS "
                     "(SELECT 1 FROM statement WHERE entity_id=e.id))"))
    , m_spellingOf(db.prepare("SELECT qualified_name FROM asset a WHERE id=?1 AND NOT EXISTS "
                              "(SELECT 1 FROM statement WHERE entity_id=a.id)"))
    , m_respell(db.prepare("UPDATE asset SET qualified_name=?2 WHERE id=?1"))
{
}

Identities::Digest Identities::digest(std::string_view scheme, std::string_view key)
{
    const XXH128_hash_t hash
        = XXH3_128bits_withSeed(key.data(), key.size(), XXH3_64bits(scheme.data(), scheme.size()));
    return {hash.low64, hash.high64};
}

void Identities::keep(Status status)
{
    if (m_status && !status)
        m_status = std::move(status);
}

Status Identities::load()
{
    if (auto status = m_bindings.load(m_db); !status)
        return status;
    auto last = m_db.prepare("SELECT max(id) FROM entity");
    m_lastId = last.step() ? last.integer(0) : 0;
    m_firstNew = m_lastId + 1;
    if (auto status = last.finish(); !status)
        return status;
    std::set<std::string, std::less<>> privateInstances;
    auto rows = m_db.prepare("SELECT scheme, key, entity_id, exact_case FROM entity_key");
    while (rows.step()) {
        const std::string_view key = rows.text(1);
        m_keys.emplace(digest(rows.text(0), key), rows.integer(2));
        if (rows.text(0) != physicalScheme)
            continue;
        m_bindings.know(platformOf(key), instanceOf(key));
        if (isPrivateInstance(instanceOf(key)) && privateInstances.emplace(instanceOf(key)).second)
            m_bindings.askPrivate(instanceOf(key));
        if (rows.integer(3) != 0)
            m_vetoed.insert(lowerCase(key));
    }
    if (auto status = rows.finish(); !status)
        return status;
    return loadDecisions();
}

EntityId Identities::single(EntityId id) const
{
    for (auto found = m_aliases.find(id); found != m_aliases.end(); found = m_aliases.find(id))
        id = found->second;
    return id;
}

EntityId Identities::findSingle(const Key &key) const
{
    const auto found = m_keys.find(digest(key.scheme, key.key));
    return found == m_keys.end() ? EntityId {} : single(EntityId {found->second});
}

EntityId Identities::create(EntityKind kind, const Key &first, std::string_view name)
{
    // Numbers are never used twice in one import: a merged one still means its winner.
    const EntityId id {++m_lastId};
    m_insertEntity.bind(2, word(kind)).bind(3, name).bind(4, m_now).bind(5, id);
    // The uid follows from the first key, so the same input in an empty catalog gives the same uid.
    // A merged entity of an earlier time may still have it: then the number makes it unique.
    const std::string text = first.scheme + ':' + first.key;
    const std::int64_t before = m_db.changeCount();
    for (int attempt = 0; m_db.changeCount() == before && m_status; ++attempt) {
        m_insertEntity.bind(1, uuid5(attempt == 0 ? text : text + '#' + std::to_string(attempt)));
        keep(m_insertEntity.run());
    }
    m_created.push_back({XXH3_64bits(name.data(), name.size()), kind});
    return id;
}

const Identities::Created *Identities::created(EntityId id) const
{
    const std::int64_t at = id.value - m_firstNew;
    if (at < 0 || at >= static_cast<std::int64_t>(m_created.size()))
        return nullptr;
    const Created &found = m_created[static_cast<std::size_t>(at)];
    return found.isGone ? nullptr : &found;
}

std::optional<EntityKind> Identities::newKind(EntityId id) const
{
    const Created *const found = created(id);
    return found == nullptr ? std::nullopt : std::optional(found->kind);
}

bool Identities::isNewNamed(EntityId id, std::string_view name) const
{
    const Created *const found = created(id);
    return found != nullptr && found->name == XXH3_64bits(name.data(), name.size());
}

void Identities::nowNamed(EntityId id, std::string_view name)
{
    if (created(id) != nullptr)
        m_created[static_cast<std::size_t>(id.value - m_firstNew)].name
            = XXH3_64bits(name.data(), name.size());
}

void Identities::addKey(EntityId entity, const Key &key, std::string_view raw, SourceId source)
{
    m_keys[digest(key.scheme, key.key)] = entity.value;
    const bool exact = key.scheme == physicalScheme && m_vetoed.contains(lowerCase(key.key));
    m_insertKey.bind(1, key.scheme).bind(2, key.key).bind(3, raw).bind(4, exact ? 1 : 0);
    m_insertKey.bind(5, entity).bind(6, source.value);
    keep(m_insertKey.run());
}

EntityId Identities::ensureSingle(EntityKind kind, const std::vector<Key> &keys,
                                  std::string_view name, SourceId source)
{
    EntityId entity;
    for (const Key &key : keys) {
        const EntityId found = findSingle(key);
        if (!found || found == entity)
            continue;
        if (!entity)
            entity = isOtherPerson(keys.front(), found) ? EntityId {} : found;
        else if (mayJoin(entity, found)) {
            merge(std::min(entity, found), std::max(entity, found));
            entity = single(entity);
        }
    }
    if (!entity && !keys.empty())
        entity = create(kind, keys.front(), name);
    for (const Key &key : keys) {
        const EntityId holder = findSingle(key);
        if (!holder)
            addKey(entity, key, name, source);
        else if (holder != entity && key.scheme == "user" && keys.front().scheme == "email")
            claimName(key, holder, entity, keys.front().key);
    }
    return m_status ? entity : EntityId {};
}

/// Of two people with one name in one source the name alone means the one whose address sorts
/// first, so that the order in which they are met does not matter.
void Identities::claimName(const Key &name, EntityId holder, EntityId claimant,
                           const std::string &address)
{
    const std::vector<std::string> addresses = keysOf(holder, "email");
    if (addresses.empty() || *std::min_element(addresses.begin(), addresses.end()) <= address)
        return;
    auto move = m_db.prepare("UPDATE entity_key SET entity_id=?3 WHERE scheme=?1 AND key=?2");
    keep(move.bind(1, name.scheme).bind(2, name.key).bind(3, claimant).run());
    m_keys[digest(name.scheme, name.key)] = claimant.value;
    m_renounced.insert(holder);
}

std::vector<std::string> Identities::keysOf(EntityId entity, std::string_view scheme)
{
    std::vector<std::string> keys;
    for (m_keysOf.bind(1, entity).bind(2, scheme); m_keysOf.step();)
        keys.emplace_back(m_keysOf.text(0));
    keep(m_keysOf.finish());
    return keys;
}

/// A name in a source leads to someone who is known by another address.
bool Identities::isOtherPerson(const Key &first, EntityId found)
{
    if (first.scheme != "email" || findSingle(first))
        return false;
    const std::vector<std::string> emails = keysOf(found, "email");
    return !emails.empty() && std::find(emails.begin(), emails.end(), first.key) == emails.end();
}

bool Identities::samePlaceOtherName(const std::string &key, EntityId entity)
{
    const std::vector<std::string> keys = keysOf(entity, physicalScheme);
    return std::any_of(keys.begin(), keys.end(), [&](const std::string &other) {
        return other != key && platformOf(other) == platformOf(key)
            && instanceOf(other) == instanceOf(key);
    });
}

bool Identities::mayJoin(EntityId left, EntityId right)
{
    if (isApart(left, right))
        return false;
    for (const std::string &key : keysOf(left, physicalScheme)) {
        if (samePlaceOtherName(key, right))
            return false;
    }
    // Two people who share a name in one source but have different addresses are two people.
    const std::vector<std::string> leftEmails = keysOf(left, "email");
    const std::vector<std::string> rightEmails = keysOf(right, "email");
    return leftEmails.empty() || rightEmails.empty() || leftEmails == rightEmails;
}

void Identities::merge(EntityId winner, EntityId loser)
{
    winner = single(winner);
    loser = single(loser);
    if (winner == loser || !winner || !loser)
        return;
    for (const EntityId one : {winner, loser}) {
        if (isMember(one) && m_separateAll)
            keep(m_separateAll(current(one)));
    }
    keep(mergeEntities(m_db, winner, loser, isNew(loser) ? MergeTrace::None : MergeTrace::Kept));
    m_aliases[loser] = winner;
    if (isNew(loser))
        m_created[static_cast<std::size_t>(loser.value - m_firstNew)].isGone = true;
    m_changed.erase(loser);
    m_changed.insert(winner);
}

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
    PhysicalName native = name;
    const bool upper = name.platform == "snowflake" || name.platform == "oracle";
    for (std::string &part : native.parts)
        std::transform(part.begin(), part.end(), part.begin(), [upper](char c) {
            const bool isLower = c >= 'a' && c <= 'z';
            const bool isUpper = c >= 'A' && c <= 'Z';
            return static_cast<char>(upper && isLower        ? c - 'a' + 'A'
                                         : !upper && isUpper ? c - 'A' + 'a'
                                                             : c);
        });
    const std::string nativeKey = physicalKey(native, instance, Case::Exact);
    return findSingle({std::string(physicalScheme), nativeKey}) ? nativeKey : exact;
}

/// A dataset that flows name but no document describes is called by the spelling that sorts first,
/// so that the order of imports does not matter. Small letters sort last: only what has others may
/// be better than what is there.
void Identities::respell(EntityId id, const PhysicalName &name)
{
    if (!foldsNames(name.platform))
        return;
    const std::string spelling = name.display();
    const std::uint64_t digest = XXH3_64bits(spelling.data(), spelling.size());
    if (spelling == lowerCase(spelling) || std::exchange(m_lastSpelling[id], digest) == digest)
        return;
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

Status Identities::applyBindings()
{
    const std::map<std::string, std::string> moves = m_bindings.settled();
    if (moves.empty())
        return m_status;
    std::vector<std::pair<std::string, EntityId>> privateKeys;
    auto rows = m_db.prepare(
        "SELECT key, entity_id FROM entity_key WHERE scheme='phys' AND key LIKE '%|?%'");
    while (rows.step())
        privateKeys.emplace_back(rows.text(0), rows.id<EntityId>(1));
    keep(rows.finish());
    auto rename = m_db.prepare("UPDATE entity_key SET key=?2 WHERE scheme='phys' AND key=?1");
    auto drop = m_db.prepare("DELETE FROM entity_key WHERE scheme='phys' AND key=?1");
    auto place = m_db.prepare("UPDATE asset SET instance=?2 WHERE id=?1");
    auto kept = m_db.prepare("UPDATE identity_member SET instance=?2 WHERE entity_id=?1");
    for (const auto &[key, owner] : privateKeys) {
        const auto move = moves.find(std::string(instanceOf(key)));
        if (move == moves.end())
            continue;
        const std::string target = withInstance(key, move->second);
        const EntityId present = findSingle({std::string(physicalScheme), target});
        if (present && isApart(present, owner))
            continue;
        m_keys.erase(digest(physicalScheme, key));
        if (present) {
            keep(drop.bind(1, key).run());
            merge(present, owner);
        } else {
            keep(rename.bind(1, key).bind(2, target).run());
            keep(place.bind(1, single(owner)).bind(2, move->second).run());
            keep(kept.bind(1, single(owner)).bind(2, move->second).run());
            m_keys[digest(physicalScheme, target)] = single(owner).value;
            m_changed.insert(single(owner));
        }
    }
    return m_status;
}

} // namespace meshscope::catalog
