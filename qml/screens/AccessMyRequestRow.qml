// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// One own request: what, its state and whom it waits for, and what the person can do now.
TableRow {
    id: root

    required property string uid
    required property string product
    required property string port
    required property string roleName
    required property string consumer
    required property string requester
    required property string stateText
    required property string tone
    required property string iconName
    required property string step
    required property string sent
    required property bool asksAnswer
    required property bool asksAcceptance
    required property var conditions // list of strings
    required property bool open
    property bool busy: false

    signal opened
    signal answerWanted
    signal acceptWanted
    signal declineWanted
    signal withdrawWanted

    implicitHeight: 52
    cellPadding: Theme.gap12
    label: qsTr("%1, %2, for %3, %4").arg(root.product).arg(root.port).arg(root.consumer).arg(root.stateText)
    onActivated: root.opened()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap12

        TwoLineCell {
            Layout.fillWidth: true
            Layout.preferredWidth: 260
            first: qsTr("%1 · %2").arg(root.product).arg(root.port)
            second: qsTr("for %1, asked by %2").arg(root.consumer).arg(root.requester)
        }
        Label {
            Layout.preferredWidth: 90
            text: root.sent
            role: Label.Hint
        }
        TwoLineCell {
            Layout.fillWidth: true
            Layout.preferredWidth: 170
            first: root.stateText
            second: root.step
            tone: root.tone
            iconName: root.iconName
        }
        RowLayout {
            Layout.minimumWidth: root.width > 760 ? 260 : 0
            layoutDirection: Qt.RightToLeft
            spacing: Theme.gap8

            Button {

                focusPolicy: root.innerFocus
                text: qsTr("Open")
                small: true
                onClicked: root.opened()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.open
                text: qsTr("Withdraw…")
                kind: Button.Quiet
                small: true
                enabled: !root.busy
                onClicked: root.withdrawWanted()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.asksAcceptance
                text: qsTr("Decline…")
                kind: Button.Quiet
                small: true
                enabled: !root.busy
                Accessible.description: root.product
                onClicked: root.declineWanted()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.asksAcceptance
                text: qsTr("Accept conditions…")
                kind: Button.Primary
                small: true
                enabled: !root.busy
                Accessible.description: root.product
                onClicked: root.acceptWanted()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.asksAnswer
                text: qsTr("Answer…")
                kind: Button.Primary
                small: true
                enabled: !root.busy
                onClicked: root.answerWanted()
            }
        }
    }
}
