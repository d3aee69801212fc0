// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/session.h"

#include "base/hash.h"
#include "connect/database.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <libpq-fe.h>
#include <memory>
#include <poll.h>
#include <utility>

namespace meshscope::connect {

namespace {

struct FreeResult
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, FreeResult>;

struct FreeOptions
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

constexpr int waitMilliseconds = 100;
constexpr std::chrono::seconds connectLimit {10};
constexpr std::chrono::minutes answerLimit {2}; ///< without a sign of life
constexpr auto readOnly
    = "-c default_transaction_read_only=on -c search_path=pg_catalog -c statement_timeout=60000";

const char *value(const Options &options, std::string_view keyword)
{
    for (const PQconninfoOption *option = options.get(); option->keyword != nullptr; ++option) {
        if (keyword == option->keyword && option->val != nullptr)
            return option->val;
    }
    return "";
}

Result<Options> parse(const std::string &address)
{
    char *message = nullptr;
    Options options(PQconninfoParse(address.c_str(), &message));
    PQfreemem(message); // it may repeat the password
    if (!options)
        return Error {
            ErrorCode::Invalid,
            "this is no address of a database; write postgresql://USER@HOST:PORT/DATABASE",
            {}};
    return options;
}

/// A server's message in one line.
std::string oneLine(const char *text)
{
    std::string line;
    for (const char *at = text; *at != '\0'; ++at) {
        const bool blank = *at == '\n' || *at == '\t';
        if (blank && (line.empty() || line.back() == ' '))
            continue;
        line += blank ? ' ' : *at;
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

Error stopped()
{
    return {ErrorCode::Cancelled, "the import was stopped; nothing was changed", {}};
}

} // namespace

struct Session::Digest
{
    std::string pending;
    std::string value;

    void add(std::string_view text)
    {
        pending.append(text).append(1, '\x1f');
        if (pending.size() > 1 << 20)
            fold();
    }
    void fold()
    {
        value = sha256Hex(value + pending);
        pending.clear();
    }
};

bool Row::isNull(int column) const
{
    return PQgetisnull(m_result, 0, column) != 0;
}

std::string_view Row::text(int column) const
{
    return {PQgetvalue(m_result, 0, column),
            static_cast<std::size_t>(PQgetlength(m_result, 0, column))};
}

std::int64_t Row::integer(int column) const
{
    const std::string_view digits = text(column);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

bool isPostgresAddress(std::string_view text)
{
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

Result<std::string> shownAddress(const std::string &address)
{
    auto options = parse(address);
    if (!options)
        return options.error();
    std::string shown = "postgresql://";
    if (const std::string user = value(*options, "user"); !user.empty())
        shown += user + '@';
    shown += value(*options, "host");
    if (const std::string port = value(*options, "port"); !port.empty())
        shown += ':' + port;
    return shown + '/' + value(*options, "dbname");
}

Session::Session(pg_conn *connection, std::string shown, std::stop_token stop)
    : m_connection(connection)
    , m_shown(std::move(shown))
    , m_stop(std::move(stop))
    , m_digest(std::make_unique<Digest>())
    , m_deadline(std::chrono::steady_clock::now() + connectLimit)
{
}

Session::Session(Session &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_shown(std::move(other.m_shown))
    , m_stop(std::move(other.m_stop))
    , m_digest(std::move(other.m_digest))
    , m_deadline(other.m_deadline)
    , m_bytes(other.m_bytes)
{
}

Session::~Session()
{
    if (m_connection != nullptr)
        PQfinish(m_connection);
}

Result<Session> Session::open(const std::string &address, const std::stop_token &stop)
{
    auto shown = shownAddress(address);
    if (!shown)
        return shown.error();
    const std::array<const char *, 5> keywords {"dbname", "application_name", "options",
                                                "client_encoding", nullptr};
    const std::array<const char *, 5> values {address.c_str(), "meshscope", readOnly, "UTF8",
                                              nullptr};
    Session session(PQconnectStartParams(keywords.data(), values.data(), 1), *shown, stop);
    if (session.m_connection == nullptr)
        return Error {ErrorCode::Io, "there is no memory for a connection", *shown};
    if (const Status status = session.finishConnecting(); !status)
        return status.error();
    return session;
}

Status Session::finishConnecting()
{
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED || PQstatus(m_connection) == CONNECTION_BAD)
            return fail("the database cannot be reached");
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (Status status = waitFor(events); !status)
            return status;
        state = PQconnectPoll(m_connection);
    }
    PQsetnonblocking(m_connection, 1);
    m_deadline = std::chrono::steady_clock::now() + answerLimit;
    return query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {});
}

Status Session::waitFor(short events)
{
    pollfd wait {PQsocket(m_connection), events, 0};
    while (true) {
        if (m_stop.stop_requested())
            return stopped();
        const int ready = poll(&wait, 1, waitMilliseconds);
        const auto now = std::chrono::steady_clock::now();
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return fail("the connection to the database broke");
        if (now > m_deadline)
            return Error {ErrorCode::Io, "the database does not answer; try again later", m_shown};
    }
}

Status Session::fail(const std::string &what) const
{
    return Error {
        ErrorCode::Io,
        what + ": " + oneLine(PQerrorMessage(m_connection))
            + "; check address, user and password (PGPASSWORD or ~/.pgpass) and try again",
        m_shown};
}

void Session::count(const PGresult *result)
{
    for (int column = 0; column < PQnfields(result); ++column) {
        const Row row(result);
        m_bytes += row.text(column).size();
        m_digest->add(row.text(column));
    }
}

Status Session::query(const std::string &sql, const std::function<void(const Row &)> &take)
{
    if (PQsendQuery(m_connection, sql.c_str()) == 0)
        return fail("the database refused a question");
    PQsetSingleRowMode(m_connection);
    while (PQflush(m_connection) == 1) {
        if (Status status = waitFor(POLLOUT); !status)
            return status;
    }
    while (true) {
        while (PQisBusy(m_connection) != 0) {
            if (Status status = waitFor(POLLIN); !status)
                return status;
            m_deadline = std::chrono::steady_clock::now() + answerLimit;
            if (PQconsumeInput(m_connection) == 0)
                return fail("the connection to the database broke");
        }
        const ResultHandle result(PQgetResult(m_connection));
        if (!result)
            return {};
        switch (PQresultStatus(result.get())) {
        case PGRES_SINGLE_TUPLE:
            count(result.get());
            take(Row(result.get()));
            break;
        case PGRES_TUPLES_OK:
        case PGRES_COMMAND_OK:
            break;
        default:
            return fail("the database could not say what it holds");
        }
    }
}

std::string Session::instance() const
{
    const std::string host = PQhost(m_connection);
    const bool isSocket = host.empty() || host.front() == '/' || host.front() == '@';
    return (isSocket ? "localhost" : host) + ':' + PQport(m_connection);
}

std::string Session::database() const
{
    return PQdb(m_connection);
}

int Session::version() const
{
    return PQserverVersion(m_connection);
}

std::string Session::digest() const
{
    m_digest->fold();
    return m_digest->value;
}

} // namespace meshscope::connect
