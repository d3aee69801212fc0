// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A name and its value on one line: "Owner  Maya Lindqvist". Children replace the plain value.
Item {
    id: root

    required property string name
    property string value
    property int nameWidth: 80
    default property alias content: area.data

    implicitWidth: 280
    implicitHeight: 28

    Label {
        anchors.verticalCenter: parent.verticalCenter
        width: root.nameWidth - 8
        text: root.name
        color: Theme.fg3
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        x: root.nameWidth
        width: parent.width - x
        visible: root.value.length > 0
        text: root.value
        Accessible.name: root.name + ": " + root.value
    }
    Row {
        id: area

        x: root.nameWidth
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        spacing: 8
    }
}
