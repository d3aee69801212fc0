// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Chooses a number by dragging or with the arrow keys.
T.Slider {
    id: root

    required property string label

    implicitWidth: 200
    implicitHeight: 24
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.label

    background: Rectangle {
        x: root.leftPadding + 8
        y: Math.round((root.height - height) / 2)
        width: root.availableWidth - 16
        height: 2
        radius: 1
        color: Theme.line2

        Rectangle {
            width: root.visualPosition * parent.width
            height: 2
            radius: 1
            color: Theme.acc
        }
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: Math.round((root.height - height) / 2)
        width: 16
        height: 16
        radius: 8
        color: Theme.acc
        border.width: 3
        border.color: Theme.bg1

        FocusRing {
            radius: 11
            shown: root.visualFocus
        }
    }
}
