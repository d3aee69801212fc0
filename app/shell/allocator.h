// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace meshscope::app {

/// Sets the allocator up for a program that makes and drops whole pages: few arenas, big blocks
/// straight from the system and back to it. Before the first thread.
void tuneAllocator();

/// Gives back what the pages before have left, a moment after the page has changed.
class IdleTrim : public QObject
{
    Q_OBJECT

public:
    explicit IdleTrim(QObject *parent = nullptr);

    /// Something big was dropped; call again as often as you like.
    void wake();

private:
    QTimer m_timer;
};

} // namespace meshscope::app
