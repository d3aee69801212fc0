// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The surface of menus, lists and dialogs that float above the page.
Rectangle {
    radius: Theme.radius3
    color: Theme.bg1
    border.width: 1
    border.color: Theme.dark ? Theme.line2 : Theme.line

    Shadow {
        level: 3
        radius: parent.radius
    }
}
