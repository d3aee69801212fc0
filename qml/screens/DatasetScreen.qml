// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// A dataset: its columns as they nest, what they mean, what is tested, what runs, who uses it.
Item {
    id: root

    required property DatasetViewModel viewModel
    required property Navigator navigator

    readonly property var facts: root.viewModel.facts // ready texts by name
    readonly property string tab: root.viewModel.tab

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }
    EntityHeadBar {
        id: head

        width: parent.width
        visible: root.viewModel.hasContent
        head: root.viewModel.head
        tabs: root.viewModel.tabs
        tab: root.tab
        loading: root.viewModel.state === DatasetViewModel.Loading
        crumbs: [{
                "text": qsTr("Discover"),
                "link": "meshscope:discover"
            }, {
                "text": root.facts.product ? root.facts.product : qsTr("No product"),
                "link": root.facts.product ? root.navigator.linkTo("product", root.facts.productUid) : "meshscope:discover?kind=dataset"
            }, {
                "text": root.viewModel.head.name,
                "link": ""
            }]
        onLinkActivated: link => root.navigator.open(link)
        onTabActivated: value => root.viewModel.openTab(value)
        onScoreActivated: root.viewModel.openQuality()
        onDomainActivated: root.viewModel.openDomain()

        Button {
            kind: Button.Primary
            text: head.narrow ? "" : qsTr("Open lineage")
            iconName: "lineage"
            hint: head.narrow ? qsTr("Open lineage") : ""
            Accessible.name: qsTr("Open lineage")
            onClicked: root.viewModel.openLineage()
        }
        Button {
            id: more

            iconName: "more"
            hint: qsTr("More")
            Accessible.name: qsTr("More")
            onClicked: menu.made().open()

            Lazy {
                id: menu

                file: "DatasetMenu.qml"
                given: ({
                        "parent": more,
                        "viewModel": root.viewModel
                    })
            }
        }
    }
    TabContent {
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: side.left
        visible: root.viewModel.hasContent
        viewModel: root.viewModel
        file: ({
                "tests": "DatasetTests.qml",
                "jobs": "DatasetJobs.qml",
                "contracts": "DatasetContracts.qml",
                "claims": "DatasetClaims.qml",
                "history": "DatasetHistory.qml"
            })[root.tab] ?? "DatasetColumns.qml"
    }
    DatasetSide {
        id: side

        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: implicitWidth
        visible: root.viewModel.hasContent
        viewModel: root.viewModel
    }
    EntityPlaceholder {
        anchors.fill: parent
        visible: !root.viewModel.hasContent
        loading: root.viewModel.state === DatasetViewModel.Loading
    }
    ErrorBanner {
        x: 24
        y: root.viewModel.hasContent ? head.height + 12 : 24
        width: Math.min(800, parent.width - 48)
        visible: root.viewModel.state === DatasetViewModel.Failed
        text: root.viewModel.error
        where: root.viewModel.where
        actionText: qsTr("Try again")
        onActivated: root.viewModel.reload()
    }
}
