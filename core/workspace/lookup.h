// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/catalogfile.h"

#include <string>
#include <string_view>
#include <vector>

namespace meshscope::workspace {

/// An entity that a person named.
struct Named
{
    EntityId id;
    std::string uid;
    EntityKind kind = EntityKind::Asset;
    std::string name;
    std::string context;
};

/// Finds what a person means by a uid, a link (`meshscope:dataset/<uid>`), a qualified name
/// (`fernhill.curated.net_orders`), a name, an e-mail, or `product/port`. Case does not count
/// unless it must. `kinds` empty: products, datasets, contracts, ports, domains, parties, requests,
/// in this order of preference. NotFound names the nearest names; Conflict lists the candidates
/// when several things of one kind have that name.
Result<Named> lookUp(Reader &reader, std::string_view text,
                     const std::vector<EntityKind> &kinds = {});

} // namespace meshscope::workspace
