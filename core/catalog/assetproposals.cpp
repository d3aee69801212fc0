// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/identity.h"
#include "catalog/platforms.h"
#include "catalog/proposals.h"
#include "model/column.h"

#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace meshscope::catalog {

namespace {

constexpr std::size_t mostExamples = 5;
/// With how many others of its name a dataset is compared, nearest number of columns first.
constexpr std::size_t mostCompared = 24;

struct Candidate
{
    EntityId id;
    std::int64_t columns = 0;
    std::string key; ///< physical key
};

/// The last part of a name, or the last segment of a path; an opaque name whole.
std::string_view leafOf(std::string_view key)
{
    const std::string_view name = key.substr(placeOf(key).size() + 1);
    const bool isPath = platformRules(platformOf(key)).form == NameForm::Path;
    return name.substr(name.rfind(isPath ? '/' : '.') + 1); // npos + 1: all of it
}

/// Names of the columns of one dataset.
struct Names
{
    std::vector<std::pair<std::uint64_t, std::string>> all; ///< sorted by hash
};

class AssetComparison
{
public:
    AssetComparison(store::Connection &db, const Decided &decided, Proposals &proposals)
        : m_db(db)
        , m_decided(decided)
        , m_proposals(proposals)
        , m_columns(db.prepare("SELECT body FROM asset_columns WHERE asset_id=?1"))
        , m_flow(db.prepare("SELECT 1 FROM edge WHERE (from_id=?1 AND to_id=?2) OR "
                            "(from_id=?2 AND to_id=?1) LIMIT 1"))
    {
        for (const InstanceProposal &proposal : proposals.instances) {
            m_proposed.emplace(proposal.from, proposal.to);
            m_proposed.emplace(proposal.to, proposal.from);
        }
    }

    Status read()
    {
        auto rows
            = m_db.prepare("SELECT k.key, a.id, a.column_count FROM entity_key k JOIN asset a ON "
                           "a.id=k.entity_id JOIN entity e ON e.id=a.id AND e.state='active' WHERE "
                           "k.scheme='phys' AND a.column_count>=?1 ORDER BY k.key");
        for (rows.bind(1, fewestColumns); rows.step();) {
            const std::string_view key = rows.text(0);
            const std::string_view platform = platformOf(key);
            const std::string_view leaf = leafOf(key);
            const std::uint64_t name = XXH3_64bits_withSeed(
                leaf.data(), leaf.size(), XXH3_64bits(platform.data(), platform.size()));
            m_byLeaf[name].push_back({rows.id<EntityId>(1), rows.integer(2), std::string(key)});
        }
        return rows.finish();
    }

    Status compareAll(const std::stop_token &stop)
    {
        for (auto &[leaf, candidates] : m_byLeaf) {
            if (candidates.size() < 2)
                continue;
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "stopped", {}};
            if (auto status = compareGroup(candidates); !status)
                return status;
        }
        return {};
    }

    /// The two alone, by each name that they share.
    Status comparePair(EntityId one, EntityId other)
    {
        auto left = candidatesOf(one);
        if (!left)
            return left.error();
        auto right = candidatesOf(other);
        if (!right)
            return right.error();
        std::unordered_map<EntityId, Names> names;
        for (const Candidate &first : *left) {
            for (const Candidate &second : *right) {
                if (platformOf(first.key) != platformOf(second.key)
                    || leafOf(first.key) != leafOf(second.key))
                    continue;
                if (auto status = compare(first, second, names); !status)
                    return status;
            }
        }
        return {};
    }

private:
    Result<std::vector<Candidate>> candidatesOf(EntityId id)
    {
        std::vector<Candidate> candidates;
        auto rows = m_db.prepare("SELECT k.key, a.column_count FROM entity_key k JOIN asset a ON "
                                 "a.id=k.entity_id WHERE k.entity_id=?1 AND +k.scheme='phys' "
                                 "ORDER BY k.key");
        for (rows.bind(1, id); rows.step();)
            candidates.push_back({id, rows.integer(1), std::string(rows.text(0))});
        if (auto status = rows.finish(); !status)
            return status.error();
        return candidates;
    }

    Status compareGroup(std::vector<Candidate> &candidates)
    {
        std::sort(candidates.begin(), candidates.end(),
                  [](const Candidate &left, const Candidate &right) {
                      return std::tie(left.columns, left.key) < std::tie(right.columns, right.key);
                  });
        std::unordered_map<EntityId, Names> names;
        std::size_t near = 0; // past the last that has few enough columns more
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto columns = static_cast<double>(candidates[i].columns);
            while (near < candidates.size()
                   && columns >= leastColumns * static_cast<double>(candidates[near].columns))
                ++near;
            const std::size_t end = std::min(near, i + 1 + mostCompared);
            m_proposals.notCompared += static_cast<std::int64_t>(near - end);
            for (std::size_t j = i + 1; j < end; ++j) {
                if (!isOpen(candidates[i], candidates[j]))
                    continue;
                if (auto status = compare(candidates[i], candidates[j], names); !status)
                    return status;
            }
        }
        return {};
    }

    bool isOpen(const Candidate &one, const Candidate &other) const
    {
        return !m_decided.things.contains({one.id, other.id})
            && !followsFromInstances(one.key, other.key);
    }

    Status compare(const Candidate &one, const Candidate &other,
                   std::unordered_map<EntityId, Names> &names)
    {
        if (one.id == other.id)
            return {};
        auto left = namesOf(one, names);
        if (!left)
            return left.error();
        auto right = namesOf(other, names);
        if (!right)
            return right.error();
        AssetProposal proposal;
        for (const auto &[hash, name] : (*left)->all) {
            if (!std::binary_search((*right)->all.begin(), (*right)->all.end(),
                                    std::pair(hash, name)))
                continue;
            ++proposal.shared;
            if (proposal.examples.size() < mostExamples)
                proposal.examples.push_back(name);
        }
        proposal.leftColumns = static_cast<std::int64_t>((*left)->all.size());
        proposal.rightColumns = static_cast<std::int64_t>((*right)->all.size());
        if (proposal.shared < fewestColumns || likeness(proposal) < leastColumns)
            return {};
        const bool flows = m_flow.bind(1, one.id).bind(2, other.id).step();
        m_flow.reset();
        if (flows)
            return {};
        proposal.left = std::min(one.id, other.id);
        proposal.right = std::max(one.id, other.id);
        if (proposal.left != one.id)
            std::swap(proposal.leftColumns, proposal.rightColumns);
        std::sort(proposal.examples.begin(), proposal.examples.end());
        m_proposals.assets.push_back(std::move(proposal));
        return {};
    }

    static double likeness(const AssetProposal &proposal)
    {
        return static_cast<double>(proposal.shared)
            / static_cast<double>(std::max(proposal.leftColumns, proposal.rightColumns));
    }

    /// The proposal to bind their instances says it already.
    bool followsFromInstances(std::string_view one, std::string_view other) const
    {
        const std::string_view left = placeOf(one);
        const std::string_view right = placeOf(other);
        return one.substr(left.size()) == other.substr(right.size())
            && m_proposed.contains({std::string(left), std::string(right)});
    }

    Result<const Names *> namesOf(const Candidate &candidate,
                                  std::unordered_map<EntityId, Names> &names)
    {
        const auto [at, isNew] = names.try_emplace(candidate.id);
        Names &found = at->second;
        if (!isNew)
            return &found;
        std::optional<Error> failure;
        if (m_columns.bind(1, candidate.id).step()) {
            auto columns = unpack<std::vector<Column>>(m_columns.blob(0));
            if (!columns)
                failure = columns.error();
            else
                for (const Column &column : *columns) {
                    std::string path = normalPath(platformOf(candidate.key), column.path);
                    found.all.emplace_back(XXH3_64bits(path.data(), path.size()), path);
                }
        }
        m_columns.reset();
        if (failure)
            return *failure;
        std::sort(found.all.begin(), found.all.end());
        found.all.erase(std::unique(found.all.begin(), found.all.end()), found.all.end());
        return &found;
    }

    store::Connection &m_db;
    const Decided &m_decided;
    Proposals &m_proposals;
    store::Statement m_columns;
    store::Statement m_flow;
    std::set<std::pair<std::string, std::string>> m_proposed;
    std::unordered_map<std::uint64_t, std::vector<Candidate>> m_byLeaf;
};

/// Most alike first, then those that share more, then as they were met first.
bool isStronger(const AssetProposal &left, const AssetProposal &right)
{
    const std::int64_t a = left.shared * std::max(right.leftColumns, right.rightColumns);
    const std::int64_t b = right.shared * std::max(left.leftColumns, left.rightColumns);
    if (a != b)
        return a > b;
    return std::tie(right.shared, left.left, left.right)
        < std::tie(left.shared, right.left, right.right);
}

/// The strongest first, each pair once.
void order(Proposals &proposals)
{
    std::vector<AssetProposal> &found = proposals.assets;
    std::sort(found.begin(), found.end(), isStronger);
    // A dataset with two names of one leaf is met twice.
    found.erase(std::unique(found.begin(), found.end(),
                            [](const AssetProposal &left, const AssetProposal &right) {
                                return left.left == right.left && left.right == right.right;
                            }),
                found.end());
    proposals.totalAssets = static_cast<std::int64_t>(found.size());
    if (found.size() > mostAssetProposals)
        found.resize(mostAssetProposals);
}

} // namespace

Status findAssetProposals(store::Connection &db, const Decided &decided, Proposals &proposals,
                          const std::stop_token &stop)
{
    AssetComparison comparison(db, decided, proposals);
    if (auto status = comparison.read(); !status)
        return status;
    if (auto status = comparison.compareAll(stop); !status)
        return status;
    order(proposals);
    return {};
}

Status findAssetEvidence(store::Connection &db, EntityId one, EntityId other, Proposals &proposals)
{
    const Decided nothing;
    AssetComparison comparison(db, nothing, proposals);
    if (auto status = comparison.comparePair(one, other); !status)
        return status;
    order(proposals);
    return {};
}

} // namespace meshscope::catalog
