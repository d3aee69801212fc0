// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// Datasets by quality, the unproven and the broken first, and the chosen one's score with every
/// term of its arithmetic.
Item {
    id: root

    required property QualityViewModel viewModel
    required property Navigator navigator

    Rectangle {
        id: listSide

        width: Math.min(420, Math.max(300, root.width * 0.32))
        height: parent.height
        color: Theme.bg1

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.preferredHeight: 48
                Layout.leftMargin: Theme.gap16
                Layout.rightMargin: Theme.gap16
                spacing: Theme.gap8

                Label {
                    text: qsTr("Quality")
                    role: Label.Title
                }
                Label {
                    Layout.fillWidth: true
                    text: listSide.width < 360 ? root.viewModel.total : qsTr("%1 datasets").arg(root.viewModel.total)
                    role: Label.Hint
                }
                ComboBox {
                    Layout.preferredWidth: 148
                    label: qsTr("Order")
                    small: true
                    textRole: "text"
                    valueRole: "value"
                    model: [{
                            "value": "worst",
                            "text": qsTr("Worst case first")
                        }, {
                            "value": "evidence",
                            "text": qsTr("Least proven first")
                        }, {
                            "value": "name",
                            "text": qsTr("By name")
                        }]
                    currentIndex: Array.of("worst", "evidence", "name").indexOf(root.viewModel.order)
                    onActivated: index => root.viewModel.order = ["worst", "evidence", "name"][index]
                }
            }
            SearchField {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gap16
                Layout.rightMargin: Theme.gap16
                label: qsTr("Filter datasets")
                placeholderText: qsTr("Name, schema or product")
                text: root.viewModel.filter
                onTextEdited: root.viewModel.filter = text
                onCleared: root.viewModel.filter = ""
            }
            Flow {
                Layout.fillWidth: true
                Layout.margins: Theme.gap16
                Layout.topMargin: Theme.gap8
                Layout.bottomMargin: Theme.gap8
                spacing: Theme.gap4

                Repeater {
                    model: root.viewModel.gradeOptions

                    Button {
                        id: option

                        required property var modelData // { value: string, text: string }

                        small: true
                        kind: root.viewModel.grade === option.modelData.value ? Button.Secondary : Button.Quiet
                        text: option.modelData.text
                        onClicked: root.viewModel.grade = option.modelData.value
                    }
                }
            }
            LoadingLine {
                Layout.fillWidth: true
                loading: root.viewModel.state === QualityViewModel.Loading
            }
            ErrorBanner {
                Layout.fillWidth: true
                Layout.margins: Theme.gap16
                visible: root.viewModel.state === QualityViewModel.Failed
                text: root.viewModel.error
                actionText: qsTr("Try again")
                onActivated: root.viewModel.retry()
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.margins: Theme.gap16
                visible: root.viewModel.state === QualityViewModel.Ready && list.count === 0
                iconName: "quality"
                text: root.viewModel.total === 0 ? qsTr("No dataset has a quality rule or stands on a port.") : qsTr("No dataset passes the filter.")
                actionText: root.viewModel.total === 0 ? qsTr("Import results") : qsTr("Drop the filter")
                onActivated: {
                    if (root.viewModel.total === 0)
                        root.navigator.open("meshscope:sources");
                    root.viewModel.filter = "";
                    root.viewModel.grade = "";
                }
            }
            ListView {
                id: list

                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                reuseItems: true
                model: root.viewModel.rows
                T.ScrollBar.vertical: ScrollBar {
                }
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Datasets by quality")

                delegate: TableRow {
                    id: row

                    required property string uid
                    required property string name
                    required property string context
                    required property string product
                    required property string typeIcon
                    required property string domainCode
                    required property int domainSlot
                    required property string grade
                    required property string score
                    required property real evidence
                    required property int ruleCount

                    width: ListView.view.width
                    implicitHeight: Theme.rowTall
                    cellPadding: Theme.gap16
                    label: qsTr("%1, %2").arg(row.name).arg(row.score.length > 0 ? row.score : qsTr("unknown"))
                    selected: row.uid === root.viewModel.uid
                    onClicked: root.viewModel.choose(row.uid)
                    onActivated: root.viewModel.openDataset()

                    DomainTile {
                        id: tile

                        anchors.verticalCenter: parent.verticalCenter
                        code: row.domainCode
                        slot: row.domainSlot
                    }
                    Column {
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: tile.right
                        anchors.leftMargin: Theme.gap8
                        anchors.right: mark.left
                        anchors.rightMargin: Theme.gap8

                        Label {
                            width: parent.width
                            text: row.name
                            medium: true
                            elide: Text.ElideMiddle
                        }
                        Label {
                            width: parent.width
                            text: Array.of(row.product.length > 0 ? row.product : row.context, row.ruleCount > 0 ? qsTr("%n rule(s)", "", row.ruleCount) : qsTr("no rule"), qsTr("evidence %1 %").arg(Math.round(row.evidence * 100))).join(" · ")
                            role: Label.Hint
                        }
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
            TableFooter {
                Layout.fillWidth: true
                shown: list.count
                total: root.viewModel.total
                noun: qsTr("datasets")
            }
        }
        Rectangle {
            anchors.right: parent.right
            width: 1
            height: parent.height
            color: Theme.line
        }
    }
    QualityDetail {
        anchors.left: listSide.right
        anchors.right: parent.right
        height: parent.height
        viewModel: root.viewModel
    }
}
