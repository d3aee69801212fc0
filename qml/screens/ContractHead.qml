// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What contract it is, in which version and state, and the tabs of its views.
Item {
    id: root

    required property ContractViewModel viewModel
    required property string tab

    signal tabActivated(string value)
    signal linkActivated(string link)

    implicitHeight: 132

    Breadcrumbs {
        x: Theme.gap24
        y: 12
        crumbs: [{
                "text": qsTr("Contracts"),
                "link": "meshscope:contracts"
            }, {
                "text": root.viewModel.name,
                "link": ""
            }]
        onActivated: link => root.linkActivated(link)
    }
    RowLayout {
        x: Theme.gap24
        y: 38
        width: parent.width - 2 * Theme.gap24
        spacing: Theme.gap12

        Rectangle {
            Layout.preferredWidth: 44
            Layout.preferredHeight: 44
            radius: Theme.radius3
            color: Theme.tint(Theme.domain(root.viewModel.domainSlot))
            border.width: 1
            border.color: Theme.line2

            Icon {
                anchors.centerIn: parent
                name: "contract"
                size: 20
                color: Theme.domain(root.viewModel.domainSlot)
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                spacing: Theme.gap8

                Label {
                    Layout.maximumWidth: implicitWidth
                    Layout.fillWidth: true
                    text: root.viewModel.name
                    role: Label.Page
                    elide: Text.ElideMiddle
                }
                Chip {
                    text: root.viewModel.version
                    kind: Chip.Outline
                }
                Chip {
                    text: root.viewModel.statusText
                    iconName: root.viewModel.statusKind === "ok" ? "check" : ""
                    kind: root.viewModel.statusKind === "ok" ? Chip.Ok : root.viewModel.statusKind === "risk" ? Chip.Risk : root.viewModel.statusKind === "bad" ? Chip.Bad : Chip.Unknown
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            RowLayout {
                spacing: Theme.gap12

                DomainName {
                    visible: root.viewModel.domainName.length > 0
                    code: root.viewModel.domainCode
                    name: root.viewModel.domainName
                    slot: root.viewModel.domainSlot
                }
                ClassificationMark {
                    classification: root.viewModel.classification
                }
                ClassificationMark {
                    visible: root.viewModel.personal
                    classification: "personal"
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("%1 · %2").arg(root.viewModel.standard).arg(root.viewModel.key)
                    role: Label.Hint
                    elide: Text.ElideMiddle
                }
            }
        }
        Label {
            visible: root.viewModel.bump.length > 0
            Layout.maximumWidth: 260
            text: root.viewModel.bump
            color: root.viewModel.bumpKept ? Theme.fg3 : Theme.bad
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.Wrap
        }
        ComboBox {
            Layout.preferredWidth: 168
            visible: root.viewModel.versionNames.length > 1
            label: qsTr("Version")
            prefix: qsTr("Version ")
            model: root.viewModel.versionNames
            currentIndex: root.viewModel.versionIndex
            onActivated: index => root.viewModel.chooseVersion(index)
        }
    }
    Tabs {
        x: Theme.gap24
        anchors.bottom: parent.bottom
        width: parent.width - 2 * Theme.gap24
        label: qsTr("Views of the contract")
        value: root.tab
        tabs: [{
                "value": "page",
                "text": qsTr("Contract")
            }, {
                "value": "schema",
                "text": qsTr("Schema"),
                "count": root.viewModel.columnCount
            }, {
                "value": "versions",
                "text": qsTr("Versions"),
                "count": root.viewModel.versionNames.length
            }, {
                "value": "raw",
                "text": qsTr("Document")
            }]
        onActivated: value => root.tabActivated(value)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
