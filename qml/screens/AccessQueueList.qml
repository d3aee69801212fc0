// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Requests of one person, by due time, in three tabs.
SidePanel {
    id: root

    required property AccessQueueViewModel queue

    name: "accessQueue"
    atLeft: true
    preferredWidth: 328

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: 48
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            spacing: Theme.gap8

            Label {
                text: ({
                        "asked": qsTr("Questions asked"),
                        "decided": qsTr("Decided by you")
                    })[root.queue.tab] ?? qsTr("Waiting for you")
                role: Label.Title
            }
            Label {
                Layout.fillWidth: true
                text: root.queue.total
                role: Label.Hint
            }
            Label {
                text: root.queue.tab === "decided" ? qsTr("newest first") : qsTr("due first")
                role: Label.Hint
            }
        }
        SegmentedControl {
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            Layout.bottomMargin: Theme.gap8
            label: qsTr("Which requests")
            options: root.queue.tabs
            value: root.queue.tab
            onActivated: value => root.queue.chooseTab(value)
        }
        LoadingLine {
            Layout.fillWidth: true
            loading: root.queue.state === AccessQueueViewModel.Loading
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.queue.state === AccessQueueViewModel.Failed
            text: root.queue.error
            actionText: qsTr("Try again")
            onActivated: root.queue.retry()
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.queue.state === AccessQueueViewModel.Ready && list.count === 0
            iconName: "access"
            text: root.queue.tab === "waiting" ? qsTr("Nothing waits for your decision.") : root.queue.tab === "asked" ? qsTr("No question of yours is open.") : qsTr("You have not decided anything yet.")
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            keyNavigationEnabled: false
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.queue.rows
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Requests")
            Keys.onUpPressed: root.queue.step(-1)
            Keys.onDownPressed: root.queue.step(1)
            ScrollBar.vertical: ScrollBar {
            }

            delegate: AccessQueueRow {
                width: ListView.view.width
                selected: uid === root.queue.uid
                onClicked: root.queue.choose(uid)
            }
        }
        TableFooter {
            Layout.fillWidth: true
            shown: list.count
            total: root.queue.total
        }
    }
}
