// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Access: the steward's queue, what the person holds and asked for, a new request, the audit record.
Item {
    id: root

    required property AccessViewModel viewModel
    required property Navigator navigator

    Rectangle {
        id: head

        width: parent.width
        height: 40
        color: Theme.bg1

        Tabs {
            x: Theme.gap16
            anchors.bottom: parent.bottom
            ruled: false
            label: qsTr("Parts of the access page")
            tabs: [{
                    "value": "queue",
                    "text": qsTr("Queue"),
                    "count": root.viewModel.waiting
                }, {
                    "value": "mine",
                    "text": qsTr("My access")
                }, {
                    "value": "request",
                    "text": qsTr("New request")
                }, {
                    "value": "audit",
                    "text": qsTr("Audit record")
                }]
            value: root.viewModel.tab
            onActivated: value => root.viewModel.chooseTab(value)
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    Item {
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width

        AccessQueue {
            anchors.fill: parent
            visible: root.viewModel.tab === "queue"
            queue: root.viewModel.queue
            navigator: root.navigator
        }
        AccessMine {
            anchors.fill: parent
            visible: root.viewModel.tab === "mine"
            mine: root.viewModel.mine
            navigator: root.navigator
        }
        AccessForm {
            anchors.fill: parent
            visible: root.viewModel.tab === "request"
            form: root.viewModel.form
            navigator: root.navigator
        }
        AccessAudit {
            anchors.fill: parent
            visible: root.viewModel.tab === "audit"
            audit: root.viewModel.audit
        }
    }
}
