// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// The versions of a contract and what the shown one changed against the one before.
Item {
    id: root

    required property ContractViewModel viewModel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap16
        anchors.leftMargin: Theme.gap24
        anchors.rightMargin: Theme.gap24
        spacing: Theme.gap12

        Panel {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(36 + versionList.contentHeight + 2, root.height / 3)
            title: qsTr("Versions")
            count: versionList.count

            ListView {
                id: versionList

                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                model: root.viewModel.versions
                T.ScrollBar.vertical: ScrollBar {
                }

                delegate: TableRow {
                    id: versionRow

                    required property int index
                    required property string version
                    required property string statusText
                    required property string statusKind
                    required property string created
                    required property string file
                    required property string verdict
                    required property string bump

                    width: ListView.view.width
                    cellPadding: Theme.gap12
                    label: qsTr("Version %1, %2").arg(versionRow.version).arg(versionRow.statusText)
                    selected: versionRow.index === root.viewModel.versionIndex
                    onClicked: root.viewModel.chooseVersion(versionRow.index)

                    Row {
                        height: parent.height
                        spacing: Theme.gap12

                        Label {
                            width: 90
                            height: parent.height
                            text: versionRow.version
                            medium: true
                        }
                        Item {
                            width: 100
                            height: parent.height

                            Chip {
                                anchors.verticalCenter: parent.verticalCenter
                                text: versionRow.statusText
                                kind: versionRow.statusKind === "ok" ? Chip.Ok : versionRow.statusKind === "risk" ? Chip.Risk : versionRow.statusKind === "bad" ? Chip.Bad : Chip.Unknown
                            }
                        }
                        Item {
                            width: 100
                            height: parent.height

                            VerdictBadge {
                                anchors.verticalCenter: parent.verticalCenter
                                verdict: versionRow.verdict
                            }
                        }
                        Label {
                            width: Math.max(0, versionRow.width - 640)
                            height: parent.height
                            text: versionRow.bump
                            color: Theme.fg2
                        }
                        Label {
                            width: 110
                            height: parent.height
                            text: versionRow.created
                            role: Label.Hint
                        }
                        Label {
                            width: 130
                            height: parent.height
                            text: versionRow.file
                            role: Label.Hint
                            elide: Text.ElideMiddle
                        }
                    }
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: root.viewModel.comparedWith.length > 0 ? qsTr("Changes from %1 to %2").arg(root.viewModel.comparedWith).arg(root.viewModel.version) : qsTr("Changes")
            count: changeList.count

            EmptyState {
                Layout.margins: Theme.gap12
                visible: changeList.count === 0
                text: root.viewModel.comparedWith.length > 0 ? qsTr("Nothing changed.") : qsTr("%1 is the first version in the catalog, so there is nothing to compare it with.").arg(root.viewModel.version)
                actionText: root.viewModel.comparedWith.length === 0 && versionList.count > 1 ? qsTr("What the newest version changes") : ""
                onActivated: root.viewModel.chooseVersion(0)
            }
            TableHead {
                id: changeHead

                Layout.fillWidth: true
                visible: changeList.count > 0
                padding: Theme.gap12
                columns: [{
                        "text": qsTr("Rule"),
                        "width": 52
                    }, {
                        "text": qsTr("Place and change")
                    }, {
                        "text": qsTr("Before")
                    }, {
                        "text": qsTr("After")
                    }, {
                        "text": qsTr("Consumers"),
                        "width": 100
                    }, {
                        "text": qsTr("Producer"),
                        "width": 100
                    }]
            }
            ListView {
                id: changeList

                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                reuseItems: true
                model: root.viewModel.changes
                T.ScrollBar.vertical: ScrollBar {
                }

                delegate: TableRow {
                    id: changeRow

                    required property string code
                    required property string path
                    required property string what
                    required property string before
                    required property string after
                    required property string consumer
                    required property string producer
                    required property string why

                    readonly property var widths: changeHead.columnWidths // list of numbers

                    width: ListView.view.width
                    implicitHeight: Theme.rowTall
                    cellPadding: Theme.gap12
                    label: qsTr("%1 %2: %3").arg(changeRow.code).arg(changeRow.path).arg(changeRow.what)

                    Row {
                        height: parent.height
                        spacing: changeHead.spacing

                        Label {
                            width: changeRow.widths[0] ?? 0
                            height: parent.height
                            text: changeRow.code
                            role: Label.Mono
                            color: Theme.fg3
                        }
                        Column {
                            anchors.verticalCenter: parent.verticalCenter
                            width: changeRow.widths[1] ?? 0

                            Label {
                                width: parent.width
                                text: changeRow.path
                                medium: true
                                elide: Text.ElideMiddle
                            }
                            Label {
                                width: parent.width
                                text: qsTr("%1: %2").arg(changeRow.what).arg(changeRow.why)
                                role: Label.Hint
                            }
                        }
                        Label {
                            width: changeRow.widths[2] ?? 0
                            height: parent.height
                            text: changeRow.before
                            color: Theme.fg2
                        }
                        Label {
                            width: changeRow.widths[3] ?? 0
                            height: parent.height
                            text: changeRow.after
                        }
                        Item {
                            width: changeRow.widths[4] ?? 0
                            height: parent.height

                            VerdictBadge {
                                anchors.verticalCenter: parent.verticalCenter
                                verdict: changeRow.consumer
                            }
                        }
                        Item {
                            width: changeRow.widths[5] ?? 0
                            height: parent.height

                            VerdictBadge {
                                anchors.verticalCenter: parent.verticalCenter
                                verdict: changeRow.producer
                            }
                        }
                    }
                }
            }
        }
    }
}
