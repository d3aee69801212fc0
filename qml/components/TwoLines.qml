// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// A row of a panel: a name, a second line of detail, and a value at the right.
Item {
    id: root

    property string first
    property string second
    property string trailing
    property bool ruled: true

    Layout.fillWidth: true
    implicitHeight: root.second.length > 0 ? 48 : Theme.row

    Label {
        x: Theme.gap12
        y: root.second.length > 0 ? 6 : 0
        width: parent.width - 2 * x - (rightLabel.visible ? rightLabel.width + 8 : 0)
        height: root.second.length > 0 ? 20 : parent.height
        text: root.first
        medium: true
    }
    Label {
        x: Theme.gap12
        y: 26
        width: parent.width - 2 * x
        text: root.second
        role: Label.Hint
    }
    Label {
        id: rightLabel

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        y: root.second.length > 0 ? 6 : 0
        width: Math.min(implicitWidth, parent.width / 2)
        height: root.second.length > 0 ? 20 : parent.height
        visible: text.length > 0
        text: root.trailing
        color: Theme.fg2
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
        visible: root.ruled
    }
}
