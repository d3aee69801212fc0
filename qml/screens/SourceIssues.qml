// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// What was wrong in the documents of the chosen source, worst first, with file and line.
Item {
    id: root

    required property SourcesViewModel viewModel

    EmptyState {
        x: 16
        y: 16
        visible: root.viewModel.totalIssues === 0
        iconName: "check"
        text: qsTr("Nothing was wrong in the documents of this source.")
    }
    ListView {
        anchors.fill: parent
        anchors.bottomMargin: 36
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.viewModel.issues
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Issues")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property string severity
            required property string message
            required property string place
            required property int count

            readonly property bool isBad: row.severity === "error" || row.severity === "data_loss"
            readonly property string word: ({
                    "data_loss": qsTr("Data lost"),
                    "error": qsTr("Error"),
                    "warning": qsTr("Warning")
                })[row.severity] ?? qsTr("Note")

            width: ListView.view.width
            implicitHeight: 28 + Math.ceil(what.height)
            cellPadding: 16
            label: row.word + ": " + row.message + ", " + row.place

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.isBad ? "grade-degraded" : row.severity === "warning" ? "grade-risk" : "info"
                size: 14
                color: row.isBad ? Theme.bad : row.severity === "warning" ? Theme.risk : Theme.fg3
            }
            Label {
                x: 24
                anchors.verticalCenter: parent.verticalCenter
                width: 72
                text: row.word
                color: row.isBad ? Theme.bad : row.severity === "warning" ? Theme.risk : Theme.fg2
                medium: true
            }
            Label {
                id: what

                x: 100
                y: 5
                width: parent.width - x - 72
                text: row.message
                wrapMode: Text.Wrap
                maximumLineCount: 3
            }
            Label {
                x: 100
                y: what.y + what.height + 1
                width: parent.width - x - 72
                text: row.place
                role: Label.Hint
                elide: Text.ElideMiddle
            }
            Label {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: row.count > 1
                text: qsTr("%1 times").arg(row.count)
                role: Label.Hint
            }
            Tip {
                text: row.message
            }
        }
    }
    TableFooter {
        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.issueCount
        total: root.viewModel.totalIssues
    }
}
