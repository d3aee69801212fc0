// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// `manifest` and `v12` of `https://schemas.getdbt.com/dbt/manifest/v12.json`.
std::optional<Format> dbtFormat(std::string_view schema)
{
    static constexpr std::array<std::string_view, 4> known {"manifest", "catalog", "run-results",
                                                            "sources"};
    const std::size_t last = schema.rfind('/');
    if (last == std::string_view::npos || last == 0)
        return std::nullopt;
    const std::size_t before = schema.rfind('/', last - 1);
    const std::string_view name = schema.substr(before + 1, last - before - 1);
    std::string_view version = schema.substr(last + 1);
    if (version.ends_with(".json"))
        version.remove_suffix(5);
    if (std::ranges::find(known, name) == known.end() || !version.starts_with('v'))
        return std::nullopt;
    return Format {"dbt-" + std::string(name), std::string(version)};
}

/// `2-0-2` of `https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent`.
std::string openLineageVersion(std::string_view schemaUrl)
{
    constexpr std::string_view mark = "/spec/";
    const std::size_t at = schemaUrl.find(mark);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = schemaUrl.substr(at + mark.size());
    return std::string(rest.substr(0, rest.find('/')));
}

bool isContract(const Signature &s)
{
    const std::string_view version = s.text("apiVersion");
    const bool versioned = version.starts_with("v2") || version.starts_with("v3")
        || version.starts_with("2.") || version.starts_with("3.");
    if (s.has("uuid") && s.has("dataset"))
        return true; // before 2.2.2 the version stood in standardVersion or templateVersion
    return s.text("kind") == "DataContract" || (versioned && (s.has("schema") || s.has("dataset")))
        || (s.has("uuid") && s.has("quantumName"));
}

/// A format and what shows it. The first row that fits holds.
struct Row
{
    std::string_view format;
    bool (*fits)(const Signature &);
    std::string_view versionKey = {};
};

bool isDataHub(const Signature &s)
{
    return s.has("proposedSnapshot")
        || ((s.has("entityUrn") || s.has("entityType")) && s.has("aspectName"));
}

bool isOpenMetadata(const Signature &s)
{
    static constexpr std::array<std::string_view, 15> lists {
        "tables",       "topics",        "dashboards", "charts",        "pipelines",
        "tasks",        "users",         "teams",      "dataContracts", "domains",
        "dataProducts", "glossaryTerms", "testCases",  "mlmodels",      "containers"};
    if (s.keys.size() == 1 && std::ranges::find(lists, s.keys.front()) != lists.end())
        return true;
    if (s.has("fullyQualifiedName") && (s.has("id") || s.has("displayName")) && !s.has("promises")
        && !s.has("interfaceComponents") && !s.has("platform"))
        return true;
    return (s.has("data") && s.has("paging")) || (s.has("edge_meta") && s.has("from"))
        || (s.has("tableTests") && s.has("table"))
        || (s.has("serviceConnection") && s.has("serviceName"))
        || (s.has("pipelineStatus") && s.has("pipeline"))
        || (s.keys.size() == 1 && s.has("profiles")) || (s.has("mlStore") && s.has("algorithm"))
        || (s.has("fromEntity") && s.has("toEntity")) || (s.has("nodes") && s.has("upstreamEdges"));
}

constexpr auto formatRows = std::to_array<Row>({
    {"dcs", [](const Signature &s) { return s.has("dataContractSpecification"); },
     "dataContractSpecification"},
    {"dua", [](const Signature &s) { return s.has("dataUsageAgreementSpecification"); },
     "dataUsageAgreementSpecification"},
    {"dps",
     [](const Signature &s) {
         return s.has("dataProductSpecification")
             || (s.has("info") && s.has("outputPorts") && s.has("id"))
             || (s.has("dataProductOwner") && s.has("components"));
     },
     "dataProductSpecification"},
    {"dpds",
     [](const Signature &s) {
         return s.has("dataProductDescriptor") && s.has("interfaceComponents");
     },
     "dataProductDescriptor"},
    {"backstage",
     [](const Signature &s) { return s.text("apiVersion").starts_with("backstage.io/"); },
     "apiVersion"},
    {"odps",
     [](const Signature &s) { return s.text("kind") == "DataProduct" && s.has("apiVersion"); },
     "apiVersion"},
    {"odcs", isContract, "apiVersion"},
    {"lf-odps",
     [](const Signature &s) {
         return s.has("product")
             && (s.text("schema").find("opendataproducts") != std::string_view::npos
                 || s.text("schema").find("Open-Data-Product") != std::string_view::npos);
     },
     "version"},
    {"openlineage",
     [](const Signature &s) {
         return (s.has("eventTime") || s.has("eventType"))
             && (s.has("run") || s.has("job") || s.has("dataset"));
     }},
    {"datahub", isDataHub},
    {"datahub-glossary",
     [](const Signature &s) { return s.has("nodes") && s.has("owners") && s.has("version"); }},
    {"gx-result",
     [](const Signature &s) {
         return (s.has("results") && s.has("statistics") && s.has("success"))
             || (s.has("run_results") && s.has("success"));
     }},
    {"gx-suite",
     [](const Signature &s) {
         return s.has("expectations")
             && (s.has("expectation_suite_name") || s.has("meta") || s.has("name"));
     }},
    {"soda-scan",
     [](const Signature &s) {
         return s.has("checks") && (s.has("hasFailures") || s.has("definitionName"));
     }},
    {"datacontract-cli",
     [](const Signature &s) {
         return s.has("checks") && s.has("result") && (s.has("runId") || s.has("run_id"));
     }},
    {"soda-checks",
     [](const Signature &s) {
         return std::ranges::any_of(s.keys,
                                    [](const std::string &key) {
                                        return key.starts_with("checks for ")
                                            || key.starts_with("for each ");
                                    })
             || (s.has("checks") && s.has("columns") && s.has("dataset"));
     }},
    {"dbt-semantic-manifest",
     [](const Signature &s) { return s.has("semantic_models") && s.has("project_configuration"); }},
    {"dbt-manifest", [](const Signature &s) { return s.dbtNode; }},
    {"unity-catalog",
     [](const Signature &s) {
         return (s.has("catalog_name") && (s.has("table_type") || s.has("schema_name")))
             || (s.has("full_name") && s.has("catalog_name"));
     }},
    {"dcat",
     [](const Signature &s) {
         return s.text("conformsTo").find("project-open-data") != std::string_view::npos
             || s.text("conformsTo").find("dcat") != std::string_view::npos
             || s.text("@type").ends_with("Catalog") || s.text("@type") == "dcat:Dataset"
             || s.text("@type") == "Dataset" || (s.has("accessLevel") && s.has("publisher"))
             || (s.has("dataset") && s.has("@context"));
     }},
    {"openmetadata", isOpenMetadata},
});

Error unknown(const Signature &signature, const std::string &file)
{
    std::string keys;
    int shown = 0;
    for (const std::string &key : signature.keys) {
        if (++shown > 5)
            break;
        if (!keys.empty())
            keys.append(", ");
        keys.append(displayLine(key, 60));
    }
    return {ErrorCode::NotFound,
            fmt::format(
                "no known metadata format (its top-level keys: {}). Read are dbt artifacts, "
                "OpenLineage events, data contracts (ODCS, DCS), data products (ODPS, DPDS, DPS), "
                "usage agreements, DataHub, OpenMetadata, Unity Catalog, Backstage, DCAT, and "
                "results of Great Expectations, Soda and datacontract-cli.",
                keys.empty() ? "none" : keys),
            file};
}

} // namespace

bool Signature::has(std::string_view key) const
{
    return std::ranges::find(keys, key) != keys.end();
}

std::string_view Signature::text(std::string_view key) const
{
    const auto found = texts.find(key);
    return found == texts.end() ? std::string_view {} : std::string_view(found->second);
}

bool Signature::isTelling(std::string_view key)
{
    static constexpr std::array<std::string_view, 14> telling {"kind",
                                                               "apiVersion",
                                                               "schema",
                                                               "schemaURL",
                                                               "version",
                                                               "type",
                                                               "@type",
                                                               "conformsTo",
                                                               "dataContractSpecification",
                                                               "dataProductSpecification",
                                                               "dataProductDescriptor",
                                                               "dataUsageAgreementSpecification",
                                                               "metadata",
                                                               "nodes"};
    return std::ranges::find(telling, key) != telling.end();
}

void Signature::look(std::string_view key, Value value)
{
    constexpr std::size_t maxKeys = 64;
    if (keys.size() < maxKeys && !has(key))
        keys.emplace_back(key);
    if (!isTelling(key))
        return;
    if (!value.text().empty())
        texts.emplace(key, value.text());
    if (key == "metadata" && dbtSchema.empty())
        dbtSchema = value["dbt_schema_version"].string();
}

Result<Format> classify(const Signature &s, const std::string &file)
{
    if (const auto dbt = dbtFormat(s.dbtSchema))
        return *dbt;
    for (const Row &row : formatRows) {
        if (!row.fits(s))
            continue;
        if (row.format == "openlineage")
            return Format {"openlineage", openLineageVersion(s.text("schemaURL"))};
        return Format {std::string(row.format), std::string(s.text(row.versionKey))};
    }
    if (auto refusal = refusalOf(s, file))
        return *std::move(refusal);
    return unknown(s, file);
}

Status checkBytes(const Document &document)
{
    const std::string_view bytes = withoutMark(document.bytes);
    if (bytes.find_first_not_of(blanks) == std::string_view::npos)
        return Error {
            ErrorCode::Invalid,
            "empty file: there is nothing in it. Run the tool that writes it again, or leave it "
            "out.",
            document.file + ":1"};
    constexpr std::string_view marker = "\n<<<<<<< ";
    std::size_t at = bytes.starts_with(marker.substr(1)) ? 0 : bytes.find(marker);
    if (at == std::string_view::npos)
        return {};
    at += at == 0 ? 0 : 1;
    const Place place = placeOf(bytes, at);
    return Error {
        ErrorCode::Invalid,
        fmt::format("git conflict markers at line {}: two versions of the file were merged and "
                    "never settled, so neither can be trusted. Resolve the conflict, or write the "
                    "file again, and import again.",
                    place.line),
        fmt::format("{}:{}", document.file, place.line)};
}

std::string_view withoutMark(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    return bytes;
}

bool looksLikeJson(std::string_view bytes)
{
    bytes = withoutMark(bytes);
    const std::size_t at = bytes.find_first_not_of(blanks);
    return at != std::string_view::npos && (bytes[at] == '{' || bytes[at] == '[');
}

bool isLineJson(const Document &document)
{
    std::string_view bytes = withoutMark(document.bytes);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(blanks), bytes.size()));
    const std::string_view first = bytes.substr(0, bytes.find('\n'));
    if (!first.starts_with('{') || first.find_last_not_of(blanks) == std::string_view::npos
        || first[first.find_last_not_of(blanks)] != '}')
        return false;
    const std::string_view rest = bytes.substr(first.size());
    const std::size_t next = rest.find_first_not_of(blanks);
    return next != std::string_view::npos && rest[next] == '{';
}

} // namespace meshscope::ingest
