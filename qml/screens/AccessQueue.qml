// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The queue at the left, the chosen request in the middle, its evidence at the right (under the
/// request where the window is narrow), the decision always visible below.
FocusScope {
    id: root

    required property AccessQueueViewModel queue
    required property Navigator navigator

    readonly property int footRoom: bar.height // notices stay above the decision
    readonly property bool isWide: root.width >= 1128
    readonly property bool isShown: root.queue.uid.length > 0 && root.queue.detailState !== AccessQueueViewModel.Failed

    focus: true

    LetterKeys {
        active: root.visible
        letters: ["A", "C", "Q", "R", "J", "K"]
        onPressed: key => bar.runKey(key)
    }
    AccessQueueList {
        id: list

        width: root.isWide ? implicitWidth : 280
        height: parent.height
        queue: root.queue
        focus: true
    }
    Rectangle {
        anchors.left: list.right
        anchors.right: parent.right
        height: parent.height
        color: Theme.canvas

        LoadingLine {
            width: parent.width
            z: 1
            loading: root.queue.detailState === AccessQueueViewModel.Loading
        }
        ErrorBanner {
            x: Theme.gap16
            y: Theme.gap16
            width: parent.width - 2 * x
            visible: root.queue.detailState === AccessQueueViewModel.Failed
            text: root.queue.detailError
            actionText: qsTr("Try again")
            onActivated: root.queue.retry()
        }
        Flickable {
            id: middle

            anchors.top: parent.top
            anchors.bottom: bar.top
            width: parent.width - (root.isWide ? side.width : 0)
            visible: root.isShown
            contentWidth: width
            contentHeight: page.implicitHeight + 2 * Theme.gap16
            clip: true

            // Another request begins at its head.
            Connections {
                id: turning

                property string uid

                target: root.queue

                function onDetailChanged() {
                    if (turning.uid !== root.queue.uid) {
                        middle.contentY = 0;
                        aside.contentY = 0;
                    }
                    turning.uid = root.queue.uid;
                }
            }

            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {
            }

            ColumnLayout {
                id: page

                x: Theme.gap16
                y: Theme.gap16
                width: parent.width - 2 * Theme.gap16
                spacing: Theme.gap12

                Part {
                    Layout.fillWidth: true
                    wanted: root.isShown
                    file: "AccessRequest.qml"
                    given: ({
                            "queue": root.queue
                        })
                }
                Part {
                    Layout.fillWidth: true
                    visible: !root.isWide
                    wanted: root.isShown && !root.isWide
                    file: "AccessEvidence.qml"
                    given: ({
                            "queue": root.queue,
                            "navigator": root.navigator
                        })
                }
            }
        }
        Rectangle {
            id: side

            anchors.top: parent.top
            anchors.bottom: bar.top
            anchors.right: parent.right
            width: 352
            visible: root.isWide && root.isShown
            color: Theme.canvas

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.line
            }
            Flickable {
                id: aside

                anchors.fill: parent
                contentWidth: width
                contentHeight: evidence.implicitHeight + 2 * Theme.gap16
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar {
                }

                Part {
                    id: evidence

                    x: Theme.gap16
                    y: Theme.gap16
                    width: parent.width - 2 * Theme.gap16
                    wanted: root.isShown && root.isWide
                    file: "AccessEvidence.qml"
                    given: ({
                            "queue": root.queue,
                            "navigator": root.navigator
                        })
                }
            }
        }
        AccessDecisionBar {
            id: bar

            anchors.bottom: parent.bottom
            width: parent.width
            queue: root.queue
            shown: root.isShown
        }
    }
}
