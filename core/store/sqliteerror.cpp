// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteerror.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace meshscope::store {

namespace {

struct Meaning
{
    ErrorCode code;
    std::string_view text;
};

Meaning meaningOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, "stopped; nothing was changed"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Conflict, "another program is writing to the catalog; try again"};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Conflict, "the catalog already holds something else in this place"};
    case SQLITE_FULL:
        return {ErrorCode::Io,
                "the disk is full; nothing was changed; free some space and try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt,
                "the catalog file is damaged or is no catalog; restore a backup"};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, "the catalog file cannot be opened; check the path and its rights"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Io,
                "the catalog may not be written here; check the rights of file and folder"};
    case SQLITE_IOERR:
        // After a failed fsync the page cache may lie (reliability.md T16): the file must be
        // reopened.
        return {ErrorCode::Io,
                "the disk failed while reading or writing; close and open the catalog again"};
    case SQLITE_TOOBIG:
        return {ErrorCode::Invalid, "a value is too large for the catalog"};
    default:
        return {ErrorCode::Io, "the catalog could not do this"};
    }
}

} // namespace

Error sqliteError(sqlite3 *handle, int code, std::string_view where)
{
    const Meaning meaning = meaningOf(code);
    const int extended = handle != nullptr ? sqlite3_extended_errcode(handle) : code;
    const char *detail = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    return Error {meaning.code, fmt::format("{} ({}, code {})", meaning.text, detail, extended),
                  std::string(where)};
}

} // namespace meshscope::store
