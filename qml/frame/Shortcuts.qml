// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// The keys that work on every page.
Item {
    id: root

    required property Application application

    readonly property var pages: ["discover", "lineage", "map", "contracts", "quality", "access", "sources", "settings"] // list of page names

    signal searchRequested
    signal keysRequested

    Shortcut {
        sequences: ["Ctrl+K", "Ctrl+F"]
        onActivated: root.searchRequested()
    }
    Shortcut {
        sequence: "?"
        onActivated: root.keysRequested()
    }
    Shortcut {
        sequence: "Ctrl+B"
        onActivated: root.application.settings.railFolded = !root.application.settings.railFolded
    }
    Shortcut {
        sequences: ["Alt+Left", "Back"]
        onActivated: root.application.navigator.back()
    }
    Shortcut {
        sequences: ["Alt+Right", "Forward"]
        onActivated: root.application.navigator.forward()
    }
    Shortcut {
        sequence: "F5"
        onActivated: root.application.session.refresh()
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: Qt.quit()
    }
    Repeater {
        model: root.pages

        Item {
            id: entry

            required property int index
            required property string modelData

            Shortcut {
                sequence: "Ctrl+" + (entry.index + 1)
                enabled: root.application.session.isOpen || entry.modelData === "settings"
                onActivated: root.application.navigator.openPage(entry.modelData)
            }
        }
    }
}
