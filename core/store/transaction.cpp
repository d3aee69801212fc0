// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <sqlite3.h>

#include <utility>

namespace meshscope::store {

Result<Transaction> Transaction::begin(Connection &connection)
{
    // IMMEDIATE: a deferred transaction that has read first is refused at once when it wants to
    // write.
    if (auto status = connection.execute("BEGIN IMMEDIATE"); !status)
        return status.error();
    return Transaction(connection);
}

Transaction::Transaction(Connection &connection)
    : m_connection(&connection)
    , m_changesBefore(connection.changeCount())
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_changesBefore(other.m_changesBefore)
{
}

Transaction::~Transaction()
{
    if (m_connection != nullptr)
        rollBack();
}

void Transaction::rollBack()
{
    // A stop that was requested must not stop the rollback too.
    m_connection->setStop({});
    // After a full disk SQLite has rolled back by itself; then there is nothing left to do.
    if (sqlite3_get_autocommit(m_connection->handle()) == 0)
        sqlite3_exec(m_connection->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    m_connection = nullptr;
}

Status Transaction::commit()
{
    const bool changed = m_connection->changeCount() != m_changesBefore;
    auto status = changed ? m_connection->execute("UPDATE meta SET value=CAST(value AS INTEGER)+1 "
                                                  "WHERE key='change_seq'")
                          : Status {};
    if (status)
        status = m_connection->execute("COMMIT");
    if (!status) {
        rollBack();
        return status;
    }
    m_connection = nullptr;
    return {};
}

} // namespace meshscope::store
