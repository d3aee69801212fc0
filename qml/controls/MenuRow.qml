// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A row of an opened list: 28 px, optional icon or check at the left, key or count at the right.
T.ItemDelegate {
    id: root

    property string iconName
    property string keyText
    property bool isChecked: false
    property bool reserveMark: true

    implicitWidth: Math.ceil(caption.implicitWidth) + Math.ceil(key.implicitWidth) + 48
    implicitHeight: 28
    hoverEnabled: true
    Accessible.name: root.text

    contentItem: Item {
        Icon {
            x: 8
            anchors.verticalCenter: parent.verticalCenter
            visible: name.length > 0
            name: root.isChecked ? "check" : root.iconName
            size: 14
            color: root.isChecked ? Theme.accText : Theme.fg2
        }
        Label {
            id: caption

            x: root.reserveMark || root.iconName ? 30 : 10
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - (root.keyText ? key.width + 16 : 8)
            text: root.text
            color: root.enabled ? Theme.fg1 : Theme.fg3
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
