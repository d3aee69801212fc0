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
    HoverTip {
        text: root.text
        shown: hover.hovered
    }
}
