// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"
#include "ingest/openlineage.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest {

namespace {

constexpr auto productFields = std::to_array<Field<ProductRecord>>({
    {"id", "Product: key", put::text<&ProductRecord::id>},
    {"name", "Product: name", put::text<&ProductRecord::name>},
    {"version", "Product: version", put::text<&ProductRecord::version>},
    {"status", "Product: status", put::text<&ProductRecord::rawStatus>},
    {"domain", "Product: domain", put::text<&ProductRecord::domain>},
    {"tenant", "Product: tenant", put::text<&ProductRecord::tenant>},
    {"description|description.purpose", "Product: description",
     put::text<&ProductRecord::description>},
    {"description.usage", "Product: usage", put::text<&ProductRecord::usage>},
    {"description.limitations", "Product: limitations", put::text<&ProductRecord::limitations>},
    {"tags", "Product: tag", put::list<&ProductRecord::tags>},
    {"customProperties|description.customProperties", "Product: custom property, archetype"},
    {"productCreatedTs", "Product: custom property",
     [](ProductRecord &into, Value value) {
         if (!value.text().empty())
             into.custom["created"] = value.string();
     }},
    {"kind|apiVersion", rawOnly, put::keep},
});

constexpr auto supportFields = std::to_array<Field<SupportChannel>>({
    {"channel", "Product: support", put::text<&SupportChannel::channel>},
    {"url", "Product: support", put::text<&SupportChannel::url>},
    {"tool", "Product: support", put::text<&SupportChannel::tool>},
    {"scope", "Product: support", put::text<&SupportChannel::scope>},
    {"description|invitationUrl", rawOnly, put::keep},
});

constexpr auto portFields = std::to_array<Field<PortRecord>>({
    {"name", "Product: port: name", put::text<&PortRecord::name>},
    {"version", "Product: port: version", put::text<&PortRecord::version>},
    {"description", "Product: port: description", put::text<&PortRecord::description>},
    {"type", "Product: port: technology", put::text<&PortRecord::techType>},
    {"contractId", "Product: port: contract", put::text<&PortRecord::contractId>},
    {"channel|url", "Product: port: address", put::text<&PortRecord::url>},
    {"content", "Product: port: content", put::text<&PortRecord::content>},
    {"inputContracts[].id", "Product: port: required contract"},
    {"inputContracts[].version", rawOnly},
    {"customProperties", "Product: port: contract, server, status, personal, approval, dataset"},
    {"customProperties|tags|authoritativeDefinitions|sbom|id", rawOnly, put::keep},
});

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
    take(portFields, item, port);
    port.contractVersion = custom(item, {"contractVersion"}).string();
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
    take(productFields, root, product);
    if (product.id.empty())
        return odcs::withoutId("the product", "\"id\"", root, reading);
    const Value description = root["description"];
    for (const Value list :
         {root["authoritativeDefinitions"], description["authoritativeDefinitions"]})
        for (ContractLink &link : odcs::readLinks(list))
            product.links.push_back({std::move(link.type), std::move(link.url), {}});
    for (const Value item : root["support"].items())
        take(supportFields, item, product.support.emplace_back());
    odcs::checkStatus(product.rawStatus, root["status"], reading);
    readCustomProperties(root, product, reading);
    odcs::readCustom(description["customProperties"], product.custom);
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

void mapOdps(MappingRows &rows)
{
    addRows(rows, {}, productFields);
    odcs::mapLinks(rows, "authoritativeDefinitions[].");
    odcs::mapLinks(rows, "description.authoritativeDefinitions[].");
    addRows(rows, "support[].", supportFields);
    addRows(rows, "inputPorts|outputPorts|managementPorts[].", portFields);
    odcs::mapTeam(rows);
}

} // namespace meshscope::ingest
