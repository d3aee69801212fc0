// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view withoutMark(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    return bytes;
}

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

Error unknown(const Signature &signature, const std::string &file)
{
    std::string keys;
    for (const std::string &key : signature.keys) {
        if (!keys.empty())
            keys.append(", ");
        keys.append(displayLine(key, 60));
    }
    return {ErrorCode::NotFound,
            fmt::format(
                "no known metadata format (its top-level keys: {}). Read are dbt artifacts, ODCS "
                "contracts, Bitol ODPS products, OpenLineage events and data usage agreements.",
                keys.empty() ? "none" : keys),
            file};
}

} // namespace

bool Signature::has(std::string_view key) const
{
    return texts.contains(key) || std::ranges::find(keys, key) != keys.end();
}

std::string_view Signature::text(std::string_view key) const
{
    const auto found = texts.find(key);
    return found == texts.end() ? std::string_view {} : std::string_view(found->second);
}

bool Signature::isTelling(std::string_view key)
{
    static constexpr std::array<std::string_view, 15> telling {
        "metadata",  "kind",    "apiVersion", "uuid",     "quantumName",
        "schema",    "dataset", "eventTime",  "producer", "schemaURL",
        "eventType", "run",     "job",        "nodes",    "dataUsageAgreementSpecification"};
    return std::ranges::find(telling, key) != telling.end();
}

void Signature::look(std::string_view key, Value value)
{
    if (keys.size() < 5)
        keys.emplace_back(key);
    if (!isTelling(key))
        return;
    texts.emplace(key, value.text());
    if (key == "metadata")
        dbtSchema = value["dbt_schema_version"].string();
}

Result<Format> classify(const Signature &s, const std::string &file)
{
    if (const auto dbt = dbtFormat(s.dbtSchema))
        return *dbt;
    if (s.has("dataUsageAgreementSpecification"))
        return Format {"dua", std::string(s.text("dataUsageAgreementSpecification"))};
    if (s.text("kind") == "DataProduct" && s.has("apiVersion"))
        return Format {"odps", std::string(s.text("apiVersion"))};
    if (isContract(s))
        return Format {"odcs", std::string(s.text("apiVersion"))};
    if ((s.has("eventTime") || s.has("eventType"))
        && (s.has("run") || s.has("job") || s.has("dataset")))
        return Format {"openlineage", openLineageVersion(s.text("schemaURL"))};
    if (s.dbtNode)
        return Format {"dbt-manifest", {}};
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
