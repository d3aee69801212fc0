// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// An entry of a menu. `iconName` at the left, `keyText` at the right, `hint` as a second line.
T.MenuItem {
    id: root

    property string iconName
    property string keyText
    property string hint
    property bool isDestructive: false

    implicitWidth: 200
    implicitHeight: root.hint ? 42 : 28
    hoverEnabled: true
    Accessible.description: root.hint
    Accessible.onPressAction: root.triggered()

    contentItem: Item {
        Icon {
            x: 8
            y: root.hint ? 5 : 7
            visible: name.length > 0
            name: root.checkable && root.checked ? "check" : root.iconName
            size: 14
            color: root.isDestructive ? Theme.bad : root.checked ? Theme.accText : Theme.fg2
        }
        Label {
            x: 30
            y: root.hint ? 4 : Math.round((parent.height - height) / 2)
            width: parent.width - x - key.width - 16
            text: root.text
            color: !root.enabled ? Theme.fg3 : root.isDestructive ? Theme.bad : Theme.fg1
        }
        Label {
            x: 30
            y: 22
            width: parent.width - x - 8
            visible: root.hint.length > 0
            text: root.hint
            role: Label.Hint
        }
        Label {
            id: key

            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: root.keyText
            role: Label.Hint
        }
    }
    background: Rectangle {
        radius: Theme.radius1
        color: root.highlighted || root.hovered ? Theme.bg3 : "transparent"
    }
}
