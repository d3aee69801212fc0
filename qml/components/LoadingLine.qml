// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The 2 px line under a page head while something loads longer than 150 ms. Old content stays.
Item {
    id: root

    property bool loading: false

    implicitWidth: 400
    implicitHeight: 2
    clip: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Loading")
    Accessible.ignored: !part.visible

    Timer {
        id: patience

        interval: 150
        running: root.loading
    }
    Rectangle {
        id: part

        width: Theme.reducedMotion ? parent.width : parent.width / 3
        height: 2
        visible: root.loading && !patience.running
        color: Theme.acc

        NumberAnimation on x  {
            running: part.visible && !Theme.reducedMotion
            from: -part.width
            to: root.width
            duration: 1100
            loops: Animation.Infinite
            onStopped: part.x = 0
        }
    }
}
