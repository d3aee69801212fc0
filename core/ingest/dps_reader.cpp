// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/products.h"
#include "model/server_ref.h"

#include <array>

/// The Data Product Specification 0.0.1 of Data Mesh Manager (Entropy Data), and the one of the
/// same name by Agile Lab, whose parts are components (standards.md 2.6).
namespace meshscope::ingest {

namespace {

constexpr auto productFields = std::to_array<Field<ProductRecord>>({
    {"id", "Product: key", put::text<&ProductRecord::id>},
    {"name|info.name|info.title", "Product: name", put::text<&ProductRecord::name>},
    {"version", "Product: version", put::text<&ProductRecord::version>},
    {"description|info.description", "Product: description",
     put::text<&ProductRecord::description>},
    {"status|info.status", "Product: status", put::text<&ProductRecord::rawStatus>},
    {"info.archetype", "Product: archetype",
     [](ProductRecord &into, Value value) {
         into.archetype = parseArchetype(value.text()).value_or(Archetype::Unknown);
         if (into.archetype == Archetype::Unknown)
             into.custom["archetype"] = value.string();
     }},
    {"maturity|info.maturity|environment|kind|fullyQualifiedName|billing|businessInfo|"
     "securityInfo|targetConsumption|specific|devGroup|ownerGroup|businessConcepts",
     "Product: custom property", put::custom},
    {"domain|info.domain", "Product: domain", put::text<&ProductRecord::domain>},
    {"custom", "Product: custom property", put::customs},
    {"links{*}", "Product: link"},
    {"tags[]", "Product: tag"},
    {"info.owner", "Product: owner"},
    {"dataProductOwner", "Product: owner"},
    {"contacts{*}", "Product: support"},
    {"supportSLA{*}", "Product: custom property"},
    {"inputPorts[]", "Product: port"},
    {"outputPorts[]", "Product: port"},
    {"components[]", "Product: port; job"},
});

constexpr auto portFields = std::to_array<Field<PortRecord>>({
    {"name|id", "Product: port: name", put::text<&PortRecord::name>},
    {"version", "Product: port: version", put::text<&PortRecord::version>},
    {"description", "Product: port: description", put::text<&PortRecord::description>},
    {"outputPortType|type|technology", "Product: port: technology",
     put::text<&PortRecord::techType>},
    {"dataContract|dataContractId", "Product: port: contract",
     [](PortRecord &into, Value value) {
         if (!value.text().empty())
             into.contractId = value.string();
     }},
    {"location|dataContract.endpoint", "Product: port: address", put::text<&PortRecord::url>},
    {"status", "Product: port: status", put::text<&PortRecord::status>},
    {"containsPii", "Product: port: personal", put::flag<&PortRecord::containsPersonal>},
    {"autoApprove", "Product: port: approval", put::flag<&PortRecord::autoApprove>},
    {"environment", "Product: port: server", put::text<&PortRecord::server>},
    {"server{*}", "Product: port: dataset"},
    {"links|custom|tags|sourceSystemId|dependsOn|platform|dataContract|sampleData|sampleQuery|"
     "semanticLinking|specific|kind|fullyQualifiedName|infrastructureTemplateId|"
     "useCaseTemplateId|creationDate|startDate|retentionTime|processDescription|name|id",
     rawOnly, put::keep},
});

/// A server block names a table, a view, a topic or a path on its platform.
void addServer(Value server, PortRecord &port)
{
    if (!server.isObject())
        return;
    ContractServer known;
    known.type = server["type"].text().empty() ? foldCase(port.techType) : server["type"].string();
    for (const Value field : server.fields())
        if (!field.text().empty())
            known.fields[std::string(field.key())] = field.string();
    for (const std::string_view key : {"table", "view", "topic", "location"})
        if (const auto name = known.fields.find(std::string(key)); name != known.fields.end()) {
            port.assets.push_back(serverRef(known, name->second));
            break;
        }
}

PortRecord readPort(Value item, PortDirection direction)
{
    PortRecord port;
    port.direction = direction;
    take(portFields, item, port);
    addServer(item["server"], port);
    if (direction == PortDirection::Input && !item["sourceSystemId"].text().empty()) {
        AssetRef system;
        system.form = RefForm::Logical;
        system.platform = "source-system";
        system.name = item["sourceSystemId"].string();
        port.assets.push_back(std::move(system));
    }
    return port;
}

/// A port of Agile Lab's carries its contract inside.
void takeInnerContract(Value component, const ProductRecord &product, PortRecord &port,
                       Reading &reading)
{
    const Value inner = component["dataContract"];
    if (!inner.isObject())
        return;
    odcs::Contract contract;
    ContractDocument &document = contract.document;
    document.standard = "DPS";
    document.id = component["id"].string();
    document.version = port.version;
    document.name = component["name"].string();
    document.product = product.id;
    document.domain = product.domain;
    const Value terms = inner["dataSharingAgreements"];
    document.purpose = terms["purpose"].string();
    document.usage = terms["intendedUsage"].string();
    document.limitations = terms["limitations"].string();
    for (const std::string_view key :
         {"termsAndConditions", "billing", "security", "lifeCycle", "confidentiality"})
        if (const Value term = terms[key]; !term.isEmpty())
            document.custom[std::string(key)] = term.string();
    for (const Value level : inner["SLA"].fields()) {
        ContractSla sla;
        sla.property = level.key();
        sla.value = level.string();
        if (!sla.value.empty())
            odcs::addServiceLevel(std::move(sla), level, document, reading);
    }
    ContractObject object;
    object.name = component["name"].string();
    for (const Value item : inner["schema"].items()) {
        Column column;
        column.name = item["name"].string();
        column.path = childPath({}, column.name);
        column.physicalType = item["dataType"].string();
        column.description = item["description"].string();
        const std::string_view constraint = item["constraint"].text();
        column.primaryKeyPosition = constraint == "PRIMARY_KEY" ? 1'000'000 : 0;
        if (constraint == "PRIMARY_KEY" || constraint == "NOT_NULL")
            column.nullable = false;
        for (const Value tag : item["tags"].items())
            column.tags.push_back(tag["tagFQN"].string());
        item.keep();
        object.properties.push_back(std::move(column));
    }
    odcs::rankKeys(object.properties);
    document.objects.push_back(std::move(object));
    port.contractId = document.id;
    port.contractVersion = document.version;
    odcs::takeContract(contract, reading);
}

void readComponents(Value root, ProductRecord &product, Reading &reading)
{
    for (const Value component : root["components"].items()) {
        const std::string kind = foldCase(component["kind"].text());
        if (kind == "outputport") {
            PortRecord port = readPort(component, PortDirection::Output);
            port.name = component["name"].string();
            takeInnerContract(component, product, port, reading);
            product.ports.push_back(std::move(port));
        } else if (kind == "workload") {
            JobRecord job;
            job.nameSpace = product.id;
            job.name = component["name"].string();
            job.type = component["technology"].string();
            job.description = component["description"].string();
            reading.take(std::move(job));
        }
        component.keep();
    }
}

void readOwners(Value root, ProductRecord &product)
{
    if (const std::string owner = root["info"]["owner"].string(); !owner.empty())
        product.owners.push_back(products::ownerOf(owner));
    const std::string owner
        = odcs::either(root, "dataProductOwnerDisplayName", "dataProductOwner").string();
    if (!owner.empty()) {
        product.owners.push_back(
            products::ownerOf(owner, root["contacts"]["ownerContact"].string()));
        product.owners.back().type = PartyType::User;
    }
    for (const std::string_view key : {"dataProductOwner", "email"})
        if (const Value value = root[key]; !value.isEmpty())
            product.custom[std::string(key)] = value.string();
    for (const Value contact : root["contacts"].fields())
        product.support.push_back({std::string(contact.key()), contact.string(), "email", {}});
    for (const Value level : root["supportSLA"].fields())
        if (!level.text().empty())
            product.custom["support " + std::string(level.key())] = level.string();
}

} // namespace

Status readDps(Value root, Reading &reading)
{
    ProductRecord product;
    take(productFields, root, product);
    if (product.id.empty())
        return odcs::withoutId("the product", "\"id\"", root, reading);
    readOwners(root, product);
    products::addLinks(root["links"], product.links);
    for (const Value tag : root["tags"].items())
        product.tags.push_back(tag.isObject() ? tag["tagFQN"].string() : tag.string());
    root["tags"].keep();
    root["dataProductSpecification"].keep();
    for (const auto &[key, direction] :
         {std::pair {"inputPorts", PortDirection::Input}, {"outputPorts", PortDirection::Output}})
        for (const Value item : root[key].items())
            product.ports.push_back(readPort(item, direction));
    readComponents(root, product, reading);
    odcs::checkStatus(product.rawStatus, root, reading);
    products::takeProduct(std::move(product), reading);
    return {};
}

void mapDps(MappingRows &rows)
{
    addRows(rows, "", productFields);
    addRows(rows, "outputPorts[].", portFields);
}

} // namespace meshscope::ingest
