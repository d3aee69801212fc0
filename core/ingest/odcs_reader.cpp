// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"
#include "model/server_ref.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace meshscope::ingest {

namespace {

using odcs::Contract;
using odcs::either;

void readFundamentals(Value root, Contract &contract)
{
    ContractDocument &document = contract.document;
    document.standard = "ODCS";
    const Value version = root["apiVersion"] ? root["apiVersion"]
                                             : either(root, "standardVersion", "templateVersion");
    document.standardVersion = version.string();
    document.id = either(root, "id", "uuid").string();
    document.version = root["version"].string();
    document.name = root["name"].string();
    if (document.name.empty())
        document.name = either(root, "quantumName", "datasetName").string();
    document.rawStatus = root["status"].string();
    document.domain = either(root, "domain", "datasetDomain").string();
    document.product = either(root, "dataProduct", "quantumName").string();
    document.tenant = root["tenant"].string();
    const Value description = root["description"];
    document.purpose
        = description.isObject() ? description["purpose"].string() : description.string();
    document.usage = description["usage"].string();
    document.limitations = description["limitations"].string();
    document.createdAt = parseTime(root["contractCreatedTs"].text());
    document.tags = root["tags"].strings();
    document.links = odcs::readLinks(root["authoritativeDefinitions"]);
    for (ContractLink &link : odcs::readLinks(description["authoritativeDefinitions"]))
        document.links.push_back(std::move(link));
    odcs::readCustom(description["customProperties"], document.custom);
    odcs::readCustom(root["customProperties"], document.custom);
    for (const std::string_view key :
         {"userConsumptionMode", "systemInstance", "schedulerAppName", "type"})
        if (const std::string_view text = root[key].text(); !text.empty())
            document.custom[std::string(key)] = text;
    root["kind"].keep();
}

/// What is missing or unknown and a person should correct; the contract is read all the same.
void checkFundamentals(Value root, const ContractDocument &document, Reading &reading)
{
    const std::string_view standard = document.standardVersion;
    const std::size_t digit = standard.starts_with('v') ? 1 : 0;
    if (!standard.empty() && !standard.substr(digit).starts_with("2.")
        && !standard.substr(digit).starts_with("3."))
        reading.report(
            IssueSeverity::Warning, "unknown-standard-version",
            fmt::format(
                "Version \"{}\" of the contract standard is not known; it is read as 3.1. Check "
                "what is shown against the raw document.",
                displayLine(standard, 40)),
            root["apiVersion"], "apiVersion");
    if (document.version.empty())
        reading.report(
            IssueSeverity::Warning, "missing-version",
            "The contract has no version, so its changes cannot be followed. Add \"version\".",
            root, "version");
    if (document.rawStatus.empty())
        reading.report(IssueSeverity::Warning, "missing-status",
                       "The contract has no status; it is shown as unknown. Add \"status\".", root,
                       "status");
    else if (!parseProductStatus(document.rawStatus))
        reading.report(
            IssueSeverity::Warning, "unknown-status",
            fmt::format(
                "\"{}\" is no status of the standard; it is shown as unknown. Use proposed, "
                "draft, active, deprecated or retired.",
                displayLine(document.rawStatus, 60)),
            root["status"], "status");
    if (document.objects.empty())
        reading.report(IssueSeverity::Info, "no-schema",
                       "The contract describes no object: it says nothing about columns.", root,
                       "schema");
}

std::vector<OwnerRef> ownersOf(const ContractDocument &document)
{
    std::vector<OwnerRef> owners;
    if (!document.teamName.empty()) {
        OwnerRef team;
        team.name = document.teamName;
        team.type = PartyType::Team;
        team.rawRole = "team";
        owners.push_back(std::move(team));
    }
    for (const ContractMember &member : document.team)
        owners.push_back(odcs::ownerOf(member));
    return owners;
}

void takeParties(const ContractDocument &document, Reading &reading)
{
    if (!document.teamName.empty()) {
        PartyRecord team;
        team.type = PartyType::Team;
        team.name = document.teamName;
        team.domain = document.domain;
        reading.take(std::move(team));
    }
    for (const ContractMember &member : document.team) {
        PartyRecord party;
        const OwnerRef owner = odcs::ownerOf(member);
        party.name = owner.name;
        party.email = owner.email;
        party.title = member.role;
        party.team = document.teamName;
        reading.take(std::move(party));
    }
}

AssetType typeOf(const ContractObject &object)
{
    return parseAssetType(object.physicalType).value_or(AssetType::Unknown);
}

/// One asset per server and object: a contract with two servers describes two tables.
void takeAssets(const ContractDocument &document, Reading &reading)
{
    const std::vector<OwnerRef> owners = ownersOf(document);
    for (const ContractServer &server : document.servers) {
        for (const ContractObject &object : document.objects) {
            AssetRecord asset;
            asset.ref = serverRef(server, object);
            asset.type = typeOf(object);
            asset.name = object.businessName;
            asset.description = object.description;
            asset.domain = document.domain;
            asset.product = document.product;
            asset.owners = owners;
            asset.tags = object.tags;
            asset.columns = object.properties;
            asset.custom["contract"] = document.id;
            asset.custom["contract_version"] = document.version;
            asset.custom["contract_object"] = object.name;
            if (!server.environment.empty())
                asset.custom["environment"] = server.environment;
            reading.take(std::move(asset));
        }
    }
}

void collectSources(Value properties, std::set<std::string> &names)
{
    for (const Value property : properties.items()) {
        for (std::string &name :
             either(property, "transformSourceObjects", "transformSourceTables").strings())
            names.insert(std::move(name));
        collectSources(property["properties"], names);
    }
}

/// Only names of tables are stated, so these are edges of datasets, not of columns.
void takeEdges(Value root, const ContractDocument &document, Reading &reading)
{
    if (document.servers.empty())
        return;
    for (const Value item : odcs::objectsOf(root).items()) {
        std::set<std::string> names;
        collectSources(either(item, "properties", "columns"), names);
        const std::string object
            = (item["name"] ? item["name"] : either(item, "table", "id")).string();
        const auto known = std::ranges::find(document.objects, object, &ContractObject::name);
        if (known == document.objects.end())
            continue;
        for (const std::string &name : names) {
            EdgeRecord edge;
            edge.from = serverRef(document.servers.front(), name);
            edge.to = serverRef(document.servers.front(), *known);
            edge.basis = EdgeBasis::Declared;
            if (edge.from != edge.to)
                reading.take(std::move(edge));
        }
    }
}

} // namespace

Status readOdcs(Value root, Reading &reading)
{
    Contract contract;
    const std::string_view version = root["apiVersion"].text();
    contract.isVersion2
        = root["dataset"] || root["uuid"] || version.starts_with("v2") || version.starts_with("2.");
    readFundamentals(root, contract);
    if (contract.document.id.empty())
        return Error {ErrorCode::Invalid,
                      "the contract has no id, so nothing can refer to it. Nothing of this file "
                      "was taken over; "
                      "add \"id\" (version 2: \"uuid\") and import again.",
                      fmt::format("{}:{}", reading.document().file, reading.place(root).line)};
    odcs::readServers(root, contract, reading);
    odcs::readTerms(root, contract);
    odcs::readTeam(root, contract.document);
    odcs::readServiceLevels(root, contract.document, reading);
    odcs::readSchema(root, contract, reading);
    checkFundamentals(root, contract.document, reading);

    const ContractDocument &document = contract.document;
    if (!document.domain.empty())
        reading.take(DomainRecord {document.domain, {}, {}});
    takeParties(document, reading);
    takeAssets(document, reading);
    takeEdges(root, document, reading);
    for (RuleRecord &rule : contract.rules)
        reading.take(std::move(rule));
    reading.take(ContractRecord {std::move(contract.document)});
    return {};
}

} // namespace meshscope::ingest
