// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The mark of the keyboard focus: 2 px, one pixel outside its parent.
Rectangle {
    id: root

    property bool shown: false

    anchors.fill: parent
    anchors.margins: -3
    visible: root.shown
    color: "transparent"
    border.width: 2
    border.color: Theme.accText
    radius: Theme.radius2 + 3
}
