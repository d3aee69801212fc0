// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/products.h"

namespace meshscope::ingest::products {

void takeProduct(ProductRecord &&product, Reading &reading)
{
    if (!product.domain.empty()) {
        DomainRecord domain;
        domain.name = product.domain;
        reading.take(std::move(domain));
    }
    for (const OwnerRef &owner : product.owners) {
        PartyRecord party;
        party.type = owner.type;
        party.name = owner.name;
        party.email = owner.email;
        party.domain = owner.type == PartyType::Team ? product.domain : std::string();
        reading.take(std::move(party));
    }
    reading.take(std::move(product));
}

OwnerRef ownerOf(std::string name, std::string email)
{
    OwnerRef owner;
    if (email.empty() && name.find('@') != std::string::npos)
        email = name;
    owner.name = name.empty() ? email : std::move(name);
    owner.email = std::move(email);
    owner.type = owner.email.empty() ? PartyType::Team : PartyType::User;
    owner.rawRole = "owner";
    return owner;
}

void addLinks(Value links, std::vector<Link> &into)
{
    for (const Value link : links.fields())
        if (!link.text().empty())
            into.push_back({std::string(link.key()), link.string(), {}});
}

Value follow(Value root, Value value)
{
    for (int steps = 0; steps < 8 && value.isObject(); ++steps) {
        const std::string_view reference = value["$ref"].text();
        const Value target = valueOf(root, reference);
        if (reference.empty() || target.isNull())
            break;
        value = target;
    }
    return value;
}

} // namespace meshscope::ingest::products
