// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresserver.h"

#include <QDir>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace meshscope {

namespace {

/// A port that was free a moment ago.
int freePort()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    bind(descriptor, reinterpret_cast<sockaddr *>(&address), length);
    getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length);
    close(descriptor);
    return ntohs(address.sin_port);
}

} // namespace

PostgresServer::PostgresServer()
{
    const QStringList versions
        = QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions)
        m_tools = QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(version);
}

PostgresServer::~PostgresServer()
{
    if (m_isRunning)
        call(tool("pg_ctl"), {"-D", m_folder.filePath("data"), "-m", "immediate", "stop"});
}

QString PostgresServer::tool(const QString &name) const
{
    return m_tools + name;
}

bool PostgresServer::call(const QString &program, const QStringList &arguments, QString *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    // pg_ctl leaves a server behind that would keep a pipe open.
    if (output == nullptr)
        process.setStandardOutputFile(m_folder.filePath("log"), QIODevice::Append);
    if (geteuid() == 0)
        process.start(
            "setpriv",
            QStringList {"--reuid=postgres", "--regid=postgres", "--clear-groups", program}
                + arguments);
    else
        process.start(program, arguments);
    const bool ended = process.waitForFinished(60'000);
    if (output != nullptr)
        *output = QString::fromUtf8(process.readAll());
    if (!ended || process.exitCode() != 0)
        m_error = program + QStringLiteral(" failed: ")
            + (output == nullptr ? process.errorString() : *output);
    return ended && process.exitCode() == 0;
}

bool PostgresServer::start()
{
    if (m_tools.isEmpty()) {
        m_error = QStringLiteral("PostgreSQL is not installed (package postgresql)");
        return false;
    }
    if (geteuid() == 0 && QProcess::execute("chown", {"postgres:postgres", m_folder.path()}) != 0)
        return false;
    const QString data = m_folder.filePath("data");
    QString said;
    if (!call(tool("initdb"), {"-D", data, "-U", "mesh", "-A", "trust", "-E", "UTF8", "--no-sync"},
              &said))
        return false;
    m_port = freePort();
    const QString options = QStringLiteral("-p %1 -c listen_addresses=127.0.0.1 -c fsync=off "
                                           "-c unix_socket_directories=%2")
                                .arg(m_port)
                                .arg(m_folder.path());
    m_isRunning = call(tool("pg_ctl"), {"-D", data, "-w", "-t", "40", "-o", options, "start"});
    return m_isRunning;
}

QString PostgresServer::run(const QString &sql)
{
    QString said;
    const bool ran = call(tool("psql"),
                          {"-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p",
                           QString::number(m_port), "-U", "mesh", "-d", "postgres", "-c", sql},
                          &said);
    return ran ? QString() : said;
}

} // namespace meshscope
