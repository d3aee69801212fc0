// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/lockfile.h"
#include "store/migrations.h"
#include "store/schema.h"
#include "store/sqliteerror.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <unistd.h>
#include <utility>

namespace meshscope::store {

namespace {

// Far above what the catalog needs and far below what a hostile file could ask for (T11).
void lowerLimits(sqlite3 *handle)
{
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 512 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 128);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 16);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_FUNCTION_ARG, 16);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 250);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 4);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

void harden(sqlite3 *handle)
{
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // Checkpoints are ours alone, under the lock: see checkpoint(). Without this, closing would
    // checkpoint outside of it (the WAL-reset bug of SQLite before 3.51.3, F6).
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_busy_timeout(handle, 5000);
    lowerLimits(handle);
}

// Immutable reading is for a catalog on a read-only medium, where the WAL's shared memory cannot be
// made. Content that is only in the WAL would be missing, so such a file is not opened that way.
std::string readUri(const std::string &path)
{
    std::string escaped;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#')
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            escaped += c;
    }
    std::error_code failure;
    const std::filesystem::path absolute = std::filesystem::absolute(path, failure);
    const bool folderWritable = ::access(absolute.parent_path().c_str(), W_OK) == 0;
    const std::uintmax_t walSize = std::filesystem::file_size(path + "-wal", failure);
    const bool walHoldsData = !failure && walSize > 0;
    return "file:" + escaped
        + (folderWritable || walHoldsData ? "?mode=ro" : "?mode=ro&immutable=1");
}

Status checkHeader(Connection &connection)
{
    auto query = connection.prepare("PRAGMA application_id");
    const bool ours = query.step() && query.integer(0) == applicationId;
    if (auto status = query.finish(); !status)
        return status;
    if (!ours)
        return Error {ErrorCode::Invalid, "this file is not a Meshscope catalog",
                      connection.path()};
    return {};
}

} // namespace

Connection::Connection(Connection &&other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
    , m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_stop(std::move(other.m_stop))
{
}

Connection &Connection::operator=(Connection &&other) noexcept
{
    if (this != &other) {
        close();
        m_handle = std::exchange(other.m_handle, nullptr);
        m_path = std::move(other.m_path);
        m_lock = std::exchange(other.m_lock, -1);
        m_stop = std::move(other.m_stop);
    }
    return *this;
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    sqlite3_close_v2(std::exchange(m_handle, nullptr));
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
}

Status Connection::openHandle(const std::string &name, int flags)
{
    const int code = sqlite3_open_v2(name.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_handle, code, m_path);
    harden(m_handle);
    return execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; "
                   "PRAGMA temp_store=MEMORY");
}

Status Connection::prepareToWrite()
{
    // synchronous stays FULL: NORMAL loses committed decisions on a power cut (F5).
    return execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; "
                   "PRAGMA cache_size=-65536");
}

Result<Connection> Connection::create(const std::string &path)
{
    if (auto status = createPrivateFile(path); !status)
        return status.error();
    Connection connection;
    connection.m_path = path;
    const auto fill = [&connection, &path]() -> Status {
        auto lock = takeWriterLock(path);
        if (!lock)
            return lock.error();
        connection.m_lock = *lock;
        if (auto status = connection.openHandle(path, SQLITE_OPEN_READWRITE); !status)
            return status;
        if (auto status = connection.prepareToWrite(); !status)
            return status;
        return connection.writeSchema();
    };
    if (auto status = fill(); !status) {
        connection.close();
        std::error_code ignored;
        for (const char *suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path + suffix, ignored);
        return status.error();
    }
    return connection;
}

Status Connection::writeSchema()
{
    if (auto status = execute("BEGIN IMMEDIATE"); !status)
        return status;
    if (auto status = execute(schemaSql()); !status)
        return status;
    const std::string finish = fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; "
                                           "INSERT INTO meta VALUES('change_seq', '1'); COMMIT",
                                           applicationId, schemaVersion);
    return execute(finish);
}

Result<Connection> Connection::open(const std::string &path, Access access)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure))
        return Error {ErrorCode::NotFound, "there is no catalog file at this place", path};
    Connection connection;
    connection.m_path = path;
    if (access == Access::Write) {
        auto lock = takeWriterLock(path);
        if (!lock)
            return lock.error();
        connection.m_lock = *lock;
        if (auto status = connection.openHandle(path, SQLITE_OPEN_READWRITE); !status)
            return status.error();
    } else if (auto status
               = connection.openHandle(readUri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
               !status) {
        return status.error();
    }
    if (auto status = checkHeader(connection); !status)
        return status.error();
    if (access == Access::Read) {
        auto older = isOlder(connection);
        if (!older)
            return older.error();
        if (*older)
            return openOlder(std::move(connection));
    }
    const auto ready = [&connection, access]() -> Status {
        if (access == Access::Read)
            return migrate(connection, {}, schemaVersion);
        if (auto status = connection.prepareToWrite(); !status)
            return status;
        return migrate(connection, migrations(), schemaVersion);
    };
    if (auto status = ready(); !status)
        return status.error();
    if (auto status = checkSchemaText(connection); !status)
        return status.error();
    return connection;
}

Result<Connection> Connection::openOlder(Connection &&connection)
{
    // Only a writer may bring it to this version: one is opened for as long as that takes.
    const std::string path = connection.path();
    connection.close();
    if (auto writer = open(path, Access::Write); !writer) {
        Error error = writer.error();
        error.message = "this catalog was written by an earlier version and has to be brought up "
                        "to date first: "
            + error.message;
        return error;
    }
    return open(path, Access::Read);
}

Result<Connection> Connection::openForeign(const std::string &path)
{
    Connection connection;
    connection.m_path = path;
    if (auto status = connection.openHandle(readUri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        !status)
        return status.error();
    sqlite3_db_config(connection.m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
    // Tables of other programs are wider than ours.
    sqlite3_limit(connection.m_handle, SQLITE_LIMIT_COLUMN, 32'767);
    sqlite3_limit(connection.m_handle, SQLITE_LIMIT_COMPOUND_SELECT, 500);
    sqlite3_limit(connection.m_handle, SQLITE_LIMIT_FUNCTION_ARG, 100);
    return connection;
}

Result<Connection> Connection::memory()
{
    Connection connection;
    connection.m_path = ":memory:";
    if (auto status = connection.openHandle(":memory:", SQLITE_OPEN_READWRITE); !status)
        return status.error();
    if (auto status = connection.writeSchema(); !status)
        return status.error();
    return connection;
}

Statement Connection::prepare(std::string_view sql)
{
    Statement statement;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0,
                                        &statement.m_statement, nullptr);
    if (code != SQLITE_OK)
        statement.m_error = sqliteError(m_handle, code, sql);
    return statement;
}

Status Connection::execute(std::string_view sql)
{
    const std::string script(sql);
    const int code = sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_handle, code, script.substr(0, 200));
    return {};
}

std::int64_t Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Connection::changeCount() const
{
    return sqlite3_total_changes64(m_handle);
}

std::int64_t Connection::dataVersion()
{
    // Every write goes through Transaction, which counts; PRAGMA data_version would miss our own.
    auto query = prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE key='change_seq'");
    const std::int64_t version = query.step() ? query.integer(0) : 0;
    return query.finish() ? version : -1;
}

void Connection::setStop(std::stop_token stop)
{
    m_stop = std::make_unique<std::stop_token>(std::move(stop));
    if (!m_stop->stop_possible()) {
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
        return;
    }
    sqlite3_progress_handler(
        m_handle, 2000,
        [](void *token) { return static_cast<std::stop_token *>(token)->stop_requested() ? 1 : 0; },
        m_stop.get());
}

} // namespace meshscope::store
