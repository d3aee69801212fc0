// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Before a start is chosen: what to write into the field, and datasets to begin with.
Rectangle {
    id: root

    required property LineageViewModel viewModel

    color: Theme.canvas

    ColumnLayout {
        x: Theme.gap24
        y: Theme.gap24
        width: Math.min(560, root.width - 2 * Theme.gap24)
        height: root.height - 2 * Theme.gap24
        spacing: Theme.gap16

        EmptyState {
            Layout.fillWidth: true
            iconName: "lineage"
            text: qsTr("The lineage of a dataset or product stands here. Write its name above, or begin with one of these.")
            hint: qsTr("2+net_orders+1 shows two steps up and one down; .column follows one column.")
        }
        Panel {
            Layout.fillWidth: true
            visible: list.count > 0
            title: qsTr("Most used datasets")
            contentPadding: 0

            ListView {
                id: list

                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, root.height - 220)
                clip: true
                model: root.viewModel.starts
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Most used datasets")

                delegate: TableRow {
                    id: row

                    required property string uid
                    required property string name
                    required property string domainCode
                    required property string domainName
                    required property int domainSlot
                    required property string grade
                    required property string score

                    width: ListView.view.width
                    cellPadding: Theme.gap12
                    label: row.name
                    onClicked: root.viewModel.startFrom(row.uid)
                    onActivated: root.viewModel.startFrom(row.uid)

                    DomainTile {
                        id: tile

                        anchors.verticalCenter: parent.verticalCenter
                        code: row.domainCode
                        slot: row.domainSlot
                        name: row.domainName
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: tile.right
                        anchors.leftMargin: Theme.gap8
                        anchors.right: mark.left
                        text: row.name
                        medium: true
                        elide: Text.ElideMiddle
                    }
                    GradeMark {
                        id: mark

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        grade: row.grade
                        score: row.score
                    }
                }
            }
        }
    }
}
