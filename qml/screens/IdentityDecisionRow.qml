// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One decision: when and by whom, what it says, why, and the way to take it back.
TableRow {
    id: root

    required property int index
    required property int decision
    required property string at
    required property string actor
    required property string verdict
    required property string iconName
    required property string first
    required property string second
    required property string note
    required property string evidence
    property bool busy: false
    property var widths: [] // list of numbers

    implicitHeight: 52
    cellPadding: Theme.gap16
    label: qsTr("Decision %1, %2, %3, %4 %5").arg(root.decision).arg(root.at).arg(root.actor).arg(root.first).arg(root.second)

    Row {
        height: parent.height
        spacing: Theme.gap8

        Label {
            width: root.widths[0] ?? 0
            height: root.height
            text: root.at
            color: Theme.fg3
            Accessible.ignored: true
        }
        Label {
            width: root.widths[1] ?? 0
            height: root.height
            text: root.actor
            Accessible.ignored: true

            Tip {
                text: root.actor
            }
        }
        ToneMark {
            width: root.widths[2] ?? 0
            anchors.verticalCenter: parent.verticalCenter
            tone: "quiet"
            iconName: root.iconName
            text: root.verdict
            Accessible.ignored: true
        }
        TwoLineCell {
            width: root.widths[3] ?? 0
            anchors.verticalCenter: parent.verticalCenter
            first: root.first
            second: root.second
        }
        TwoLineCell {
            width: root.widths[4] ?? 0
            anchors.verticalCenter: parent.verticalCenter
            first: root.note.length > 0 ? root.note : qsTr("No reason given")
            second: root.evidence
            medium: false
            elide: Text.ElideRight
        }
        Item {
            width: root.widths[5] ?? 0
            height: root.height

            Button {

                focusPolicy: root.innerFocus
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                small: true
                kind: Button.Quiet
                enabled: !root.busy
                text: qsTr("Undo…")
                Accessible.description: qsTr("Decision %1").arg(root.decision)
                onClicked: root.activated()
            }
        }
    }
}
