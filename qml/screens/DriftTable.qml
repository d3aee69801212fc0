// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Where observed columns differ from promised ones.
PageTable {
    id: root

    label: qsTr("Differences between contract and observation")
    noun: qsTr("differences")
    columns: [{
            "text": qsTr("Column"),
            "width": 0
        }, {
            "text": qsTr("Difference"),
            "width": 172
        }, {
            "text": qsTr("Promised"),
            "width": 120
        }, {
            "text": qsTr("Observed"),
            "width": 120
        }, {
            "text": qsTr("Contract"),
            "width": 150
        }]

    delegate: TableRow {
        id: row

        required property int index
        required property string column
        required property string what
        required property string promised
        required property string observed
        required property string contract
        required property bool serious

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(row.index)
        label: row.column + ": " + row.what
        onClicked: root.goTo(row.index)

        Row {
            height: parent.height
            spacing: 8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[0]
                text: row.column
                medium: true
                elide: Text.ElideMiddle
            }
            StateMark {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                outcome: row.serious ? "degraded" : "unknown"
                text: row.what
            }
            Repeater {
                model: [row.promised, row.observed, row.contract]

                Label {
                    required property string modelData
                    required property int index

                    anchors.verticalCenter: parent.verticalCenter
                    width: root.columnWidths[index + 2]
                    text: modelData
                    color: Theme.fg2
                }
            }
        }
    }
}
