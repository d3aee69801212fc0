// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// Files and folders may be dropped anywhere on the window to import them.
DropArea {
    id: root

    required property Application application

    keys: ["text/uri-list"]
    onDropped: drop => {
        drop.acceptProposedAction();
        root.application.importer.importUrls(drop.urls);
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 8
        visible: root.containsDrag
        radius: Theme.radius3
        color: Theme.accSoft
        opacity: 0.94
        border.width: 2
        border.color: Theme.acc

        Row {
            anchors.centerIn: parent
            spacing: 10

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "import"
                size: 20
                color: Theme.accText
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.application.session.isOpen ? qsTr("Drop to import into %1").arg(root.application.session.name) : qsTr("Drop to import into a new catalog")
                role: Label.Title
                color: Theme.accText
            }
        }
    }
}
