// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// What looks as if it were one: the list at the left, the chosen pair side by side, the decision
/// always visible below.
FocusScope {
    id: root

    required property IdentityViewModel identity
    required property ActingAsViewModel actingAs

    readonly property bool isEmpty: root.identity.proposalCount === 0

    focus: true

    EmptyState {
        x: Theme.gap16
        y: Theme.gap16
        width: Math.min(560, parent.width - 2 * x)
        visible: root.isEmpty
        iconName: "check"
        text: qsTr("Nothing is left to decide: no two things look like one.")
        hint: root.identity.notCompared.length > 0 ? root.identity.notCompared : qsTr("Proposed are instances of a platform with many full names in common, datasets of one name with nearly the same columns, and a user name that is the first part of an address.")
    }
    LetterKeys {
        active: root.visible && !root.isEmpty
        letters: ["O", "A", "J", "K"]
        onPressed: key => bar.runKey(key)
    }
    IdentityProposalList {
        id: list

        width: parent.width >= 1000 ? implicitWidth : 280
        height: parent.height
        visible: !root.isEmpty
        identity: root.identity
        focus: true
    }
    Rectangle {
        anchors.left: list.right
        anchors.right: parent.right
        height: parent.height
        visible: !root.isEmpty
        color: Theme.canvas

        Flickable {
            anchors.top: parent.top
            anchors.bottom: bar.top
            width: parent.width
            contentWidth: width
            contentHeight: pair.implicitHeight + 2 * Theme.gap16
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {
            }

            IdentityPairView {
                id: pair

                x: Theme.gap16
                y: Theme.gap16
                width: Math.min(960, parent.width - 2 * Theme.gap16)
                identity: root.identity
            }
        }
        IdentityDecisionBar {
            id: bar

            anchors.bottom: parent.bottom
            width: parent.width
            identity: root.identity
            actingAs: root.actingAs
        }
    }
}
