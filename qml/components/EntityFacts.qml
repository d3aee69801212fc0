// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// Domain, kind, owner and classification of a product or dataset on one line. What is not known is
/// said.
Row {
    id: root

    required property entityHead head
    property bool narrow: false // leave out what the tile beside says, and names that take room

    signal domainActivated

    height: 20
    spacing: 16

    DomainName {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.head.domainCode.length > 0
        code: root.head.domainCode
        name: root.head.domainName
        slot: root.head.domainSlot

        TapHandler {
            onTapped: root.domainActivated()
        }
        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.head.domainCode.length === 0
        text: qsTr("No domain")
        color: Theme.fg3
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.narrow
        spacing: 4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.head.icon
            size: 14
        }
        Label {
            text: root.head.platform.length > 0 ? qsTr("%1 in %2").arg(root.head.kindText).arg(root.head.platform) : root.head.kindText
            color: Theme.fg2
        }
    }
    Avatar {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.narrow && root.head.ownerName.length > 0
        initials: root.head.ownerInitials
        name: root.head.ownerName
        size: 20

        Tip {
            text: root.head.ownerName
        }
    }
    PersonName {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.narrow && root.head.ownerName.length > 0
        initials: root.head.ownerInitials
        name: root.head.ownerName
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.head.ownerName.length === 0
        text: qsTr("No owner known")
        color: Theme.fg3
    }
    ClassificationMark {
        anchors.verticalCenter: parent.verticalCenter
        classification: root.head.classification
    }
    ClassificationMark {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.head.personal
        shapeOnly: root.narrow
        classification: "personal"
    }
}
