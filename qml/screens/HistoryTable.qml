// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Imports that read a document about a thing, newest first.
PageTable {
    id: root

    label: qsTr("History")
    noun: qsTr("imports")
    emptyText: qsTr("No import has read a document about it.")
    columns: [{
            "text": qsTr("When"),
            "width": 140
        }, {
            "text": qsTr("Source"),
            "width": 200
        }, {
            "text": qsTr("What it brought"),
            "width": 0
        }, {
            "text": qsTr("Import"),
            "width": 150
        }]

    delegate: TableRow {
        id: run

        required property int index
        required property string at
        required property string source
        required property string what
        required property string importState

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(run.index)
        label: run.at + ", " + run.source + ": " + run.what
        onClicked: root.goTo(run.index)

        Row {
            height: parent.height
            spacing: 8

            Repeater {
                model: [run.at, run.source, run.what, run.importState]

                Label {
                    required property string modelData
                    required property int index

                    anchors.verticalCenter: parent.verticalCenter
                    width: root.columnWidths[index]
                    text: modelData
                    color: index === 0 ? Theme.fg1 : Theme.fg2
                }
            }
        }
    }
}
