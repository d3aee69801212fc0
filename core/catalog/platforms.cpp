// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/platforms.h"

#include "base/text.h"
#include "catalog/identity.h"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace meshscope::catalog {

namespace {

constexpr PlatformRules unknownRules {false, false, NameForm::Identifiers, false, 0};

constexpr std::array<std::pair<std::string_view, PlatformRules>, 24> table {{
    {"snowflake", {true, true, NameForm::Identifiers, false, 0}},
    {"bigquery", {false, true, NameForm::Identifiers, true, 0}},
    {"postgres", {true, true, NameForm::Identifiers, false, 5432}},
    {"redshift", {true, true, NameForm::Identifiers, false, 5439}},
    {"mysql", {true, true, NameForm::Identifiers, false, 3306}},
    {"mssql", {true, true, NameForm::Identifiers, false, 1433}},
    {"oracle", {true, true, NameForm::Identifiers, false, 1521}},
    {"databricks", {true, true, NameForm::Identifiers, false, 0}},
    {"hive", {true, true, NameForm::Identifiers, false, 10000}},
    {"glue", {true, true, NameForm::Identifiers, false, 0}},
    {"athena", {true, true, NameForm::Identifiers, false, 0}},
    {"trino", {true, true, NameForm::Identifiers, false, 8080}},
    {"clickhouse", {false, false, NameForm::Identifiers, false, 8123}},
    {"duckdb", {true, true, NameForm::Identifiers, false, 0}},
    {"kafka", {false, false, NameForm::Opaque, false, 9092}},
    {"pubsub", {false, false, NameForm::Opaque, false, 0}},
    {"kinesis", {false, false, NameForm::Opaque, false, 0}},
    {"s3", {false, false, NameForm::Path, true, 0}},
    {"gcs", {false, false, NameForm::Path, true, 0}},
    {"abs", {false, false, NameForm::Path, false, 0}},
    {"file", {false, false, NameForm::Path, true, 0}},
    {"sqlite", {true, true, NameForm::Identifiers, false, 0}},
    {"api", {false, false, NameForm::Opaque, false, 0}},
    {"sftp", {false, false, NameForm::Path, false, 0}},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> aliases {{
    {"postgresql", "postgres"},
    {"pg", "postgres"},
    {"sqlserver", "mssql"},
    {"synapse", "mssql"},
    {"unitycatalog", "databricks"},
    {"unity-catalog", "databricks"},
    {"awsathena", "athena"},
    {"gs", "gcs"},
    {"s3a", "s3"},
    {"s3n", "s3"},
    {"abfss", "abs"},
    {"abfs", "abs"},
    {"wasbs", "abs"},
    {"azure", "abs"},
    {"adls", "abs"},
    {"spark", "hive"},
    {"presto", "trino"},
    {"mariadb", "mysql"},
    {"local", "file"},
    {"awskinesis", "kinesis"},
}};

std::string withDefaultPort(std::string_view platform, std::string_view raw)
{
    std::string host = lowerCase(raw);
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos)
        host.erase(0, scheme + 3);
    while (!host.empty() && host.back() == '/')
        host.pop_back();
    std::string port;
    if (const std::size_t colon = host.rfind(':'); colon != std::string::npos) {
        port = host.substr(colon + 1);
        host.resize(colon);
    }
    if (platform == "redshift") {
        static const std::regex full(R"(([^.]+)\.[^.]+\.([a-z0-9-]+)\.redshift\.amazonaws\.com)");
        std::smatch match;
        if (host.size() < 300 && std::regex_match(host, match, full))
            host = match[1].str() + '.' + match[2].str();
    }
    if (port.empty() && platformRules(platform).port != 0)
        port = std::to_string(platformRules(platform).port);
    return port.empty() ? host : host + ':' + port;
}

} // namespace

const PlatformRules &platformRules(std::string_view platform)
{
    const auto *const found = std::find_if(table.begin(), table.end(),
                                           [&](const auto &row) { return row.first == platform; });
    return found == table.end() ? unknownRules : found->second;
}

std::string lowerCase(std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii)
        return foldCase(text);
    std::string out(text);
    for (char &c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string platformName(std::string_view raw)
{
    std::string name = lowerCase(raw);
    const auto *const found = std::find_if(aliases.begin(), aliases.end(),
                                           [&](const auto &row) { return row.first == name; });
    if (found != aliases.end())
        return std::string(found->second);
    std::replace(name.begin(), name.end(), '|', '_'); // the bar separates the parts of a key
    return name;
}

bool foldsNames(std::string_view platform)
{
    return platformRules(platform).foldsNames;
}

bool foldsColumns(std::string_view platform)
{
    return platformRules(platform).foldsColumns;
}

bool isGlobal(std::string_view platform)
{
    return platformRules(platform).global;
}

std::string canonicalInstance(std::string_view platform, std::string_view raw)
{
    if (isGlobal(platform))
        return "*";
    if (raw.empty())
        return {};
    std::string out;
    if (platform == "snowflake") {
        out = lowerCase(raw);
        // An account may be given as the host of its web address.
        if (const std::size_t host = out.find(".snowflakecomputing.com"); host != std::string::npos)
            out.resize(host);
        std::replace(out.begin(), out.end(), '_', '-');
    } else if (platform == "kafka") {
        out = withDefaultPort(platform, raw.substr(0, raw.find(',')));
    } else if (platform == "abs") {
        out = lowerCase(raw.substr(0, raw.find('.')));
    } else if (platform == "glue" || platform == "duckdb" || platform == "sqlite") {
        out = std::string(raw);
    } else if (platform == "athena") {
        constexpr std::string_view prefix = "athena.";
        if (raw.starts_with(prefix))
            raw = raw.substr(prefix.size(), raw.substr(prefix.size()).find('.'));
        out = lowerCase(raw);
    } else {
        out = withDefaultPort(platform, raw);
    }
    std::replace(out.begin(), out.end(), '|', '_');
    // A leading mark is kept for private instances, which are ours alone.
    while (out.starts_with('?'))
        out.erase(0, 1);
    return out;
}

} // namespace meshscope::catalog
