// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A number that matters with what it counts below it, for strips of two to four.
Item {
    id: root

    required property string number
    required property string label
    property string iconName
    property color color: Theme.fg1
    property bool ruled: false

    implicitWidth: Math.ceil(Math.max(value.implicitWidth + value.x, caption.implicitWidth + 12)) + 12
    implicitHeight: 52
    Accessible.role: Accessible.StaticText
    Accessible.name: root.number + " " + root.label

    Rectangle {
        width: 1
        height: parent.height
        visible: root.ruled
        color: Theme.line
    }
    Icon {
        x: 12
        anchors.verticalCenter: value.verticalCenter
        visible: name.length > 0
        name: root.iconName
        size: 14
        color: root.color
    }
    Label {
        id: value

        x: root.iconName ? 32 : 12
        y: 7
        text: root.number
        role: Label.Title
        color: root.color
        Accessible.ignored: true
    }
    Label {
        id: caption

        x: 12
        y: 29
        width: parent.width - 16
        text: root.label
        role: Label.Hint
        color: Theme.fg2
        Accessible.ignored: true
    }
}
