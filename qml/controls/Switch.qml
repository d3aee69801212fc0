// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// On or off, at once.
T.Switch {
    id: root

    implicitWidth: 32 + (root.text ? 10 + Math.ceil(caption.implicitWidth) : 0)
    implicitHeight: 24
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus

    indicator: Rectangle {
        y: Math.round((root.height - height) / 2)
        width: 32
        height: 18
        radius: 9
        color: !root.enabled ? Theme.bg3 : root.checked ? Theme.acc : Theme.ctl

        Rectangle {
            x: root.checked ? 16 : 2
            y: 2
            width: 14
            height: 14
            radius: 7
            color: Theme.fgOnAccent

            Behavior on x  {
                NumberAnimation {
                    duration: Theme.quick
                    easing.type: Easing.OutQuad
                }
            }
        }
        FocusRing {
            radius: 12
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Label {
            id: caption

            x: 42
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            text: root.text
            color: root.enabled ? Theme.fg1 : Theme.fg3
        }
    }
}
