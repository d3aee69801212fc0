// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs
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
    Accessible.onPressAction: menu.popup(root, 8, root.height - 4)
    Keys.onReturnPressed: root.clicked()
    onClicked: menu.popup(root, 8, root.height - 4)

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

    ToolTip {
        text: root.application.session.path
        visible: root.hovered && text.length > 0 && !menu.visible
    }
    Menu {
        id: menu

        width: 260

        MenuItem {
            text: qsTr("Open a catalog…")
            iconName: "folder"
            onTriggered: openDialog.open()
        }
        MenuItem {
            text: qsTr("Import files…")
            iconName: "import"
            onTriggered: importDialog.open()
        }
        MenuItem {
            text: qsTr("Import a folder…")
            iconName: "folder"
            onTriggered: folderDialog.open()
        }
        MenuItem {
            text: qsTr("Explore the demo mesh")
            iconName: "map"
            onTriggered: root.application.importer.openDemo()
        }
        MenuSeparator {
        }
        MenuItem {
            text: qsTr("Recent catalogs and welcome")
            iconName: "history"
            onTriggered: root.application.navigator.open("welcome")
        }
    }
    FileDialog {
        id: openDialog

        title: qsTr("Open a catalog")
        currentFolder: root.application.welcome.dataFolder
        nameFilters: [qsTr("Meshscope catalogs (*.meshscope)"), qsTr("All files (*)")]
        onAccepted: root.application.welcome.openFile(openDialog.selectedFile)
    }
    FileDialog {
        id: importDialog

        title: qsTr("Import files")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Metadata (*.json *.ndjson *.jsonl *.yaml *.yml)"), qsTr("All files (*)")]
        onAccepted: root.application.importer.importUrls(importDialog.selectedFiles)
    }
    FolderDialog {
        id: folderDialog

        title: qsTr("Import a folder")
        onAccepted: root.application.importer.importUrls([folderDialog.selectedFolder])
    }
}
