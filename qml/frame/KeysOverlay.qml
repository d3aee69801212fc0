// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/// The keys, on `?`.
T.Popup {
    id: root

    readonly property var keys: [[qsTr("Search anywhere"), "Ctrl", "K"], [qsTr("Back, forward"), "Alt", "← →"], [qsTr("Pages, from the top"), "Ctrl", "1…8"], [qsTr("Fold the rail"), "Ctrl", "B"], [qsTr("Read the catalog again"), "F5", ""], [qsTr("Move in a list"), "↑ ↓", ""], [qsTr("Open the row"), "Enter", ""], [qsTr("Travel along lineage"), "↑ ↓", "← →"], [qsTr("Close, clear"), "Esc", ""], [qsTr("Quit"), "Ctrl", "Q"], [qsTr("These keys"), "?", ""]] // [what, key, key]

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 3) : 0
    implicitWidth: 400
    implicitHeight: 56 + 32 * root.keys.length + 16
    padding: 20
    topPadding: 12
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    contentItem: Column {
        Label {
            height: 40
            text: qsTr("Keys")
            role: Label.Title
        }
        Repeater {
            model: root.keys

            Item {
                id: line

                required property var modelData

                width: parent.width
                height: 32

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData[0]
                }
                Row {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 4

                    KeyCap {
                        text: line.modelData[1]
                    }
                    KeyCap {
                        visible: line.modelData[2].length > 0
                        text: line.modelData[2]
                    }
                }
            }
        }
    }
    background: PopupFrame {
    }
    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
