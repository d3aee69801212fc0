// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/odcs.h"

/// What the readers of data products have in common.
namespace meshscope::ingest::products {

/// Gives a product to the sink, with its domain and its owning team or person.
void takeProduct(ProductRecord &&product, Reading &reading);
/// `email` or a name with @ is a person, anything else a team.
OwnerRef ownerOf(std::string name, std::string email = {});
/// A mapping of names to addresses, as links.
void addLinks(Value links, std::vector<Link> &into);
/// Follows `$ref` inside the document; the value itself when it is no reference.
Value follow(Value root, Value value);

} // namespace meshscope::ingest::products
