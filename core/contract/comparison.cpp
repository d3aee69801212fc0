// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/comparison.h"

#include "base/archive.h"
#include "contract/changelist.h"

#include <algorithm>
#include <set>

namespace meshscope::contract {

namespace {

using enum Level;

constexpr ChangeRule sameVersion {"C002", "other content under the same version", Potential,
                                  Breaking, "published versions do not change"};
constexpr ChangeRule lowerVersion {"C003", "version is lower", Info, Potential,
                                   "readers take the higher one for newer"};
constexpr ChangeRule slaWorse {"C070", "service level lowered", Potential, None,
                               "less is promised"};
constexpr ChangeRule slaRegulatory {"C070", "regulatory service level lowered", Breaking, None,
                                    "less is promised than a regulation asks"};
constexpr ChangeRule slaBetter {"C071", "service level raised", Safe, Potential,
                                "more is promised"};
constexpr ChangeRule slaChanged {"C070", "service level changed", Potential, None,
                                 "the direction cannot be judged"};
constexpr ChangeRule slaRemoved {"C072", "service level removed", Potential, None,
                                 "nothing is promised any more"};
constexpr ChangeRule slaAdded {"C072", "service level added", Safe, None, "more is promised"};
constexpr ChangeRule ruleRemoved {"C090", "quality rule removed", Potential, None,
                                  "less is checked"};
constexpr ChangeRule ruleChanged {"C090", "quality rule changed", Potential, None,
                                  "another threshold is checked"};
constexpr ChangeRule ruleAdded {"C091", "quality rule added", Safe, Potential,
                                "existing data may fail it"};
constexpr ChangeRule roleRemoved {"C100", "role removed", Breaking, None,
                                  "holders of a grant with it lose it"};
constexpr ChangeRule roleNarrowed {"C100", "access of a role changed", Potential, None,
                                   "holders of a grant with it are affected"};
constexpr ChangeRule roleAdded {"C101", "role added", Safe, None, "nothing that exists is touched"};
constexpr ChangeRule approvers {"C102", "approvers changed", Info, None, "other people decide"};
constexpr ChangeRule terms {"C110", "terms changed", Potential, None, "a person must read them"};
constexpr ChangeRule price {"C111", "price changed", Potential, None,
                            "using it costs something else"};
constexpr ChangeRule deprecated {"C120", "deprecated", Potential, None, "the notice period starts"};
constexpr ChangeRule retired {"C121", "retired", Breaking, None, "the promise ends"};
constexpr ChangeRule activated {"C122", "now active", Safe, None, "the promise holds"};
constexpr ChangeRule withdrawn {"C123", "back to draft", Breaking, None, "a promise is withdrawn"};
constexpr ChangeRule statusOther {"C120", "status changed", Info, None,
                                  "see the lifecycle of the product"};
constexpr ChangeRule serverRemoved {"C130", "server removed", Breaking, None,
                                    "consumers of that environment lose it"};
constexpr ChangeRule serverMoved {"C131", "server moved", Breaking, None,
                                  "connections address the old place"};
constexpr ChangeRule serverType {"C132", "server type changed", Breaking, None,
                                 "it is read in another way"};
constexpr ChangeRule serverMinor {"C134", "non-production server changed", Info, None,
                                  "production is not touched"};
constexpr ChangeRule serverAdded {"C135", "server added", Safe, None,
                                  "nothing that exists is touched"};
constexpr ChangeRule people {"C140", "support or team changed", Info, None, "other people answer"};
constexpr ChangeRule description {"C150", "description changed", Info, None, "reading matter only"};

void compareVersion(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    if (before.version == after.version) {
        if (pack(before) != pack(after))
            list.add(sameVersion, "version", before.version, after.version);
        return;
    }
    const Version was = parseVersion(before.version);
    const Version is = parseVersion(after.version);
    if (was.semantic && is.semantic
        && std::tie(is.major, is.minor, is.patch) < std::tie(was.major, was.minor, was.patch))
        list.add(lowerVersion, "version", before.version, after.version);
}

void compareStatus(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    const auto statusOf = [](const ContractDocument &document) {
        return parseProductStatus(document.rawStatus).value_or(ProductStatus::Unknown);
    };
    const ProductStatus was = statusOf(before);
    const ProductStatus is = statusOf(after);
    if (was == is)
        return;
    const bool begins = is == ProductStatus::Draft || is == ProductStatus::Proposed;
    if (was == ProductStatus::Active && begins && before.version != after.version)
        return; // a new version begins so, while the one before it still stands
    const ChangeRule *rule = &statusOther;
    if (is == ProductStatus::Retired)
        rule = &retired;
    else if (is == ProductStatus::Deprecated)
        rule = &deprecated;
    else if (is == ProductStatus::Active)
        rule = &activated;
    else if (was == ProductStatus::Active)
        rule = &withdrawn;
    list.add(*rule, "status", before.rawStatus, after.rawStatus);
}

enum class Better { Lower, Higher, Unknown };

Better betterOf(const std::string &property)
{
    static const std::set<std::string, std::less<>> lower {
        "latency",      "frequency",    "error_rate",   "errorRate",          "freshness",
        "timeToDetect", "timeToNotify", "timeToRepair", "generalAvailability"};
    static const std::set<std::string, std::less<>> higher {
        "availability", "throughput", "retention", "endOfSupport", "endOfLife"};
    if (lower.contains(property))
        return Better::Lower;
    return higher.contains(property) ? Better::Higher : Better::Unknown;
}

std::string slaText(const ContractSla &sla)
{
    return sla.unit.empty() ? sla.value : sla.value + " " + sla.unit;
}

const ChangeRule &slaRule(const ContractSla &before, const ContractSla &after)
{
    const auto was = before.seconds ? before.seconds : before.number;
    const auto is = after.seconds ? after.seconds : after.number;
    const Better better = betterOf(after.property);
    if (!was || !is || better == Better::Unknown)
        return slaChanged;
    if ((better == Better::Lower) == (*is < *was))
        return slaBetter;
    return after.driver == "regulatory" ? slaRegulatory : slaWorse;
}

void compareServiceLevels(const ContractDocument &before, const ContractDocument &after,
                          ChangeList &list)
{
    const auto key = [](const ContractSla &sla) { return sla.property + "|" + sla.element; };
    for (const auto &[was, is] : paired(before.serviceLevels, after.serviceLevels, key)) {
        const std::string path = "service levels." + (is ? is->property : was->property);
        if (!is)
            list.add(slaRemoved, path, slaText(*was), {});
        else if (!was)
            list.add(slaAdded, path, {}, slaText(*is));
        else if (slaText(*was) != slaText(*is))
            list.add(slaRule(*was, *is), path, slaText(*was), slaText(*is));
    }
}

void compareQuality(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    const auto key = [](const ContractQuality &rule) {
        return rule.object + "|" + rule.property + "|" + (rule.name.empty() ? rule.key : rule.name);
    };
    for (const auto &[was, is] : paired(before.quality, after.quality, key)) {
        const ContractQuality &any = is ? *is : *was;
        const std::string path = any.object + (any.property.empty() ? "" : "." + any.property)
            + ": " + (any.name.empty() ? any.type : any.name);
        if (!is)
            list.add(ruleRemoved, path, was->expectation, {});
        else if (!was)
            list.add(ruleAdded, path, {}, is->expectation);
        else
            list.addIfDifferent(ruleChanged, path, was->expectation, is->expectation);
    }
}

void compareRoles(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    const auto key = [](const ContractRole &role) { return role.role; };
    for (const auto &[was, is] : paired(before.roles, after.roles, key)) {
        const std::string path = "roles." + (is ? is->role : was->role);
        if (!is) {
            list.add(roleRemoved, path, was->access, {});
        } else if (!was) {
            list.add(roleAdded, path, {}, is->access);
        } else {
            list.addIfDifferent(roleNarrowed, path, was->access, is->access);
            list.addIfDifferent(approvers, path, was->firstApprovers, is->firstApprovers);
            list.addIfDifferent(approvers, path, was->secondApprovers, is->secondApprovers);
        }
    }
}

std::string placeText(const ContractServer &server)
{
    std::string text;
    for (const auto &[field, value] : server.fields) {
        if (!text.empty())
            text += ", ";
        text.append(field).append(" ").append(value);
    }
    return text;
}

void compareServers(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    const auto key
        = [](const ContractServer &server) { return server.name + "|" + server.environment; };
    const auto isProduction = [](const ContractServer &server) {
        return server.environment.empty() || server.environment.starts_with("prod");
    };
    for (const auto &[was, is] : paired(before.servers, after.servers, key)) {
        const ContractServer &any = is ? *is : *was;
        const std::string path = "servers." + any.name;
        const auto rule = [&](const ChangeRule &production) -> const ChangeRule & {
            return isProduction(any) ? production : serverMinor;
        };
        if (!is) {
            list.add(rule(serverRemoved), path, placeText(*was), {});
        } else if (!was) {
            list.add(serverAdded, path, {}, placeText(*is));
        } else {
            list.addIfDifferent(rule(serverType), path, was->type, is->type);
            list.addIfDifferent(rule(serverMoved), path, placeText(*was), placeText(*is));
        }
    }
}

std::string peopleText(const ContractDocument &document)
{
    std::set<std::string> names;
    for (const ContractMember &member : document.team)
        names.insert((member.name.empty() ? member.username : member.name) + " (" + member.role
                     + ")");
    for (const ContractSupport &support : document.support)
        names.insert(support.channel);
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

void compareTerms(const ContractDocument &before, const ContractDocument &after, ChangeList &list)
{
    compareQuality(before, after, list);
    compareServiceLevels(before, after, list);
    compareRoles(before, after, list);
    compareServers(before, after, list);
    list.addIfDifferent(terms, "usage", before.usage, after.usage);
    list.addIfDifferent(terms, "limitations", before.limitations, after.limitations);
    const auto priceText = [](const ContractPrice &p) {
        return p.amount.empty() ? std::string {} : p.amount + " " + p.currency + " per " + p.unit;
    };
    list.addIfDifferent(price, "price", priceText(before.price), priceText(after.price));
    list.addIfDifferent(people, "team and support", peopleText(before), peopleText(after));
    list.addIfDifferent(description, "purpose", before.purpose, after.purpose);
}

std::vector<Change> compare(const ContractDocument &before, const ContractDocument &after)
{
    ChangeList list;
    compareVersion(before, after, list);
    compareStatus(before, after, list);
    compareObjects(before, after, list);
    compareTerms(before, after, list);
    return list.take();
}

} // namespace meshscope::contract
