// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ingest/reader.h"

#include <stop_token>
#include <string>
#include <string_view>

/// Live databases as sources: what a database says of itself (schemas, tables, views, columns,
/// keys, comments, what a view reads), read once and read-only, without a server in between. No row
/// of data is read.
namespace meshscope::connect {

/// What was read, beside the records.
struct Description
{
    std::string source; ///< suggested name of the source: the database
    std::string locator; ///< address or absolute path to read it again; never holds a password
    std::string scope; ///< the database: what it no longer lists is gone
    std::string digest; ///< of everything it said; the same as long as nothing changed
    std::string version; ///< of the server or the file format
    std::uint64_t bytes = 0; ///< received
};

/// `postgresql://` or `postgres://`.
bool isPostgresAddress(std::string_view text);
/// A regular file that begins like a SQLite database; it may still be a catalog of ours.
bool isSqliteFile(const std::string &path);
/// The address as it is shown and stored: user, host, port and database, no password or option.
/// Invalid when it is no address.
Result<std::string> shownAddress(const std::string &address);

/// Reads the schema of a PostgreSQL database (11 or newer) in one read-only transaction. A password
/// may stand in the address, in PGPASSWORD or ~/.pgpass; it is used and forgotten. Io when the
/// server cannot be reached or refuses; Cancelled within a second of a stop.
Result<Description> readPostgres(const std::string &address, ingest::Sink &sink,
                                 const std::stop_token &stop);

/// Reads the schema of a SQLite file, without running anything that the file defines.
Result<Description> readSqlite(const std::string &path, ingest::Sink &sink,
                               const std::stop_token &stop);

} // namespace meshscope::connect
