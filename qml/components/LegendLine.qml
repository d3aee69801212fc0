// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A line (or stripe) of a drawing and what it means.
Row {
    id: root

    required property string text
    required property color color
    property int thickness: 1
    property bool dashed: false
    property bool isStripe: false

    spacing: Theme.gap8

    Item {
        width: 24
        height: 16

        Repeater {
            model: root.dashed ? 4 : 1

            Rectangle {
                required property int index

                anchors.verticalCenter: parent.verticalCenter
                x: root.isStripe ? 10 : index * 7
                width: root.isStripe ? 4 : root.dashed ? 4 : 24
                height: root.isStripe ? 14 : Math.max(1.5, root.thickness)
                color: root.color
            }
        }
    }
    Label {
        text: root.text
        role: Label.Hint
        color: Theme.fg2
    }
}
