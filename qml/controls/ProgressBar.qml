// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// How far a long work is. Indeterminate: a part of the bar travels (stands still with reduced motion).
T.ProgressBar {
    id: root

    required property string label

    implicitWidth: 200
    implicitHeight: 6
    Accessible.name: root.label

    contentItem: Item {
        clip: true

        Rectangle {
            id: part

            width: root.indeterminate ? parent.width / 3 : Math.max(6, root.visualPosition * parent.width)
            height: parent.height
            radius: 3
            color: Theme.acc
            visible: root.indeterminate || root.visualPosition > 0

            NumberAnimation on x  {
                running: root.indeterminate && root.visible && !Theme.reducedMotion
                from: -part.width
                to: root.width
                duration: 1200
                loops: Animation.Infinite
                onStopped: part.x = 0
            }
        }
    }
    background: Rectangle {
        radius: 3
        color: Theme.bg3
    }
}
