// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Where an object of a contract stands, and whether what was observed there is as promised.
TableRow {
    id: root

    required property string object
    required property string server
    required property string dataset
    required property string uid
    required property string drift
    required property var driftLines // list of strings
    required property string outcome

    signal opened(string uid)

    implicitHeight: 48 + 18 * Math.min(6, root.driftLines.length)
    cellPadding: Theme.gap12
    label: root.dataset
    onClicked: root.opened(root.uid)
    onActivated: root.opened(root.uid)

    Label {
        y: 6
        width: parent.width - 180
        text: root.dataset
        medium: true
    }
    Label {
        anchors.right: parent.right
        y: 6
        text: root.drift
        color: Theme.grade(root.outcome)
    }
    Label {
        y: 26
        width: parent.width
        text: qsTr("%1 on %2").arg(root.object).arg(root.server)
        role: Label.Hint
    }
    Column {
        y: 44
        width: parent.width

        Repeater {
            model: root.driftLines.slice(0, 6)

            Label {
                required property string modelData

                width: parent.width
                height: 18
                text: modelData
                role: Label.Hint
                color: Theme.bad
            }
        }
    }
}
