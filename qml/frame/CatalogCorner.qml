// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// The open catalog's name over the rail; its menu opens another one or brings more files in.
T.AbstractButton {
    id: root

    required property Application application
    required property bool folded

    text: root.application.session.isOpen ? root.application.session.name : qsTr("Meshscope")
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: qsTr("Catalog %1").arg(root.text)
    Accessible.onPressAction: menu.made().open()
    Keys.onReturnPressed: root.clicked()
    onClicked: menu.made().open()

    contentItem: Item {
        Icon {
            x: root.folded ? 16 : 17
            anchors.verticalCenter: parent.verticalCenter
            name: "database"
            size: root.folded ? 16 : 14
            color: Theme.fg1
        }
        Label {
            x: 38
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - 26
            visible: !root.folded
            text: root.text
            strong: true
        }
        Icon {
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.folded
            name: "chevron-down"
            size: 12
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.bg3 : "transparent"

        FocusRing {
            anchors.margins: 2
            shown: root.visualFocus
        }
    }

    HoverTip {
        text: root.application.session.path
        shown: root.hovered
        pressed: root.down
    }
    Lazy {
        id: menu

        file: "CatalogMenu.qml"
        given: ({
                "parent": root,
                "application": root.application,
                "dialogs": dialogs
            })
    }
    Lazy {
        id: dialogs

        file: "OpenDialogs.qml"
        given: ({
                "filesTitle": qsTr("Import files"),
                "folderTitle": qsTr("Import a folder"),
                "catalogFolder": root.application.welcome.dataFolder
            })

        Connections {
            target: dialogs.item

            function onFilesChosen(files: var) {
                root.application.importer.importUrls(files);
            }
            function onCatalogChosen(file: url) {
                root.application.welcome.openFile(file);
            }
        }
    }
}
