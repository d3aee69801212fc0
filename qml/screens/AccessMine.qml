// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What the person, their teams and products hold and have asked for.
Rectangle {
    id: root

    required property MyAccessViewModel mine
    required property Navigator navigator

    color: Theme.canvas

    LoadingLine {
        width: parent.width
        z: 1
        loading: root.mine.state === MyAccessViewModel.Loading
    }
    Flickable {
        anchors.fill: parent
        contentWidth: width
        contentHeight: page.implicitHeight + 2 * Theme.gap16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: page

            x: Theme.gap16
            y: Theme.gap16
            width: parent.width - 2 * Theme.gap16
            spacing: Theme.gap12

            ErrorBanner {
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.mine.actionError.length > 0 ? root.mine.actionError : root.mine.error
            }
            Panel {
                Layout.fillWidth: true
                visible: root.mine.acts
                title: qsTr("Grants")
                count: qsTr("%1 live of %2, soonest end first").arg(root.mine.liveCount).arg(root.mine.grantCount)
                note: root.mine.endingCount > 0 ? qsTr("%n ending soon or due for reassessment", "", root.mine.endingCount) : ""

                Rows {
                    id: grants

                    model: root.mine.grants

                    AccessGrantRow {
                        id: grant

                        busy: root.mine.busy
                        onOpened: root.mine.openRequest(grant.requestUid)
                        onRenewed: root.mine.renew(grant.uid)
                        onGivenUp: dialogs.made().giveUp(grant.uid, grant.product)
                    }
                }
                EmptyState {
                    Layout.fillWidth: true
                    Layout.margins: Theme.gap12
                    visible: grants.count === 0 && root.mine.state === MyAccessViewModel.Ready
                    iconName: "access"
                    text: qsTr("No access is held yet. Ask for some on the port of a product.")
                    actionText: qsTr("Find a product")
                    onActivated: root.navigator.open("meshscope:discover")
                }
            }
            Panel {
                Layout.fillWidth: true
                visible: root.mine.acts && root.mine.providedCount > 0
                title: qsTr("Access you give")
                count: qsTr("%n live, on what you own or look after", "", root.mine.providedCount)

                Rows {
                    model: root.mine.provided

                    AccessGrantRow {
                        id: provided

                        busy: root.mine.busy
                        provides: true
                        onOpened: root.mine.openRequest(provided.requestUid)
                        onSuspendWanted: dialogs.made().suspend(provided.uid, provided.consumer)
                        onResumeWanted: dialogs.made().resume(provided.uid, provided.consumer)
                        onRevokeWanted: dialogs.made().revoke(provided.uid, provided.consumer)
                    }
                }
            }
            Panel {
                Layout.fillWidth: true
                visible: root.mine.acts
                title: qsTr("Requests")
                count: qsTr("%n, newest first", "", root.mine.requestCount)

                Rows {
                    id: requests

                    model: root.mine.requests

                    AccessMyRequestRow {
                        id: request

                        busy: root.mine.busy
                        onOpened: root.mine.openRequest(request.uid)
                        onAnswerWanted: dialogs.made().answer(request.uid)
                        onAcceptWanted: dialogs.made().accept(request.uid, request.port, request.conditions)
                        onDeclineWanted: dialogs.made().decline(request.uid, request.port)
                        onWithdrawWanted: dialogs.made().withdraw(request.uid)
                    }
                }
                Label {
                    Layout.margins: Theme.gap12
                    visible: requests.count === 0
                    text: qsTr("Nothing has been asked for yet.")
                    color: Theme.fg3
                }
            }
        }
    }
    Lazy {
        id: dialogs

        file: "AccessMineDialogs.qml"
        given: ({
                "mine": root.mine
            })
    }
}
