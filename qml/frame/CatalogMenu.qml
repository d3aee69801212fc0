// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// Opens another catalog, or brings more files into this one.
Menu {
    id: root

    required property Application application
    required property Lazy dialogs

    x: 8
    y: parent ? parent.height - 4 : 0
    width: 260

    MenuItem {
        text: qsTr("Open a catalog…")
        iconName: "folder"
        onTriggered: root.dialogs.made().askForCatalog()
    }
    MenuItem {
        text: qsTr("Import files…")
        iconName: "import"
        onTriggered: root.dialogs.made().askForFiles()
    }
    MenuItem {
        text: qsTr("Import a folder…")
        iconName: "folder"
        onTriggered: root.dialogs.made().askForFolder()
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
