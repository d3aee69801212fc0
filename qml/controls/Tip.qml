// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

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

        sourceComponent: Item {
            ToolTip {
                text: root.text
                visible: true
            }
        }
    }
}
