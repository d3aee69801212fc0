// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Initials and name of a person or team, with an optional second line.
Item {
    id: root

    required property string initials
    required property string name
    property string detail
    property bool mine: false

    implicitWidth: Math.ceil(Math.max(first.implicitWidth, second.implicitWidth)) + (root.detail ? 34 : 28)
    implicitHeight: root.detail ? 40 : 24

    Avatar {
        id: avatar

        anchors.verticalCenter: parent.verticalCenter
        initials: root.initials
        size: root.detail ? 24 : 20
        mine: root.mine
        Accessible.ignored: true
    }
    Label {
        id: first

        x: root.detail ? 34 : 28
        y: root.detail ? 3 : Math.round((parent.height - height) / 2)
        width: parent.width - x
        text: root.name
        medium: root.detail.length > 0
    }
    Label {
        id: second

        x: 34
        y: 20
        width: parent.width - x
        visible: text.length > 0
        text: root.detail
        role: Label.Hint
    }
}
