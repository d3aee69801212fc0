// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// Every source with its last import; choosing one shows it below.
Item {
    id: root

    required property SourcesViewModel viewModel

    implicitHeight: Theme.rowHead + root.viewModel.sourceCount * Theme.row + 36

    TableHead {
        id: head

        width: parent.width
        padding: 16
        columns: [{
                "text": qsTr("Source")
            }, {
                "text": qsTr("Kind"),
                "width": 110
            }, {
                "text": qsTr("Last read"),
                "width": 150
            }, {
                "text": qsTr("Outcome"),
                "width": 120
            }, {
                "text": qsTr("Came, changed, went"),
                "width": 160
            }, {
                "text": qsTr("Documents"),
                "width": 90,
                "alignRight": true
            }, {
                "text": qsTr("Problems"),
                "width": 80,
                "alignRight": true
            }]
    }
    ListView {
        id: list

        anchors.top: head.bottom
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.viewModel.sources
        currentIndex: root.viewModel.chosen
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Sources")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property int index
            required property string name
            required property string kind
            required property string readAt
            required property string stateText
            required property string stateGrade
            required property string documentCount
            required property string changes
            required property int problems

            width: ListView.view.width
            cellPadding: 16
            selected: root.viewModel.chosen === row.index
            label: qsTr("%1, %2, last read %3, %4").arg(row.name).arg(row.kind).arg(row.readAt).arg(row.stateText)
            onClicked: root.viewModel.choose(row.index)
            onActivated: root.viewModel.choose(row.index)
            Keys.onUpPressed: root.viewModel.choose(row.index - 1)
            Keys.onDownPressed: root.viewModel.choose(row.index + 1)

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Label {
                    width: head.columnWidths[0]
                    height: 20
                    text: row.name
                    medium: true
                    elide: Text.ElideMiddle
                }
                Label {
                    width: head.columnWidths[1]
                    height: 20
                    text: row.kind
                    color: Theme.fg2
                }
                Label {
                    width: head.columnWidths[2]
                    height: 20
                    text: row.readAt
                    color: Theme.fg2
                }
                StateCell {
                    width: head.columnWidths[3]
                    grade: row.stateGrade
                    text: row.stateText
                }
                Label {
                    width: head.columnWidths[4]
                    height: 20
                    text: row.changes
                    color: Theme.fg2
                }
                Label {
                    width: head.columnWidths[5]
                    height: 20
                    horizontalAlignment: Text.AlignRight
                    text: row.documentCount
                }
                Label {
                    width: head.columnWidths[6]
                    height: 20
                    horizontalAlignment: Text.AlignRight
                    text: row.problems
                    color: row.problems > 0 ? Theme.risk : Theme.fg1
                }
            }
        }
    }
    TableFooter {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.sourceCount
        total: root.viewModel.sourceCount
    }
}
