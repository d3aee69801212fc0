// SPDX-License-Identifier: GPL-3.0-or-later
#include "trap.h"

#include <QColor>
#include <QImage>
#include <QTcpSocket>

#include <array>
#include <sys/inotify.h>
#include <unistd.h>

namespace meshscope::journeys {

Trap::Trap()
{
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    picture.save(file(), "PNG");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        ++m_connections;
        delete m_server.nextPendingConnection();
    });
    m_server.listen(QHostAddress::LocalHost);
    m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify_add_watch(m_watch, QFile::encodeName(file()).constData(), IN_OPEN) < 0)
        m_watch = -1;
}

Trap::~Trap()
{
    if (m_watch >= 0)
        ::close(m_watch);
}

QString Trap::file() const
{
    return m_folder.filePath(QStringLiteral("probe"));
}

bool Trap::takeOpened()
{
    std::array<char, 4096> events {};
    bool opened = false;
    while (::read(m_watch, events.data(), events.size()) > 0)
        opened = true;
    return opened;
}

} // namespace meshscope::journeys
