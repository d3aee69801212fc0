// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The first tab of a product: everything that decides whether to trust it, without scrolling far.
Flickable {
    id: root

    required property ProductViewModel viewModel

    readonly property var facts: root.viewModel.facts // ready texts by name
    readonly property bool wide: root.width >= 1048
    readonly property int gutter: 24
    readonly property int sideWidth: root.wide ? 344 : root.width - 2 * root.gutter
    readonly property int mainWidth: root.wide ? root.width - 2 * root.gutter - root.sideWidth - 16 : root.width - 2 * root.gutter

    contentWidth: width
    contentHeight: Math.max(main.height, side.y + side.height - main.y) + 2 * 16
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ScrollBar.vertical: ScrollBar {
    }

    ColumnLayout {
        id: main

        x: root.gutter
        y: 16
        width: root.mainWidth
        spacing: 12

        EntityIntro {
            Layout.fillWidth: true
            head: root.viewModel.head
            conflicts: root.facts["conflicts"] ?? 0
            onClaimsRequested: root.viewModel.openTab("claims")
            onLinkActivated: link => root.viewModel.openLink(link)
        }
        PortPanel {
            Layout.fillWidth: true
            title: qsTr("Output ports")
            ports: root.viewModel.outputs
            emptyText: qsTr("No source names an output port, so nobody can ask for access to it.")
            onRequested: uid => root.viewModel.requestAccess(uid)
            onContractOpened: uid => root.viewModel.openEntity("contract", uid)
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root.mainWidth >= 760 ? 2 : 1
            columnSpacing: 12
            rowSpacing: 12

            ServiceLevelPanel {
                Layout.fillWidth: true
                Layout.preferredWidth: 420
                Layout.fillHeight: true
                levels: root.viewModel.serviceLevels
                count: root.facts["serviceLevels"] ?? ""
                shownAtMost: 5
                onAllRequested: root.viewModel.openTab("contract")
            }
            Panel {
                Layout.fillWidth: true
                Layout.preferredWidth: 440
                Layout.fillHeight: true
                title: qsTr("Lineage")
                count: root.facts["lineage"] ?? ""
                linkText: qsTr("Open")
                onLinkActivated: root.viewModel.openLineage()

                LineageStrip {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    name: root.viewModel.head.name
                    detail: root.viewModel.head.domainName
                    slot: root.viewModel.head.domainSlot
                    upstream: root.viewModel.upstream
                    downstream: root.viewModel.downstream
                    onOpened: (page, uid) => root.viewModel.openEntity(page, uid)
                    onAllOpened: root.viewModel.openLineage()
                }
            }
        }
        SourcesLine {
            Layout.fillWidth: true
            sources: root.facts["sources"] ?? ""
            onRequested: root.viewModel.openTab("claims")
        }
    }
    ColumnLayout {
        id: side

        x: root.wide ? root.gutter + root.mainWidth + 16 : root.gutter
        y: root.wide ? 16 : main.y + main.height + 12
        width: root.sideWidth
        spacing: 12

        ChecksPanel {
            Layout.fillWidth: true
            checks: root.viewModel.checks
            facts: root.facts
            onAllRequested: root.viewModel.openTab("checks")
        }
        ConsumersPanel {
            Layout.fillWidth: true
            consumers: root.viewModel.consumers
            count: root.facts["consumers"] ?? ""
            onOpened: (page, uid) => root.viewModel.openEntity(page, uid)
            onAllRequested: root.viewModel.openTab("access")
        }
        ContactsPanel {
            Layout.fillWidth: true
            contacts: root.viewModel.contacts
            onMailRequested: address => root.viewModel.copyText(address)
            onLinkRequested: url => root.viewModel.openLink(url)
        }
    }
}
