// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// One dataset's score: bounds and evidence, dimensions, sixty days, and the terms of every rule.
Rectangle {
    id: root

    required property QualityViewModel viewModel

    readonly property bool isShown: root.viewModel.name.length > 0

    color: Theme.canvas

    LoadingLine {
        width: parent.width
        z: 1
        loading: root.viewModel.detailState === QualityViewModel.Loading
    }
    ErrorBanner {
        x: Theme.gap16
        y: Theme.gap16
        width: parent.width - 2 * x
        visible: root.viewModel.detailState === QualityViewModel.Failed
        text: root.viewModel.detailError
    }
    Flickable {
        anchors.fill: parent
        visible: root.isShown && root.viewModel.detailState !== QualityViewModel.Failed
        contentWidth: width
        contentHeight: page.implicitHeight + 2 * Theme.gap16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: page

            x: Theme.gap16
            y: Theme.gap16
            width: parent.width - 2 * Theme.gap16
            spacing: Theme.gap12

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap12

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        text: root.viewModel.name
                        role: Label.Page
                        elide: Text.ElideMiddle
                    }
                    Label {
                        Layout.fillWidth: true
                        text: root.viewModel.context
                        role: Label.Hint
                        elide: Text.ElideMiddle
                    }
                }
                Button {
                    text: qsTr("Lineage")
                    iconName: "lineage"
                    onClicked: root.viewModel.openLineage()
                }
                Button {
                    text: qsTr("Open dataset")
                    kind: Button.Primary
                    onClicked: root.viewModel.openDataset()
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: root.width >= 860 ? 2 : 1
                columnSpacing: Theme.gap12
                rowSpacing: Theme.gap12

                Panel {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    title: qsTr("Score")
                    contentPadding: Theme.gap12
                    spacing: Theme.gap8

                    RowLayout {
                        spacing: Theme.gap12

                        Label {
                            visible: root.viewModel.score >= 0
                            text: root.viewModel.score.toFixed(2)
                            role: Label.Page
                        }
                        GradeMark {
                            grade: root.viewModel.scoreGrade
                            wordAlways: true
                            score: ""
                        }
                        Item {
                            Layout.fillWidth: true
                        }
                        Label {
                            text: qsTr("evidence %1 %").arg(Math.round(root.viewModel.evidence * 100))
                            color: Theme.fg2
                        }
                    }
                    ScoreBar {
                        Layout.fillWidth: true
                        grade: root.viewModel.scoreGrade
                        score: root.viewModel.score
                        lower: root.viewModel.lower
                        upper: root.viewModel.upper
                    }
                    Label {
                        Layout.fillWidth: true
                        text: qsTr("%1. It is %2 if all that is unproven is bad, %3 if all of it is good.").arg(root.viewModel.explanation).arg(root.viewModel.lower.toFixed(2)).arg(root.viewModel.upper.toFixed(2))
                        role: Label.Hint
                        wrapMode: Text.Wrap
                    }
                }
                Panel {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    title: qsTr("Last 60 days")
                    note: history.visible ? qsTr("line: score, band: worst to best case") : ""
                    contentPadding: Theme.gap12

                    Label {
                        visible: !history.visible
                        text: qsTr("No result of these days is known.")
                        color: Theme.fg3
                    }
                    ScoreHistory {
                        id: history

                        Layout.fillWidth: true
                        Layout.preferredHeight: 92
                        visible: root.viewModel.historyKnown
                        scores: root.viewModel.historyScores
                        lower: root.viewModel.historyLower
                        upper: root.viewModel.historyUpper
                        color: Theme.accText
                        bandColor: Theme.accSoft
                        gridColor: Theme.line
                        Accessible.role: Accessible.Chart
                        Accessible.name: qsTr("Score over the last 60 days")
                    }
                }
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Dimensions")
                count: dimensions.count

                Rows {
                    id: dimensions

                    model: root.viewModel.dimensions

                    QualityDimensionRow {
                    }
                }
                Label {
                    Layout.fillWidth: true
                    Layout.margins: Theme.gap12
                    Layout.topMargin: 4
                    visible: text.length > 0
                    text: root.viewModel.freshnessNote
                    role: Label.Hint
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    Layout.margins: Theme.gap12
                    wrapMode: Text.Wrap
                    visible: dimensions.count === 0
                    text: qsTr("Nothing is measured and nothing is expected of this dataset.")
                    color: Theme.fg3
                }
            }
            Panel {
                Layout.fillWidth: true
                title: qsTr("Rules and their part in the score")
                count: rules.count

                Rows {
                    id: rules

                    model: root.viewModel.rules

                    QualityRuleRow {
                        isNarrow: root.width < 760
                        onContractOpened: uid => root.viewModel.openContract(uid)
                    }
                }
                Label {
                    Layout.fillWidth: true
                    Layout.margins: Theme.gap12
                    visible: rules.count === 0
                    text: qsTr("No rule checks this dataset. Rules come from dbt tests, contracts and OpenLineage assertions.")
                    color: Theme.fg3
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
