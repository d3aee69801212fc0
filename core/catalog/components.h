// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/connection.h"

#include <map>
#include <string>

/// Which single things the decisions make one; private to this room.
namespace meshscope::catalog {

struct Membership
{
    EntityId common; ///< the one that stands for all; the same for a thing that is only bound
    std::string bound; ///< instance it is really on, where a decision says so
    bool operator==(const Membership &) const = default;
};

/// Every single thing that a binding or decision in force is about. A function of keys and
/// decisions alone: what stands for all is the first by its keys, private instances last. Where
/// decisions contradict each other, "different" holds; then what people said of things comes before
/// what follows from instances.
Result<std::map<EntityId, Membership>> decidedMembers(store::Connection &db);

} // namespace meshscope::catalog
