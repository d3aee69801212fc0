// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTemporaryDir>

namespace meshscope::journeys {

/// What a text from a file must never reach: a server on this machine and a file. Counts every
/// connection and notices every opening of the file.
class Trap : public QObject
{
    Q_OBJECT

public:
    Trap();
    ~Trap() override;

    bool isSet() const { return m_server.isListening() && m_watch >= 0; }
    quint16 port() const { return m_server.serverPort(); }
    QString file() const; ///< its path has no dot, so that a column's name can hold it
    int connections() const { return m_connections; }
    /// Whether the file was opened since the last call.
    bool takeOpened();

private:
    QTemporaryDir m_folder;
    QTcpServer m_server;
    int m_watch = -1;
    int m_connections = 0;
};

} // namespace meshscope::journeys
