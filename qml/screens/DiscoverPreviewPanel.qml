// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The chosen result: enough to decide whether to open it.
Flickable {
    id: root

    required property DiscoverViewModel viewModel
    property bool closable: false

    readonly property DiscoverPreview preview: root.viewModel.preview
    readonly property entityHead head: root.preview.head
    readonly property var facts: root.preview.facts // ready texts, see DiscoverPreview
    readonly property bool isProduct: root.preview.page === "product"

    signal closed

    contentWidth: width
    contentHeight: column.height + 32
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ScrollBar.vertical: ScrollBar {
    }

    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 10
        visible: root.closable
        z: 1
        iconName: "close"
        label: qsTr("Close the preview")
        onClicked: root.closed()
    }
    Label {
        x: 20
        y: 16
        width: parent.width - 40
        visible: !root.preview.shown
        text: root.preview.error.length > 0 ? root.preview.error : root.preview.loading ? qsTr("Loading …") : qsTr("Choose a product or dataset to see it here.")
        color: Theme.fg3
        wrapMode: Text.Wrap
    }
    ColumnLayout {
        id: column

        x: 20
        y: 16
        width: parent.width - 40
        visible: root.preview.shown
        spacing: 0

        Row {
            Layout.fillWidth: true
            Layout.preferredHeight: 24
            spacing: 8

            DomainName {
                anchors.verticalCenter: parent.verticalCenter
                visible: code.length > 0
                code: root.head.domainCode
                name: root.head.domainName
                slot: root.head.domainSlot
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.head.platform.length > 0 ? qsTr("%1 in %2").arg(root.head.kindText).arg(root.head.platform) : root.head.kindText
                color: Theme.fg3
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: 4
            text: root.head.name
            role: Label.Page
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 2
            Accessible.role: Accessible.Heading
        }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: 4
            text: root.head.descriptionPlain.length > 0 ? root.head.descriptionPlain : qsTr("No source describes it.")
            color: root.head.descriptionPlain.length > 0 ? Theme.fg2 : Theme.fg3
            wrapMode: Text.Wrap
            maximumLineCount: 5
        }
        Row {
            Layout.topMargin: 12
            spacing: 8

            Button {
                kind: Button.Primary
                small: true
                text: qsTr("Open")
                onClicked: root.viewModel.openPreview(root.preview.page)
            }
            Button {
                visible: root.isProduct
                small: true
                iconName: "access"
                text: qsTr("Request access")
                enabled: (root.facts.port ?? "") !== ""
                hint: enabled ? "" : qsTr("It has no output port.")
                onClicked: root.viewModel.requestAccess()
            }
            Button {
                small: true
                iconName: "lineage"
                text: qsTr("Lineage")
                onClicked: root.viewModel.openPreview("lineage")
            }
        }
        Separator {
            Layout.fillWidth: true
            Layout.topMargin: 16
            Layout.bottomMargin: 12
            Layout.leftMargin: -20
            Layout.rightMargin: -20
        }
        Label {
            Layout.bottomMargin: 4
            text: qsTr("Quality")
            strong: true
        }
        ScoreSummary {
            Layout.fillWidth: true
            head: root.head
            onActivated: root.viewModel.openPreview("quality")
        }
        Label {
            Layout.fillWidth: true
            text: root.facts.tests ?? ""
            role: Label.Hint
        }
        Separator {
            Layout.fillWidth: true
            Layout.topMargin: 12
            Layout.bottomMargin: 10
            Layout.leftMargin: -20
            Layout.rightMargin: -20
        }
        PreviewFacts {
            Layout.fillWidth: true
            head: root.head
            facts: root.facts
            isProduct: root.isProduct
            onContractOpened: root.viewModel.openContract(root.facts.contractUid)
        }
        Separator {
            Layout.fillWidth: true
            Layout.topMargin: 12
            Layout.bottomMargin: 10
            Layout.leftMargin: -20
            Layout.rightMargin: -20
            visible: ports.count > 0
        }
        Label {
            visible: ports.count > 0
            text: qsTr("Output ports  %1").arg(ports.count)
            strong: true
        }
        Rows {
            id: ports

            model: root.preview.ports

            Item {
                id: port

                required property string name
                required property string iconName
                required property string techType
                required property string contract

                height: 28

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: port.iconName
                    color: Theme.fg3
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    x: 24
                    width: parent.width - x - tech.width - 8
                    text: port.name
                    color: Theme.fg2
                    elide: Text.ElideMiddle

                    Tip {
                        text: port.contract
                    }
                }
                Label {
                    id: tech

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, 110)
                    text: port.techType
                    role: Label.Hint
                }
            }
        }
    }
}
