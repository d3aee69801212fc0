// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A setting: name and explanation at the left, its control at the right.
Item {
    id: root

    required property string name
    property string hint
    property bool ruled: true
    default property alias control: area.data

    implicitWidth: 480
    implicitHeight: root.hint ? 56 : 44

    Label {
        x: 12
        y: root.hint ? 10 : Math.round((parent.height - height) / 2)
        width: parent.width - x - area.width - 24
        text: root.name
        medium: true
    }
    Label {
        x: 12
        y: 31
        width: parent.width - x - area.width - 24
        visible: text.length > 0
        text: root.hint
        role: Label.Hint
    }
    Row {
        id: area

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        visible: root.ruled
        color: Theme.line
    }
}
