// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A line of text. `label` is the accessible name; `error` turns the border red and is described.
T.TextField {
    id: root

    required property string label
    property string error
    property string iconName

    implicitWidth: 240
    implicitHeight: Theme.control
    leftPadding: root.iconName ? 34 : 10
    rightPadding: 10
    verticalAlignment: TextInput.AlignVCenter
    color: root.enabled ? Theme.fg1 : Theme.fg3
    selectionColor: Theme.acc
    selectedTextColor: Theme.fgOnAccent
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Theme.size13
    Accessible.name: root.label
    Accessible.description: root.error

    background: Rectangle {
        radius: Theme.radius2
        color: root.enabled ? Theme.bg1 : Theme.bg3
        border.width: 1
        border.color: root.error ? Theme.bad : root.activeFocus ? Theme.acc : Theme.ctl

        Rectangle {
            anchors.fill: parent
            anchors.margins: -3
            z: -1
            visible: root.activeFocus
            radius: Theme.radius2 + 3
            color: root.error ? Theme.badSoft : Theme.accSoft
        }
        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: name.length > 0
            name: root.iconName
            color: root.activeFocus ? Theme.fg2 : Theme.fg3
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            x: root.leftPadding
            width: root.width - root.leftPadding - root.rightPadding
            visible: root.length === 0 && root.preeditText.length === 0
            text: root.placeholderText
            color: Theme.fg3
        }
    }
}
