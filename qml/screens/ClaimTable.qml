// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// What each source says about each field; the one that is shown on the page is marked.
PageTable {
    id: root

    label: qsTr("Claims")
    noun: qsTr("claims")
    emptyText: qsTr("No document says anything about it by itself.")
    emptyHint: qsTr("It is named by other things: a port, a contract or a flow.")
    columns: [{
            "text": qsTr("Field"),
            "width": 112
        }, {
            "text": qsTr("Says"),
            "width": 0
        }, {
            "text": qsTr("Source and document"),
            "width": 300
        }, {
            "text": qsTr("Said"),
            "width": 116
        }, {
            "text": qsTr("State"),
            "width": 80
        }]

    delegate: TableRow {
        id: claim

        required property int index
        required property string field
        required property string value
        required property string source
        required property string document
        required property string basis
        required property string observedAt
        required property bool wins

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(claim.index)
        label: qsTr("%1 is %2, says %3").arg(claim.field).arg(claim.value).arg(claim.source)
        onClicked: root.goTo(claim.index)

        Row {
            height: parent.height
            spacing: 8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[0]
                text: claim.field
                medium: true
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                text: claim.value
                color: claim.wins ? Theme.fg1 : Theme.fg2

                Tip {
                    text: parent.truncated ? claim.value : ""
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[2]
                text: claim.document.length > 0 ? claim.source + " · " + claim.document : claim.source
                color: Theme.fg2
                elide: Text.ElideMiddle

                Tip {
                    text: claim.basis
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[3]
                text: claim.observedAt
                color: Theme.fg2
            }
            Item {
                width: root.columnWidths[4]
                height: parent.height

                Chip {
                    anchors.verticalCenter: parent.verticalCenter
                    text: claim.wins ? qsTr("Shown") : qsTr("Not used")
                    kind: claim.wins ? Chip.Ok : Chip.Tag
                }
            }
        }
    }
}
