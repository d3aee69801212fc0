// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQuickWindow;

namespace meshscope::app {

/// Whether the page of the window has its data and all of its parts are made: screens, tabs and
/// panels are made bit by bit. Walks the items in sight; not for every frame. GUI thread.
bool isWindowReady(const QQuickWindow &window);

} // namespace meshscope::app
