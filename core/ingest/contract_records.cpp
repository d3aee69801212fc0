// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"
#include "model/server_ref.h"

#include <fmt/format.h>

/// What every contract says to the catalog, whatever standard it is written in.
namespace meshscope::ingest::odcs {

namespace {

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
        owners.push_back(ownerOf(member));
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
        const OwnerRef owner = ownerOf(member);
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

} // namespace

void takeContract(Contract &contract, Reading &reading)
{
    const ContractDocument &document = contract.document;
    if (!document.domain.empty()) {
        DomainRecord domain;
        domain.name = document.domain;
        reading.take(std::move(domain));
    }
    takeParties(document, reading);
    takeAssets(document, reading);
    for (EdgeRecord &edge : contract.edges)
        reading.take(std::move(edge));
    for (RuleRecord &rule : contract.rules)
        reading.take(std::move(rule));
    reading.take(ContractRecord {std::move(contract.document)});
}

Error withoutId(std::string_view what, std::string_view hint, Value root, Reading &reading)
{
    return {ErrorCode::Invalid,
            fmt::format("{} has no id, so nothing can refer to it. Nothing of this file was taken "
                        "over; add {} and import again.",
                        what, hint),
            fmt::format("{}:{}", reading.document().file, reading.place(root).line)};
}

void checkStatus(const std::string &status, Value at, Reading &reading)
{
    if (!status.empty() && !parseProductStatus(status))
        reading.report(
            IssueSeverity::Warning, "unknown-status",
            fmt::format("\"{}\" is no status of the standard; it is shown as unknown. Use "
                        "proposed, draft, active, deprecated or retired.",
                        displayLine(status, 60)),
            at, "status");
}

} // namespace meshscope::ingest::odcs
