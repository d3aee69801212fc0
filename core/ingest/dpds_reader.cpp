// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/json.h"
#include "ingest/products.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <list>

/// The Data Product Descriptor Specification 1.0 of the Open Data Mesh initiative
/// (standards.md 2.5). Its ports and components may lie in files of their own beside the
/// descriptor.
namespace meshscope::ingest {

namespace {

constexpr auto infoFields = std::to_array<Field<ProductRecord>>({
    {"id|fullyQualifiedName", "Product: key", put::text<&ProductRecord::id>},
    {"name|displayName", "Product: name", put::text<&ProductRecord::name>},
    {"version|versionNumber", "Product: version", put::text<&ProductRecord::version>},
    {"description", "Product: description", put::text<&ProductRecord::description>},
    {"domain", "Product: domain", put::text<&ProductRecord::domain>},
    {"owner.name", "Product: owner"},
    {"owner.id", "Product: owner"},
    {"contactPoints[]", "Product: support"},
    {"tags", "Product: tag", put::list<&ProductRecord::tags>},
    {"entityType|externalDocs", rawOnly, put::keep},
});

constexpr auto componentPortFields = std::to_array<Field<PortRecord>>({
    {"displayName|name", "Product: port: name", put::text<&PortRecord::name>},
    {"version", "Product: port: version", put::text<&PortRecord::version>},
    {"description", "Product: port: description", put::text<&PortRecord::description>},
    {"promises.platform|promises.serviceType|promises.servicesType", "Product: port: technology",
     put::text<&PortRecord::techType>},
    {"promises.api.definition.$href|promises.api.externalDocs.$href", "Product: port: address",
     put::text<&PortRecord::url>},
    {"promises.slo", "Contract: service level"},
    {"promises.deprecationPolicy", "Contract: custom property"},
    {"expectations|expectatctions", "Contract: usage"},
    {"obligations", "Contract: custom property"},
    {"fullyQualifiedName|componentGroup|tags|entityType|id|displayName", rawOnly, put::keep},
});

class DescriptorReader
{
public:
    explicit DescriptorReader(Reading &reading)
        : m_reading(reading)
    {
    }

    Status read(Value root)
    {
        const Value info = root["info"];
        take(infoFields, info, m_product);
        if (m_product.id.empty())
            m_product.id = m_product.name;
        if (m_product.id.empty())
            return odcs::withoutId("the product", "\"info.fullyQualifiedName\"", info, m_reading);
        const Value owner = info["owner"];
        if (!owner["id"].text().empty() || !owner["name"].text().empty())
            m_product.owners.push_back(
                products::ownerOf(owner["name"].string(), owner["id"].string()));
        for (const Value point : info["contactPoints"].items()) {
            m_product.support.push_back(
                {point["name"].string(), point["address"].string(), point["channel"].string(), {}});
            point.keep();
        }
        root["dataProductDescriptor"].keep();
        keepExtensions(info);
        readPorts(root["interfaceComponents"]);
        readComponents(root["internalComponents"]);
        products::takeProduct(std::move(m_product), m_reading);
        return {};
    }

private:
    /// Fields that begin with x- are the author's own.
    void keepExtensions(Value object)
    {
        for (const Value field : object.members())
            if (field.key().starts_with("x-"))
                m_product.custom[std::string(field.key())] = textOrJson(field);
    }

    /// The part itself, or what its file beside the descriptor says.
    Value resolve(Value part)
    {
        const std::string_view reference = part["$ref"].text();
        if (reference.empty())
            return part;
        const std::filesystem::path path(reference);
        bool inside = !path.is_absolute() && reference.find("://") == std::string_view::npos;
        for (const std::filesystem::path &step : path)
            inside = inside && step != "..";
        const std::filesystem::path file
            = std::filesystem::path(m_reading.document().file).parent_path() / path;
        auto mapped = inside ? MappedFile::open(file.string())
                             : Result<MappedFile>(Error {ErrorCode::Invalid, "outside", {}});
        constexpr std::size_t maxPart = std::size_t {16} << 20;
        if (mapped && mapped->bytes().size() <= maxPart) {
            Opened &opened = m_files.emplace_back();
            opened.file.emplace(std::move(*mapped));
            opened.document = {file.string(), opened.file->bytes()};
            if (JsonDocument(opened.document).readWhole(opened.tree)) {
                opened.description = part["description"].string();
                return opened.tree.root();
            }
        }
        m_reading.report(
            IssueSeverity::DataLoss, "unresolved-reference",
            fmt::format("\"{}\" cannot be read beside this file, so what it describes is not "
                        "known. Only JSON files below the descriptor's folder are followed.",
                        displayLine(reference, 200)),
            part, "$ref");
        return part;
    }

    void readPorts(Value interface)
    {
        struct Kind
        {
            std::string_view key;
            PortDirection direction;
            std::string_view content;
        };
        static constexpr auto kinds = std::to_array<Kind>(
            {{"inputPorts", PortDirection::Input, ""},
             {"outputPorts", PortDirection::Output, ""},
             {"discoveryPorts", PortDirection::Management, "discoverability"},
             {"observabilityPorts", PortDirection::Management, "observability"},
             {"controlPorts", PortDirection::Management, "control"}});
        for (const Kind &kind : kinds)
            for (const Value item : interface[kind.key].items()) {
                Value part = resolve(item);
                if (part["interfaceComponents"].isObject()) // a whole descriptor as a port's file
                    for (const Value inner : part["interfaceComponents"][kind.key].items())
                        readPort(inner, kind.direction, kind.content, item);
                else
                    readPort(part, kind.direction, kind.content, item);
            }
    }

    void readPort(Value part, PortDirection direction, std::string_view content, Value stated)
    {
        PortRecord port;
        port.direction = direction;
        port.content = content;
        take(componentPortFields, part, port);
        if (port.description.empty())
            port.description = stated["description"].string();
        stated["description"].keep();
        if (port.name.empty())
            port.name = std::filesystem::path(stated["$ref"].string()).stem().string();
        if (port.name.empty()) {
            m_reading.report(IssueSeverity::DataLoss, "port-without-name",
                             "A port has no name; it is left out. Give it a name.", stated);
            return;
        }
        if (direction == PortDirection::Output)
            takeContract(part, port);
        part.keep();
        m_product.ports.push_back(std::move(port));
    }

    /// What a port promises, expects and obliges is the contract of the port.
    void takeContract(Value part, PortRecord &port)
    {
        const Value promises = part["promises"];
        if (promises["slo"].isEmpty() && part["obligations"].isEmpty()
            && promises["deprecationPolicy"].isEmpty())
            return;
        odcs::Contract contract;
        ContractDocument &document = contract.document;
        document.standard = "DPDS";
        document.id = part["fullyQualifiedName"].string();
        if (document.id.empty())
            document.id = m_product.id + ":" + port.name;
        document.version = port.version;
        document.name = port.name;
        document.product = m_product.id;
        document.domain = m_product.domain;
        document.purpose = port.description;
        for (const std::string_view key : {"expectations", "expectatctions"}) {
            const Value expectations = part[key];
            if (const std::string_view usage = expectations["usage"]["description"].text();
                !usage.empty())
                document.usage = usage;
            if (const std::string_view audience = expectations["audience"]["description"].text();
                !audience.empty())
                document.custom["audience"] = audience;
        }
        for (const Value term : part["obligations"].members())
            if (const std::string_view said = term["description"].text(); !said.empty())
                document.custom[std::string(term.key())] = said;
        if (const std::string_view policy = promises["deprecationPolicy"]["description"].text();
            !policy.empty())
            document.custom["deprecationPolicy"] = policy;
        for (const Value group : promises["slo"]["definition"].members())
            for (const Value level : group.members()) {
                ContractSla sla;
                sla.property = level.key();
                sla.value = level.string();
                odcs::addServiceLevel(std::move(sla), level, document, m_reading);
            }
        port.contractId = document.id;
        port.contractVersion = document.version;
        odcs::takeContract(contract, m_reading);
    }

    void readComponents(Value internal)
    {
        for (const Value item : internal["applicationComponents"].items()) {
            const Value part = resolve(item);
            JobRecord job;
            job.nameSpace = m_product.id;
            job.name = part["name"].string();
            job.type = part["applicationType"].string();
            job.description = part["description"].string();
            for (const std::string_view key :
                 {"consumesFrom", "providesTo", "dependsOn", "platform"})
                if (const Value value = part[key]; !value.isEmpty())
                    job.custom[std::string(key)] = textOrJson(value);
            item.keep();
            if (!job.name.empty())
                m_reading.take(std::move(job));
        }
        for (const std::string_view key :
             {"infrastructuralComponents", "lifecycleInfo", "dataProductDescriptor"})
            internal[key].keep();
    }

    struct Opened
    {
        std::optional<MappedFile> file;
        Document document;
        Tree tree;
        std::string description;
    };

    Reading &m_reading;
    ProductRecord m_product;
    std::list<Opened> m_files; ///< their trees are looked at until the end
};

} // namespace

Status readDpds(Value root, Reading &reading)
{
    return DescriptorReader(reading).read(root);
}

void mapDpds(MappingRows &rows)
{
    addRows(rows, "info.", infoFields);
    addRows(rows, "interfaceComponents.*Ports[].", componentPortFields);
    rows.push_back({"internalComponents.applicationComponents[]", "Job"});
}

} // namespace meshscope::ingest
