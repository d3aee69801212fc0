// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::ingest::dbt {

Metadata readMetadata(Value metadata)
{
    Metadata result;
    result.adapter = metadata["adapter_type"].string();
    result.project = metadata["project_name"].string();
    result.projectId = metadata["project_id"].string();
    result.invocation = metadata["invocation_id"].string();
    result.generatedAt = parseTime(metadata["generated_at"].text());
    metadata.keep();
    return result;
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

Value metaValue(Value node, std::initializer_list<std::string_view> keys)
{
    for (const Value meta : {node["config"]["meta"], node["meta"]})
        for (const std::string_view key : keys)
            if (const Value found = meta[key]; !found.isEmpty())
                return found;
    return {};
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

void keepNoise(Value node)
{
    for (const std::string_view key : {"resource_type",
                                       "checksum",
                                       "config",
                                       "raw_code",
                                       "raw_sql",
                                       "compiled_code",
                                       "compiled_sql",
                                       "fqn",
                                       "path",
                                       "root_path",
                                       "patch_path",
                                       "build_path",
                                       "compiled_path",
                                       "created_at",
                                       "unrendered_config",
                                       "unrendered_database",
                                       "unrendered_schema",
                                       "docs",
                                       "doc_blocks",
                                       "refs",
                                       "sources",
                                       "metrics",
                                       "functions",
                                       "language",
                                       "extra_ctes",
                                       "extra_ctes_injected",
                                       "compiled",
                                       "deferred",
                                       "quoting",
                                       "original_file_path",
                                       "package_name",
                                       "unique_id",
                                       "database",
                                       "schema",
                                       "alias",
                                       "name",
                                       "relation_name",
                                       "injected_sql",
                                       "depends_on",
                                       "identifier",
                                       "defer_relation",
                                       "generated_sql_file"})
        node[key].keep();
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
