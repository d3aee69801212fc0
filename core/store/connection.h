// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/statement.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;

namespace meshscope::store {

enum class Access {
    Read, ///< read-only; sees the last committed state at the start of each transaction
    Write, ///< the one writer of this process; see Transaction
};

/// One SQLite connection to a catalog file, opened NOMUTEX: used by one thread at a time.
/// Write connections: WAL, synchronous=FULL, wal_autocheckpoint=0, foreign keys on; all connections
/// defensive, trusted_schema off, cell_size_check on, no mmap, lowered limits (reliability.md T11).
class Connection
{
public:
    /// Creates a new catalog file (mode 0600, folder 0700) with the schema. Conflict if it exists.
    static Result<Connection> create(const std::string &path);
    /// Opens an existing catalog file. NotFound; Invalid if it is no catalog (application_id), is
    /// newer than this program, or its schema text differs from ours; Corrupt if damaged. One of an
    /// older program is brought up to date first, also for reading: Conflict while it is written.
    static Result<Connection> open(const std::string &path, Access access);
    /// Opens a SQLite file of somebody else for its schema alone (foreignfile.h): read-only, views
    /// may be compiled.
    static Result<Connection> openForeign(const std::string &path);
    /// A private catalog in memory, for tests and the benchmarks.
    static Result<Connection> memory();

    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    ~Connection();

    /// Compiles one statement. A failure is kept in the statement and told by finish().
    Statement prepare(std::string_view sql);
    /// Runs a script without results.
    Status execute(std::string_view sql);

    std::int64_t lastInsertId() const;
    /// Rows inserted, changed and removed by this connection so far.
    std::int64_t changeCount() const;
    /// Changes whenever any process has committed to the file since the last look.
    std::int64_t dataVersion();
    const std::string &path() const { return m_path; }
    sqlite3 *handle() const { return m_handle; }

    /// While set, every statement of this connection fails with Cancelled soon after a stop is
    /// requested (progress handler).
    void setStop(std::stop_token stop);
    /// Moves the WAL into the file; call after a large commit, under the writer's lock.
    Status checkpoint();
    /// Copies the catalog to a new file through SQLite's backup API and verifies the copy.
    Status backUpTo(const std::string &path);
    /// `PRAGMA integrity_check` and foreign key check. Corrupt names the first finding.
    Status verify();

private:
    Connection() = default;
    static Result<Connection> openOlder(Connection &&connection);
    void close();
    Status openHandle(const std::string &name, int flags);
    Status prepareToWrite();
    Status writeSchema();

    sqlite3 *m_handle = nullptr;
    std::string m_path;
    int m_lock = -1; ///< descriptor of the lock file while this is the writer
    std::unique_ptr<std::stop_token> m_stop;
};

/// BEGIN IMMEDIATE now, ROLLBACK on destruction unless committed. Only one at a time per
/// connection. A commit that changed a row bumps meta.change_seq, so readers know that their
/// snapshot is old.
class Transaction
{
public:
    static Result<Transaction> begin(Connection &connection);
    Transaction(Transaction &&other) noexcept;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// After an error nothing of the transaction is in the file.
    Status commit();

private:
    explicit Transaction(Connection &connection);
    void rollBack();

    Connection *m_connection;
    std::int64_t m_changesBefore;
};

} // namespace meshscope::store
