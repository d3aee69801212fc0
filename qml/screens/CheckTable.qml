// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Every check that applies, failed ones first.
PageTable {
    id: root

    label: qsTr("Checks")
    noun: qsTr("checks")
    columns: [{
            "text": qsTr("Code"),
            "width": 56
        }, {
            "text": qsTr("Check"),
            "width": 200
        }, {
            "text": qsTr("What was found"),
            "width": 0
        }, {
            "text": qsTr("State"),
            "width": 100
        }]

    delegate: TableRow {
        id: check

        required property int index
        required property string code
        required property string title
        required property string detail
        required property string outcome
        required property string outcomeText

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(check.index)
        label: check.title + ": " + check.outcomeText
        onClicked: root.goTo(check.index)

        Row {
            height: parent.height
            spacing: 8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[0]
                text: check.code
                color: Theme.fg3
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                text: check.title
                medium: true
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[2]
                text: check.detail
                color: Theme.fg2
            }
            StateMark {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[3]
                outcome: check.outcome
                text: check.outcomeText
            }
        }
    }
}
