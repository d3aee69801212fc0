// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accesscopies.h"

#include "base/archive.h"
#include "base/text.h"
#include "model/records.h"
#include "workspace/accessfacts.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

namespace meshscope::workspace {

namespace {

constexpr int mostDatasets = 500;
constexpr std::size_t mostReachable = 20;
constexpr std::size_t shownOthers = 3; ///< copies that the consumer cannot reach anyway

/// Asked columns (by their place in the request) that arrive at a column of a dataset.
using Arrivals = std::map<std::string, std::set<std::size_t>>;

/// Follows the asked columns downstream, dataset by dataset, until nothing new arrives.
class Spread
{
public:
    explicit Spread(store::Connection &db)
        : m_db(db)
    {
    }

    void start(AssetId asset, const std::string &path, std::size_t place)
    {
        m_origins.insert(asset);
        arrive(asset, foldCase(path), {place});
    }

    Status run(const std::stop_token &stop)
    {
        while (!m_queue.empty()) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "Cancelled.", {}};
            const AssetId asset = m_queue.front();
            m_queue.pop_front();
            if (auto status = flowOut(asset); !status)
                return status;
        }
        return {};
    }

    std::map<AssetId, std::set<std::size_t>> found() const
    {
        std::map<AssetId, std::set<std::size_t>> result;
        for (const auto &[asset, arrivals] : m_arrivals) {
            if (m_origins.contains(asset))
                continue;
            for (const auto &[path, places] : arrivals)
                result[asset].insert(places.begin(), places.end());
        }
        return result;
    }

    int lookedAt() const { return static_cast<int>(m_arrivals.size() - m_origins.size()); }
    bool complete() const { return m_complete; }

private:
    void arrive(AssetId asset, const std::string &path, const std::set<std::size_t> &places)
    {
        if (!m_arrivals.contains(asset) && m_arrivals.size() >= mostDatasets) {
            m_complete = false;
            return;
        }
        std::set<std::size_t> &known = m_arrivals[asset][path];
        const std::size_t before = known.size();
        known.insert(places.begin(), places.end());
        if (known.size() != before && std::ranges::find(m_queue, asset) == m_queue.end())
            m_queue.push_back(asset);
    }

    Status flowOut(AssetId asset)
    {
        const Arrivals here = m_arrivals[asset];
        auto rows = m_db.prepare("SELECT e.to_id, d.columns FROM edge e JOIN edge_doc d ON "
                                 "d.edge_id=e.id WHERE e.from_id=?1 AND d.columns IS NOT NULL");
        for (rows.bind(1, asset); rows.step();) {
            auto flows = unpack<std::vector<ColumnFlow>>(rows.blob(1));
            if (!flows)
                return flows.error();
            for (const ColumnFlow &flow : *flows) {
                if (flow.flow != FlowClass::Direct || flow.masking || flow.to.empty())
                    continue;
                if (const auto found = here.find(foldCase(flow.from)); found != here.end())
                    arrive(rows.id<AssetId>(0), foldCase(flow.to), found->second);
            }
        }
        return rows.finish();
    }

    store::Connection &m_db;
    std::set<AssetId> m_origins;
    std::map<AssetId, Arrivals> m_arrivals;
    std::deque<AssetId> m_queue;
    bool m_complete = true;
};

/// Datasets on ports that the consumer holds a live grant for, or that it owns.
Result<std::set<AssetId>> reachableFor(store::Connection &db, EntityId consumer,
                                       const std::vector<GrantRow> &holds)
{
    std::set<AssetId> assets;
    auto granted = db.prepare("SELECT asset_id FROM port_asset WHERE port_id=?1");
    for (const GrantRow &grant : holds) {
        for (granted.bind(1, grant.port.id); granted.step();)
            assets.insert(granted.id<AssetId>(0));
        granted.reset();
    }
    if (auto status = granted.finish(); !status)
        return status.error();
    auto owned = db.prepare("SELECT id FROM asset WHERE product_id=?1 OR owner_id=?1");
    for (owned.bind(1, consumer); owned.step();)
        assets.insert(owned.id<AssetId>(0));
    if (auto status = owned.finish(); !status)
        return status.error();
    return assets;
}

} // namespace

Status findCopies(store::Connection &db, const RequestDetail &detail, Evidence &evidence,
                  const std::stop_token &stop)
{
    Spread spread(db);
    for (std::size_t i = 0; i < detail.columns.size(); ++i) {
        const access::ColumnFacts &column = detail.columns[i].facts;
        if (column.asset)
            spread.start(column.asset, column.assetPath, i);
    }
    if (auto status = spread.run(stop); !status)
        return status;
    auto reachable = reachableFor(db, detail.request.consumer, evidence.holds);
    if (!reachable)
        return reachable.error();
    for (const auto &[asset, places] : spread.found()) {
        Copy copy;
        copy.dataset.id = asset;
        copy.holds = static_cast<int>(places.size());
        copy.asked = static_cast<int>(detail.columns.size());
        copy.reachable = reachable->contains(asset);
        evidence.copies.push_back(std::move(copy));
    }
    std::ranges::stable_sort(evidence.copies, [](const Copy &a, const Copy &b) {
        return std::pair {!a.reachable, -a.holds} < std::pair {!b.reachable, -b.holds};
    });
    evidence.copyCount = static_cast<int>(evidence.copies.size());
    const auto firstOther
        = std::ranges::find_if(evidence.copies, [](const Copy &copy) { return !copy.reachable; });
    const auto reachableCount = static_cast<std::size_t>(firstOther - evidence.copies.begin());
    const std::size_t shown = std::min(reachableCount, mostReachable) + shownOthers;
    if (evidence.copies.size() > shown)
        evidence.copies.resize(shown);
    for (Copy &copy : evidence.copies)
        copy.dataset = labelOf(db, copy.dataset.id);
    evidence.datasetsLookedAt = spread.lookedAt();
    evidence.lookedAtAll = spread.complete();
    return {};
}

} // namespace meshscope::workspace
