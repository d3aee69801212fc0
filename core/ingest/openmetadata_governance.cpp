// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/odcs.h"
#include "ingest/openmetadata.h"

#include <fmt/format.h>

namespace meshscope::ingest::openmetadata {

namespace {

void party(Context &context, Value entity, PartyType type)
{
    PartyRecord record;
    record.type = type;
    takeFields(entity, record);
    keepNoise(entity);
    context.reading.take(std::move(record));
}

} // namespace

void team(Context &context, Value entity)
{
    party(context, entity, PartyType::Team);
}

void user(Context &context, Value entity)
{
    party(context, entity, PartyType::User);
}

void domainOf(Context &context, Value entity)
{
    DomainRecord record;
    takeFields(entity, record);
    keepNoise(entity);
    context.reading.take(std::move(record));
}

void term(Context &context, Value entity)
{
    TermRecord record;
    record.kind = "term";
    takeFields(entity, record);
    entity["tags"].keep();
    keepNoise(entity);
    context.reading.take(std::move(record));
}

void product(Context &context, Value entity)
{
    ProductRecord record;
    takeFields(entity, record);
    for (const auto &[key, direction] :
         {std::pair {"inputPorts", PortDirection::Input}, {"outputPorts", PortDirection::Output}})
        for (const Value item : entity[key].items()) {
            PortRecord port;
            port.direction = direction;
            port.name = nameOf(item);
            const Value asset = item["dataAsset"] ? item["dataAsset"] : item;
            port.assets.push_back(named(fqnOf(asset)));
            item.keep();
            record.ports.push_back(std::move(port));
        }
    for (const Value item : entity["assets"].items()) {
        AssetRecord asset;
        asset.ref = named(fqnOf(item));
        asset.product = record.id;
        if (!asset.ref.name.empty())
            context.reading.take(std::move(asset));
    }
    keepNoise(entity);
    context.reading.take(std::move(record));
}

void contract(Context &context, Value entity)
{
    odcs::Contract contract;
    ContractDocument &document = contract.document;
    document.standard = "OpenMetadata";
    const std::string fqn = entity["fullyQualifiedName"].string();
    document.id = fqn.empty() ? entity["name"].string() : fqn;
    document.name
        = entity["displayName"] ? entity["displayName"].string() : entity["name"].string();
    document.version = entity["version"].string();
    document.rawStatus = (entity["status"] ? entity["status"] : entity["entityStatus"]).string();
    if (document.rawStatus == "Approved")
        document.rawStatus = "active";
    document.purpose = entity["description"].string();
    document.usage = textOrJson(entity["termsOfUse"]);
    const std::string table = fqnOf(entity["tableFQN"] ? entity["tableFQN"] : entity["entity"]);
    ContractObject object;
    object.name = table.substr(table.rfind('.') + 1);
    addColumns(entity["schema"], {}, {}, object.properties, 0);
    for (const std::string_view key : {"effectiveFrom", "effectiveUntil", "sla", "security"})
        if (const Value value = entity[key]; !value.isEmpty())
            document.custom[std::string(key)] = textOrJson(value);
    for (const Value rule : entity["semantics"].items()) {
        RuleRecord record;
        record.key = fmt::format("om:{}#{}", document.id, rule["name"].text());
        record.asset = named(table);
        record.engine = "openmetadata";
        record.name = rule["name"].string();
        record.type = "semantics";
        record.description = rule["description"].string();
        record.expectation = rule["rule"].string();
        record.dimensionBasis = "none";
        record.contractId = document.id;
        record.contractVersion = document.version;
        rule.keep();
        contract.rules.push_back(std::move(record));
    }
    document.custom["quality_expectations"] = textOrJson(entity["qualityExpectations"]);
    odcs::readQuality(entity["odcsQualityRules"], contract, object, nullptr, context.reading);
    document.objects.push_back(std::move(object));
    std::vector<OwnerRef> owners;
    addOwners(owners, entity["owners"], OwnerRole::Owner);
    for (const OwnerRef &owner : owners)
        document.team.push_back({owner.name, owner.name, "owner", {}, {}, {}, {}});
    keepNoise(entity);
    AssetRecord asset;
    asset.ref = named(table);
    asset.columns = document.objects.front().properties;
    asset.custom["contract"] = document.id;
    asset.custom["contract_version"] = document.version;
    asset.custom["contract_object"] = document.objects.front().name;
    context.reading.take(std::move(asset));
    odcs::takeContract(contract, context.reading);
}

} // namespace meshscope::ingest::openmetadata
