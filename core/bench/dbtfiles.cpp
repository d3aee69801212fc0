// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/mesh_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace meshscope::bench {

namespace {

constexpr unsigned generatedOn = 20; ///< of November 2026; each revision a day later
constexpr std::string_view generatedAt = "2026-11-20T01:30:00.000000Z";
constexpr std::uint64_t testDice = 11;
constexpr std::uint64_t sqlDice = 12;
constexpr std::uint64_t statisticDice = 13;

/// Layers that dbt knows of; operational tables are known to the jobs that load them.
constexpr std::array modelled {Layer::Staging, Layer::Intermediate, Layer::Mart};

template<typename... Args>
void put(std::string &text, fmt::format_string<Args...> format, Args &&...args)
{
    fmt::format_to(std::back_inserter(text), format, std::forward<Args>(args)...);
}

std::size_t first(const Project &project, Layer layer)
{
    return project.first[static_cast<std::size_t>(layer)];
}

std::size_t end(const Project &project, Layer layer)
{
    return first(project, layer) + project.count[static_cast<std::size_t>(layer)];
}

void putMetadata(std::string &text, std::string_view kind, std::string_view version,
                 const Project &project, unsigned revision = 0)
{
    put(text,
        R"({{"metadata":{{"dbt_schema_version":"https://schemas.getdbt.com/dbt/{}/{}.json",)"
        R"("dbt_version":"1.9.2","generated_at":"2026-11-{:02}T01:30:00.000000Z","invocation_id":)"
        R"("00000000-0000-4000-8000-{:012}","env":{{}},"project_name":"mesh_{}",)"
        R"("adapter_type":"snowflake"}})",
        kind, version, generatedOn + revision % 10, project.number, project.number);
}

/// One project's three documents, written side by side.
class ProjectFiles
{
public:
    ProjectFiles(const Mesh &mesh, const Project &project, const std::string &folder,
                 MeshCounts &counts)
        : m_mesh(mesh)
        , m_project(project)
        , m_counts(counts)
        , m_manifest(folder + "/manifest.json", counts)
        , m_catalog(folder + "/catalog.json", counts)
        , m_results(folder + "/run_results.json", counts)
    {
        putMetadata(m_manifest.text(), "manifest", "v12", project, mesh.revision());
        putMetadata(m_catalog.text(), "catalog", "v1", project);
        putMetadata(m_results.text(), "run-results", "v6", project);
    }

    Status write(const std::stop_token &stop)
    {
        m_manifest.text() += R"(,"nodes":{)";
        m_catalog.text() += R"(,"nodes":{)";
        m_results.text() += R"(,"results":[)";
        for (const Layer layer : modelled) {
            for (std::size_t i = first(m_project, layer); i < end(m_project, layer); ++i) {
                if (stop.stop_requested())
                    return Error {ErrorCode::Cancelled, "stopped", {}};
                putModel({layer, i});
            }
        }
        m_manifest.text() += R"(},"sources":{)";
        m_catalog.text() += R"(},"sources":{)";
        m_separator = "";
        for (std::size_t i = first(m_project, Layer::Source); i < end(m_project, Layer::Source);
             ++i)
            putSource({Layer::Source, i});
        m_manifest.text() += R"(},"exposures":{)";
        m_separator = "";
        for (std::size_t i = first(m_project, Layer::Exposure); i < end(m_project, Layer::Exposure);
             ++i)
            putExposure({Layer::Exposure, i});
        return close();
    }

private:
    Status close()
    {
        m_manifest.text()
            += R"(},"macros":{},"docs":{},"metrics":{},"groups":{},"selectors":{},"disabled":{},)"
               R"("parent_map":{},"child_map":{},"group_map":{},"saved_queries":{},)"
               R"("semantic_models":{},"unit_tests":{}})";
        m_catalog.text() += R"(},"errors":null})";
        m_results.text() += R"(],"elapsed_time":1.0,"args":{}})";
        for (TextFile *file : {&m_manifest, &m_catalog, &m_results})
            if (auto status = file->close(); !status)
                return status;
        return {};
    }

    void putColumns(std::string &text, const Place &place, const std::vector<MeshColumn> &columns)
    {
        text += R"("columns":{)";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const MeshColumn &column = columns[i];
            const bool described = (place.number + i) % 2 == 0;
            put(text,
                R"({}"{}":{{"name":"{}","description":"{}","meta":{{{}}},"data_type":"{}",)"
                R"("constraints":[],"quote":null,"tags":[]}})",
                i == 0 ? "" : ",", column.name, column.name,
                described ? m_mesh.sentence({place.layer, place.number * 31 + i}, 8) : "",
                column.isPersonal ? R"("pii":true)" : "", column.type);
        }
        text += "},";
        m_counts.columns += columns.size();
    }

    void putParents(std::string &text, const Place &place)
    {
        text += R"("depends_on":{"macros":[],"nodes":[)";
        std::string_view separator;
        for (const Place &parent : m_mesh.parents(m_project, place)) {
            put(text, R"({}"{}")", separator, m_mesh.uniqueId(m_project, parent));
            separator = ",";
            ++m_counts.flows;
        }
        text += "]},";
    }

    void putSql(std::string &text, const Place &place, const std::vector<MeshColumn> &columns)
    {
        Dice dice = m_mesh.dice(sqlDice, place);
        text += R"("raw_code":"with base as (\n    select * from {{ ref('x') }}\n))";
        const std::size_t parts = 3 + dice.roll(8);
        const auto column = [&] { return columns[dice.roll(columns.size())].name; };
        for (std::size_t i = 0; i < parts; ++i) {
            put(text, R"(\n, step_{} as (select {})", i, column());
            put(text, R"(, {}, count(*) from base)", column());
            put(text, R"( where {} is not null))", column());
        }
        put(text, R"(\nselect * from step_{}","language":"sql",)", parts - 1);
    }

    void putCommon(std::string &text, const Place &place, std::string_view kind,
                   std::string_view database)
    {
        const std::string name = m_mesh.name(place);
        const std::string id = m_mesh.uniqueId(m_project, place);
        const std::string_view domain = m_mesh.domain(place);
        const std::string schema = m_mesh.schema(place);
        put(text,
            R"({}"{}":{{"database":"{}","schema":"{}","name":"{}","resource_type":"{}",)"
            R"("package_name":"mesh_{}","path":"{}/{}.sql","original_file_path":)"
            R"("models/{}/{}.sql","unique_id":"{}","fqn":["mesh_{}","{}","{}"],)"
            R"("description":"{}","tags":["{}"],"created_at":1700000000.0,"docs":{{"show":true}},)",
            m_separator, id, database, schema, name, kind, m_project.number, domain, name, domain,
            name, id, m_project.number, domain, name, m_mesh.description(place), domain);
        if (place.layer != Layer::Exposure)
            put(text, R"("relation_name":"{}.{}.{}","meta":{{"owner":"{}-team","domain":"{}"}},)",
                database, schema, name, domain, domain);
    }

    void putModel(const Place &place)
    {
        std::string &text = m_manifest.text();
        const auto columns = m_mesh.columns(place);
        putCommon(text, place, "model", "analytics");
        putColumns(text, place, columns);
        putParents(text, place);
        putSql(text, place, columns);
        const bool isMart = place.layer == Layer::Mart;
        put(text,
            R"("config":{{"enabled":true,"materialized":"{}","meta":{{}},"tags":[]}},)"
            R"("access":"{}","constraints":[],"contract":{{"enforced":false}},"refs":[],)"
            R"("sources":[],"metrics":[],"compiled":false}})",
            isMart ? "table" : "view", isMart ? "public" : "protected");
        putObserved(place, columns, "analytics");
        m_separator = ",";
        putTest(place, columns);
    }

    /// The key of every dataset is tested; some tests fail.
    void putTest(const Place &place, const std::vector<MeshColumn> &columns)
    {
        const std::string name = m_mesh.name(place);
        const std::string model = m_mesh.uniqueId(m_project, place);
        const std::string id = fmt::format("test.mesh_{}.not_null_{}_{}.{:010x}", m_project.number,
                                           name, columns.front().name, place.number);
        put(m_manifest.text(),
            R"(,"{}":{{"test_metadata":{{"name":"not_null","kwargs":{{"column_name":"{}"}},)"
            R"("namespace":null}},"name":"not_null_{}","resource_type":"test",)"
            R"("package_name":"mesh_{}","path":"t.sql","original_file_path":"models/schema.yml",)"
            R"("unique_id":"{}","fqn":[],"alias":"t","config":{{"enabled":true,"severity":)"
            R"("ERROR"}},"tags":[],"description":"","columns":{{}},"meta":{{}},"depends_on":)"
            R"({{"macros":[],"nodes":["{}"]}},"column_name":"{}","attached_node":"{}"}})",
            id, columns.front().name, name, m_project.number, id, model, columns.front().name,
            model);
        const std::size_t luck = m_mesh.dice(testDice, place).roll(100);
        put(m_results.text(),
            R"({}{{"status":"{}","timing":[{{"name":"execute","started_at":"{}",)"
            R"("completed_at":"{}"}}],"thread_id":"Thread-1","execution_time":0.4,)"
            R"("adapter_response":{{}},"message":null,"failures":{},"unique_id":"{}"}})",
            m_resultSeparator,
            luck < 3       ? "fail"
                : luck < 5 ? "warn"
                           : "pass",
            generatedAt, generatedAt, luck < 5 ? luck + 1 : 0, id);
        m_resultSeparator = ",";
    }

    void putObserved(const Place &place, const std::vector<MeshColumn> &columns,
                     std::string_view database)
    {
        std::string &text = m_catalog.text();
        const std::string id = m_mesh.uniqueId(m_project, place);
        put(text,
            R"({}"{}":{{"metadata":{{"type":"{}","schema":"{}","name":"{}","database":"{}",)"
            R"("comment":null,"owner":"loader"}},"columns":{{)",
            m_separator, id, place.layer == Layer::Mart ? "BASE TABLE" : "VIEW",
            m_mesh.schema(place), m_mesh.name(place), database);
        for (std::size_t i = 0; i < columns.size(); ++i)
            put(text, R"({}"{}":{{"type":"{}","index":{},"name":"{}","comment":null}})",
                i == 0 ? "" : ",", columns[i].name, columns[i].type, i + 1, columns[i].name);
        put(text,
            R"(}},"stats":{{"row_count":{{"id":"row_count","label":"Row Count","value":{},)"
            R"("include":true,"description":"rows"}}}},"unique_id":"{}"}})",
            m_mesh.dice(statisticDice, place).roll(1'000'000'000), id);
    }

    void putSource(const Place &place)
    {
        std::string &text = m_manifest.text();
        const auto columns = m_mesh.columns(place);
        putCommon(text, place, "source", "raw");
        putColumns(text, place, columns);
        put(text,
            R"("source_name":"{}","source_description":"","loader":"copy","identifier":"{}",)"
            R"("quoting":{{}},"config":{{"enabled":true}}}})",
            m_mesh.schema(place), m_mesh.name(place));
        putObserved(place, columns, "raw");
        m_separator = ",";
    }

    void putExposure(const Place &place)
    {
        std::string &text = m_manifest.text();
        putCommon(text, place, "exposure", "");
        putParents(text, place);
        put(text,
            R"("type":"dashboard","owner":{{"name":"{}-team","email":"{}@mesh.example"}},)"
            R"("label":null,"maturity":"high","meta":{{}},"config":{{"enabled":true}},)"
            R"("url":"https://boards.mesh.example/{}"}})",
            m_mesh.domain(place), m_mesh.domain(place), place.number);
        m_separator = ",";
    }

    const Mesh &m_mesh;
    const Project &m_project;
    MeshCounts &m_counts;
    TextFile m_manifest;
    TextFile m_catalog;
    TextFile m_results;
    std::string_view m_separator;
    std::string_view m_resultSeparator;
};

} // namespace

Status writeProject(const Mesh &mesh, const Project &project, const std::string &folder,
                    MeshCounts &counts, const std::stop_token &stop)
{
    const std::string own = fmt::format("{}/dbt/mesh_{}", folder, project.number);
    std::error_code failure;
    std::filesystem::create_directories(own, failure);
    if (failure)
        return Error {ErrorCode::Io, "the folder cannot be made: " + failure.message(), own};
    return ProjectFiles(mesh, project, own, counts).write(stop);
}

} // namespace meshscope::bench
