// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest {

namespace {

/// Parts that have no counterpart in the catalog: they stay in the raw document. Their content is
/// checked but not mapped.
constexpr auto partFields = std::to_array<Field<dbt::Project>>({
    {"macros|docs|parent_map|child_map|group_map|selectors|disabled|functions", rawOnly},
    {"nodes.{other}", rawOnly},
});

constexpr auto groupFields = std::to_array<Field<OwnerRef>>({
    {"name|owner", "Dataset: owner"},
    {"resource_type|package_name|path|original_file_path|unique_id|description|config", rawOnly,
     put::keep},
});

/// First what the nodes need to know, then the nodes one by one.
class ManifestPasses
{
public:
    ManifestPasses(JsonDocument &json, Reading &reading)
        : m_json(json)
        , m_reading(reading)
    {
    }

    Status run()
    {
        if (Status first = readProject(); !first)
            return first;
        if (Status second = readNodes(); !second)
            return second;
        ReadSummary &summary = m_reading.summary;
        std::string project = m_project.metadata.project;
        if (project.empty()) // before v9 only the packages of the models tell
            project = rootPackage();
        summary.generatedAt = m_project.metadata.generatedAt;
        summary.full = !project.empty();
        summary.scope = project.empty() ? std::string() : "project:" + project;
        if (!project.empty())
            summary.source = project;
        return {};
    }

private:
    Status readProject()
    {
        const auto decide = [](std::string_view key) {
            return key == "metadata" || key == "groups" ? Take::Whole : Take::Skip;
        };
        return m_json.walk(decide,
                           [this](std::string_view key, std::string_view, Value value) -> Status {
                               if (key == "metadata")
                                   m_project.metadata = dbt::readMetadata(value, m_reading);
                               else
                                   readGroups(value);
                               return {};
                           });
    }

    void readGroups(Value groups)
    {
        for (const Value group : groups.fields()) {
            OwnerRef nothing;
            take(groupFields, group, nothing);
            std::vector<OwnerRef> owners = dbt::owners(group["owner"]);
            for (OwnerRef &owner : owners)
                owner.type = PartyType::Team;
            m_project.groups[group["name"].string()] = std::move(owners);
        }
        m_reading.countUnmapped(groups, "groups");
    }

    Status readNodes()
    {
        const auto decide = [this](std::string_view key) {
            if (key == "nodes" || key == "sources" || key == "exposures" || key == "metrics"
                || key == "semantic_models" || key == "saved_queries" || key == "unit_tests")
                return Take::Each;
            if (key != "metadata" && key != "groups" && !isListed(partFields, key))
                dbt::reportPart(key, m_reading);
            return Take::Check;
        };
        return m_json.walk(
            decide,
            [this](std::string_view key, std::string_view, Value node) {
                return record(key, node);
            },
            [this](std::string_view key, std::string_view name) {
                m_reading.report(
                    IssueSeverity::Warning, "duplicate-key",
                    fmt::format("A name is given twice in \"{}\"; both are read and the catalog "
                                "joins them. Write the artifact again.",
                                key),
                    {}, std::string(name));
            });
    }

    Status record(std::string_view key, Value node)
    {
        if (m_reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        if (!node.isObject() || node["unique_id"].text().empty()) {
            m_reading.report(
                IssueSeverity::DataLoss, "node-without-id",
                "A node has no unique_id, so nothing can refer to it; it is left out. Write the "
                "manifest again.",
                node, std::string(key));
            return {};
        }
        const std::string_view kind = node["resource_type"].text();
        if (key == "nodes")
            mapNode(kind, node);
        else if (key == "sources")
            dbt::mapDataset(m_project, node, m_reading);
        else if (key == "unit_tests")
            dbt::mapUnitTest(node, m_reading);
        else
            dbt::mapConsumer(m_project, node, m_reading);
        m_reading.countUnmapped(node, std::string(key) + ".{*}");
        return {};
    }

    void mapNode(std::string_view kind, Value node)
    {
        if (kind == "model" || kind == "seed" || kind == "snapshot") {
            m_packages[node["package_name"].string()] += kind == "model" ? 1 : 0;
            dbt::mapDataset(m_project, node, m_reading);
        } else if (kind == "test") {
            dbt::mapTest(node, m_reading);
        } else {
            m_reading.report(
                IssueSeverity::Info, "node-left-out",
                fmt::format("Nodes of the kind \"{}\" hold no data; they stay in the raw document.",
                            kind.substr(0, 60)),
                node, node["unique_id"].string());
            node.keep();
        }
    }

    /// The package whose name has the digest that the manifest states; else the one with the most
    /// models.
    std::string rootPackage() const
    {
        std::string best;
        int most = 0;
        for (const auto &[package, models] : m_packages) {
            if (md5Hex(package) == m_project.metadata.projectId)
                return package;
            if (models > most) {
                most = models;
                best = package;
            }
        }
        return best;
    }

    JsonDocument &m_json;
    Reading &m_reading;
    dbt::Project m_project;
    std::map<std::string, int> m_packages;
};

} // namespace

Status readDbtManifest(JsonDocument &json, Reading &reading)
{
    return ManifestPasses(json, reading).run();
}

void mapDbtManifest(MappingRows &rows)
{
    dbt::mapMetadata(rows);
    addRows(rows, "groups.{*}.", groupFields);
    dbt::mapNodes(rows);
    dbt::mapTests(rows);
    dbt::mapUnitTests(rows);
    addRows(rows, {}, partFields);
}

} // namespace meshscope::ingest
