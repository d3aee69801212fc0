// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/screenshot.h"

#include "shell/windowready.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QQuickWindow>

#include <cstdio>
#include <utility>

namespace meshscope::app {

namespace {

constexpr int lookMs = 50;
constexpr int calmLooksWanted = 8; // longer than the longest animation and the loading line's delay
constexpr qint64 patienceMs = 60'000;

} // namespace

Screenshot::Screenshot(QQuickWindow *window, QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
    m_window->setProperty("isPicture", true);
    m_waited.start();
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

void Screenshot::look()
{
    QEvent leave(QEvent::Leave); // nothing is to look hovered
    QCoreApplication::sendEvent(m_window, &leave);
    m_calmLooks = isWindowReady(*m_window) ? m_calmLooks + 1 : 0;
    if (m_calmLooks >= calmLooksWanted) {
        save();
    } else if (m_waited.elapsed() > patienceMs) {
        m_timer.stop();
        std::fputs("meshscope: the page did not get ready within a minute\n", stderr);
        QCoreApplication::exit(1);
    }
}

void Screenshot::save()
{
    m_timer.stop();
    const bool saved = m_window->grabWindow().save(m_file);
    if (!saved)
        std::fprintf(stderr, "meshscope: the picture could not be written to %s\n",
                     qPrintable(m_file));
    QCoreApplication::exit(saved ? 0 : 1);
}

} // namespace meshscope::app
