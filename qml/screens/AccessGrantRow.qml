// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// One grant: what, for whom, until when, under which conditions, and what can be done with it.
TableRow {
    id: root

    required property string uid
    required property string requestUid
    required property string product
    required property string port
    required property string roleName
    required property string consumer
    required property string period
    required property string stateText
    required property string tone
    required property string iconName
    required property string classification
    required property bool personal
    required property string conditions
    required property bool live
    required property bool active
    required property bool suspended
    property bool busy: false
    /// The person gives this access, instead of holding it.
    property bool provides: false

    signal opened
    signal renewed
    signal givenUp
    signal suspendWanted
    signal resumeWanted
    signal revokeWanted

    implicitHeight: 52
    cellPadding: Theme.gap12
    label: qsTr("%1, %2, for %3, %4, %5").arg(root.product).arg(root.port).arg(root.consumer).arg(root.stateText).arg(root.period)
    onActivated: root.opened()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap12

        TwoLineCell {
            Layout.fillWidth: true
            Layout.preferredWidth: 260
            first: qsTr("%1 · %2").arg(root.product).arg(root.port)
            second: root.roleName.length > 0 ? qsTr("%1, for %2").arg(root.roleName).arg(root.consumer) : qsTr("for %1").arg(root.consumer)
        }
        TwoLineCell {
            Layout.fillWidth: true
            Layout.preferredWidth: 200
            first: root.period
            second: root.conditions
            elide: Text.ElideRight
            medium: false
        }
        ClassificationMark {
            Layout.preferredWidth: 110
            visible: root.width > 760
            classification: root.personal ? "personal" : root.classification
        }
        ToneMark {
            Layout.preferredWidth: 124
            tone: root.tone
            iconName: root.iconName
            text: root.stateText
        }
        RowLayout {
            Layout.minimumWidth: 176 // the same in every row, with buttons or without
            Layout.maximumWidth: 176
            spacing: Theme.gap8

            Item {
                Layout.fillWidth: true
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.live && !root.provides
                text: qsTr("Renew")
                small: true
                enabled: !root.busy
                Accessible.description: root.product
                onClicked: root.renewed()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.live && !root.provides
                text: qsTr("Give up…")
                small: true
                kind: Button.Quiet
                enabled: !root.busy
                Accessible.description: root.product
                onClicked: root.givenUp()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.provides && (root.active || root.suspended)
                text: root.suspended ? qsTr("Resume…") : qsTr("Suspend…")
                small: true
                enabled: !root.busy
                Accessible.description: root.consumer
                onClicked: root.suspended ? root.resumeWanted() : root.suspendWanted()
            }
            Button {
                focusPolicy: root.innerFocus
                visible: root.live && root.provides
                text: qsTr("Revoke…")
                small: true
                kind: Button.Destructive
                enabled: !root.busy
                Accessible.description: root.consumer
                onClicked: root.revokeWanted()
            }
        }
    }
}
