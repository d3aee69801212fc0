// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/catalogfile.h"

#include <map>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

/// The rules that the map of the mesh shows. Part of meshmap.h.
namespace meshscope::workspace {

/// Which output ports offer which datasets. Ports that are planned or retired offer nothing.
class PortOffers
{
public:
    Status read(Reader &reader);
    const std::set<EntityId> &of(EntityId asset) const;
    bool isExposed(EntityId asset) const { return m_portsOf.contains(asset); }
    /// Whether the product states an output port, bound to a dataset or not.
    bool isOffering(EntityId product) const { return m_offering.contains(product); }

private:
    std::map<EntityId, std::set<EntityId>> m_portsOf;
    std::set<EntityId> m_offering;
};

/// A dataset of one domain that a dataset of another reads, directly or through datasets that
/// nobody owns.
struct Crossing
{
    EntityId from;
    EntityId to;
};
/// In order of (from, to), each once. Cancelled on stop.
Result<std::vector<Crossing>> crossingsOf(const Snapshot &snapshot, const std::stop_token &stop);

struct ProductUse
{
    EntityId from;
    EntityId to;
};
/// One shortest cycle of products for each group of products that feed each other, by lineage or by
/// declared use, and that spans two domains where it does. Cancelled on stop.
Result<std::vector<std::vector<EntityId>>> productCycles(const Snapshot &snapshot,
                                                         const std::vector<ProductUse> &declared,
                                                         const std::stop_token &stop);

} // namespace meshscope::workspace
