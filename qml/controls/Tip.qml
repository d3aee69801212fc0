// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Gives the item it stands in a tooltip: `Tip { text: qsTr("...") }`. Costs nothing until hovered.
Item {
    id: root

    property string text

    anchors.fill: parent

    HoverHandler {
        id: hover
    }
    Loader {
        anchors.fill: parent
        active: hover.hovered && root.text.length > 0

        // No "ComponentBehavior: Bound": with it a Loader of Qt 6.4 makes nothing.
        sourceComponent: Item {
            ToolTip {
                text: root.text // qmllint disable unqualified
                visible: parent.Window.window !== null
            }
        }
    }
}
