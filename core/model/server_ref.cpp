// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server_ref.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace meshscope {

namespace {

std::string field(const ContractServer &server, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        const auto found = server.fields.find(std::string(name));
        if (found != server.fields.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

/// Platforms whose objects have one opaque name (a topic, a path): no splitting at dots.
bool isOpaque(const std::string &type)
{
    static constexpr std::array<std::string_view, 12> types {"kafka", "pubsub", "kinesis", "s3",
                                                             "gcs",   "gs",     "azure",   "abs",
                                                             "local", "sftp",   "file",    "api"};
    return std::ranges::find(types, type) != types.end();
}

std::string instanceOf(const ContractServer &server, const std::string &type)
{
    if (type == "glue") { // standards.md 1.4.2: account.region
        const std::string account = field(server, {"account"});
        const std::string region = field(server, {"region", "regionName"});
        return account.empty() ? account : account + '.' + (region.empty() ? "-" : region);
    }
    std::string instance
        = field(server, {"account", "host", "server", "project", "region_name", "regionName"});
    const std::string port = field(server, {"port"});
    if (!port.empty() && !instance.empty() && instance.find(':') == std::string::npos)
        instance += ":" + port;
    return instance;
}

/// Database and schema as the server's type calls them; the last one is the nearest to the table.
std::vector<std::string> defaults(const ContractServer &server, const std::string &type)
{
    std::vector<std::string> parts;
    const auto add = [&](std::string text) {
        if (!text.empty())
            parts.push_back(std::move(text));
    };
    if (type == "bigquery") {
        add(field(server, {"project"}));
        add(field(server, {"dataset", "schema"}));
    } else if (type == "databricks" || type == "trino" || type == "athena" || type == "presto") {
        add(field(server, {"catalog", "database"}));
        add(field(server, {"schema"}));
    } else if (type == "mysql" || type == "mariadb" || type == "clickhouse" || type == "glue"
               || type == "hive") {
        add(field(server, {"database", "schema"}));
    } else if (type == "oracle") {
        add(field(server, {"serviceName", "service_name", "database"}));
        add(field(server, {"schema"}));
    } else {
        add(field(server, {"database", "catalog"}));
        add(field(server, {"schema"}));
    }
    return parts;
}

std::vector<std::string> splitName(std::string_view name)
{
    std::vector<std::string> parts;
    std::string part;
    bool quoted = false;
    for (const char c : name) {
        if (c == '"' || c == '`')
            quoted = !quoted;
        else if (c == '.' && !quoted)
            parts.push_back(std::exchange(part, {}));
        else
            part.push_back(c);
    }
    parts.push_back(std::move(part));
    return parts;
}

std::string withModel(std::string location, std::string_view name)
{
    for (const std::string_view hole : {"{model}", "{table}", "{object}"})
        if (const std::size_t at = location.find(hole); at != std::string::npos)
            return location.replace(at, hole.size(), name);
    return location;
}

} // namespace

AssetRef serverRef(const ContractServer &server, std::string_view physicalName)
{
    AssetRef ref;
    ref.form = RefForm::Server;
    ref.platform = server.type;
    const std::string type = foldCase(server.type);
    ref.instance = instanceOf(server, type);
    if (isOpaque(type)) {
        const std::string location = field(server, {"location", "path"});
        ref.parts.push_back(location.empty() ? std::string(physicalName)
                                             : withModel(location, physicalName));
        return ref;
    }
    std::vector<std::string> named = splitName(physicalName);
    ref.parts = defaults(server, type);
    // A qualified name replaces as many defaults as it has qualifiers.
    const std::size_t kept
        = ref.parts.size() + 1 > named.size() ? ref.parts.size() + 1 - named.size() : 0;
    ref.parts.resize(kept);
    for (std::string &part : named)
        ref.parts.push_back(std::move(part));
    return ref;
}

AssetRef serverRef(const ContractServer &server, const ContractObject &object)
{
    return serverRef(server, object.physicalName.empty() ? object.name : object.physicalName);
}

} // namespace meshscope
