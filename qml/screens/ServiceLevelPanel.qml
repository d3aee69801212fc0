// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope

/// What the contracts promise against what was measured; a promise nobody measured is unknown.
Panel {
    id: root

    required property var levels // an item model of service levels
    property int shownAtMost: 100

    signal allRequested

    title: qsTr("Service levels")

    TableHead {
        id: head

        Layout.fillWidth: true
        visible: rows.count > 0
        color: "transparent"
        columns: [{
                "text": qsTr("Promise"),
                "width": 0
            }, {
                "text": qsTr("Promised"),
                "width": 84,
                "alignRight": true
            }, {
                "text": qsTr("Measured"),
                "width": 84,
                "alignRight": true
            }, {
                "text": qsTr("State"),
                "width": 92
            }]
    }
    Rows {
        id: rows

        model: root.levels

        TableRow {
            id: level

            required property int index
            required property string promise
            required property string element
            required property string promised
            required property string measured
            required property string outcome
            required property string outcomeText
            required property string contract

            visible: level.index < root.shownAtMost
            ruled: level.index < Math.min(rows.count, root.shownAtMost) - 1
            focusPolicy: Qt.NoFocus
            label: qsTr("%1: promised %2, measured %3").arg(level.promise).arg(level.promised).arg(level.measured)

            Row {
                height: parent.height
                spacing: head.spacing

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[0]
                    text: level.promise
                    medium: true

                    Tip {
                        text: level.element.length > 0 ? qsTr("%1, for %2").arg(level.contract).arg(level.element) : level.contract
                    }
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[1]
                    horizontalAlignment: Text.AlignRight
                    text: level.promised
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[2]
                    horizontalAlignment: Text.AlignRight
                    text: level.measured
                    color: level.outcome === "unknown" ? Theme.fg3 : Theme.fg1
                }
                StateMark {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[3]
                    outcome: level.outcome
                    text: level.outcomeText
                }
            }
        }
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.margins: 12
        visible: rows.count === 0
        text: qsTr("No contract of its ports promises a service level.")
    }
    LinkButton {
        Layout.margins: 8
        Layout.leftMargin: 12
        visible: rows.count > root.shownAtMost
        text: qsTr("Showing %1 of %2. Show all").arg(root.shownAtMost).arg(rows.count)
        onClicked: root.allRequested()
    }
    Item {
        Layout.fillHeight: true
    }
}
