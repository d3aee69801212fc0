// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/decisions.h"
#include "catalog/identity.h"

#include <set>
#include <utility>

namespace meshscope::catalog {

namespace {

std::string_view instancePart(std::string_view place)
{
    return place.substr(place.find('|') + 1);
}

/// Every `platform|instance` that has names. There are few of them among many keys: one step each.
Result<std::vector<std::string>> placesWithNames(store::Connection &db)
{
    std::vector<std::string> places;
    auto next = db.prepare("SELECT key FROM entity_key WHERE scheme='phys' AND key>=?1 "
                           "ORDER BY key LIMIT 1");
    std::string from;
    while (next.bind(1, from).step()) {
        const std::string_view place = placeOf(next.text(0));
        if (place.empty()) {
            from = std::string(next.text(0)) + '\1'; // not a key that Meshscope makes
        } else {
            places.emplace_back(place);
            from = places.back() + '}'; // what follows `|`
        }
        next.reset();
    }
    if (auto status = next.finish(); !status)
        return status.error();
    return places;
}

Result<std::set<std::pair<std::string, std::string>>> placesApart(store::Connection &db)
{
    std::set<std::pair<std::string, std::string>> apart;
    auto rows = db.prepare("SELECT left_key, right_key FROM identity_decision WHERE "
                           "subject='instance' AND verdict='different'");
    while (rows.step()) {
        apart.emplace(rows.text(0), rows.text(1));
        apart.emplace(rows.text(1), rows.text(0));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return apart;
}

} // namespace

std::string boundInstance(const InstanceBindings &bindings, const std::string &instance)
{
    std::string at;
    auto found = bindings.find(instance);
    for (std::size_t steps = 0; found != bindings.end() && steps <= bindings.size(); ++steps) {
        at = found->second;
        found = bindings.find(at);
    }
    return at;
}

Result<InstanceBindings> decidedBindings(store::Connection &db)
{
    InstanceBindings bindings;
    auto rows = db.prepare("SELECT left_key, right_key FROM identity_decision "
                           "WHERE subject='instance' AND verdict='same'");
    while (rows.step())
        bindings.emplace(rows.text(0), rows.text(1));
    if (auto status = rows.finish(); !status)
        return status.error();
    return bindings;
}

Result<InstanceBindings> assumedBindings(store::Connection &db)
{
    auto decided = decidedBindings(db);
    if (!decided)
        return decided.error();
    auto apart = placesApart(db);
    if (!apart)
        return apart.error();
    auto places = placesWithNames(db);
    if (!places)
        return places.error();
    std::map<std::string_view, std::vector<std::string>> known; // by platform
    for (std::string &place : *places) {
        const std::string_view instance = instancePart(place);
        // A bound one is another spelling of one that is known for itself.
        if (instance != "*" && !isPrivateInstance(instance) && !decided->contains(place))
            known[platformOf(place)].push_back(place);
    }
    InstanceBindings assumed;
    for (const std::string &place : *places) {
        const auto there = known.find(platformOf(place));
        if (!isPrivateInstance(instancePart(place)) || decided->contains(place)
            || there == known.end() || there->second.size() != 1)
            continue;
        if (!apart->contains({place, there->second.front()}))
            assumed.emplace(place, there->second.front());
    }
    return assumed;
}

Result<InstanceBindings> bindingsInForce(store::Connection &db)
{
    auto decided = decidedBindings(db);
    if (!decided)
        return decided;
    auto assumed = assumedBindings(db);
    if (!assumed)
        return assumed;
    decided->merge(*assumed);
    return decided;
}

} // namespace meshscope::catalog
