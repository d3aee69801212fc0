// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Jobs that write or read a dataset, with their last run.
PageTable {
    id: root

    label: qsTr("Jobs")
    noun: qsTr("jobs")
    emptyText: qsTr("No job is known to write or read it.")
    emptyHint: qsTr("OpenLineage events and dbt models bring jobs.")
    columns: [{
            "text": qsTr("Job"),
            "width": 0
        }, {
            "text": qsTr("What it does"),
            "width": 96
        }, {
            "text": qsTr("Runs known"),
            "width": 88,
            "alignRight": true
        }, {
            "text": qsTr("Last run"),
            "width": 130
        }, {
            "text": qsTr("State"),
            "width": 132
        }]

    delegate: TableRow {
        id: job

        required property int index
        required property string name
        required property string nameSpace
        required property string what
        required property int runs
        required property string lastRun
        required property string outcome
        required property string outcomeText
        required property string error

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(job.index)
        label: qsTr("Job %1 %2").arg(job.name).arg(job.what)
        onClicked: root.goTo(job.index)

        Row {
            height: parent.height
            spacing: 8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[0]
                text: job.name
                medium: true
                elide: Text.ElideMiddle

                Tip {
                    text: job.nameSpace
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                text: job.what
                color: Theme.fg2
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[2]
                horizontalAlignment: Text.AlignRight
                text: job.runs.toLocaleString(Qt.locale(), "f", 0)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[3]
                text: job.lastRun
                color: Theme.fg2
            }
            StateMark {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[4]
                outcome: job.outcome
                text: job.outcomeText

                Tip {
                    text: job.error
                }
            }
        }
    }
}
