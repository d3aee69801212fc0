// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/guimeter.h"

#include <QThread>

#include <algorithm>
#include <ctime>

namespace meshscope::app {

namespace {

double milliseconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

void GuiMeter::restart()
{
    m_isMeasuring = true;
    m_worst = {};
    m_mostCpuMs = 0;
}

bool GuiMeter::notify(QObject *receiver, QEvent *event)
{
    // Events of other threads come through here too.
    if (!m_isMeasuring || m_depth > 0 || QThread::currentThread() != thread())
        return QGuiApplication::notify(receiver, event);
    ++m_depth;
    const double wall = milliseconds(CLOCK_MONOTONIC);
    const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    const bool handled = QGuiApplication::notify(receiver, event);
    --m_depth;
    const double spent = milliseconds(CLOCK_MONOTONIC) - wall;
    const double busy = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    if (spent > m_worst.wallMs)
        m_worst = {spent, busy};
    m_mostCpuMs = std::max(m_mostCpuMs, busy);
    return handled;
}

} // namespace meshscope::app
