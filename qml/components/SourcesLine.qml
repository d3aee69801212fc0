// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Where everything on a page was read from, in one quiet line that leads to the details.
Item {
    id: root

    required property string sources

    signal requested

    implicitWidth: 400
    implicitHeight: 24
    visible: root.sources.length > 0

    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        name: "sources"
        size: 14
        color: Theme.fg3
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        x: 22
        width: Math.min(implicitWidth, root.width - 30 - link.width)
        text: qsTr("Read from %1").arg(root.sources)
        role: Label.Hint

        Tip {
            text: parent.truncated ? root.sources : ""
        }
    }
    LinkButton {
        id: link

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("All claims")
        onClicked: root.requested()
    }
}
