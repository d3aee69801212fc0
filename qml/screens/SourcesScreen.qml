// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope.App

/// What was read, when, what came of it, and what was wrong; with the ways to read more.
Rectangle {
    id: root

    required property SourcesViewModel viewModel
    required property Importer importer
    required property Navigator navigator

    readonly property bool isEmpty: root.viewModel.state === SourcesViewModel.Ready && root.viewModel.sourceCount === 0

    color: Theme.bg1

    RowLayout {
        id: head

        x: 16
        width: parent.width - 32
        height: 44
        spacing: 8

        Label {
            text: qsTr("Sources")
            role: Label.Title
        }
        Label {
            Layout.fillWidth: true
            text: root.viewModel.summary
            color: Theme.fg2
        }
        Button {
            small: true
            visible: !root.isEmpty
            enabled: !root.importer.running
            text: qsTr("Read all again")
            iconName: "refresh"
            hint: qsTr("Reads only what has changed since")
            onClicked: root.viewModel.importAllAgain()
        }
        Button {
            small: true
            enabled: !root.importer.running
            text: qsTr("Add files")
            iconName: "file"
            onClicked: dialogs.made().askForFiles()
        }
        Button {
            small: true
            enabled: !root.importer.running
            text: qsTr("Add a folder")
            iconName: "folder"
            onClicked: dialogs.made().askForFolder()
        }
        Button {
            small: true
            enabled: !root.importer.running
            text: qsTr("Add a database")
            iconName: "sources"
            onClicked: databaseDialog.made().open()
        }
    }
    Separator {
        y: 44
        width: parent.width
    }
    LoadingLine {
        y: 44
        width: parent.width
        loading: root.viewModel.state === SourcesViewModel.Loading
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: 45
        spacing: 0

        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: 16
            visible: root.importer.error.length > 0
            text: root.importer.error
            where: root.importer.where
            actionText: root.importer.held ? qsTr("Import anyway") : ""
            closable: true
            onActivated: root.importer.acceptHeld()
            onClosed: root.importer.dismissError()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: 16
            visible: root.viewModel.state === SourcesViewModel.Failed
            text: root.viewModel.error
            actionText: qsTr("Try again")
            onActivated: root.viewModel.reload()
        }
        EmptyState {
            Layout.margins: 16
            visible: root.isEmpty
            iconName: "sources"
            text: qsTr("Nothing has been read into this catalog yet.")
            hint: qsTr("Add dbt artifacts, data contracts, data products or OpenLineage events, or drop them on the window.")
            actionText: qsTr("Add a folder")
            actionIcon: "folder"
            onActivated: dialogs.made().askForFolder()
        }
        SourceTable {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(implicitHeight, root.height * 0.45)
            visible: root.viewModel.sourceCount > 0
            viewModel: root.viewModel
        }
        SourceDetail {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.viewModel.chosen >= 0
            viewModel: root.viewModel
            importer: root.importer
        }
        Item {
            Layout.fillHeight: true
            visible: root.viewModel.chosen < 0
        }
    }
    Lazy {
        id: dialogs

        file: "OpenDialogs.qml"
        given: ({
                "filesTitle": qsTr("Add files to this catalog"),
                "folderTitle": qsTr("Add a folder to this catalog")
            })

        Connections {
            target: dialogs.item

            function onFilesChosen(files: var) {
                root.importer.importUrls(files);
            }
        }
    }
    Lazy {
        id: databaseDialog

        file: "DatabaseDialog.qml"
        given: ({
                "parent": T.Overlay.overlay
            })

        Connections {
            target: databaseDialog.item

            function onConfirmed(address: string) {
                root.importer.importDatabase(address);
            }
        }
    }
}
