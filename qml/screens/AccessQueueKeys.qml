// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The letters of the queue: they work wherever the focus is, but in a field, which takes letters
/// itself, or under a dialog.
Item {
    id: root

    required property bool active

    signal pressed(string key)

    Repeater {
        model: ["A", "C", "Q", "R", "J", "K"]

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
