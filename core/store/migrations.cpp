// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/connection.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <string>

namespace meshscope::store {

namespace {

Result<int> userVersion(Connection &connection)
{
    auto query = connection.prepare("PRAGMA user_version");
    const int version = query.step() ? static_cast<int>(query.integer(0)) : 0;
    if (auto status = query.finish(); !status)
        return status.error();
    return version;
}

Result<std::string> schemaText(Connection &connection)
{
    std::string text;
    auto rows
        = connection.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                             "ORDER BY type, name");
    while (rows.step())
        text += fmt::format("{}\x1f{}\x1f{}\x1f{}\n", rows.text(0), rows.text(1), rows.text(2),
                            rows.text(3));
    if (auto status = rows.finish(); !status)
        return status.error();
    return text;
}

} // namespace

std::span<const Migration> migrations()
{
    return {}; // version 1 is the first
}

Status migrate(Connection &connection, std::span<const Migration> steps, int target)
{
    auto version = userVersion(connection);
    if (!version)
        return version.error();
    if (*version > target)
        return Error {
            ErrorCode::Invalid,
            fmt::format("this catalog was written by a newer program (format {}, this one knows "
                        "{}); install the newer program",
                        *version, target),
            connection.path()};
    if (*version == target)
        return {};
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    for (const Migration &step : steps) {
        if (step.from != *version || *version == target)
            continue;
        if (auto status = connection.execute(step.sql); !status)
            return status;
        ++*version;
    }
    if (*version != target)
        return Error {ErrorCode::Invalid,
                      fmt::format("no way from format {} to {}", *version, target),
                      connection.path()};
    if (auto status = connection.execute(fmt::format("PRAGMA user_version={}", target)); !status)
        return status;
    return transaction->commit();
}

Status checkSchemaText(Connection &connection)
{
    auto fresh = Connection::memory();
    if (!fresh)
        return fresh.error();
    auto expected = schemaText(*fresh);
    if (!expected)
        return expected.error();
    auto found = schemaText(connection);
    if (!found)
        return found.error();
    if (*found != *expected)
        return Error {
            ErrorCode::Invalid,
            "the tables in this file are not those of a Meshscope catalog; it is not opened "
            "because foreign tables can carry programs; import the data again into a new catalog",
            connection.path()};
    return {};
}

} // namespace meshscope::store
