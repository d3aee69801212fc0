// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/mesh_p.h"

#include <fmt/format.h>

#include <iterator>

namespace meshscope::bench {

namespace {

constexpr std::size_t assetsPerProduct = 100;
constexpr std::uint64_t stateDice = 21;

template<typename... Args>
void put(std::string &text, fmt::format_string<Args...> format, Args &&...args)
{
    fmt::format_to(std::back_inserter(text), format, std::forward<Args>(args)...);
}

void putFields(std::string &text, const std::vector<MeshColumn> &columns)
{
    text += R"("facets":{"schema":{"_producer":"https://jobs.mesh.example","_schemaURL":)"
            R"("https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json","fields":[)";
    for (std::size_t i = 0; i < columns.size(); ++i)
        put(text, R"({}{{"name":"{}","type":"{}"}})", i == 0 ? "" : ",", columns[i].name,
            columns[i].type);
    text += "]}";
}

/// Every column of the output comes from the column of the same name.
void putColumnLineage(std::string &text, const std::vector<MeshColumn> &columns,
                      const std::string &nameSpace, const std::string &input)
{
    text += R"(,"columnLineage":{"_producer":"https://jobs.mesh.example","_schemaURL":)"
            R"("https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json",)"
            R"("fields":{)";
    for (std::size_t i = 0; i < columns.size(); ++i)
        put(text,
            R"({}"{}":{{"inputFields":[{{"namespace":"{}","name":"{}","field":"{}",)"
            R"("transformations":[{{"type":"DIRECT","subtype":"IDENTITY"}}]}}]}})",
            i == 0 ? "" : ",", columns[i].name, nameSpace, input, columns[i].name);
    text += "}}";
}

void putJob(std::string &text, const Mesh &mesh, std::size_t number)
{
    const Place from {Layer::Operational, number};
    const Place to {Layer::Source, number};
    const auto columns = mesh.columns(from);
    const std::string nameSpace
        = fmt::format("postgres://{}.db.mesh.example:5432", mesh.domain(from));
    const std::string input
        = fmt::format("{}.{}.{}", mesh.domain(from), mesh.schema(from), mesh.name(from));
    put(text,
        R"({{"eventType":"COMPLETE","eventTime":"2026-11-20T00:10:00.000Z","producer":)"
        R"("https://jobs.mesh.example","schemaURL":)"
        R"("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent","run":{{"runId":)"
        R"("00000000-0000-7000-8000-{:012}"}},"job":{{"namespace":"copy","name":"{}.{}"}},)"
        R"("inputs":[{{"namespace":"{}","name":"{}",)",
        number, mesh.domain(from), mesh.name(from), nameSpace, input);
    putFields(text, columns);
    put(text, R"(}}}}],"outputs":[{{"namespace":"snowflake://{}","name":"raw.{}.{}",)", meshAccount,
        mesh.schema(to), mesh.name(to));
    putFields(text, columns);
    putColumnLineage(text, columns, nameSpace, input);
    text += "}}]}\n";
}

void putContract(std::string &text, const Mesh &mesh, const Place &place, std::size_t number)
{
    const std::string name = mesh.name(place);
    put(text,
        "apiVersion: v3.1.0\nkind: DataContract\nid: contract-{}\nname: {}\nversion: \"1.{}.0\"\n"
        "status: active\ndomain: {}\ndataProduct: product-{}\ndescription:\n  purpose: {}\n"
        "servers:\n  - server: production\n    type: snowflake\n    account: {}\n"
        "    database: analytics\n    schema: {}\nschema:\n  - name: {}\n    physicalName: {}\n"
        "    physicalType: table\n    properties:\n",
        number, name, number % 9, mesh.domain(place), number, mesh.sentence(place, 12), meshAccount,
        mesh.schema(place), name, name);
    for (const MeshColumn &column : mesh.columns(place))
        put(text,
            "      - name: {}\n        logicalType: string\n        physicalType: {}\n"
            "        classification: {}\n",
            column.name, column.type, column.isPersonal ? "confidential" : "internal");
}

void putProduct(std::string &text, const Mesh &mesh, const Place &place, std::size_t number)
{
    constexpr std::array archetypes {"source-aligned", "aggregate", "consumer-aligned"};
    Dice dice = mesh.dice(stateDice, place);
    const bool isDeprecated = dice.hits(8);
    const std::string_view archetype = archetypes[dice.roll(archetypes.size())];
    put(text,
        "apiVersion: v1.0.0\nkind: DataProduct\nid: product-{}\nname: {}\nversion: \"1.{}.0\"\n"
        "status: {}\ndomain: {}\ndescription:\n  purpose: {}\ncustomProperties:\n"
        "  - property: archetype\n    value: {}\noutputPorts:\n  - name: table\n"
        "    version: \"1.0.0\"\n    type: tables\n    contractId: contract-{}\nteam:\n  members:\n"
        "    - username: {}.{}@mesh.example\n      role: owner\n",
        number, mesh.name(place), number % 9, isDeprecated ? "deprecated" : "active",
        mesh.domain(place), mesh.sentence(place, 12), archetype, number, mesh.domain(place),
        number % 7);
}

} // namespace

Status writeJobs(const Mesh &mesh, const Project &project, const std::string &folder,
                 MeshCounts &counts)
{
    constexpr auto layer = static_cast<std::size_t>(Layer::Operational);
    TextFile file(fmt::format("{}/openlineage/copies-{}.ndjson", folder, project.number), counts);
    for (std::size_t i = 0; i < project.count[layer]; ++i) {
        const std::size_t number = project.first[layer] + i;
        putJob(file.text(), mesh, number);
        counts.columns += mesh.columns({Layer::Operational, number}).size();
        ++counts.flows;
    }
    return file.close();
}

Status writeProducts(const Mesh &mesh, const Project &project, const std::string &folder,
                     MeshCounts &counts, const std::stop_token &stop)
{
    constexpr auto layer = static_cast<std::size_t>(Layer::Mart);
    std::size_t assets = 0;
    for (const std::size_t count : project.count)
        assets += count;
    for (std::size_t i = 0; i < assets / assetsPerProduct && i < project.count[layer]; ++i) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        const Place place {Layer::Mart, project.first[layer] + i};
        TextFile contract(fmt::format("{}/contracts/contract-{}.odcs.yaml", folder, place.number),
                          counts);
        putContract(contract.text(), mesh, place, place.number);
        if (auto status = contract.close(); !status)
            return status;
        TextFile product(fmt::format("{}/products/product-{}.odps.yaml", folder, place.number),
                         counts);
        putProduct(product.text(), mesh, place, place.number);
        if (auto status = product.close(); !status)
            return status;
        ++counts.products;
    }
    return {};
}

} // namespace meshscope::bench
