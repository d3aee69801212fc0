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

constexpr auto roleFields = std::to_array<Field<ContractRole>>({
    {"role", "Contract: role", put::text<&ContractRole::role>},
    {"access", "Contract: role: access", put::text<&ContractRole::access>},
    {"description", "Contract: role: description", put::text<&ContractRole::description>},
    {"firstLevelApprovers", "Contract: role: approvers", put::any<&ContractRole::firstApprovers>},
    {"secondLevelApprovers", "Contract: role: approvers", put::any<&ContractRole::secondApprovers>},
});

constexpr auto serverFields = std::to_array<Field<ContractServer>>({
    {"id|server", "Contract: server: name", put::text<&ContractServer::name>},
    {"type", "Contract: server: type", put::text<&ContractServer::type>},
    {"environment", "Contract: server: environment", put::text<&ContractServer::environment>},
    {"description", "Contract: server: description", put::text<&ContractServer::description>},
    {"customProperties", "Contract: server: field"},
    {"{*}", "Contract: server: field (secrets are left out)"},
});

void addField(ContractServer &into, std::string_view name, Value value)
{
    if (!value.text().empty())
        into.fields[std::string(name)] = value.string();
}

/// Version 2 has one server, whose fields stand at the top.
constexpr auto server2Fields = std::to_array<Field<ContractServer>>({
    {"driver|sourceSystem", "Contract: server: type", put::text<&ContractServer::type>},
    {"server", "Contract: server: field",
     [](ContractServer &into, Value value) { addField(into, "host", value); }},
    {"datasetProject", "Contract: server: field",
     [](ContractServer &into, Value value) { addField(into, "project", value); }},
    {"datasetName", "Contract: server: field",
     [](ContractServer &into, Value value) { addField(into, "dataset", value); }},
    {"database|driverVersion|driver|project|sourcePlatform", "Contract: server: field",
     [](ContractServer &into, Value value) { addField(into, value.key(), value); }},
    {"username", rawOnly, put::keep},
    {"password", rawOnly},
});

constexpr auto supportFields = std::to_array<Field<ContractSupport>>({
    {"channel", "Contract: support channel", put::text<&ContractSupport::channel>},
    {"url|invitationUrl", "Contract: support address"},
    {"tool", "Contract: support tool", put::text<&ContractSupport::tool>},
    {"scope", "Contract: support scope", put::text<&ContractSupport::scope>},
});

/// Version 2 names one address of each kind.
struct OldSupport
{
    std::string_view key;
    std::string_view tool;
};
constexpr auto oldSupports = std::to_array<OldSupport>(
    {{"productSlackChannel", "slack"}, {"productDl", "email"}, {"productFeedbackUrl", "web"}});

constexpr auto priceFields = std::to_array<Field<ContractPrice>>({
    {"priceAmount", "Contract: price", put::text<&ContractPrice::amount>},
    {"priceCurrency", "Contract: price", put::text<&ContractPrice::currency>},
    {"priceUnit", "Contract: price", put::text<&ContractPrice::unit>},
});

constexpr auto linkFields = std::to_array<Field<ContractLink>>({
    {"type", "Link: kind", put::text<&ContractLink::type>},
    {"url", "Link: address", put::text<&ContractLink::url>},
    {"id|description", rawOnly, put::keep},
});

constexpr auto memberFields = std::to_array<Field<ContractMember>>({
    {"username", "Owner: name, e-mail", put::text<&ContractMember::username>},
    {"name", "Owner: name", put::text<&ContractMember::name>},
    {"role", "Owner: role", put::text<&ContractMember::role>},
    {"comment|description", "Owner: description", put::text<&ContractMember::description>},
    {"dateIn", "Owner: since",
     [](ContractMember &into, Value value) { into.since = parseDay(value.text()); }},
    {"dateOut", "Owner: until",
     [](ContractMember &into, Value value) { into.until = parseDay(value.text()); }},
    {"replacedByUsername", "Owner: replaced by", put::text<&ContractMember::replacedBy>},
    {"customProperties|tags|id|authoritativeDefinitions", rawOnly, put::keep},
});

constexpr auto teamFields = std::to_array<Field<ContractDocument>>({
    {"name", "Owner: team", put::text<&ContractDocument::teamName>},
    {"description|tags|customProperties|id", rawOnly, put::keep},
});

void readRoles(Value list, ContractDocument &document)
{
    for (const Value item : list.items())
        take(roleFields, item, document.roles.emplace_back());
}

void readServer2(Value root, Contract &contract, Reading &reading)
{
    ContractServer server;
    take(server2Fields, root, server);
    // "jdbc:postgresql" names the type behind the prefix
    if (const std::size_t colon = server.type.rfind(':'); colon != std::string::npos)
        server.type.erase(0, colon + 1);
    leaveOutSecret(root["password"], reading);
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
        ContractLink link;
        take(linkFields, item, link);
        if (!link.url.empty())
            links.push_back(std::move(link));
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
        take(serverFields, item, server);
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
        take(supportFields, item, support);
        support.url = either(item, "url", "invitationUrl").string();
        document.support.push_back(std::move(support));
    }
    for (const OldSupport &old : oldSupports) {
        const std::string text = root[old.key].string();
        if (text.empty())
            continue;
        const bool isUrl = text.find("://") != std::string::npos;
        document.support.push_back({text, isUrl ? text : std::string(), std::string(old.tool), {}});
    }
    take(priceFields, root["price"], document.price);
}

std::vector<ContractMember> readMembers(Value list)
{
    std::vector<ContractMember> members;
    for (const Value item : list.items()) {
        ContractMember member;
        take(memberFields, item, member);
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
        take(teamFields, team, document);
        document.team = readMembers(team["members"]);
    } else {
        document.team = readMembers(team);
    }
}

void mapLinks(MappingRows &rows, std::string_view prefix)
{
    addRows(rows, prefix, linkFields);
}

void mapTeam(MappingRows &rows)
{
    addRows(rows, "team.", teamFields);
    addRows(rows, "team.members[].", memberFields);
    addRows(rows, "team[].", memberFields);
}

void mapTerms(MappingRows &rows)
{
    for (const std::string_view place : {"", "servers[]."})
        addRows(rows, std::string(place) + "roles[].", roleFields);
    addRows(rows, "servers[].", serverFields);
    addRows(rows, {}, server2Fields);
    addRows(rows, "support[].", supportFields);
    for (const OldSupport &old : oldSupports)
        rows.push_back({std::string(old.key), "Contract: support channel"});
    addRows(rows, "price.", priceFields);
    mapTeam(rows);
    addRows(rows, "stakeholders[].", memberFields);
}

} // namespace meshscope::ingest::odcs
