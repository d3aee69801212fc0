// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Tests with their last outcome. Choosing one opens the quality page, where every term stands.
PageTable {
    id: root

    property bool showsDataset: true

    signal opened

    label: qsTr("Tests")
    noun: qsTr("tests")
    emptyText: qsTr("No source tests it, so its quality is not known.")
    columns: [{
            "text": qsTr("Test"),
            "width": 0
        }, {
            "text": root.showsDataset ? qsTr("Dataset and column") : qsTr("Column"),
            "width": 240
        }, {
            "text": qsTr("Dimension"),
            "width": 104
        }, {
            "text": qsTr("Severity"),
            "width": 72
        }, {
            "text": qsTr("Last outcome"),
            "width": 128
        }, {
            "text": qsTr("Run"),
            "width": 116
        }]

    delegate: TableRow {
        id: test

        required property int index
        required property string dataset
        required property string column
        required property string name
        required property string expectation
        required property string dimension
        required property string severity
        required property string outcome
        required property string outcomeText
        required property string ranAt
        required property string message

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(test.index)
        label: qsTr("%1: %2").arg(test.name).arg(test.outcomeText)
        onActivated: root.opened()
        onClicked: root.goTo(test.index)

        Row {
            height: parent.height
            spacing: 8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[0]
                text: test.name
                medium: true
                elide: Text.ElideMiddle

                Tip {
                    text: test.expectation.length > 0 ? test.expectation : test.name
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                text: !root.showsDataset ? (test.column.length > 0 ? test.column : qsTr("The whole dataset")) : test.column.length > 0 ? test.dataset + " · " + test.column : test.dataset
                color: Theme.fg2
                elide: Text.ElideMiddle
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[2]
                text: test.dimension
                color: Theme.fg2
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[3]
                text: test.severity
                color: Theme.fg2
            }
            StateMark {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[4]
                outcome: test.outcome
                text: test.outcomeText

                Tip {
                    text: test.message
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[5]
                text: test.ranAt
                color: Theme.fg2
            }
        }
    }
}
