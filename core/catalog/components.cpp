// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/components.h"

#include "catalog/decisions.h"
#include "catalog/identity.h"

#include <algorithm>
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
        , m_owner(db.prepare("SELECT entity_id FROM entity_key WHERE scheme='phys' AND key=?1"))
    {
    }

    Status readDecisions()
    {
        auto decisions = allDecisions(m_db);
        if (!decisions)
            return decisions.error();
        std::vector<std::pair<std::string, std::string>> same;
        for (Decision &decision : *decisions) {
            if (decision.subject == DecisionSubject::Instance) {
                if (decision.verdict == Verdict::Same)
                    m_bindings.emplace(std::move(decision.left), std::move(decision.right));
                continue;
            }
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
        std::map<std::string, std::vector<std::pair<std::string, EntityId>>> places;
        auto keys = m_db.prepare("SELECT key, entity_id FROM entity_key WHERE scheme='phys' AND "
                                 "key>=?1 AND key<?2 ORDER BY key");
        for (const auto &[from, to] : m_bindings) {
            const std::string target = boundInstance(m_bindings, from);
            const std::string instance = target.substr(target.find('|') + 1);
            for (keys.bind(1, from + '|').bind(2, from + '}'); keys.step();) {
                const std::string key(keys.text(0));
                const auto entity = keys.id<EntityId>(1);
                m_named[entity] = instance;
                places[withInstance(key, instance)].emplace_back(key, entity);
            }
            if (auto status = keys.finish(); !status)
                return status;
        }
        for (auto &[place, members] : places) {
            std::sort(members.begin(), members.end());
            const EntityId first = members.front().second;
            if (m_owner.bind(1, place).step()) {
                const auto owner = m_owner.id<EntityId>(0);
                m_union.join(owner, first);
                m_named.insert({owner, {}});
            }
            if (auto status = m_owner.finish(); !status)
                return status;
            for (const auto &[key, member] : members)
                m_union.join(first, member);
        }
        return {};
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
    Union m_union;
    std::map<std::string, std::string> m_bindings;
    std::map<EntityId, std::string> m_named; ///< with the instance it is bound to
};

} // namespace

std::string boundInstance(const std::map<std::string, std::string> &bindings,
                          const std::string &instance)
{
    std::string at;
    auto found = bindings.find(instance);
    for (std::size_t steps = 0; found != bindings.end() && steps <= bindings.size(); ++steps) {
        at = found->second;
        found = bindings.find(at);
    }
    return at;
}

Result<std::map<std::string, std::string>> decidedBindings(store::Connection &db)
{
    std::map<std::string, std::string> bindings;
    auto rows = db.prepare("SELECT left_key, right_key FROM identity_decision "
                           "WHERE subject='instance' AND verdict='same'");
    while (rows.step())
        bindings.emplace(rows.text(0), rows.text(1));
    if (auto status = rows.finish(); !status)
        return status.error();
    return bindings;
}

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
