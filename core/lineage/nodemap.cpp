// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineage/nodemap.h"

#include <algorithm>

namespace meshscope::lineage {

NodeMap::NodeMap(std::vector<EntityId> entities)
    : m_entities(std::move(entities))
{
    std::erase(m_entities, EntityId {});
    std::sort(m_entities.begin(), m_entities.end());
    m_entities.erase(std::unique(m_entities.begin(), m_entities.end()), m_entities.end());
}

Node NodeMap::node(EntityId entity) const
{
    const auto found = std::lower_bound(m_entities.begin(), m_entities.end(), entity);
    if (found == m_entities.end() || *found != entity)
        return noNode;
    return static_cast<Node>(found - m_entities.begin());
}

EntityId NodeMap::entity(Node node) const
{
    return node < m_entities.size() ? m_entities[node] : EntityId {};
}

} // namespace meshscope::lineage
