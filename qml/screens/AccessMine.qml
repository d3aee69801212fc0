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
            EmptyState {
                Layout.fillWidth: true
                visible: !root.mine.acts
                iconName: "user"
                text: qsTr("Choose at the top right whom you act as, to see their access.")
            }
            Panel {
                Layout.fillWidth: true
                visible: root.mine.acts
                title: qsTr("Grants")
                count: qsTr("%1 live of %2").arg(root.mine.liveCount).arg(root.mine.grantCount)
                note: root.mine.endingCount > 0 ? qsTr("%n ending soon or due for reassessment", "", root.mine.endingCount) : ""

                Repeater {
                    id: grants

                    model: root.mine.grants

                    AccessGrantRow {
                        id: grant

                        busy: root.mine.busy
                        onOpened: root.mine.openRequest(grant.requestUid)
                        onRenewed: root.mine.renew(grant.uid)
                        onGivenUp: {
                            giveUpDialog.grantUid = grant.uid;
                            giveUpDialog.subject = grant.product;
                            giveUpDialog.open();
                        }
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
                visible: root.mine.acts
                title: qsTr("Requests")
                count: qsTr("%n, newest first", "", root.mine.requestCount)

                Repeater {
                    id: requests

                    model: root.mine.requests

                    AccessMyRequestRow {
                        id: request

                        busy: root.mine.busy
                        onOpened: root.mine.openRequest(request.uid)
                        onAnswerWanted: {
                            answerDialog.requestUid = request.uid;
                            answerDialog.open();
                        }
                        onAccepted: root.mine.acceptConditions(request.uid)
                        onWithdrawWanted: {
                            withdrawDialog.requestUid = request.uid;
                            withdrawDialog.open();
                        }
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
    Dialog {
        id: giveUpDialog

        property string grantUid
        property string subject

        title: qsTr("Give up this access")
        acceptText: qsTr("Give up access")
        destructive: true
        onAccepted: root.mine.giveUp(giveUpDialog.grantUid)

        contentItem: Label {
            text: qsTr("The access to %1 ends now. It can only be had again by a new request.").arg(giveUpDialog.subject)
            wrapMode: Text.Wrap
        }
    }
    AccessTextDialog {
        id: answerDialog

        property string requestUid

        title: qsTr("Answer the question")
        prompt: qsTr("Answer")
        shortest: 1
        acceptText: qsTr("Send answer")
        onConfirmed: text => root.mine.answer(answerDialog.requestUid, text)
    }
    AccessTextDialog {
        id: withdrawDialog

        property string requestUid

        title: qsTr("Withdraw this request")
        prompt: qsTr("Reason, if you like")
        shortest: 0
        acceptText: qsTr("Withdraw request")
        destructive: true
        onConfirmed: text => root.mine.withdraw(withdrawDialog.requestUid, text)
    }
}
