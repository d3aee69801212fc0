// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats.h"
#include "ingest/mapping.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest {

namespace {

/// A format that is known and not read, with what to export instead: told by the keys of a document
/// when none of those that are read fits, or by a mark in the first line of a table.
struct Refusal
{
    std::string_view name;
    std::string_view instead;
    bool (*fits)(const Signature &) = nullptr;
    std::string_view mark = {};
};

constexpr auto refused = std::to_array<Refusal>({
    {"Singer messages",
     "Import what the target's warehouse describes, or OpenLineage events of the pipeline.",
     [](const Signature &s) {
         return s.text("type") == "SCHEMA" || s.text("type") == "RECORD"
             || s.text("type") == "STATE";
     }},
    {"an Airbyte or Singer catalog of streams",
     "It describes what a connector may read, not datasets of the mesh: import the destination's "
     "contracts, or OpenLineage events of the sync.",
     [](const Signature &s) { return s.keys.size() == 1 && s.has("streams"); }},
    {"CSVW metadata", "Describe the table in a data contract (ODCS) or in DCAT.",
     [](const Signature &s) {
         return s.has("tableSchema") || (s.has("tables") && s.has("@context"));
     }},
    {"an Apache Atlas export",
     "Let Atlas send OpenLineage events, or export through DataHub's Atlas source as MCP file.",
     [](const Signature &s) {
         return s.has("referredEntities") || s.has("entityDefs")
             || (s.keys.size() == 1 && s.has("entity"));
     }},
    {"Open Data Discovery items", "Export datasets as OpenLineage events or ODCS contracts.",
     [](const Signature &s) {
         return s.has("data_source_oddrn") || (s.has("items") && s.has("oddrn"));
     }},
    {"an Egeria open metadata archive",
     "Let Egeria's lineage integration write OpenLineage events.",
     [](const Signature &s) {
         return s.has("archiveProperties") || s.has("archiveInstanceStore");
     }},
    {"an API description", "It is read through the product or contract that refers to it.",
     [](const Signature &s) { return s.has("openapi") || s.has("asyncapi") || s.has("swagger"); }},
    {"Iceberg table metadata", "Import the catalog (Unity Catalog, DataHub) that lists the table.",
     [](const Signature &s) { return s.has("table-uuid") && s.has("format-version"); }},
    {"an Apache Atlas glossary table", "Export the glossary through DataHub.", nullptr,
     "GlossaryName,"},
    {"a DataHub enricher table", "Let DataHub read it and export the datasets as MCP file.",
     nullptr, "resource,subresource"},
    {"an Amundsen table",
     "Import the warehouse's own metadata: dbt, OpenLineage or a DataHub export.", nullptr,
     "cluster"},
    {"an Amundsen lineage table", "Import OpenLineage events or dbt artifacts.", nullptr,
     "table_key"},
    {"an Amundsen lineage table of columns", "Import OpenLineage events.", nullptr, "column_key"},
    {"an Amundsen table of dashboards", "Import a DataHub export of the dashboards.", nullptr,
     "dashboard_id"},
});
constexpr Refusal anyTable {"a table of data",
                            "Describe it in a data contract (ODCS) and import that."};
constexpr Refusal markup {"an XML or HTML document",
                          "Metadata is read as JSON or YAML; most tools export one of them."};

Error errorOf(const Refusal &known, const std::string &file)
{
    return {ErrorCode::NotFound,
            fmt::format("this is {}, which is not read. {}", known.name, known.instead), file};
}

} // namespace

std::optional<Error> refusalOf(const Signature &s, const std::string &file)
{
    for (const Refusal &known : refused)
        if (known.fits != nullptr && known.fits(s))
            return errorOf(known, file);
    return std::nullopt;
}

std::vector<RefusedFormat> refusedFormats()
{
    std::vector<RefusedFormat> formats;
    formats.reserve(refused.size() + 2);
    for (const Refusal &known : refused)
        formats.push_back({known.name, known.instead});
    for (const Refusal &known : {anyTable, markup})
        formats.push_back({known.name, known.instead});
    return formats;
}

Status checkShape(const Document &document)
{
    const std::string_view bytes = withoutMark(document.bytes);
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (bytes.starts_with('<'))
        return errorOf(markup, document.file);
    if (!document.file.ends_with(".csv") && !document.file.ends_with(".tsv"))
        return {};
    for (const Refusal &known : refused)
        if (!known.mark.empty() && line.find(known.mark) != std::string_view::npos)
            return errorOf(known, document.file);
    return errorOf(anyTable, document.file);
}

} // namespace meshscope::ingest
