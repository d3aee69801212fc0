// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/foreignfile.h"

#include "store/schema.h"
#include "store/sqliteerror.h"

#include <sqlite3.h>

namespace meshscope::store {

namespace {

std::string orEmpty(const char *text)
{
    return text == nullptr ? std::string() : std::string(text);
}

/// Called by SQLite's compiler for each thing that a statement touches.
int noteRead(void *reads, int action, const char *table, const char *column, const char *,
             const char *view)
{
    if (action == SQLITE_READ && view != nullptr)
        static_cast<std::set<ViewRead> *>(reads)->insert({view, orEmpty(table), orEmpty(column)});
    return SQLITE_OK;
}

std::string quoted(const std::string &name)
{
    std::string text = "\"";
    for (const char c : name)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

} // namespace

Result<ForeignFile> ForeignFile::open(const std::string &path)
{
    auto connection = Connection::openForeign(path);
    if (!connection)
        return connection.error();
    auto query = connection->prepare("PRAGMA application_id");
    const bool isCatalog = query.step() && query.integer(0) == applicationId;
    if (const Status status = query.finish(); !status)
        return status.error();
    if (isCatalog)
        return Error {ErrorCode::Invalid,
                      "this is a Meshscope catalog: open it instead of importing it", path};
    return ForeignFile(std::move(*connection));
}

Result<std::set<ViewRead>> ForeignFile::readsOf(const std::string &view)
{
    std::set<ViewRead> reads;
    sqlite3 *const handle = m_connection.handle();
    sqlite3_set_authorizer(handle, noteRead, &reads);
    sqlite3_stmt *statement = nullptr;
    const std::string sql = "SELECT * FROM " + quoted(view);
    const int code = sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
    sqlite3_finalize(statement);
    sqlite3_set_authorizer(handle, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(handle, code, "view " + view);
    return reads;
}

} // namespace meshscope::store
