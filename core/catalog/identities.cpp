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

// Whether a document describes this one, or one that is the same by decision or binding.
#define SPOKEN_OF(id)                                                                              \
    "EXISTS (SELECT 1 FROM statement WHERE entity_id=" id " OR entity_id IN (SELECT entity_id "    \
    "FROM identity_member WHERE into_id=" id "))"

Error foreignNumber(std::string_view where)
{
    return {ErrorCode::Corrupt,
            "a thing of this catalog has a number that Meshscope never gives; restore a backup",
            std::string(where)};
}

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
          db.prepare("SELECT name FROM entity e WHERE id=?1 AND (name LIKE '%@%' OR NOT " SPOKEN_OF(
              "e.id") ")"))
    , m_spellingOf(
          db.prepare("SELECT qualified_name FROM asset a WHERE id=?1 AND NOT " SPOKEN_OF("a.id")))
    , m_respell(db.prepare("UPDATE asset SET qualified_name=?2 WHERE id=?1"))
    , m_memberSpelling(db.prepare("SELECT qualified_name FROM identity_member m WHERE entity_id=?1 "
                                  "AND NOT EXISTS (SELECT 1 FROM statement WHERE "
                                  "entity_id=m.entity_id)"))
    , m_respellMember(
          db.prepare("UPDATE identity_member SET qualified_name=?2, name=?3 WHERE entity_id=?1"))
{
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
    if (m_lastId > KeyMap::greatest / 2) // and as many may come
        return foreignNumber(std::to_string(m_lastId));
    std::set<std::string, std::less<>> privateInstances;
    auto rows = m_db.prepare("SELECT scheme, key, entity_id, exact_case FROM entity_key");
    while (rows.step()) {
        const std::string_view key = rows.text(1);
        const auto entity = rows.id<EntityId>(2);
        if (entity.value <= 0 || entity.value > m_lastId)
            return foreignNumber(key);
        m_keys.put(rows.text(0), key, entity);
        if (rows.text(0) != physicalScheme)
            continue;
        m_bindings.know(platformOf(key), instanceOf(key));
        if (isPrivateInstance(instanceOf(key)) && privateInstances.emplace(instanceOf(key)).second)
            m_bindings.askPrivate(instanceOf(key));
        m_hasPrivateKeys = !privateInstances.empty();
        if (rows.integer(3) != 0)
            m_vetoed.insert(foldedKey(key));
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
    return single(m_keys.find(key.scheme, key.key));
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
    m_created.push_back({digest(name), kind});
    return id;
}

Identities::NameDigest Identities::digest(std::string_view name)
{
    const std::uint64_t hash = XXH3_64bits(name.data(), name.size());
    return {static_cast<std::uint16_t>(hash), static_cast<std::uint16_t>(hash >> 16),
            static_cast<std::uint16_t>(hash >> 32)};
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
    return found != nullptr && found->name == digest(name);
}

void Identities::nowNamed(EntityId id, std::string_view name)
{
    if (created(id) != nullptr)
        m_created[static_cast<std::size_t>(id.value - m_firstNew)].name = digest(name);
}

void Identities::addKey(EntityId entity, const Key &key, std::string_view raw, SourceId source)
{
    m_keys.put(key.scheme, key.key, entity);
    const bool exact = key.scheme == physicalScheme && m_vetoed.contains(foldedKey(key.key));
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
    m_keys.put(name.scheme, name.key, claimant);
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

Status Identities::applyBindings()
{
    const std::map<std::string, std::string> moves = m_bindings.settled();
    if (moves.empty() || !m_hasPrivateKeys)
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
        m_keys.erase(physicalScheme, key);
        if (present) {
            keep(drop.bind(1, key).run());
            merge(present, owner);
        } else {
            keep(rename.bind(1, key).bind(2, target).run());
            keep(place.bind(1, single(owner)).bind(2, move->second).run());
            keep(kept.bind(1, single(owner)).bind(2, move->second).run());
            m_keys.put(physicalScheme, target, single(owner));
            m_changed.insert(single(owner));
        }
    }
    return m_status;
}

} // namespace meshscope::catalog
