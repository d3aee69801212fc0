// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// What a contract promises, on one page: purpose and terms, service levels, quality rules, roles,
/// places, people, and who offers or uses it.
Flickable {
    id: root

    required property ContractViewModel viewModel
    required property Navigator navigator

    readonly property bool isWide: root.width >= 1000
    readonly property int sideWidth: root.isWide ? 344 : root.width - 2 * Theme.gap24

    contentWidth: width
    contentHeight: Math.max(main.y + main.implicitHeight, side.y + side.implicitHeight) + Theme.gap24
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {
    }

    ColumnLayout {
        id: main

        x: Theme.gap24
        y: Theme.gap16
        width: root.isWide ? root.width - 2 * Theme.gap24 - root.sideWidth - Theme.gap16 : root.width - 2 * Theme.gap24
        spacing: Theme.gap12

        DescriptionText {
            Layout.fillWidth: true
            Layout.maximumWidth: 800
            visible: root.viewModel.purposeHtml.length > 0
            html: root.viewModel.purposeHtml
            reading: true
            onLinkActivated: link => root.navigator.open(link)
        }
        Label {
            visible: root.viewModel.purposeHtml.length === 0
            text: qsTr("The contract states no purpose.")
            color: Theme.fg3
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap8
            visible: root.viewModel.tags.length > 0

            Repeater {
                model: root.viewModel.tags

                Chip {
                    required property string modelData

                    text: modelData
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            title: qsTr("Service levels")
            count: levels.count

            RowList {
                id: levels

                rows: root.viewModel.serviceLevels
                emptyText: qsTr("None promised.")

                delegate: PromiseRow {
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            title: qsTr("Quality rules")
            count: rules.count

            RowList {
                id: rules

                rows: root.viewModel.quality
                emptyText: qsTr("The contract promises no quality.")

                delegate: RuleRow {
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            title: qsTr("Terms of use")
            contentPadding: Theme.gap12
            spacing: Theme.gap8

            DescriptionText {
                Layout.fillWidth: true
                visible: root.viewModel.usageHtml.length > 0
                html: root.viewModel.usageHtml
                onLinkActivated: link => root.navigator.open(link)
            }
            Label {
                visible: root.viewModel.limitationsHtml.length > 0
                text: qsTr("Limitations")
                strong: true
            }
            DescriptionText {
                Layout.fillWidth: true
                visible: root.viewModel.limitationsHtml.length > 0
                html: root.viewModel.limitationsHtml
                onLinkActivated: link => root.navigator.open(link)
            }
            KeyValue {
                Layout.fillWidth: true
                name: qsTr("Price")
                value: root.viewModel.price.length > 0 ? root.viewModel.price : qsTr("Not stated")
            }
        }
        Panel {
            Layout.fillWidth: true
            title: qsTr("Where it stands")
            count: places.count

            RowList {
                id: places

                rows: root.viewModel.bindings
                emptyText: qsTr("No dataset of the catalog stands where this contract says.")

                delegate: ContractBindingRow {
                    onOpened: uid => root.viewModel.openDataset(uid)
                }
            }
        }
    }
    ContractSide {
        id: side

        x: root.isWide ? main.x + main.width + Theme.gap16 : Theme.gap24
        y: root.isWide ? Theme.gap16 : main.y + main.implicitHeight + Theme.gap12
        width: root.sideWidth
        viewModel: root.viewModel
        navigator: root.navigator
    }

    component PromiseRow: TwoLines {
        required property string name
        required property string value
        required property string element
        required property string driver

        first: name
        trailing: value
        second: Array.of(element, driver).filter(text => text.length > 0).join(" · ")
    }
    component RuleRow: TwoLines {
        required property string name
        required property string place
        required property string expectation
        required property string dimension
        required property string severity

        first: name
        trailing: qsTr("%1, %2").arg(dimension).arg(severity)
        second: Array.of(place, expectation).filter(text => text.length > 0).join(" · ")
    }
}
