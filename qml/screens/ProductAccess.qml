// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Who has access to a product or reads it, and where to ask for it.
Flickable {
    id: root

    required property ProductViewModel viewModel

    readonly property var facts: root.viewModel.facts // ready texts by name

    contentWidth: width
    contentHeight: column.height + 32
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ScrollBar.vertical: ScrollBar {
    }

    ColumnLayout {
        id: column

        x: 24
        y: 16
        width: Math.min(900, root.width - 48)
        spacing: 12

        ConsumersPanel {
            Layout.fillWidth: true
            consumers: root.viewModel.consumers
            count: root.facts["consumers"] ?? ""
            shownAtMost: 1000
            linkText: ""
            onOpened: (page, uid) => root.viewModel.openEntity(page, uid)
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 8

            Button {
                kind: Button.Secondary
                text: qsTr("Request access")
                iconName: "access"
                enabled: root.facts["firstPort"] !== ""
                hint: enabled ? "" : qsTr("It has no output port to request access to.")
                onClicked: root.viewModel.requestAccess(root.facts["firstPort"])
            }
            Button {
                kind: Button.Quiet
                text: qsTr("Requests and decisions")
                onClicked: root.viewModel.openLink("meshscope:access")
            }
        }
        ContactsPanel {
            Layout.fillWidth: true
            contacts: root.viewModel.contacts
            onMailRequested: address => root.viewModel.copyText(address)
            onLinkRequested: url => root.viewModel.openLink(url)
        }
    }
}
