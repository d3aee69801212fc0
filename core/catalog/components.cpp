// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/components.h"

#include "catalog/decisions.h"
#include "catalog/identity.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace meshscope::catalog {

namespace {

/// Sets of things that are one, none of which holds two that are to stay apart.
class Union
{
public:
    EntityId find(EntityId id)
    {
        auto found = m_parents.try_emplace(id, id).first;
        while (found->second != found->first) {
            const auto above = m_parents.find(found->second);
            found->second = above->second; // halves the way for the next
            found = above;
        }
        return found->first;
    }

    void keepApart(EntityId left, EntityId right)
    {
        m_apart[find(left)].push_back(right);
        m_apart[find(right)].push_back(left);
    }

    void join(EntityId left, EntityId right)
    {
        EntityId into = find(left);
        EntityId from = find(right);
        if (into == from || mustStayApart(into, from))
            return;
        if (m_apart[into].size() < m_apart[from].size())
            std::swap(into, from);
        m_parents[from] = into;
        std::vector<EntityId> &all = m_apart[into];
        const std::vector<EntityId> &more = m_apart[from];
        all.insert(all.end(), more.begin(), more.end());
    }

    std::vector<EntityId> all() const
    {
        std::vector<EntityId> ids;
        ids.reserve(m_parents.size());
        for (const auto &[id, parent] : m_parents)
            ids.push_back(id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

private:
    bool mustStayApart(EntityId one, EntityId other)
    {
        const std::vector<EntityId> enemies = m_apart[one];
        return std::any_of(enemies.begin(), enemies.end(),
                           [&](EntityId enemy) { return find(enemy) == other; });
    }

    std::unordered_map<EntityId, EntityId> m_parents;
    std::unordered_map<EntityId, std::vector<EntityId>> m_apart; ///< by root
};

// As its own source writes it, whatever it is joined with.
#define SPELLING_OF(id)                                                                            \
    "coalesce((SELECT nullif(qualified_name,'') FROM identity_member WHERE entity_id=" id          \
    "), (SELECT qualified_name FROM asset WHERE id=" id "), '')"

/// Of things that are one, which stands for all: smaller first.
using Order = std::tuple<bool, std::string, EntityId>;

class Planner
{
public:
    explicit Planner(store::Connection &db)
        : m_db(db)
        , m_of(db.prepare("SELECT e.id, m.entity_id, e.merged_into FROM entity e "
                          "LEFT JOIN identity_member m ON m.entity_id=e.id WHERE e.uid=?1"))
        , m_first(db.prepare("SELECT min(scheme || ':' || key), max(scheme='phys' AND "
                             "key GLOB '*|[?]*') FROM entity_key WHERE entity_id=?1"))
        , m_owner(db.prepare("SELECT entity_id, exact_case, " SPELLING_OF(
              "entity_id") " FROM entity_key WHERE scheme='phys' AND key=?1"))
        , m_spelling(db.prepare("SELECT " SPELLING_OF("?1")))
    {
    }

    Status readDecisions()
    {
        auto decisions = allDecisions(m_db);
        if (!decisions)
            return decisions.error();
        std::vector<std::pair<std::string, std::string>> same;
        for (Decision &decision : *decisions) {
            if (decision.subject == DecisionSubject::Instance)
                continue;
            const EntityId left = thing(decision.left);
            const EntityId right = thing(decision.right);
            if (!left || !right)
                continue;
            if (decision.verdict == Verdict::Different)
                m_union.keepApart(left, right);
            else
                same.emplace_back(std::move(decision.left), std::move(decision.right));
        }
        std::sort(same.begin(), same.end());
        for (const auto &[left, right] : same) {
            m_union.join(thing(left), thing(right));
            m_named.insert({thing(left), {}});
            m_named.insert({thing(right), {}});
        }
        return m_of.finish();
    }

    /// What is on a bound instance, by the key it has there.
    Status readBound()
    {
        auto bindings = bindingsInForce(m_db);
        if (!bindings)
            return bindings.error();
        std::map<Place, std::vector<std::pair<std::string, EntityId>>> places;
        auto keys = m_db.prepare("SELECT key, entity_id, exact_case FROM entity_key WHERE "
                                 "scheme='phys' AND key>=?1 AND key<?2 ORDER BY key");
        for (const auto &[from, to] : *bindings) {
            const std::string target = boundInstance(*bindings, from);
            const std::string instance = target.substr(target.find('|') + 1);
            for (keys.bind(1, from + '|').bind(2, from + '}'); keys.step();) {
                const std::string key(keys.text(0));
                const auto entity = keys.id<EntityId>(1);
                const Place place {withInstance(key, instance), keys.integer(2) != 0};
                m_named[entity] = instance;
                places[place].emplace_back(key, entity);
                if (place.isExact)
                    m_exact.insert(place.key);
            }
            if (auto status = keys.finish(); !status)
                return status;
        }
        for (auto &[place, members] : places) {
            std::sort(members.begin(), members.end());
            const EntityId first = members.front().second;
            if (const EntityId there = meant(place, first)) {
                m_union.join(there, first);
                m_named.insert({there, {}});
            }
            for (const auto &[key, member] : members)
                m_union.join(first, member);
        }
        return m_owner.finish();
    }

    Result<std::map<EntityId, Membership>> members()
    {
        std::unordered_map<EntityId, std::vector<EntityId>> sets;
        for (const EntityId id : m_union.all())
            sets[m_union.find(id)].push_back(id);
        std::map<EntityId, Membership> all;
        for (const auto &[root, ids] : sets) {
            const EntityId common = ids.size() == 1 ? ids.front() : firstOf(ids);
            for (const EntityId id : ids) {
                const auto named = m_named.find(id);
                const std::string bound = named == m_named.end() ? std::string() : named->second;
                if (ids.size() > 1 || !bound.empty())
                    all[id] = {common, bound};
            }
        }
        if (auto status = m_first.finish(); !status)
            return status.error();
        return all;
    }

private:
    /// The single thing that a link means now.
    EntityId thing(const std::string &uid)
    {
        EntityId found;
        if (m_of.bind(1, uid).step()) {
            const bool isMember = !m_of.isNull(1);
            found = isMember || m_of.isNull(2) ? m_of.id<EntityId>(0) : m_of.id<EntityId>(2);
        }
        m_of.reset();
        return found;
    }

    /// A name on the instance that is meant.
    struct Place
    {
        std::string key;
        bool isExact = false; ///< differs from another in case only (1.4.4)
        bool operator<(const Place &other) const
        {
            return std::tie(key, isExact) < std::tie(other.key, other.isExact);
        }
    };
    struct Owner
    {
        EntityId entity;
        bool isExact = false;
        std::string spelling;
    };

    std::optional<Owner> ownerOf(const std::string &key)
    {
        std::optional<Owner> owner;
        if (m_owner.bind(1, key).step())
            owner
                = {m_owner.id<EntityId>(0), m_owner.integer(1) != 0, std::string(m_owner.text(2))};
        m_owner.reset();
        return owner;
    }

    EntityId exactOwner(const std::string &key)
    {
        const auto owner = ownerOf(key);
        return owner && owner->isExact ? owner->entity : EntityId {};
    }

    /// What has this name on the instance itself; none if nothing has. Where names differ in case
    /// only, on either side, it is the one that is written alike, else the one in native case.
    EntityId meant(const Place &place, EntityId single)
    {
        const auto owner = ownerOf(place.key);
        if (owner && owner->isExact == place.isExact)
            return owner->entity;
        if (!foldsNames(platformOf(place.key)))
            return {};
        const std::string on = std::string(placeOf(place.key)) + '|';
        if (place.isExact) {
            const auto folded = ownerOf(foldedKey(place.key));
            if (!folded || folded->isExact)
                return {};
            const std::string alike = on + folded->spelling;
            return place.key == (m_exact.contains(alike) ? alike : nativeKey(place.key))
                ? folded->entity
                : EntityId {};
        }
        m_spelling.bind(1, single).step();
        const std::string alike = on + std::string(m_spelling.text(0));
        m_spelling.reset();
        const EntityId found = exactOwner(alike);
        return found ? found : exactOwner(nativeKey(place.key));
    }

    EntityId firstOf(const std::vector<EntityId> &ids)
    {
        std::vector<Order> order;
        for (const EntityId id : ids) {
            m_first.bind(1, id).step();
            order.emplace_back(m_first.integer(1) != 0, std::string(m_first.text(0)), id);
            m_first.reset();
        }
        return std::get<EntityId>(*std::min_element(order.begin(), order.end()));
    }

    store::Connection &m_db;
    store::Statement m_of;
    store::Statement m_first;
    store::Statement m_owner;
    store::Statement m_spelling;
    Union m_union;
    std::set<std::string> m_exact; ///< keys of exact case of bound things, as on the instance meant
    std::map<EntityId, std::string> m_named; ///< with the instance it is bound to
};

} // namespace

Result<std::map<EntityId, Membership>> decidedMembers(store::Connection &db)
{
    Planner planner(db);
    if (auto status = planner.readDecisions(); !status)
        return status.error();
    if (auto status = planner.readBound(); !status)
        return status.error();
    return planner.members();
}

} // namespace meshscope::catalog
