// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The proposals: instances first, then people, then datasets, the most alike first.
SidePanel {
    id: root

    required property IdentityViewModel identity

    name: "identityProposals"
    atLeft: true
    preferredWidth: 360

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ListView {
            id: list

            readonly property int chosen: root.identity.chosen

            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            keyNavigationEnabled: false
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: root.identity.proposals
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What may be one")
            Keys.onUpPressed: root.identity.step(-1)
            Keys.onDownPressed: root.identity.step(1)
            onChosenChanged: list.currentIndex = list.chosen
            onAtYEndChanged: if (list.atYEnd)
                root.identity.loadMore()
            ScrollBar.vertical: ScrollBar {
            }

            delegate: IdentityProposalRow {
                width: ListView.view.width
                selected: index === root.identity.chosen
                onClicked: root.identity.choose(index)
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            Layout.topMargin: Theme.gap8
            Layout.bottomMargin: Theme.gap8
            visible: text.length > 0
            text: root.identity.notCompared
            role: Label.Hint
            wrapMode: Text.Wrap
        }
        TableFooter {
            Layout.fillWidth: true
            shown: root.identity.proposalCount
            total: root.identity.totalProposals
        }
    }
}
