// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "lineage/graph.h"
#include "lineage/nodemap.h"
#include "model/kinds.h"
#include "search/index.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::store {
class Connection;
}

namespace meshscope::workspace {

/// What lists, search and graphs show of one entity, without asking the file.
struct Entry
{
    EntityId id;
    EntityKind kind = EntityKind::Asset;
    AssetType assetType = AssetType::Unknown; ///< assets
    Archetype archetype = Archetype::Unknown; ///< products
    ProductStatus status = ProductStatus::Unknown; ///< products, ports, contract versions
    Classification classification = Classification::Unknown;
    bool personal = false;
    Grade grade = Grade::Insufficient;
    std::optional<float> score; ///< S; unset = unknown
    float evidence = 0; ///< E
    float lowest = 0; ///< L
    float highest = 1; ///< U
    std::uint16_t platform = 0; ///< index into Snapshot::platforms, 0 = none
    EntityId domain;
    EntityId owner;
    EntityId product; ///< owning product of an asset
    std::uint32_t usedBy
        = 0; ///< direct downstream datasets; for products: active grants and using products
    std::uint32_t columnCount = 0;
    std::string_view name; ///< raw; show through displayLine()
    std::string_view context; ///< schema, topic cluster, version ...; raw
    std::string_view description; ///< plain, first 200 characters; raw
};

struct DomainInfo
{
    EntityId id;
    std::string name;
    std::string code; ///< two letters for the tile, unique where possible
    int slot = 0; ///< colour slot by name, 0-based: see domaincodes.h
    EntityId parent;
};

/// An immutable picture of a catalog in memory: every entity's entry, the search index and the
/// lineage graph. Shared between threads as shared_ptr<const Snapshot>; never edited.
class Snapshot
{
public:
    /// Reads everything from the file; scores are computed for `now`. Polls `stop`.
    static Result<std::shared_ptr<const Snapshot>> load(store::Connection &db, TimePoint now,
                                                        const std::stop_token &stop);

    const std::vector<Entry> &entries() const { return m_entries; } ///< sorted by id
    /// Null if there is no active entity of that id. O(log n). Valid as long as the snapshot.
    const Entry *find(EntityId id) const;
    const std::vector<DomainInfo> &domains() const { return m_domains; } ///< in order of appearance
    const DomainInfo *domain(EntityId id) const;
    const std::vector<std::string> &platforms() const { return m_platforms; } ///< [0] is ""
    /// Document numbers are places in entries(): one document per entry, in the same order.
    const search::Index &index() const { return m_index; }
    const lineage::Graph &graph() const { return m_graph; } ///< over the active assets
    const lineage::NodeMap &nodes() const { return m_nodes; } ///< asset <-> node of graph()
    /// The row of `edge` behind an edge number of graph().
    std::int64_t edgeRow(std::uint32_t edge) const { return m_edgeRows[edge]; }
    std::int64_t changeSeq() const { return m_changeSeq; }
    TimePoint now() const { return m_now; }

private:
    friend class SnapshotLoader;
    std::vector<Entry> m_entries;
    std::vector<DomainInfo> m_domains;
    std::vector<std::string> m_platforms;
    std::deque<std::string> m_texts; ///< backing store of the entries' views
    search::Index m_index;
    lineage::Graph m_graph;
    lineage::NodeMap m_nodes;
    std::vector<std::int64_t> m_edgeRows;
    std::int64_t m_changeSeq = 0;
    TimePoint m_now;
};

} // namespace meshscope::workspace
