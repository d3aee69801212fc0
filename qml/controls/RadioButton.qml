// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One of several exclusive choices. `hint` is a second line under the label.
T.RadioButton {
    id: root

    property string hint

    implicitWidth: Math.ceil(Math.max(caption.implicitWidth, second.implicitWidth)) + 26
    implicitHeight: root.hint ? 42 : 24
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.description: root.hint

    indicator: Rectangle {
        y: root.hint ? 4 : Math.round((root.height - height) / 2)
        width: 16
        height: 16
        radius: 8
        color: root.checked && root.enabled ? Theme.acc : Theme.bg1
        border.width: root.checked && root.enabled ? 0 : 1
        border.color: root.hovered && root.enabled ? Theme.fg2 : Theme.ctl

        Rectangle {
            anchors.centerIn: parent
            width: 6
            height: 6
            radius: 3
            visible: root.checked
            color: root.enabled ? Theme.fgOnAccent : Theme.fg3
        }
        FocusRing {
            radius: 11
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Label {
            id: caption

            x: 26
            y: root.hint ? 4 : Math.round((parent.height - height) / 2)
            width: parent.width - x
            text: root.text
            color: root.enabled ? Theme.fg1 : Theme.fg3
        }
        Label {
            id: second

            x: 26
            anchors.top: caption.bottom
            anchors.topMargin: 2
            width: parent.width - x
            visible: root.hint.length > 0
            text: root.hint
            role: Label.Hint
        }
    }
}
