// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The contracts that promise a dataset, and where what was observed differs from them.
Item {
    id: root

    required property DatasetViewModel viewModel

    readonly property var facts: root.viewModel.facts // ready texts by name

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Panel {
            Layout.fillWidth: true
            Layout.margins: 16
            title: qsTr("Contracts")
            count: rows.count > 0 ? String(rows.count) : ""

            Rows {
                id: rows

                model: root.viewModel.contracts

                TableRow {
                    id: use

                    required property string link
                    required property string name
                    required property string status
                    required property string detail

                    ruled: false
                    cellPadding: 12
                    label: qsTr("Contract %1").arg(use.name)
                    onClicked: root.viewModel.openLink(use.link)
                    onActivated: root.viewModel.openLink(use.link)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "contract"
                        color: Theme.fg3
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        x: 24
                        width: parent.width * 0.4
                        text: use.name
                        medium: true
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        x: 32 + parent.width * 0.4
                        width: parent.width * 0.6 - 140
                        text: use.detail
                        color: Theme.fg2
                    }
                    Chip {
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: use.status
                    }
                }
            }
            Label {
                Layout.fillWidth: true
                Layout.margins: 12
                visible: rows.count === 0
                text: qsTr("No contract promises this dataset.")
                role: Label.Hint
            }
        }
        DriftTable {
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.viewModel.drift
            emptyText: rows.count === 0 ? qsTr("Without a contract there is nothing to compare the columns with.") : root.facts["compared"] ? qsTr("What was observed agrees with what is promised.") : qsTr("The columns were never observed, so whether they keep the contract is not known.")
        }
    }
}
