// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// Who is affected: always the same numbers as the drawing, with what is folded or further away.
SidePanel {
    id: root

    required property LineageViewModel viewModel

    signal revealed(string uid)

    name: "lineage-impact"
    preferredWidth: 320

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Label {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            Layout.bottomMargin: Theme.gap12
            text: qsTr("Impact of %1").arg(root.viewModel.column.length > 0 ? root.viewModel.columnText : root.viewModel.name)
            role: Label.Title
            elide: Text.ElideMiddle
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            Layout.preferredHeight: 54
            radius: Theme.radius2
            color: "transparent"
            border.width: 1
            border.color: Theme.line

            Row {
                anchors.fill: parent
                anchors.margins: 1

                KeyNumber {
                    width: parent.width * 0.4
                    number: root.viewModel.impactDatasets.toLocaleString(Qt.locale(), "f", 0)
                    label: root.viewModel.column.length > 0 ? qsTr("of %1 datasets").arg(root.viewModel.impactReached) : qsTr("datasets")
                }
                KeyNumber {
                    width: parent.width * 0.3
                    ruled: true
                    number: root.viewModel.column.length > 0 ? root.viewModel.impactColumns.toLocaleString(Qt.locale(), "f", 0) : "–"
                    label: qsTr("columns")
                }
                KeyNumber {
                    width: parent.width * 0.3
                    ruled: true
                    number: root.viewModel.impactPeople.toLocaleString(Qt.locale(), "f", 0)
                    label: qsTr("owners")
                }
            }
        }
        SegmentedControl {
            Layout.margins: Theme.gap16
            Layout.bottomMargin: Theme.gap8
            label: qsTr("Direction")
            value: root.viewModel.side
            options: [{
                    "value": "downstream",
                    "text": qsTr("Downstream %1").arg(root.viewModel.downstreamCount)
                }, {
                    "value": "upstream",
                    "text": qsTr("Upstream %1").arg(root.viewModel.upstreamCount)
                }]
            onActivated: value => root.viewModel.side = value
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            reuseItems: true
            model: root.viewModel.impact
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Affected datasets")
            T.ScrollBar.vertical: ScrollBar {
            }

            delegate: LineageImpactRow {
                width: ListView.view.width
                onClicked: isShown ? root.revealed(uid) : root.viewModel.openDataset(uid)
                onActivated: root.viewModel.openDataset(uid)
            }
        }
        EmptyState {
            Layout.margins: Theme.gap16
            Layout.maximumWidth: root.width - 2 * Theme.gap16
            visible: list.count === 0
            iconName: "lineage"
            text: root.viewModel.side === "downstream" ? qsTr("Nothing downstream is known.") : qsTr("Nothing upstream is known.")
        }
        TableFooter {
            Layout.fillWidth: true
            visible: list.count > 0
            shown: root.viewModel.impactListed
            total: root.viewModel.impactDatasets + root.viewModel.impactUnknown
            loadMoreText: qsTr("Load 25 more")
            onLoadMore: root.viewModel.listMore()
        }
    }
}
