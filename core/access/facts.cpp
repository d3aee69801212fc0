// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/facts.h"

#include <algorithm>

namespace meshscope::access {

Exposure exposureOf(const Ask &ask, const PortFacts &port)
{
    Exposure exposure;
    const bool all = ask.columns.empty();
    if (all) {
        exposure.rank = port.classification;
        exposure.personal = port.personal.value_or(false);
    }
    for (const ColumnFacts &column : port.columns) {
        if (!all
            && std::find(ask.columns.begin(), ask.columns.end(), column.path) == ask.columns.end())
            continue;
        const bool stated = column.classification != Classification::Unknown;
        exposure.rank
            = std::max(exposure.rank, stated ? column.classification : port.classification);
        exposure.personal = exposure.personal || column.personal;
        exposure.special = exposure.special || column.special;
    }
    if (exposure.personal || exposure.special)
        exposure.rank = std::max(exposure.rank, Classification::Confidential);
    return exposure;
}

DurationRule durationRule(Classification rank)
{
    switch (rank) {
    case Classification::Public:
    case Classification::Internal:
        return {std::nullopt, std::nullopt, 365, false};
    case Classification::Restricted:
        return {90, 180, 180, true};
    case Classification::Unknown:
    case Classification::Confidential:
        break;
    }
    return {180, 365, 180, false};
}

bool contains(const std::vector<PartyId> &people, PartyId person)
{
    return std::find(people.begin(), people.end(), person) != people.end();
}

std::vector<PartyId> without(const std::vector<PartyId> &people, const std::vector<PartyId> &gone)
{
    std::vector<PartyId> rest;
    for (const PartyId person : people) {
        if (!contains(gone, person) && !contains(rest, person))
            rest.push_back(person);
    }
    return rest;
}

const RoleFacts *findRole(const PortFacts &port, const std::string &name)
{
    const auto found = std::find_if(port.roles.begin(), port.roles.end(),
                                    [&](const RoleFacts &role) { return role.name == name; });
    return found == port.roles.end() ? nullptr : &*found;
}

} // namespace meshscope::access
