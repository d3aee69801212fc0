// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Letters that act on what is chosen: they work wherever the focus is, but in a field, which takes
/// letters itself, or under a dialog.
Item {
    id: root

    required property bool active
    required property var letters // list of strings

    signal pressed(string key)

    Repeater {
        model: root.letters

        Item {
            id: entry

            required property string modelData

            Shortcut {
                sequence: entry.modelData
                enabled: root.active
                onActivated: root.pressed(entry.modelData)
            }
        }
    }
}
