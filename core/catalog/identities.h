// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "catalog/bindings.h"
#include "catalog/identity.h"
#include "catalog/keymap.h"
#include "store/connection.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace meshscope::catalog {

/// Which entity a name means: the keys of the whole catalog in memory, loaded once per import, and
/// the entities and keys of new names written as they are met. Inside one transaction of the
/// writer.
///
/// A person may have decided that several single things are one (decisions.h). Keys and statements
/// stay with the single thing; everything else is about the common one. Ids given out are those of
/// the common one, except by the functions named single...().
///
/// Failures of SQL are sticky: after the first, ids are 0 and finish() tells the error.
class Identities
{
public:
    Identities(store::Connection &db, TimePoint now);

    /// Reads keys, bindings, decisions and vetoes. Call first.
    Status load();

    /// The entity of the first of `keys` that is known, made when none is; the others become its
    /// keys too, and entities that turn out to be the same are merged. `name` is for a new one.
    EntityId ensure(EntityKind kind, const std::vector<Key> &keys, std::string_view name,
                    SourceId source);
    EntityId find(const Key &key) const;
    /// Follows merges made during this import and what a person has decided.
    EntityId current(EntityId id) const;
    /// Follows the former alone.
    EntityId single(EntityId id) const;
    /// Whether a decision makes it one with others, or says where it is.
    bool isMember(EntityId single) const { return m_decided.contains(single); }
    bool hasMembers() const { return !m_decided.empty(); }
    void join(EntityId single, EntityId common);
    void separate(EntityId single) { m_decided.erase(single); }
    /// Called with the common one before a single thing of it is merged with another.
    void beforeMerging(std::function<Status(EntityId common)> separateAll)
    {
        m_separateAll = std::move(separateAll);
    }

    /// The asset that a reference of `source` names; 0 if it names nothing.
    EntityId asset(const AssetRef &ref, SourceId source);
    EntityId asset(const PhysicalName &name, SourceId source);
    /// An asset with its aliases, merging what they join. An alias never joins two names of one
    /// platform and instance (a path shared by several tables, 1.4.6).
    EntityId singleAsset(const AssetRef &ref, const std::vector<AssetRef> &aliases,
                         SourceId source);
    /// A document of this import describes the dataset: it is called as that calls it.
    void describe(EntityId id);
    EntityId singleAsset(const AssetRef &ref, SourceId source);
    /// A user or team. A name that nothing defines becomes a placeholder party.
    EntityId party(const OwnerRef &owner, SourceId source);
    EntityId singleParty(const OwnerRef &owner, SourceId source);
    EntityId domain(std::string_view name, SourceId source);
    EntityId job(std::string_view nameSpace, std::string_view name, SourceId source);
    EntityId job(const JobRecord &record, SourceId source);

    Bindings &bindings() { return m_bindings; }
    /// Two quoted names of one full import that differ in case only are two tables (1.4.4).
    void veto(const std::string &foldedKey, const std::string &exactKey)
    {
        m_vetoed.insert(foldedKey);
        m_listed.insert(exactKey);
    }
    /// Moves the private assets of sources that have meanwhile been bound to their instance.
    Status applyBindings();
    /// Joins `loser` into `winner` everywhere.
    void merge(EntityId winner, EntityId loser);

    bool isNew(EntityId id) const { return created(id) != nullptr; }
    /// Of an entity made in this import, its kind; unset for earlier ones.
    std::optional<EntityKind> newKind(EntityId id) const;
    /// Whether the row of an entity made in this import has this name.
    bool isNewNamed(EntityId id, std::string_view name) const;
    void nowNamed(EntityId id, std::string_view name); ///< its row was given this name
    /// Those made and not merged into another, by rising number: calls `use(EntityId, EntityKind)`.
    template<typename Use>
    void forEachCreated(Use use) const
    {
        for (std::size_t i = 0; i < m_created.size(); ++i) {
            if (!m_created[i].isGone)
                use(EntityId {m_firstNew + static_cast<std::int64_t>(i)}, m_created[i].kind);
        }
    }
    /// Entities whose winners must be computed again because they were merged.
    const std::unordered_set<EntityId> &merged() const { return m_changed; }
    /// People whose bare name turned out to mean somebody else; what they own is looked at again.
    const std::unordered_set<EntityId> &renounced() const { return m_renounced; }
    Status finish() const { return m_status; }

private:
    using NameDigest = std::array<std::uint16_t, 3>; ///< of XXH3, for what is compared with itself
    /// What is known of an entity that this import made: eight bytes, since it may make millions.
    struct Created
    {
        NameDigest name; ///< of the name it has
        EntityKind kind;
        bool isGone = false; ///< merged into another
    };
    static NameDigest digest(std::string_view name);
    const Created *created(EntityId id) const; ///< null for earlier ones and merged ones

    Status loadDecisions();
    bool isApart(EntityId left, EntityId right) const;
    EntityId findSingle(const Key &key) const;
    EntityId ensureSingle(EntityKind kind, const std::vector<Key> &keys, std::string_view name,
                          SourceId source);
    EntityId singleAsset(const PhysicalName &name, SourceId source);
    std::string physicalKeyOf(const PhysicalName &name, SourceId source) const;
    bool mayJoin(EntityId left, EntityId right);
    bool isOtherPerson(const Key &first, EntityId found);
    bool samePlaceOtherName(const std::string &key, EntityId entity);
    void claimName(const Key &name, EntityId holder, EntityId claimant, const std::string &address);
    std::vector<std::string> keysOf(EntityId entity, std::string_view scheme);
    EntityId create(EntityKind kind, const Key &first, std::string_view name);
    void addKey(EntityId entity, const Key &key, std::string_view raw, SourceId source);
    EntityId ensureParty(PartyType type, const std::vector<Key> &keys, std::string_view name,
                         std::string_view email, SourceId source);
    void rename(EntityId id, std::string_view name);
    void respell(EntityId id, const PhysicalName &name);
    bool isDescribed(EntityId id) const
    {
        const auto at = static_cast<std::size_t>(id.value);
        return at < m_described.size() && m_described[at];
    }
    void keep(Status status);

    store::Connection &m_db;
    TimePoint m_now;
    Status m_status;
    Bindings m_bindings;
    KeyMap m_keys;
    bool m_hasPrivateKeys = false; ///< of datasets whose instance is not known, before this import
    std::unordered_set<std::string> m_vetoed; ///< folded keys with members of exact case
    std::unordered_set<std::string> m_listed; ///< exact keys that a full document lists apart
    std::unordered_map<EntityId, EntityId> m_aliases; ///< merged -> into
    std::unordered_map<EntityId, EntityId> m_decided; ///< single -> common, also of itself
    std::vector<std::pair<EntityId, EntityId>> m_apart; ///< a person said: two things
    std::function<Status(EntityId)> m_separateAll;
    std::vector<Created> m_created; ///< by number from m_firstNew on
    std::int64_t m_firstNew = 1;
    std::unordered_set<EntityId> m_changed;
    std::unordered_set<EntityId> m_renounced;
    std::int64_t m_lastId = 0;
    store::Statement m_insertEntity;
    store::Statement m_insertKey;
    store::Statement m_insertAsset;
    store::Statement m_insertParty;
    std::unordered_map<EntityId, std::string> m_lastMention;
    std::unordered_map<EntityId, std::uint64_t> m_lastSpelling; ///< digests
    std::vector<bool> m_described; ///< by number: a document of this import speaks of it
    store::Statement m_insertDomain;
    store::Statement m_insertJob;
    store::Statement m_defineParty;
    store::Statement m_keysOf;
    store::Statement m_rename;
    store::Statement m_nameOf;
    store::Statement m_spellingOf;
    store::Statement m_respell;
    store::Statement m_memberSpelling;
    store::Statement m_respellMember;
};

} // namespace meshscope::catalog
