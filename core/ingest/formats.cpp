// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats.h"

#include "ingest/mapping.h"
#include "ingest/openlineage.h"
#include "ingest/readers.h"
#include "ingest/yaml.h"

#include <array>
#include <filesystem>

namespace meshscope::ingest {

namespace {

/// A format and its reader: a new format is one line here and its own file.
struct Entry
{
    std::string_view format;
    Status (*readJson)(JsonDocument &json, Reading &reading); ///< walks large JSON in passes
    Status (*readTree)(Value root, Reading &reading); ///< JSON or YAML, read whole
    void (*map)(MappingRows &rows); ///< its fields, for the mapping matrix
    std::string_view title;
    std::string_view versions;
};

constexpr auto registry = std::to_array<Entry>({
    {"dbt-manifest", readDbtManifest, nullptr, mapDbtManifest, "dbt manifest",
     "v1 to v12, those of Fusion and trimmed ones"},
    {"dbt-catalog", readDbtCatalog, nullptr, mapDbtCatalog, "dbt catalog", "v1"},
    {"dbt-run-results", readDbtRunResults, nullptr, mapDbtRunResults, "dbt run results",
     "v1 to v6"},
    {"dbt-sources", readDbtSources, nullptr, mapDbtSources, "dbt source freshness", "v1 to v3"},
    {"openlineage", readOpenLineage, nullptr, openlineage::mapFacets, "OpenLineage events",
     "1.x and 2.x: run, job and dataset events, as lines, list or one"},
    {"datahub", readDataHub, nullptr, mapDataHub, "DataHub metadata files", "MCE and MCP"},
    {"odcs", nullptr, readOdcs, mapOdcs, "Open Data Contract Standard",
     "2.2, 3.0, 3.1; the draft of 3.2 leniently"},
    {"odps", nullptr, readOdps, mapOdps, "Open Data Product Standard (Bitol)", "0.9, 1.0"},
    {"dua", nullptr, readUsageAgreement, mapUsageAgreement, "Data Usage Agreement", "0.0.1"},
    {"dbt-semantic-manifest", nullptr, readDbtSemanticManifest, mapDbtSemanticManifest,
     "dbt semantic manifest", "any"},
    {"dcs", nullptr, readDcs, mapDcs, "Data Contract Specification", "0.9.0 to 1.2.1"},
    {"openmetadata", nullptr, readOpenMetadata, mapOpenMetadata,
     "OpenMetadata entities, lists and samples", "as its API and its samples give them"},
    {"dps", nullptr, readDps, mapDps, "Data Product Specification", "0.0.1"},
    {"dpds", nullptr, readDpds, mapDpds, "Data Product Descriptor Specification", "1.0"},
    {"lf-odps", nullptr, readLfOdps, mapLfOdps,
     "Open Data Product Specification (Linux Foundation)", "3.x, 4.x"},
    {"backstage", nullptr, readBackstage, mapBackstage, "Backstage catalog files",
     "v1alpha1, v1beta1"},
    {"unity-catalog", nullptr, readUnity, mapUnity, "Unity Catalog tables",
     "tables as its API lists them"},
    {"dcat", nullptr, readDcat, mapDcat, "DCAT as JSON-LD", "DCAT-US 1.1, and DCAT as JSON-LD"},
    {"gx-suite", nullptr, readGxSuite, mapGxSuite, "Great Expectations suites", "0.7 to 1.x"},
    {"gx-result", nullptr, readGxResult, mapGxResult, "Great Expectations results",
     "0.7 to 1.x: validations and checkpoints"},
    {"soda-scan", nullptr, readSodaScan, mapSodaScan, "Soda scan results", "3 and 4"},
    {"soda-checks", nullptr, readSodaChecks, mapSodaChecks, "Soda checks", "SodaCL and contracts"},
    {"datacontract-cli", nullptr, readDatacontractRun, mapDatacontractRun,
     "datacontract-cli results", "any"},
});

const Entry *findReader(std::string_view format)
{
    for (const Entry &entry : registry)
        if (entry.format == format)
            return &entry;
    return nullptr;
}

void lookAtAll(Value object, Signature &signature)
{
    for (const Value field : object.members())
        signature.look(field.key(), field);
}

/// Looks at a JSON document no further than it must to know its format.
class JsonLook
{
public:
    explicit JsonLook(bool isList)
        : m_isList(isList)
    {
    }

    Take decide(std::string_view key)
    {
        if (m_isList)
            return m_items++ == 0 ? Take::Whole : Take::Stop;
        if (!m_signature.dbtSchema.empty())
            return Take::Stop;
        if (key == "nodes" && !m_signature.has("metadata")) {
            m_signature.look(key, {});
            return Take::Each; // a trimmed manifest shows itself by its nodes only
        }
        if (Signature::isTelling(key) && key != "nodes")
            return Take::Whole;
        m_signature.look(key, {});
        return Take::Skip;
    }
    void take(std::string_view key, Value value)
    {
        if (m_isList)
            lookAtAll(value, m_signature);
        else if (key == "nodes")
            m_signature.dbtNode
                = m_signature.dbtNode || (value["resource_type"] && value["unique_id"]);
        else
            m_signature.look(key, value);
    }
    void takeLine(Value value)
    {
        if (m_signature.keys.empty())
            lookAtAll(value, m_signature);
    }
    const Signature &signature() const { return m_signature; }

private:
    bool m_isList;
    int m_items = 0;
    Signature m_signature;
};

Result<Format> detectJson(JsonDocument &json, const Document &document)
{
    JsonLook look(json.isArray());
    const auto line = [&](std::string_view, std::string_view, Value value) -> Status {
        look.takeLine(value);
        return {};
    };
    const auto record = [&](std::string_view key, std::string_view, Value value) -> Status {
        look.take(key, value);
        return {};
    };
    const auto decide = [&](std::string_view key) { return look.decide(key); };
    const Status status = isLineJson(document) ? json.readLines(line) : json.walk(decide, record);
    if (!status)
        return status.error();
    return classify(look.signature(), document.file);
}

Result<Format> detectTree(Value root, const std::string &file)
{
    Signature signature;
    if (!root.isObject())
        return Error {
            ErrorCode::Invalid,
            "not metadata: the file holds a plain text or a list, where a mapping is expected.",
            file + ":1"};
    lookAtAll(root, signature);
    return classify(signature, file);
}

bool isYamlName(std::string_view file)
{
    for (const std::string_view packing : {".gz", ".zst"})
        if (file.ends_with(packing))
            file.remove_suffix(packing.size());
    return file.ends_with(".yaml") || file.ends_with(".yml");
}

/// A document being opened: either JSON in passes or a tree.
class Opened
{
public:
    Opened(const Document &document, Sink &sink, const std::stop_token &stop)
        : m_document(document)
        , m_reading(document, sink, stop)
    {
    }

    Result<Format> detect()
    {
        if (const Status bytes = checkBytes(m_document); !bytes)
            return bytes.error();
        if (const Status shape = checkShape(m_document); !shape)
            return shape.error();
        if (looksLikeJson(m_document.bytes)) {
            m_json.emplace(m_document);
            Result<Format> format = detectJson(*m_json, m_document);
            if (format || format.error().code == ErrorCode::NotFound
                || !isYamlName(m_document.file))
                return format;
            m_json.reset(); // flow style YAML begins like JSON
        }
        if (const Status yaml = readYaml(m_reading, m_tree); !yaml)
            return yaml.error();
        return detectTree(m_tree.root(), m_document.file);
    }

    Result<ReadSummary> read()
    {
        const Result<Format> format = detect();
        if (!format)
            return format.error();
        const Entry *const entry = findReader(format->name);
        if (entry == nullptr)
            return Error {ErrorCode::NotFound, "this format is known but has no reader.",
                          m_document.file};
        m_reading.summary.format = *format;
        m_reading.summary.source = folderName(m_document.file);
        const Status status = entry->readJson != nullptr ? readPasses(*entry) : readWhole(*entry);
        if (m_reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped; nothing of the file was taken over.",
                          m_document.file};
        if (!status)
            return status.error();
        if (!m_json)
            m_reading.suggestFields(spelledPaths(mappingOf(entry->format)));
        m_reading.finish();
        return std::move(m_reading.summary);
    }

private:
    Status readPasses(const Entry &entry)
    {
        if (!m_json)
            return Error {ErrorCode::Invalid, "this format is JSON, but the file is YAML.",
                          m_document.file + ":1"};
        m_reading.setPlaces(Reading::Places::Offsets);
        return entry.readJson(*m_json, m_reading);
    }

    Status readWhole(const Entry &entry)
    {
        if (m_json) {
            m_reading.setPlaces(Reading::Places::Offsets);
            if (Status whole = m_json->readWhole(m_tree); !whole)
                return whole;
        }
        const Status status = entry.readTree(m_tree.root(), m_reading);
        m_reading.countUnmapped(m_tree.root(), {});
        return status ? readFurther() : status;
    }

    /// Each further document of a YAML stream is what its own content tells.
    Status readFurther()
    {
        const std::vector<Value> roots = m_tree.roots();
        for (std::size_t i = 1; i < roots.size(); ++i) {
            if (roots[i].isNull())
                continue; // a line of dashes with nothing behind
            const Result<Format> format = detectTree(roots[i], m_document.file);
            const Entry *const entry = format ? findReader(format->name) : nullptr;
            if (entry == nullptr || entry->readTree == nullptr) {
                m_reading.report(IssueSeverity::DataLoss, "extra-document",
                                 "A further YAML document of this file holds something that is "
                                 "not known; it is left out. Put it into a file of its own.",
                                 roots[i]);
                continue;
            }
            if (Status status = entry->readTree(roots[i], m_reading); !status)
                return status;
            m_reading.countUnmapped(roots[i], {});
        }
        return {};
    }

    const Document &m_document;
    Reading m_reading;
    std::optional<JsonDocument> m_json;
    Tree m_tree;
};

/// Detection alone keeps nothing.
class NoSink : public Sink
{
public:
    void take(Record &&) override { }
    void report(Issue) override { }
};

} // namespace

std::string folderName(const std::string &file)
{
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    const std::string name = folder.filename().string();
    return name == "target" || name == "." ? folder.parent_path().filename().string() : name;
}

MappingRows mappingOf(std::string_view format)
{
    MappingRows rows;
    if (const Entry *const entry = findReader(format); entry != nullptr)
        entry->map(rows);
    return rows;
}

std::vector<KnownFormat> knownFormats()
{
    std::vector<KnownFormat> formats;
    formats.reserve(registry.size());
    for (const Entry &entry : registry)
        formats.push_back({entry.format, entry.title, entry.versions});
    return formats;
}

std::vector<std::string_view> readFormats()
{
    std::vector<std::string_view> names;
    names.reserve(registry.size());
    for (const Entry &entry : registry)
        names.push_back(entry.format);
    return names;
}

Result<Format> detect(const Document &document)
{
    NoSink sink;
    return Opened(document, sink, {}).detect();
}

Result<ReadSummary> read(const Document &document, Sink &sink, const std::stop_token &stop)
{
    return Opened(document, sink, stop).read();
}

} // namespace meshscope::ingest
