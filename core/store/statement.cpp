// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/sqliteerror.h"
#include "store/sqlitevalue.h"

#include <sqlite3.h>

#include <cassert>
#include <utility>

namespace meshscope::store {

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_error(std::move(other.m_error))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
        m_error = std::move(other.m_error);
    }
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::keep(int code)
{
    if (code == SQLITE_OK || m_error)
        return;
    sqlite3 *const handle = m_statement != nullptr ? sqlite3_db_handle(m_statement) : nullptr;
    const char *const sql = m_statement != nullptr ? sqlite3_sql(m_statement) : "";
    m_error = sqliteError(handle, code, sql != nullptr ? sql : "");
}

Statement &Statement::bind(int index, std::int64_t value)
{
    if (!m_error)
        keep(sqlite3_bind_int64(m_statement, index, value));
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    if (!m_error)
        keep(sqlite3_bind_double(m_statement, index, value));
    return *this;
}

Statement &Statement::bind(int index, std::string_view text)
{
    if (!m_error) {
        // A null pointer would bind NULL instead of an empty text.
        const char *const data = text.data() != nullptr ? text.data() : "";
        keep(sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8));
    }
    return *this;
}

Statement &Statement::bindBlob(int index, std::string_view bytes)
{
    if (!m_error) {
        const char *const data = bytes.data() != nullptr ? bytes.data() : "";
        keep(sqlite3_bind_blob64(m_statement, index, data, bytes.size(), SQLITE_TRANSIENT));
    }
    return *this;
}

Statement &Statement::bindNull(int index)
{
    if (!m_error)
        keep(sqlite3_bind_null(m_statement, index));
    return *this;
}

Statement &Statement::bind(int index, const Value &value)
{
    switch (value.type) {
    case Value::Type::Null:
        return bindNull(index);
    case Value::Type::Integer:
        return bind(index, value.integer);
    case Value::Type::Real:
        return bind(index, value.real);
    case Value::Type::Text:
        return bind(index, std::string_view(value.bytes));
    case Value::Type::Blob:
        return bindBlob(index, value.bytes);
    }
    return *this;
}

bool Statement::step()
{
    if (m_error)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        keep(code);
    return false;
}

Status Statement::run()
{
    while (step()) { }
    return finish();
}

void Statement::reset()
{
    if (m_statement != nullptr)
        sqlite3_reset(m_statement);
}

Status Statement::finish()
{
    reset();
    if (m_error)
        return *m_error;
    return {};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Value Statement::value(int column) const
{
    return valueOf(sqlite3_column_value(m_statement, column));
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto *const data
        = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::string_view Statement::blob(int column) const
{
    const auto *const data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}

std::optional<double> Statement::optionalReal(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return real(column);
}

std::optional<TimePoint> Statement::optionalTime(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return fromEpochMs(integer(column));
}

} // namespace meshscope::store
