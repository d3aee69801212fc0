// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/importwork.h"
#include "catalog/platforms.h"

#include <map>
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

void attachRules(StagedDocument &staged, const ContractDocument &document)
{
    const ContractServer *const server = mainServer(document);
    if (server == nullptr)
        return;
    std::unordered_map<std::string_view, AssetRef> places;
    for (const ContractObject &object : document.objects) {
        if (const auto name = physicalName(*server, object))
            places[object.name] = promisedAsset({}, {}, *name).ref;
    }
    std::unordered_map<std::string_view, std::string_view> objects;
    for (const ContractQuality &quality : document.quality)
        objects[quality.key] = quality.object;
    for (RuleRecord &rule : staged.rules) {
        const auto object = objects.find(rule.key);
        const auto place = object == objects.end() ? places.end() : places.find(object->second);
        if (place != places.end())
            rule.asset = place->second;
    }
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

void expandContracts(DocumentRows &rows)
{
    for (const ContractRecord &contract : rows.staged->contracts) {
        for (const ContractServer &server : contract.document.servers) {
            for (const ContractObject &object : contract.document.objects) {
                const auto name = physicalName(server, object);
                if (!name)
                    continue;
                AssetRecord record = promisedAsset(contract.document, object, *name);
                std::string body = pack(record);
                rows.staged->assets.push_back({std::move(record.ref), {}, std::move(body)});
            }
        }
        attachRules(*rows.staged, contract.document);
    }
}

} // namespace meshscope::catalog
