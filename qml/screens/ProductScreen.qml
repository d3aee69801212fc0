// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// A product judged on one page: what it is, how good, what it promises, who uses it, whom to ask.
Item {
    id: root

    required property ProductViewModel viewModel
    required property Navigator navigator

    readonly property var facts: root.viewModel.facts // ready texts by name
    readonly property string tab: root.viewModel.tab
    readonly property bool failed: root.viewModel.state === ProductViewModel.Failed

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    EntityHeadBar {
        id: head

        width: parent.width
        visible: root.viewModel.hasContent
        head: root.viewModel.head
        tabs: root.viewModel.tabs
        tab: root.tab
        loading: root.viewModel.state === ProductViewModel.Loading
        crumbs: [{
                "text": qsTr("Discover"),
                "link": "meshscope:discover"
            }, {
                "text": root.viewModel.head.domainName.length > 0 ? root.viewModel.head.domainName : qsTr("No domain"),
                "link": root.navigator.linkTo("discover", "", root.viewModel.head.domainName.length > 0 ? {
                        "domain": root.viewModel.head.domainKey
                    } : {})
            }, {
                "text": root.viewModel.head.name,
                "link": ""
            }]
        onLinkActivated: link => root.navigator.open(link)
        onTabActivated: value => root.viewModel.openTab(value)
        onScoreActivated: root.viewModel.openQuality()
        onDomainActivated: root.viewModel.openDomain()

        Button {
            text: head.narrow ? "" : qsTr("Open lineage")
            iconName: "lineage"
            hint: head.narrow ? qsTr("Open lineage") : ""
            Accessible.name: qsTr("Open lineage")
            onClicked: root.viewModel.openLineage()
        }
        Button {
            kind: Button.Primary
            text: qsTr("Request access")
            iconName: "access"
            enabled: root.facts.firstPort !== ""
            hint: enabled ? "" : qsTr("It has no output port to request access to.")
            onClicked: root.viewModel.requestAccess(root.facts.firstPort)
        }
        Button {
            id: more

            iconName: "more"
            hint: qsTr("More")
            Accessible.name: qsTr("More")
            onClicked: menu.made().open()

            Lazy {
                id: menu

                file: "ProductMenu.qml"
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
        width: parent.width
        visible: root.viewModel.hasContent
        viewModel: root.viewModel
        file: ({
                "data": "ProductData.qml",
                "contract": "ProductContract.qml",
                "quality": "ProductTests.qml",
                "access": "ProductAccess.qml",
                "checks": "ProductChecks.qml",
                "claims": "ProductClaims.qml",
                "history": "ProductHistory.qml"
            })[root.tab] ?? "ProductOverview.qml"
    }
    EntityPlaceholder {
        anchors.fill: parent
        visible: !root.viewModel.hasContent
        loading: root.viewModel.state === ProductViewModel.Loading
    }
    ErrorBanner {
        x: 24
        y: root.viewModel.hasContent ? head.height + 12 : 24
        width: Math.min(800, parent.width - 48)
        visible: root.failed
        text: root.viewModel.error
        where: root.viewModel.where
        actionText: qsTr("Try again")
        onActivated: root.viewModel.reload()
    }
}
