// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/odcs.h"
#include "model/server_ref.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace meshscope::ingest {

namespace {

using odcs::Contract;
using odcs::either;

constexpr auto fundamentalFields = std::to_array<Field<ContractDocument>>({
    {"kind", rawOnly, put::keep},
    {"templateVersion|standardVersion|apiVersion", "Contract: standard version",
     put::text<&ContractDocument::standardVersion>},
    {"uuid|id", "Contract: key", put::text<&ContractDocument::id>},
    {"version", "Contract: version", put::text<&ContractDocument::version>},
    {"datasetName|quantumName|name", "Contract: name", put::text<&ContractDocument::name>},
    {"status", "Contract: status", put::text<&ContractDocument::rawStatus>},
    {"datasetDomain|domain", "Contract: domain", put::text<&ContractDocument::domain>},
    {"quantumName|dataProduct", "Contract: product", put::text<&ContractDocument::product>},
    {"tenant", "Contract: tenant", put::text<&ContractDocument::tenant>},
    {"description|description.purpose", "Contract: purpose", put::text<&ContractDocument::purpose>},
    {"description.usage", "Contract: usage", put::text<&ContractDocument::usage>},
    {"description.limitations", "Contract: limitations", put::text<&ContractDocument::limitations>},
    {"contractCreatedTs", "Contract: created",
     [](ContractDocument &into, Value value) { into.createdAt = parseTime(value.text()); }},
    {"tags", "Contract: tag", put::list<&ContractDocument::tags>},
    {"customProperties|description.customProperties", "Contract: custom property"},
    {"userConsumptionMode|systemInstance|schedulerAppName|type", "Contract: custom property",
     put::custom},
});

void readFundamentals(Value root, Contract &contract)
{
    ContractDocument &document = contract.document;
    document.standard = "ODCS";
    const Value description = root["description"];
    odcs::readCustom(description["customProperties"], document.custom);
    odcs::readCustom(root["customProperties"], document.custom);
    take(fundamentalFields, root, document);
    document.links = odcs::readLinks(root["authoritativeDefinitions"]);
    for (ContractLink &link : odcs::readLinks(description["authoritativeDefinitions"]))
        document.links.push_back(std::move(link));
}

/// What is missing or unknown and a person should correct; the contract is read all the same.
void checkFundamentals(Value root, const ContractDocument &document, Reading &reading)
{
    const std::string_view standard = document.standardVersion;
    const std::size_t digit = standard.starts_with('v') ? 1 : 0;
    if (!standard.empty() && !standard.substr(digit).starts_with("2.")
        && !standard.substr(digit).starts_with("3."))
        reading.report(
            IssueSeverity::Error, "unknown-standard-version",
            fmt::format(
                "Version \"{}\" of the contract standard is not known; it is read as 3.1. Check "
                "what is shown against the raw document.",
                displayLine(standard, 40)),
            root["apiVersion"], "apiVersion");
    if (document.version.empty())
        reading.report(
            IssueSeverity::Error, "missing-version",
            "The contract has no version, so its changes cannot be followed. Add \"version\".",
            root, "version");
    if (document.rawStatus.empty())
        reading.report(IssueSeverity::Error, "missing-status",
                       "The contract has no status; it is shown as unknown. Add \"status\".", root,
                       "status");
    else
        odcs::checkStatus(document.rawStatus, root["status"], reading);
    if (document.objects.empty())
        reading.report(IssueSeverity::Info, "no-schema",
                       "The contract describes no object: it says nothing about columns.", root,
                       "schema");
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
void readEdges(Value root, Contract &contract)
{
    const ContractDocument &document = contract.document;
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
                contract.edges.push_back(std::move(edge));
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
        return odcs::withoutId("the contract", R"("id" (version 2: "uuid"))", root, reading);
    odcs::readServers(root, contract, reading);
    odcs::readTerms(root, contract);
    odcs::readTeam(root, contract.document);
    odcs::readServiceLevels(root, contract.document, reading);
    odcs::readSchema(root, contract, reading);
    checkFundamentals(root, contract.document, reading);
    if (!contract.isVersion2)
        odcs::lint(root, reading);

    readEdges(root, contract);
    odcs::takeContract(contract, reading);
    return {};
}

void mapOdcs(MappingRows &rows)
{
    addRows(rows, {}, fundamentalFields);
    odcs::mapLinks(rows, "authoritativeDefinitions[].");
    odcs::mapLinks(rows, "description.authoritativeDefinitions[].");
    odcs::mapTerms(rows);
    odcs::mapServiceLevels(rows);
    odcs::mapSchema(rows);
}

} // namespace meshscope::ingest
