// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identity.h"
#include "catalog/platforms.h"

#include <algorithm>

namespace meshscope::catalog {

namespace {

/// Slashes made single, and nothing from the first segment on that holds a wildcard.
std::string plainPath(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('/'), text.size());
        const std::string_view segment = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (segment.empty())
            continue;
        if (segment.find_first_of("*?{[") != std::string_view::npos)
            break;
        if (!out.empty())
            out += '/';
        out += segment;
    }
    return out;
}

std::optional<PhysicalName> checked(PhysicalName name)
{
    if (platformRules(name.platform).form == NameForm::Path) {
        std::string path;
        for (const std::string &part : name.parts)
            path.append(1, '/').append(part);
        name.parts = {plainPath(path)};
    }
    const bool empty = name.parts.empty() || name.parts.back().empty();
    if (name.platform.empty() || empty)
        return std::nullopt;
    // A database that nobody names would be an empty part in front: leave it out.
    std::erase_if(name.parts, [](const std::string &part) { return part.empty(); });
    return name;
}

std::optional<PhysicalName> glueName(std::string_view nameSpace, std::string_view name)
{
    // arn:aws:glue:{region}:{account} and table/{database}/{table}
    std::vector<std::string> fields;
    for (std::size_t from = 0; from <= nameSpace.size();) {
        const std::size_t end = std::min(nameSpace.find(':', from), nameSpace.size());
        fields.emplace_back(nameSpace.substr(from, end - from));
        from = end + 1;
    }
    const std::size_t first = name.find('/');
    const std::size_t second = first == std::string_view::npos ? first : name.find('/', first + 1);
    if (fields.size() < 5 || second == std::string_view::npos)
        return std::nullopt;
    return checked({"glue",
                    fields[4] + '.' + fields[3],
                    {std::string(name.substr(first + 1, second - first - 1)),
                     std::string(name.substr(second + 1))}});
}

std::optional<PhysicalName> openLineageName(const AssetRef &ref)
{
    const std::string nameSpace = ref.instance.empty() || ref.platform.empty()
        ? ref.platform + ref.instance
        : ref.platform + "://" + ref.instance;
    if (nameSpace.starts_with("arn:aws:glue:"))
        return glueName(nameSpace, ref.name);
    const std::size_t scheme = nameSpace.find("://");
    const std::string platform = platformName(nameSpace.substr(0, scheme));
    const std::string authority
        = scheme == std::string::npos ? std::string() : nameSpace.substr(scheme + 3);
    PhysicalName name {platform, canonicalInstance(platform, authority), {}};
    if (platform == "s3" || platform == "gcs") {
        name.parts = {authority, ref.name};
    } else if (platform == "abs") {
        const std::size_t at = authority.find('@');
        if (at == std::string::npos)
            return std::nullopt;
        name.instance = canonicalInstance(platform, authority.substr(at + 1));
        name.parts = {authority.substr(0, at), ref.name};
    } else if (platformRules(platform).form != NameForm::Identifiers) {
        name.parts = {ref.name};
    } else {
        name.parts = splitIdentifiers(ref.name);
    }
    // A namespace that is no address ("food_delivery") is its own instance.
    if (name.instance.empty())
        name.instance = "*";
    return checked(std::move(name));
}

std::string field(const ContractServer &server, const char *name)
{
    const auto found = server.fields.find(name);
    return found == server.fields.end() ? std::string() : found->second;
}

std::string firstField(const ContractServer &server, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (std::string value = field(server, name); !value.empty())
            return value;
    }
    return {};
}

/// A name that carries its own schema or database replaces the tail of the server's defaults.
std::vector<std::string> qualified(std::vector<std::string> defaults, const std::string &name)
{
    std::vector<std::string> own = splitIdentifiers(name);
    const std::size_t keep
        = defaults.size() + 1 > own.size() ? defaults.size() + 1 - own.size() : 0;
    defaults.resize(std::min(defaults.size(), keep));
    defaults.insert(defaults.end(), own.begin(), own.end());
    return defaults;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::optional<PhysicalName> locationName(const std::string &platform, std::string location,
                                         const std::string &leaf)
{
    for (const std::string_view holder : {"{model}", "{table}", "{object}", "{schema}"})
        replaceAll(location, holder, leaf);
    const std::size_t scheme = location.find("://");
    std::string rest = scheme == std::string::npos ? location : location.substr(scheme + 3);
    PhysicalName name {platform, canonicalInstance(platform, {}), {}};
    if (platform == "abs") {
        const std::size_t at = rest.find('@');
        const std::size_t slash = rest.find('/');
        if (at == std::string::npos || slash == std::string::npos || at > slash)
            return std::nullopt;
        name.instance = canonicalInstance(platform, rest.substr(at + 1, slash - at - 1));
        rest = rest.substr(0, at) + rest.substr(slash);
    }
    name.parts = {rest};
    return checked(std::move(name));
}

std::string serverInstance(const std::string &platform, const ContractServer &server)
{
    if (platform == "glue") {
        const std::string account = field(server, "account");
        const std::string region = firstField(server, {"region", "regionName"});
        return account.empty() ? std::string() : account + '.' + (region.empty() ? "-" : region);
    }
    if (platform == "athena")
        return firstField(server, {"regionName", "region"});
    if (platform == "snowflake")
        return firstField(server, {"account", "host"});
    if (platform == "duckdb" || platform == "sqlite")
        return firstField(server, {"database", "path"});
    std::string host = firstField(server, {"host", "endpoint", "endpointUrl", "account"});
    const std::string port = field(server, "port");
    if (!host.empty() && !port.empty() && host.find(',') == std::string::npos
        && host.find(':') == std::string::npos)
        host += ':' + port;
    return host;
}

std::vector<std::string> serverDefaults(const std::string &platform, const ContractServer &server)
{
    if (platform == "bigquery")
        return {field(server, "project"), firstField(server, {"dataset", "schema"})};
    if (platform == "mysql" || platform == "clickhouse" || platform == "hive" || platform == "glue")
        return {firstField(server, {"database", "schema"})};
    if (platform == "duckdb" || platform == "sqlite")
        return {field(server, "schema")};
    if (platform == "oracle")
        return {firstField(server, {"serviceName", "database"}), field(server, "schema")};
    return {firstField(server, {"catalog", "database"}), field(server, "schema")};
}

/// Reads on from an opening quote at `at` to behind the closing one; a doubled quote stands for
/// itself.
std::string quotedPart(std::string_view text, std::size_t &at)
{
    const char close = text[at] == '[' ? ']' : text[at];
    std::string part;
    for (++at; at < text.size(); ++at) {
        if (text[at] == close) {
            if (at + 1 == text.size() || text[at + 1] != close) {
                ++at;
                break;
            }
            ++at;
        }
        part += text[at];
    }
    return part;
}

} // namespace

std::vector<std::string> splitIdentifiers(std::string_view text)
{
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at < text.size()) {
        const char open = text[at];
        std::string part;
        if (open == '"' || open == '`' || open == '[') {
            part = quotedPart(text, at);
        } else {
            const std::size_t end = std::min(text.find('.', at), text.size());
            part = text.substr(at, end - at);
            at = end;
        }
        parts.push_back(std::move(part));
        if (at < text.size() && text[at] == '.')
            ++at;
    }
    return parts;
}

std::optional<PhysicalName> physicalName(const AssetRef &ref)
{
    if (ref.form == RefForm::Logical)
        return std::nullopt;
    if (ref.form == RefForm::OpenLineage)
        return openLineageName(ref);
    PhysicalName name;
    name.platform = platformName(ref.platform);
    if (!ref.parts.empty() && ref.parts.back().find("://") != std::string::npos
        && platformRules(name.platform).form == NameForm::Path)
        return locationName(name.platform, ref.parts.back(), {});
    name.instance = canonicalInstance(name.platform, ref.instance);
    name.parts = ref.parts;
    if (ref.form == RefForm::Server && !ref.parts.empty()
        && platformRules(name.platform).form == NameForm::Identifiers) {
        name.parts.pop_back();
        name.parts = qualified(std::move(name.parts), ref.parts.back());
    }
    return checked(std::move(name));
}

std::optional<PhysicalName> physicalName(const ContractServer &server, const ContractObject &object)
{
    const std::string platform = platformName(server.type);
    const std::string &leaf = object.physicalName.empty() ? object.name : object.physicalName;
    const NameForm form = platformRules(platform).form;
    if (form == NameForm::Path)
        return locationName(platform, firstField(server, {"location", "path"}), leaf);
    PhysicalName name;
    name.platform = platform;
    name.instance = canonicalInstance(platform, serverInstance(platform, server));
    name.parts = form == NameForm::Opaque ? std::vector<std::string> {leaf}
                                          : qualified(serverDefaults(platform, server), leaf);
    return checked(std::move(name));
}

} // namespace meshscope::catalog
