// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/connection.h"
#include "store/schema.h"

#include <fmt/format.h>

#include <array>
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

/// 1 to 2: decisions about identity. The text of each table is that of schema.cpp.
constexpr std::string_view identityTables = R"sql(CREATE TABLE identity_decision(
  id INTEGER PRIMARY KEY, subject TEXT NOT NULL CHECK(subject IN('entity','instance')),
  verdict TEXT NOT NULL CHECK(verdict IN('same','different')), left_key TEXT NOT NULL,
  right_key TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '{}',
  actor_id INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE(subject, left_key, right_key)) STRICT;
CREATE TABLE identity_member(
  entity_id INTEGER PRIMARY KEY REFERENCES entity(id), into_id INTEGER NOT NULL REFERENCES entity(id),
  bound TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, present INTEGER NOT NULL, name TEXT NOT NULL,
  platform TEXT NOT NULL DEFAULT '', instance TEXT NOT NULL DEFAULT '',
  qualified_name TEXT NOT NULL DEFAULT '', ptype TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX identity_member_into ON identity_member(into_id);
CREATE TABLE identity_flow(
  doc_id INTEGER NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, job_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL, basis TEXT NOT NULL, columns BLOB, first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL, UNIQUE(from_id, to_id, job_id, doc_id)) STRICT;
CREATE INDEX identity_flow_to ON identity_flow(to_id);
CREATE INDEX identity_flow_doc ON identity_flow(doc_id);
CREATE TABLE identity_moved(
  entity_id INTEGER NOT NULL REFERENCES entity(id), place TEXT NOT NULL, row_id INTEGER NOT NULL,
  PRIMARY KEY(entity_id, place, row_id)) WITHOUT ROWID, STRICT;
)sql";

/// 4 to 5: documents are looked up by what they cover, flows by their job; the few things that are
/// absent are found without going through all.
constexpr std::string_view indexes
    = "CREATE INDEX entity_absent ON entity(state) WHERE state='absent';"
      "CREATE INDEX source_doc_scope ON source_doc(scope) WHERE scope<>'';"
      "CREATE INDEX edge_job ON edge(job_id);"
      "CREATE INDEX identity_flow_job ON identity_flow(job_id);";

} // namespace

std::span<const Migration> migrations()
{
    static const std::array steps {
        Migration {1, identityTables},
        Migration {2, historySql()}, // what each import changed
        Migration {3, rootsSql()}, // where documents come from
        Migration {4, indexes},
    };
    return steps;
}

Result<bool> isOlder(Connection &connection)
{
    auto version = userVersion(connection);
    if (!version)
        return version.error();
    return *version < schemaVersion;
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
