// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <set>
#include <string>

namespace meshscope::store {

/// What the query of a view reads: one column of one table or view. An empty column is the whole
/// table, as in count(*).
struct ViewRead
{
    std::string view; ///< the view whose own text reads it
    std::string table;
    std::string column;

    // As in base/ids.h. NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const ViewRead &, const ViewRead &) = default;
};

/// A SQLite file of somebody else, opened read-only to look at its schema. Nothing that it defines
/// is run: statements about its views are compiled, never stepped.
class ForeignFile
{
public:
    /// NotFound, Invalid when it is a Meshscope catalog, Io or Corrupt as SQLite says.
    static Result<ForeignFile> open(const std::string &path);

    Statement prepare(std::string_view sql) { return m_connection.prepare(sql); }
    void setStop(std::stop_token stop) { m_connection.setStop(std::move(stop)); }
    /// What the view, and the views in it, read, as SQLite's own compiler resolves the names.
    Result<std::set<ViewRead>> readsOf(const std::string &view);

private:
    explicit ForeignFile(Connection &&connection)
        : m_connection(std::move(connection))
    {
    }
    Connection m_connection;
};

} // namespace meshscope::store
