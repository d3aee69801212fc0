// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::dbt {

namespace {

constexpr auto metadataFields = std::to_array<Field<Metadata>>({
    {"adapter_type", "Dataset: platform", put::text<&Metadata::adapter>},
    {"project_name", "Source: name, scope", put::text<&Metadata::project>},
    {"project_id", "Source: name, scope", put::text<&Metadata::projectId>},
    {"invocation_id", "Run: key", put::text<&Metadata::invocation>},
    {"generated_at", "Source: time of the document",
     [](Metadata &into, Value value) { into.generatedAt = parseTime(value.text()); }},
    {"dbt_schema_version", "Source: format, version", put::keep},
    {"dbt_version|user_id|send_anonymous_usage_stats|env|quoting|run_started_at|"
     "invocation_started_at",
     rawOnly, put::keep},
});

} // namespace

Metadata readMetadata(Value metadata, Reading &reading)
{
    Metadata result;
    take(metadataFields, metadata, result);
    reading.countUnmapped(metadata, "metadata");
    return result;
}

void mapMetadata(MappingRows &rows)
{
    addRows(rows, "metadata.", metadataFields);
}

void reportPart(std::string_view key, Reading &reading)
{
    reading.report({.severity = IssueSeverity::Info,
                    .code = "unmapped-field",
                    .message = "This part of the file is not taken over into the catalog; it stays "
                               "in the raw document.",
                    .path = std::string(key)});
}

AssetRef logicalRef(std::string_view uniqueId)
{
    AssetRef ref;
    ref.form = RefForm::Logical;
    ref.platform = "dbt";
    ref.name = uniqueId;
    return ref;
}

void splitRelation(std::string_view text, std::vector<std::string> &parts,
                   std::vector<bool> &quoted)
{
    std::string part;
    bool wasQuoted = false;
    char closing = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (closing != '\0') {
            const bool doubled = c == closing && i + 1 < text.size() && text[i + 1] == closing;
            if (c != closing || doubled)
                part.push_back(c);
            else
                closing = '\0';
            i += doubled ? 1 : 0;
        } else if (c == '"' || c == '`' || c == '[') {
            closing = c == '[' ? ']' : c;
            wasQuoted = true;
        } else if (c == '.') {
            parts.push_back(std::move(part));
            quoted.push_back(wasQuoted);
            part.clear();
            wasQuoted = false;
        } else {
            part.push_back(c);
        }
    }
    parts.push_back(std::move(part));
    quoted.push_back(wasQuoted);
}

AssetRef relationRef(const std::string &adapter, Value node)
{
    const std::string_view relation = node["relation_name"].text();
    const bool ephemeral = node["config"]["materialized"].text() == "ephemeral";
    if (ephemeral)
        return logicalRef(node["unique_id"].text());
    AssetRef ref;
    ref.form = RefForm::Relation;
    ref.platform = adapter;
    if (!relation.empty()) {
        splitRelation(relation, ref.parts, ref.quoted);
        return ref;
    }
    const Value table = node["identifier"] ? node["identifier"]
        : node["alias"]                    ? node["alias"]
                                           : node["name"];
    for (const Value part : {node["database"], node["schema"], table}) {
        if (part.text().empty())
            continue;
        ref.parts.push_back(part.string());
        ref.quoted.push_back(false);
    }
    return ref;
}

Value metaValue(Value node, std::string_view keys)
{
    Value found;
    for (const Value meta : {node["config"]["meta"], node["meta"]}) {
        if (!meta.isObject())
            continue;
        eachSpelling(keys, [&](std::string_view key) {
            if (found.isEmpty())
                found = meta[key];
        });
    }
    return found;
}

void addMetaRow(MappingRows &rows, std::string_view prefix, std::string_view keys,
                std::string_view shows)
{
    std::string path(prefix);
    for (const std::string_view meta : {"config.meta.", "meta."})
        eachSpelling(keys, [&](std::string_view key) {
            path.append(path.size() > prefix.size() ? "|" : "").append(meta).append(key);
        });
    rows.push_back({std::move(path), shows, prefix.size()});
}

std::vector<OwnerRef> owners(Value owner)
{
    std::vector<OwnerRef> all;
    if (owner.isArray()) {
        for (const Value one : owner.items())
            for (OwnerRef &ref : owners(one))
                all.push_back(std::move(ref));
        return all;
    }
    OwnerRef ref;
    if (owner.isObject()) {
        const std::vector<std::string> mails = owner["email"].strings();
        ref.name = owner["name"].string();
        ref.email = mails.empty() ? std::string() : mails.front();
        if (ref.name.empty())
            ref.name = ref.email;
        owner.keep();
    } else {
        ref.name = owner.string();
        ref.email = ref.name.find('@') == std::string::npos ? std::string() : ref.name;
    }
    // dbt owners are mostly groups; a mail address is the only sign of a person.
    ref.type = ref.email.empty() ? PartyType::Team : PartyType::User;
    ref.rawRole = "owner";
    if (!ref.name.empty())
        all.push_back(std::move(ref));
    return all;
}

std::vector<std::string> tags(Value node)
{
    std::vector<std::string> all = node["tags"].strings();
    for (std::string &tag : node["config"]["tags"].strings())
        if (std::ranges::find(all, tag) == all.end())
            all.push_back(std::move(tag));
    return all;
}

std::string freshnessKey(std::string_view uniqueId)
{
    return std::string(uniqueId) + "#freshness";
}

std::optional<double> limitSeconds(Value after)
{
    const std::optional<double> count = after["count"].number();
    const std::string_view period = after["period"].text();
    const double unit = period == "minute" ? 60
        : period == "hour"                 ? 3600
        : period == "day"                  ? 86400
                                           : 0;
    if (!count || unit == 0)
        return std::nullopt;
    return *count * unit;
}

std::optional<RuleRecord> freshnessRule(std::string_view uniqueId, Value criteria)
{
    const Value warn = criteria["warn_after"];
    const Value error = criteria["error_after"];
    const bool warns = limitSeconds(warn).has_value();
    const bool errs = limitSeconds(error).has_value();
    criteria.keep();
    if (!warns && !errs)
        return std::nullopt;
    const auto words = [](std::string_view verb, Value after) {
        return fmt::format("{} after {} {}", verb, after["count"].text(), after["period"].text());
    };
    RuleRecord rule;
    rule.key = freshnessKey(uniqueId);
    rule.asset = logicalRef(uniqueId);
    rule.engine = "dbt";
    rule.name = "source freshness";
    rule.type = "freshness";
    rule.expectation = errs ? words("error", error) : std::string();
    if (warns)
        rule.expectation += (errs ? ", " : "") + words("warn", warn);
    rule.dimension = Dimension::Timeliness;
    rule.dimensionBasis = "engine";
    rule.severity = errs ? Severity::Error : Severity::Warning;
    return rule;
}

} // namespace meshscope::ingest::dbt
