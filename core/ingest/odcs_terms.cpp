// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/mapping.h"
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::odcs {

namespace {

bool isSecret(std::string_view key)
{
    const std::string folded = foldCase(key);
    static constexpr std::array<std::string_view, 5> words {"password", "passwd", "secret", "token",
                                                            "credential"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

/// Fields of a server that are secrets are never taken over; a plain one in the file is a finding.
void leaveOutSecret(Value value, Reading &reading)
{
    if (value.isEmpty() || value.text().find("${") != std::string_view::npos) {
        value.keep();
        return;
    }
    reading.report(
        IssueSeverity::Warning, "secret-in-file",
        fmt::format("\"{}\" looks like a secret in plain text. It was not taken over; remove it "
                    "from the file and change it.",
                    displayLine(value.key(), 60)),
        value, std::string(value.key()));
    value.keep();
}

void readRoles(Value list, ContractDocument &document)
{
    for (const Value item : list.items()) {
        ContractRole role;
        role.role = item["role"].string();
        role.access = item["access"].string();
        role.description = item["description"].string();
        role.firstApprovers = textOrJson(item["firstLevelApprovers"]);
        role.secondApprovers = textOrJson(item["secondLevelApprovers"]);
        document.roles.push_back(std::move(role));
    }
}

void readServer2(Value root, Contract &contract, Reading &reading)
{
    ContractServer server;
    for (const std::string_view key : {"sourceSystem", "driver"})
        if (server.type.empty())
            server.type = root[key].string();
    // "jdbc:postgresql" names the type behind the prefix
    if (const std::size_t colon = server.type.rfind(':'); colon != std::string::npos)
        server.type.erase(0, colon + 1);
    static constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"server", "host"},
         {"database", "database"},
         {"datasetProject", "project"},
         {"datasetName", "dataset"},
         {"driverVersion", "driverVersion"},
         {"driver", "driver"},
         {"project", "project"},
         {"sourcePlatform", "sourcePlatform"}});
    for (const auto &[from, to] : names)
        if (const Value value = root[from]; !value.text().empty())
            server.fields[std::string(to)] = value.string();
    for (const std::string_view key : {"username", "password"})
        if (const Value value = root[key]; isSecret(key))
            leaveOutSecret(value, reading);
        else
            value.keep();
    if (!server.fields.empty())
        contract.document.servers.push_back(std::move(server));
}

} // namespace

Value either(Value object, std::string_view first, std::string_view second)
{
    const Value value = object[first];
    return value.isNull() ? object[second] : value;
}

void readCustom(Value list, std::map<std::string, std::string> &custom)
{
    for (const Value field : list.fields())
        custom[std::string(field.key())] = textOrJson(field);
    for (const Value item : list.items()) {
        if (const std::string_view name = item["property"].text(); !name.empty())
            custom[std::string(name)] = textOrJson(item["value"]);
        item["id"].keep();
        item["description"].keep();
    }
    list.keep();
}

Value customValue(Value list, std::string_view property)
{
    if (list.isObject())
        return list[property];
    for (const Value item : list.items())
        if (item["property"].text() == property)
            return item["value"];
    return {};
}

std::vector<ContractLink> readLinks(Value list)
{
    std::vector<ContractLink> links;
    for (const Value item : list.items()) {
        if (!item["url"].text().empty())
            links.push_back({item["type"].string(), item["url"].string()});
        item["id"].keep();
        item["description"].keep();
    }
    return links;
}

void readServerFields(Value server, std::map<std::string, std::string> &fields, Reading &reading)
{
    for (const Value field : server.fields()) {
        if (isSecret(field.key()))
            leaveOutSecret(field, reading);
        else if (!field.text().empty())
            fields[std::string(field.key())] = field.string();
    }
}

void readServers(Value root, Contract &contract, Reading &reading)
{
    if (contract.isVersion2)
        readServer2(root, contract, reading);
    for (const Value item : root["servers"].items()) {
        ContractServer server;
        server.name = either(item, "server", "id").string();
        server.type = item["type"].string();
        server.environment = item["environment"].string();
        server.description = item["description"].string();
        readRoles(item["roles"], contract.document);
        readServerFields(item, server.fields, reading);
        for (const std::string_view known : {"server", "type", "environment", "description", "id"})
            server.fields.erase(std::string(known));
        readCustom(item["customProperties"], server.fields);
        contract.document.servers.push_back(std::move(server));
    }
}

void readTerms(Value root, Contract &contract)
{
    ContractDocument &document = contract.document;
    readRoles(root["roles"], document);
    for (const Value item : root["support"].items()) {
        ContractSupport support;
        support.channel = item["channel"].string();
        support.url = either(item, "url", "invitationUrl").string();
        support.tool = item["tool"].string();
        support.scope = item["scope"].string();
        document.support.push_back(std::move(support));
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> old {
        {{"productSlackChannel", "slack"}, {"productDl", "email"}, {"productFeedbackUrl", "web"}}};
    for (const auto &[key, tool] : old) {
        const std::string text = root[key].string();
        if (text.empty())
            continue;
        const bool isUrl = text.find("://") != std::string::npos;
        document.support.push_back({text, isUrl ? text : std::string(), std::string(tool), {}});
    }
    const Value price = root["price"];
    document.price.amount = price["priceAmount"].string();
    document.price.currency = price["priceCurrency"].string();
    document.price.unit = price["priceUnit"].string();
}

std::vector<ContractMember> readMembers(Value list)
{
    std::vector<ContractMember> members;
    for (const Value item : list.items()) {
        ContractMember member;
        member.username = item["username"].string();
        member.name = item["name"].string();
        member.role = item["role"].string();
        member.description = either(item, "description", "comment").string();
        member.since = parseDay(item["dateIn"].text());
        member.until = parseDay(item["dateOut"].text());
        member.replacedBy = item["replacedByUsername"].string();
        for (const std::string_view key :
             {"customProperties", "tags", "id", "authoritativeDefinitions"})
            item[key].keep();
        if (!member.username.empty() || !member.name.empty())
            members.push_back(std::move(member));
    }
    return members;
}

OwnerRef ownerOf(const ContractMember &member)
{
    OwnerRef owner;
    owner.name = member.name.empty() ? member.username : member.name;
    if (member.username.find('@') != std::string::npos)
        owner.email = member.username;
    owner.role = parseOwnerRole(member.role);
    owner.rawRole = member.role;
    owner.since = member.since;
    owner.until = member.until;
    return owner;
}

void readTeam(Value root, ContractDocument &document)
{
    const Value team = either(root, "team", "stakeholders");
    if (team.isObject()) {
        document.teamName = team["name"].string();
        document.team = readMembers(team["members"]);
        for (const std::string_view key : {"description", "tags", "customProperties", "id"})
            team[key].keep();
    } else {
        document.team = readMembers(team);
    }
}

} // namespace meshscope::ingest::odcs
