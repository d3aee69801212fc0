// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"
#include "ingest/openlineage.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest {

namespace {

using odcs::either;

/// Reads a custom property by any of its spellings.
Value custom(Value owner, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const Value found = odcs::customValue(owner["customProperties"], name);
            !found.isEmpty())
            return found;
    return {};
}

/// The standard has no field for the datasets of a port; the custom property `datasets` names them,
/// `scheme://authority/name` in the words of OpenLineage.
void addDataset(std::string_view uri, PortRecord &port)
{
    const std::size_t authority = uri.find("://");
    if (authority == std::string_view::npos)
        return;
    const std::size_t name = uri.find('/', authority + 3);
    if (name == std::string_view::npos || name + 1 == uri.size())
        return;
    port.assets.push_back(openlineage::datasetRef(uri.substr(0, name), uri.substr(name + 1)));
}

PortRecord readPort(Value item, PortDirection direction)
{
    PortRecord port;
    port.direction = direction;
    port.name = item["name"].string();
    port.version = item["version"].string();
    port.description = item["description"].string();
    port.techType = item["type"].string();
    port.contractId = item["contractId"].string();
    port.contractVersion = custom(item, {"contractVersion"}).string();
    port.url = either(item, "url", "channel").string();
    port.server = custom(item, {"server", "environment"}).string();
    port.status = custom(item, {"status"}).string();
    port.containsPersonal = custom(item, {"containsPii", "pii", "contains_pii"}).boolean();
    port.autoApprove = custom(item, {"autoApprove", "auto_approve"}).boolean().value_or(false);
    const Value datasets = custom(item, {"datasets", "dataset"});
    addDataset(datasets.text(), port);
    for (const Value dataset : datasets.items())
        addDataset(dataset.text(), port);
    for (const Value needed : item["inputContracts"].items()) {
        port.requiredContracts.push_back(needed["id"].string());
        needed["version"].keep();
    }
    port.content = item["content"].string();
    for (const std::string_view key :
         {"customProperties", "tags", "authoritativeDefinitions", "sbom", "id", "channel"})
        item[key].keep();
    return port;
}

void readPorts(Value root, ProductRecord &product, Reading &reading)
{
    static constexpr std::array<std::pair<std::string_view, PortDirection>, 3> lists {
        {{"inputPorts", PortDirection::Input},
         {"outputPorts", PortDirection::Output},
         {"managementPorts", PortDirection::Management}}};
    for (const auto &[key, direction] : lists) {
        for (const Value item : root[key].items()) {
            PortRecord port = readPort(item, direction);
            if (port.name.empty())
                port.name = port.contractId;
            if (port.name.empty()) {
                reading.report(
                    IssueSeverity::DataLoss, "port-without-name",
                    "A port has neither a name nor a contract; it is left out. Give it a name.",
                    item, std::string(key) + "[]");
                continue;
            }
            product.ports.push_back(std::move(port));
        }
    }
}

void readTeam(Value root, ProductRecord &product, Reading &reading)
{
    const Value team = root["team"];
    const Value members = team.isObject() ? team["members"] : team;
    const std::string name = team["name"].string();
    if (!name.empty()) {
        PartyRecord party;
        party.type = PartyType::Team;
        party.name = name;
        party.domain = product.domain;
        reading.take(std::move(party));
        OwnerRef owner;
        owner.name = name;
        owner.type = PartyType::Team;
        owner.rawRole = "team";
        product.owners.push_back(std::move(owner));
    }
    for (const ContractMember &member : odcs::readMembers(members)) {
        OwnerRef owner = odcs::ownerOf(member);
        PartyRecord party;
        party.name = owner.name;
        party.email = owner.email;
        party.title = member.role;
        party.team = name;
        reading.take(std::move(party));
        product.owners.push_back(std::move(owner));
    }
    for (const std::string_view key : {"description", "tags", "customProperties", "id"})
        team[key].keep();
}

void readCustomProperties(Value root, ProductRecord &product, Reading &reading)
{
    const Value stated = custom(root, {"archetype", "dataProductType", "data_product_type"});
    if (!stated.text().empty()) {
        const auto known = parseArchetype(stated.text());
        product.archetype = known.value_or(Archetype::Unknown);
        if (!known)
            reading.report(
                IssueSeverity::Warning, "unknown-archetype",
                fmt::format("\"{}\" is no archetype; it is shown as unknown. Use source-aligned, "
                            "aggregate or consumer-aligned.",
                            displayLine(stated.text(), 60)),
                stated, "customProperties");
    }
    odcs::readCustom(root["customProperties"], product.custom);
    for (const std::string_view known : {"archetype", "dataProductType", "data_product_type"})
        if (product.archetype != Archetype::Unknown)
            product.custom.erase(std::string(known));
}

} // namespace

Status readOdps(Value root, Reading &reading)
{
    ProductRecord product;
    product.id = root["id"].string();
    product.name = root["name"].string();
    if (product.id.empty())
        return odcs::withoutId("the product", "\"id\"", root, reading);
    product.version = root["version"].string();
    product.rawStatus = root["status"].string();
    product.domain = root["domain"].string();
    product.tenant = root["tenant"].string();
    const Value description = root["description"];
    product.description
        = description.isObject() ? description["purpose"].string() : description.string();
    product.usage = description["usage"].string();
    product.limitations = description["limitations"].string();
    product.tags = root["tags"].strings();
    for (const Value list :
         {root["authoritativeDefinitions"], description["authoritativeDefinitions"]})
        for (ContractLink &link : odcs::readLinks(list))
            product.links.push_back({std::move(link.type), std::move(link.url), {}});
    for (const Value item : root["support"].items()) {
        product.support.push_back({item["channel"].string(), item["url"].string(),
                                   item["tool"].string(), item["scope"].string()});
        item["description"].keep();
        item["invitationUrl"].keep();
    }
    odcs::checkStatus(product.rawStatus, root["status"], reading);
    readCustomProperties(root, product, reading);
    odcs::readCustom(description["customProperties"], product.custom);
    if (const std::string_view created = root["productCreatedTs"].text(); !created.empty())
        product.custom["created"] = created;
    for (const std::string_view key : {"kind", "apiVersion"})
        root[key].keep();
    if (!product.domain.empty()) {
        DomainRecord domain;
        domain.name = product.domain;
        reading.take(std::move(domain));
    }
    readTeam(root, product, reading);
    readPorts(root, product, reading);
    reading.take(std::move(product));
    return {};
}

} // namespace meshscope::ingest
