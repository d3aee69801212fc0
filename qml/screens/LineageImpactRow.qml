// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One affected dataset.
Item {
    id: root

    required property string uid
    required property string name
    required property string detail
    required property bool isShown
    required property string domainCode
    required property string domainName
    required property int domainSlot
    required property string grade
    required property string score
    required property string heading
    required property string headingCount

    signal clicked
    signal activated

    implicitHeight: row.height + (root.heading.length > 0 ? 30 : 0)

    Label {
        x: Theme.gap16
        y: 8
        visible: root.heading.length > 0
        text: root.heading
        strong: true
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        y: 9
        visible: root.heading.length > 0
        text: root.headingCount
        role: Label.Hint
    }
    TableRow {
        id: row

        anchors.bottom: parent.bottom
        width: parent.width
        implicitHeight: Theme.rowTall
        cellPadding: Theme.gap16
        ruled: false
        label: qsTr("%1, %2, %3, %4").arg(root.name).arg(root.domainName).arg(root.detail).arg(root.score.length > 0 ? root.score : qsTr("quality unknown"))
        onClicked: root.clicked()
        onActivated: root.activated()

        DomainTile {
            id: tile

            anchors.verticalCenter: parent.verticalCenter
            code: root.domainCode
            slot: root.domainSlot
            name: root.domainName
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: tile.right
            anchors.leftMargin: Theme.gap8
            anchors.right: mark.left
            anchors.rightMargin: Theme.gap8

            Label {
                width: parent.width
                text: root.name
                medium: true
                elide: Text.ElideMiddle
            }
            Label {
                width: parent.width
                text: root.detail
                role: Label.Hint
            }
        }
        GradeMark {
            id: mark

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            grade: root.grade
            score: root.score
        }
    }
}
