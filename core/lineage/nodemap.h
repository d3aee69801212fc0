// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "lineage/graph.h"

#include <vector>

namespace meshscope::lineage {

/// The two-way translation between the entity ids of a catalog and the dense nodes of a Graph.
/// Nodes are numbered in ascending order of id, so the same catalog gives the same numbers.
class NodeMap
{
public:
    NodeMap() = default;
    /// Duplicates and the empty id are dropped.
    explicit NodeMap(std::vector<EntityId> entities);

    std::size_t size() const { return m_entities.size(); }
    /// noNode when the entity is not part of the graph. O(log n).
    Node node(EntityId entity) const;
    /// The empty id for noNode and for numbers out of range.
    EntityId entity(Node node) const;

private:
    std::vector<EntityId> m_entities; ///< sorted
};

} // namespace meshscope::lineage
