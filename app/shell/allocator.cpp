// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/allocator.h"

#include <chrono>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace meshscope::app {

namespace {

using namespace std::chrono_literals;

/// Long enough for the page to be there; the trim itself takes a millisecond or two.
constexpr auto pause = 500ms;

} // namespace

void tuneAllocator()
{
#if defined(__GLIBC__)
    // A lane per kind of work, each now and then busy: an arena each would keep the peak of all.
    constexpr int arenas = 2;
    constexpr int bigBlock = 128 * 1024; // fixed: by default it grows with every freed picture
    constexpr int spareTop = 512 * 1024;
    // NOLINTBEGIN(concurrency-mt-unsafe): called first, no other thread runs yet
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_MMAP_THRESHOLD, bigBlock);
    mallopt(M_TRIM_THRESHOLD, spareTop);
    // NOLINTEND(concurrency-mt-unsafe)
#endif
}

IdleTrim::IdleTrim(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, [] {
#if defined(__GLIBC__)
        malloc_trim(0);
#endif
    });
}

void IdleTrim::wake()
{
    if (!m_timer.isActive()) // not put off by the next page
        m_timer.start();
}

} // namespace meshscope::app
