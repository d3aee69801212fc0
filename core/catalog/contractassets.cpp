// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/contractassets.h"

#include "catalog/identity.h"
#include "catalog/platforms.h"
#include "catalog/staging.h"

#include <unordered_map>

namespace meshscope::catalog {

namespace {

/// Paths as the platform has them: a contract's logical names replaced by their physical ones.
/// Parents come before children, so each parent's new path is known when a child needs it.
std::vector<Column> physicalColumns(const std::vector<Column> &properties)
{
    std::vector<Column> columns = properties;
    std::unordered_map<std::string, std::string> renamed;
    for (Column &column : columns) {
        const std::string logical = column.path;
        const std::string parent(parentPath(logical));
        const auto found = renamed.find(parent);
        const std::string newParent = found == renamed.end() ? parent : found->second;
        const bool isItem = !logical.empty()
            && (logical.back() == ']' || logical.back() == '}' || logical.back() == '>');
        if (!column.physicalName.empty() && !isItem)
            column.path = childPath(newParent, column.physicalName);
        else
            column.path = newParent + logical.substr(parent.size());
        renamed[logical] = column.path;
    }
    return columns;
}

OwnerRef ownerOf(const ContractMember &member)
{
    OwnerRef owner;
    const bool isAddress = member.username.find('@') != std::string::npos;
    owner.name = member.name.empty() ? member.username : member.name;
    if (isAddress)
        owner.email = member.username;
    owner.rawRole = member.role;
    owner.role = member.role.empty() ? OwnerRole::Other : parseOwnerRole(member.role);
    owner.since = member.since;
    owner.until = member.until;
    return owner;
}

AssetRecord promisedAsset(const ContractDocument &document, const ContractObject &object,
                          const PhysicalName &name)
{
    AssetRecord record;
    record.ref.form = RefForm::Relation;
    record.ref.platform = name.platform;
    record.ref.instance = name.instance;
    record.ref.parts = name.parts;
    record.type = parseAssetType(object.physicalType).value_or(AssetType::Unknown);
    record.name = object.name;
    record.description = object.description;
    record.domain = document.domain;
    record.product = document.product;
    record.tags = object.tags;
    record.columns = physicalColumns(object.properties);
    for (const ContractMember &member : document.team)
        record.owners.push_back(ownerOf(member));
    record.custom["contract.status"] = document.rawStatus;
    record.custom["contract.version"] = document.version;
    return record;
}

/// The dataset of each rule that a contract states, by the rule's key.
using RuledAssets = std::unordered_map<std::string, AssetRef>;

void placeRules(const ContractDocument &document, RuledAssets &assets)
{
    const ContractServer *const server = mainServer(document);
    if (server == nullptr)
        return;
    std::unordered_map<std::string_view, AssetRef> places;
    for (const ContractObject &object : document.objects) {
        if (const auto name = physicalName(*server, object))
            places[object.name] = promisedAsset({}, {}, *name).ref;
    }
    for (const ContractQuality &quality : document.quality) {
        if (const auto place = places.find(quality.object); place != places.end())
            assets[quality.key] = place->second;
    }
}

Status attachRules(StagedDocument &staged, const RuledAssets &assets)
{
    StagedRecords<RuleRecord> rules;
    rules.packed().spillTo(staged.taking.space);
    staged.taking.ruled.clear();
    auto status = staged.rules.forEach([&](RuleRecord &&rule) -> Status {
        if (const auto asset = assets.find(rule.key); asset != assets.end())
            rule.asset = asset->second;
        if (const auto name = physicalName(rule.asset))
            staged.taking.ruled.insert({name->platform, name->instance});
        rules.put(rule);
        return {};
    });
    staged.rules = std::move(rules);
    return status;
}

} // namespace

const ContractServer *mainServer(const ContractDocument &document)
{
    for (const ContractServer &server : document.servers) {
        const std::string environment
            = lowerCase(server.environment.empty() ? server.name : server.environment);
        if (environment == "prod" || environment == "production")
            return &server;
    }
    return document.servers.empty() ? nullptr : &document.servers.front();
}

Status expandContracts(StagedDocument &staged)
{
    RuledAssets ruled;
    auto status = staged.contracts.forEach([&](ContractRecord &&contract) -> Status {
        const ContractDocument &document = contract.document;
        for (const ContractServer &server : document.servers) {
            for (const ContractObject &object : document.objects) {
                if (const auto name = physicalName(server, object))
                    staged.take(promisedAsset(document, object, *name), {});
            }
        }
        placeRules(document, ruled);
        return {};
    });
    return status && !ruled.empty() ? attachRules(staged, ruled) : status;
}

} // namespace meshscope::catalog
