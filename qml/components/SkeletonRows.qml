// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// Grey rows where a list will be, shown only while there is nothing to show yet.
Column {
    id: root

    property int rows: 8
    property int rowHeight: Theme.row

    width: 400
    Accessible.ignored: true

    Repeater {
        model: root.rows

        Item {
            id: line

            required property int index

            width: root.width
            height: root.rowHeight

            Rectangle {
                x: 16
                anchors.verticalCenter: parent.verticalCenter
                width: 14
                height: 14
                radius: Theme.radius1
                color: Theme.bg3
            }
            Rectangle {
                x: 40
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(40, (root.width - 80) * [0.42, 0.31, 0.5, 0.36][line.index % 4])
                height: 10
                radius: 3
                color: Theme.bg3
            }
        }
    }
}
