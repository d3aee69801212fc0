// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// The documents of the chosen source as they were read last.
Item {
    id: root

    required property SourcesViewModel viewModel

    TableHead {
        id: head

        width: parent.width
        padding: 16
        columns: [{
                "text": qsTr("Document")
            }, {
                "text": qsTr("Format"),
                "width": 200
            }, {
                "text": qsTr("Written"),
                "width": 150
            }, {
                "text": qsTr("Size"),
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
        model: root.viewModel.documents
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Documents")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property string path
            required property string locator
            required property string format
            required property string size
            required property string writtenAt

            width: ListView.view.width
            cellPadding: 16
            label: row.path + ", " + row.format

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Label {
                    width: head.columnWidths[0]
                    height: 20
                    text: row.path
                    elide: Text.ElideMiddle

                    Tip {
                        text: row.locator
                    }
                }
                Label {
                    width: head.columnWidths[1]
                    height: 20
                    text: row.format
                    color: Theme.fg2
                }
                Label {
                    width: head.columnWidths[2]
                    height: 20
                    text: row.writtenAt
                    color: Theme.fg2
                }
                Label {
                    width: head.columnWidths[3]
                    height: 20
                    horizontalAlignment: Text.AlignRight
                    text: row.size
                }
            }
        }
    }
    TableFooter {
        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.documentCount
        total: root.viewModel.documentCount
    }
}
