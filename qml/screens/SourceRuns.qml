// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// The imports of the chosen source, newest first.
Item {
    id: root

    required property SourcesViewModel viewModel

    TableHead {
        id: head

        width: parent.width
        padding: 16
        columns: [{
                "text": qsTr("Import")
            }, {
                "text": qsTr("Outcome"),
                "width": 130
            }, {
                "text": qsTr("Came, changed, went"),
                "width": 180
            }, {
                "text": qsTr("Unchanged"),
                "width": 90,
                "alignRight": true
            }, {
                "text": qsTr("Documents"),
                "width": 90,
                "alignRight": true
            }]
    }
    ListView {
        anchors.fill: parent
        anchors.topMargin: head.height
        anchors.bottomMargin: 36
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.viewModel.runs
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Imports")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property string at
            required property string stateText
            required property string stateGrade
            required property string documentCount
            required property string changes
            required property string unchanged

            width: ListView.view.width
            cellPadding: 16
            label: row.at + ", " + row.stateText

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Label {
                    width: head.columnWidths[0]
                    height: 20
                    text: row.at
                }
                StateCell {
                    width: head.columnWidths[1]
                    grade: row.stateGrade
                    text: row.stateText
                }
                Label {
                    width: head.columnWidths[2]
                    height: 20
                    text: row.changes
                    color: Theme.fg2
                }
                Label {
                    width: head.columnWidths[3]
                    height: 20
                    horizontalAlignment: Text.AlignRight
                    text: row.unchanged
                }
                Label {
                    width: head.columnWidths[4]
                    height: 20
                    horizontalAlignment: Text.AlignRight
                    text: row.documentCount
                }
            }
        }
    }
    TableFooter {
        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.runCount
        total: root.viewModel.totalRuns
    }
}
