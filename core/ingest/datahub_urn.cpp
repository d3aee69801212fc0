// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/datahub.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::ingest::datahub {

namespace {

/// Tools whose datasets are models of their own, not tables of a warehouse.
constexpr std::array<std::string_view, 14> tools {
    "dbt",   "looker",     "tableau", "powerbi",    "mode",  "metabase",           "superset",
    "sigma", "qlik-sense", "redash",  "salesforce", "feast", "great-expectations", "science"};
/// Platforms whose names are one opaque text.
constexpr std::array<std::string_view, 11> opaque {"kafka", "pubsub", "kinesis",   "s3",
                                                   "gcs",   "abs",    "adls",      "file",
                                                   "hdfs",  "pulsar", "delta-lake"};

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view code = text.substr(i, 3);
        const char letter = code == "%2C" ? ',' : code == "%28" ? '(' : code == "%29" ? ')' : '\0';
        out.push_back(letter == '\0' ? text[i] : letter);
        i += letter == '\0' ? 0 : 2;
    }
    return out;
}

std::vector<std::string> split(std::string_view name, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t at = name.find(separator);
        parts.emplace_back(name.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        name.remove_prefix(at + 1);
    }
}

AssetRef logical(std::string_view platform, std::string name)
{
    AssetRef ref;
    ref.form = RefForm::Logical;
    ref.platform = platform;
    ref.name = std::move(name);
    return ref;
}

std::string_view platformOf(std::string_view urn)
{
    constexpr std::string_view prefix = "urn:li:dataPlatform:";
    return urn.starts_with(prefix) ? urn.substr(prefix.size()) : urn;
}

} // namespace

Urn parseUrn(std::string_view text)
{
    Urn urn;
    constexpr std::string_view prefix = "urn:li:";
    if (!text.starts_with(prefix)) {
        urn.key = text;
        urn.parts.emplace_back(text);
        return urn;
    }
    text.remove_prefix(prefix.size());
    urn.type = text.substr(0, text.find(':'));
    text.remove_prefix(std::min(urn.type.size() + 1, text.size()));
    urn.key = text;
    if (!text.starts_with('(') || !text.ends_with(')')) {
        urn.parts.push_back(decoded(text));
        return urn;
    }
    text = text.substr(1, text.size() - 2);
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '(')
            ++depth;
        else if (i < text.size() && text[i] == ')')
            --depth;
        else if (i == text.size() || (text[i] == ',' && depth == 0)) {
            const std::string_view part = text.substr(start, i - start);
            urn.parts.push_back(part.starts_with(prefix) ? std::string(part) : decoded(part));
            start = i + 1;
        }
    }
    return urn;
}

Value plain(Value value)
{
    if (!value.isObject())
        return value;
    const Value::Children members = value.members();
    if (members.isEmpty())
        return value;
    const Value first = *members.begin();
    auto next = members.begin();
    ++next;
    if (!(next == members.end()))
        return value;
    static constexpr std::array<std::string_view, 8> branches {
        "string", "array", "map", "int", "long", "double", "float", "boolean"};
    const bool branch = std::ranges::find(branches, first.key()) != branches.end()
        || first.key().starts_with("com.linkedin.");
    return branch ? value[first.key()] : value;
}

std::string text(Value value)
{
    return plain(value).string();
}

AssetRef assetRef(const Urn &urn, std::string_view instance)
{
    if (urn.type != "dataset" || urn.parts.size() < 2) {
        const bool tool = urn.parts.size() > 1 && !urn.parts[0].empty();
        return logical(tool ? platformOf(urn.parts[0]) : "datahub", urn.type + ":" + urn.key);
    }
    const std::string_view platform = platformOf(urn.parts[0]);
    std::string_view name = urn.parts[1];
    if (!instance.empty() && name.starts_with(instance) && name.size() > instance.size()
        && (name[instance.size()] == '.' || name[instance.size()] == '/'))
        name.remove_prefix(instance.size() + 1);
    if (std::ranges::find(tools, platform) != tools.end())
        return logical(platform, "dataset:" + std::string(name));
    AssetRef ref;
    ref.form = RefForm::Relation;
    ref.platform = platform;
    if (std::ranges::find(opaque, platform) != opaque.end())
        ref.parts.emplace_back(name);
    else
        ref.parts = split(name, '.');
    ref.quoted.assign(ref.parts.size(), false);
    return ref;
}

JobRecord jobOf(const Urn &urn)
{
    JobRecord job;
    const bool task = urn.type == "dataJob" && !urn.parts.empty();
    const Urn flow = task ? parseUrn(urn.parts[0]) : urn;
    job.nameSpace = flow.parts.empty() ? "datahub" : flow.parts[0];
    job.name = flow.parts.size() > 1 ? flow.parts[1] : flow.key;
    if (task && urn.parts.size() > 1)
        job.name += "." + urn.parts[1];
    return job;
}

std::string columnPath(const Entity *entity, std::string_view fieldPath)
{
    if (entity != nullptr)
        if (const auto known = entity->paths.find(std::string(fieldPath));
            known != entity->paths.end())
            return known->second;
    constexpr std::string_view version2 = "[version=2.0].";
    if (!fieldPath.starts_with(version2))
        return childPath({}, fieldPath);
    fieldPath.remove_prefix(version2.size());
    std::string path;
    std::string step;
    for (const std::string &token : split(fieldPath, '.')) {
        if (token == "[type=array]")
            step += "[]";
        else if (token == "[type=map]")
            step += "{value}";
        else if (token == "[key=True]")
            path = "__key";
        if (token.starts_with('[') || token.empty())
            continue;
        // What stands before a name is the type of that name; its children lie inside the items.
        path = childPath(path, token) + std::exchange(step, {});
    }
    while (path.ends_with("[]"))
        path.resize(path.size() - 2);
    if (path.ends_with("{value}"))
        path.resize(path.size() - std::string_view("{value}").size());
    return path;
}

Column &columnOf(Entity &entity, std::string_view fieldPath)
{
    std::string path = columnPath(&entity, fieldPath);
    const auto parent = fieldPath.rfind('.');
    if (!fieldPath.starts_with('[') && parent != std::string_view::npos
        && !entity.paths.contains(std::string(fieldPath))) {
        // Version 1: a dot divides only below a field of that name.
        const auto known = entity.paths.find(std::string(fieldPath.substr(0, parent)));
        if (known != entity.paths.end())
            path = childPath(known->second, fieldPath.substr(parent + 1));
    }
    entity.paths.emplace(std::string(fieldPath), path);
    auto found = std::ranges::find(entity.columns, path, &Column::path);
    if (found != entity.columns.end())
        return *found;
    if (const std::string_view above = parentPath(path);
        above.ends_with("[]") || above.ends_with("{value}"))
        if (std::ranges::find(entity.columns, above, &Column::path) == entity.columns.end()) {
            Column items;
            items.path = above;
            items.name = above.ends_with("[]") ? "[]" : "{value}";
            entity.columns.push_back(std::move(items));
        }
    Column column;
    column.path = path;
    const std::size_t last = fieldPath.rfind('.');
    const bool nested = fieldPath.starts_with('[') || pathDepth(path) > 0;
    column.name = nested && last != std::string_view::npos ? fieldPath.substr(last + 1) : fieldPath;
    return entity.columns.emplace_back(std::move(column));
}

} // namespace meshscope::ingest::datahub
