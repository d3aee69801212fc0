// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The decision on the chosen pair, always visible: a reason, the two verbs with their keys, and as
/// whose it is recorded.
Rectangle {
    id: root

    required property IdentityViewModel identity
    required property ActingAsViewModel actingAs

    readonly property bool canDecide: root.identity.chosen >= 0 && !root.identity.busy

    /// Acts on a letter of the list.
    function runKey(key: string) {
        const verbs = {
            "J": () => root.identity.step(1),
            "K": () => root.identity.step(-1),
            "O": () => root.identity.decideOne(note.text),
            "A": () => root.identity.keepApart(note.text)
        };
        if (root.canDecide || key === "J" || key === "K")
            verbs[key]();
    }

    implicitWidth: 560
    implicitHeight: 60 + hint.implicitHeight
    color: Theme.bg1

    // A reason belongs to the pair it was written for.
    Connections {
        target: root.identity

        function onSaid() {
            note.clear();
        }
        function onChanged() {
            if (root.identity.chosen !== note.pair) {
                note.pair = root.identity.chosen;
                note.clear();
            }
        }
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line2
    }
    RowLayout {
        x: Theme.gap16
        width: parent.width - 2 * x
        height: 60
        spacing: Theme.gap8

        TextField {
            id: note

            property int pair: -1

            Layout.fillWidth: true
            label: qsTr("Why, for the record")
            placeholderText: qsTr("Why (may stay empty)")
            Keys.onEscapePressed: root.forceActiveFocus()
        }
        Button {
            text: qsTr("Keep apart")
            iconName: "minus"
            enabled: root.canDecide
            onClicked: root.identity.keepApart(note.text)
        }
        Button {
            text: qsTr("They are one")
            iconName: "link"
            kind: Button.Primary
            enabled: root.canDecide
            onClicked: root.identity.decideOne(note.text)
        }
    }
    HintLine {
        id: hint

        anchors.bottom: parent.bottom
        width: parent.width
        text: root.actingAs.chosen ? qsTr("Recorded as a decision of %1.").arg(root.actingAs.name) : qsTr("Nobody is chosen at the top right: recorded for the account %1.").arg(root.actingAs.account)
        problem: root.identity.decisionError
        keys: root.width < 820 ? [] : [["O", qsTr("one")], ["A", qsTr("apart")], ["J", ""], ["K", qsTr("next, previous")]]
    }
}
