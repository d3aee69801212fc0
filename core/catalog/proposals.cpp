// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/proposals.h"

#include "catalog/decisions.h"
#include "catalog/identity.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace meshscope::catalog {

namespace {

constexpr std::size_t mostExamples = 3;
/// A name that more instances have is no evidence for any two of them.
constexpr std::size_t mostInstances = 40;

Result<Decided> readDecided(store::Connection &db)
{
    Decided decided;
    auto decisions = allDecisions(db);
    if (!decisions)
        return decisions.error();
    auto thing = db.prepare("SELECT coalesce(m.merged_into, m.id, e.id) FROM entity e "
                            "LEFT JOIN entity m ON m.id=e.merged_into WHERE e.uid=?1");
    const auto idOf = [&thing](const std::string &uid) {
        const EntityId id = thing.bind(1, uid).step() ? thing.id<EntityId>(0) : EntityId {};
        thing.reset();
        return id;
    };
    for (const Decision &decision : *decisions) {
        if (decision.subject == DecisionSubject::Instance) {
            decided.instances.emplace(decision.left, decision.right);
            decided.instances.emplace(decision.right, decision.left);
            continue;
        }
        const EntityId left = idOf(decision.left);
        const EntityId right = idOf(decision.right);
        decided.things.emplace(left, right);
        decided.things.emplace(right, left);
    }
    if (auto status = thing.finish(); !status)
        return status.error();
    return decided;
}

/// Which instances have which full names.
class NameTable
{
public:
    explicit NameTable(store::Connection &db)
        : m_db(db)
    {
    }

    Status read(const std::stop_token &stop)
    {
        if (auto status = readBindings(); !status)
            return status;
        auto rows = m_db.prepare("SELECT key FROM entity_key WHERE scheme='phys' ORDER BY key");
        return take(rows, stop);
    }

    /// What is on these two, or on one that is bound to them.
    Status read(const std::string &one, const std::string &other)
    {
        if (auto status = readBindings(); !status)
            return status;
        std::set<std::string> places {one, other};
        for (const auto &[from, to] : m_bindings) {
            if (const std::string bound = settled(from); bound == one || bound == other)
                places.insert(from);
        }
        auto rows = m_db.prepare("SELECT key FROM entity_key WHERE scheme='phys' AND key>=?1 AND "
                                 "key<?2 ORDER BY key");
        for (const std::string &place : places) {
            rows.bind(1, place + '|').bind(2, place + '}');
            if (auto status = take(rows, {}); !status)
                return status;
        }
        return {};
    }

    std::vector<InstanceProposal> proposals(const Decided &decided) const
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> shared;
        for (const auto &[name, holders] : m_names) {
            if (holders.size() < 2 || holders.size() > mostInstances)
                continue;
            for (std::size_t i = 0; i < holders.size(); ++i) {
                for (std::size_t j = i + 1; j < holders.size(); ++j)
                    ++shared[std::minmax(holders[i], holders[j])];
            }
        }
        std::vector<InstanceProposal> found;
        for (const auto &[pair, count] : shared) {
            const std::int64_t smaller = std::min(m_sizes[pair.first], m_sizes[pair.second]);
            if (count < leastShared
                || static_cast<double>(count) < leastShare * static_cast<double>(smaller)
                || decided.instances.contains({m_places[pair.first], m_places[pair.second]}))
                continue;
            found.push_back(directed(pair.first, pair.second, count));
        }
        std::sort(found.begin(), found.end(),
                  [](const InstanceProposal &left, const InstanceProposal &right) {
                      return std::tie(right.shared, left.from, left.to)
                          < std::tie(left.shared, right.from, right.to);
                  });
        return found;
    }

    Status addExamples(InstanceProposal &proposal) const
    {
        auto keys = m_db.prepare("SELECT k.key FROM entity_key k WHERE k.scheme='phys' AND "
                                 "k.key>=?1 AND k.key<?2 AND EXISTS(SELECT 1 FROM entity_key o "
                                 "WHERE o.scheme='phys' AND o.key=?3 || substr(k.key, ?4)) "
                                 "ORDER BY k.key LIMIT ?5");
        keys.bind(1, proposal.from + '|').bind(2, proposal.from + '}').bind(3, proposal.to);
        keys.bind(4, static_cast<std::int64_t>(proposal.from.size()) + 1);
        for (keys.bind(5, static_cast<std::int64_t>(mostExamples)); keys.step();)
            proposal.examples.emplace_back(keys.text(0).substr(proposal.from.size() + 1));
        return keys.finish();
    }

private:
    Status readBindings()
    {
        auto bindings = bindingsInForce(m_db);
        if (!bindings)
            return bindings.error();
        m_bindings = std::move(*bindings);
        return {};
    }

    /// The instance that names on this one count for.
    std::string settled(const std::string &place) const
    {
        std::string bound = boundInstance(m_bindings, place);
        return bound.empty() ? place : bound;
    }

    Status take(store::Statement &rows, const std::stop_token &stop)
    {
        std::string lastPlace;
        std::uint32_t last = 0;
        std::uint64_t count = 0;
        while (rows.step()) {
            if (++count % 4096 == 0 && stop.stop_requested())
                return Error {ErrorCode::Cancelled, "stopped", {}};
            const std::string_view key = rows.text(0);
            if (instanceOf(key) == "*")
                continue;
            const std::string_view place = placeOf(key);
            if (place != lastPlace) { // sorted: changes seldom
                lastPlace = place;
                last = number(settled(lastPlace));
            }
            add(last, platformOf(key), key.substr(place.size() + 1));
        }
        return rows.finish();
    }

    std::uint32_t number(const std::string &place)
    {
        const auto [at, isNew]
            = m_numbers.try_emplace(place, static_cast<std::uint32_t>(m_places.size()));
        if (isNew) {
            m_places.push_back(place);
            m_sizes.push_back(0);
        }
        return at->second;
    }

    void add(std::uint32_t place, std::string_view platform, std::string_view name)
    {
        const std::uint64_t hash = XXH3_64bits_withSeed(
            name.data(), name.size(), XXH3_64bits(platform.data(), platform.size()));
        std::vector<std::uint32_t> &holders = m_names[hash];
        if (std::find(holders.begin(), holders.end(), place) != holders.end())
            return;
        holders.push_back(place);
        ++m_sizes[place];
    }

    InstanceProposal directed(std::uint32_t one, std::uint32_t other, std::int64_t count) const
    {
        const auto order = [this](std::uint32_t place) {
            return std::tuple(!isPrivateInstance(instanceOf(m_places[place] + '|')), m_sizes[place],
                              m_places[place]);
        };
        if (order(other) < order(one))
            std::swap(one, other);
        return {m_places[one], m_places[other], count, m_sizes[one], m_sizes[other], {}};
    }

    store::Connection &m_db;
    InstanceBindings m_bindings;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_names; ///< name -> instances
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_places;
    std::vector<std::int64_t> m_sizes;
};

} // namespace

Result<Proposals> findProposals(store::Connection &db, const std::stop_token &stop)
{
    Proposals proposals;
    auto decided = readDecided(db);
    if (!decided)
        return decided.error();
    NameTable names(db);
    if (auto status = names.read(stop); !status)
        return status.error();
    proposals.instances = names.proposals(*decided);
    for (InstanceProposal &proposal : proposals.instances) {
        if (auto status = names.addExamples(proposal); !status)
            return status.error();
    }
    if (auto status = findAssetProposals(db, *decided, proposals, stop); !status)
        return status.error();
    if (auto status = findPersonProposals(db, *decided, proposals); !status)
        return status.error();
    return proposals;
}

Result<Proposals> instanceEvidence(store::Connection &db, const std::string &one,
                                   const std::string &other)
{
    NameTable names(db);
    if (auto status = names.read(one, other); !status)
        return status.error();
    Proposals proposals;
    proposals.instances = names.proposals({});
    // One that is bound itself speaks for what it is bound to.
    std::erase_if(proposals.instances, [&](const InstanceProposal &found) {
        return std::minmax(found.from, found.to) != std::minmax(one, other);
    });
    for (InstanceProposal &proposal : proposals.instances) {
        if (auto status = names.addExamples(proposal); !status)
            return status.error();
    }
    return proposals;
}

Result<Proposals> thingEvidence(store::Connection &db, EntityId one, EntityId other)
{
    Proposals proposals;
    if (auto status = findAssetEvidence(db, one, other, proposals); !status)
        return status.error();
    if (auto status = findPersonEvidence(db, one, other, proposals); !status)
        return status.error();
    return proposals;
}

} // namespace meshscope::catalog
