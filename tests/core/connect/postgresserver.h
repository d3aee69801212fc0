// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace meshscope {

/// A real PostgreSQL server of the test's own: a fresh cluster in a temporary folder, on a free
/// port of 127.0.0.1, ended with the object. Runs as `postgres` when the test runs as root, which
/// the server refuses.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();

    bool start(); ///< false: see error()
    QString error() const { return m_error; }
    int port() const { return m_port; }
    /// Runs a script as the superuser; the server's message, or nothing.
    QString run(const QString &sql);

private:
    bool call(const QString &program, const QStringList &arguments, QString *output = nullptr);
    QString tool(const QString &name) const;

    QTemporaryDir m_folder;
    QString m_tools; ///< folder of initdb and pg_ctl
    QString m_error;
    int m_port = 0;
    bool m_isRunning = false;
};

} // namespace meshscope
