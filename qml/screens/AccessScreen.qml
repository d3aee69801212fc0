// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Access: the steward's queue, what the person holds and asked for, a new request, the audit record.
Item {
    id: root

    required property AccessViewModel viewModel
    required property Navigator navigator
    required property ActingAsViewModel actingAs

    /// Everything but the record is somebody's.
    readonly property bool asksWho: !root.actingAs.chosen && root.viewModel.tab !== "audit"

    readonly property var queuePage: queue.item // an AccessQueue, when it is made
    readonly property int footRoom: root.viewModel.tab === "queue" ? root.queuePage?.footRoom ?? 0 : Theme.row + 4

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
                    "count": root.actingAs.chosen && root.viewModel.waiting >= 0 ? root.viewModel.waiting : undefined
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

        Part {
            id: queue

            anchors.fill: parent
            visible: wanted
            focus: visible
            wanted: root.viewModel.tab === "queue" && !root.asksWho
            file: "AccessQueue.qml"
            given: ({
                    "queue": root.viewModel.queue,
                    "navigator": root.navigator
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            focus: visible
            wanted: root.viewModel.tab === "mine" && !root.asksWho
            file: "AccessMine.qml"
            given: ({
                    "mine": root.viewModel.mine,
                    "navigator": root.navigator
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            focus: visible
            wanted: root.viewModel.tab === "request" && !root.asksWho
            file: "AccessForm.qml"
            given: ({
                    "form": root.viewModel.form,
                    "navigator": root.navigator
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            focus: visible
            wanted: root.viewModel.tab === "audit"
            file: "AccessAudit.qml"
            given: ({
                    "audit": root.viewModel.audit
                })
        }
        Part {
            anchors.fill: parent
            visible: wanted
            focus: visible
            wanted: root.asksWho
            file: "AccessWho.qml"
            given: ({
                    "actingAs": root.actingAs,
                    "viewModel": root.viewModel
                })
        }
    }
}
