// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

struct pg_conn;
struct pg_result;

namespace meshscope::connect {

/// One row of an answer; text is valid during the call that hands the row over.
class Row
{
public:
    explicit Row(const pg_result *result)
        : m_result(result)
    {
    }
    bool isNull(int column) const;
    std::string_view text(int column) const; ///< empty when null
    std::int64_t integer(int column) const; ///< 0 when null or no number
    bool flag(int column) const { return text(column) == "t"; }

private:
    const pg_result *m_result;
};

/// One connection to a PostgreSQL server whose every transaction is read-only. Waits in small
/// steps, so that a stop is seen within a tenth of a second.
class Session
{
public:
    static Result<Session> open(const std::string &address, const std::stop_token &stop);
    Session(Session &&other) noexcept;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    Session &operator=(Session &&) = delete;
    ~Session();

    /// Runs one query and hands over each row as it arrives.
    Status query(const std::string &sql, const std::function<void(const Row &)> &take);
    /// Host name and port, as asset names carry it; `localhost` for a socket.
    std::string instance() const;
    std::string database() const;
    const std::string &address() const { return m_shown; } ///< without its password
    int version() const; ///< 150018 is 15.18
    std::uint64_t bytes() const { return m_bytes; }
    std::string digest() const; ///< of every row received

private:
    Session(pg_conn *connection, std::string shown, std::stop_token stop);
    Status waitFor(short events);
    Status finishConnecting();
    Status fail(const std::string &what) const;
    void count(const pg_result *result);

    struct Digest;

    pg_conn *m_connection;
    std::string m_shown; ///< the address without its password
    std::stop_token m_stop;
    std::unique_ptr<Digest> m_digest;
    std::chrono::steady_clock::time_point m_deadline;
    std::uint64_t m_bytes = 0;
};

} // namespace meshscope::connect
