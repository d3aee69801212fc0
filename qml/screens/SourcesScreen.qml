// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope.App

/// What was read, when, what came of it, and what was wrong, with the ways to read more; and in a
/// second tab what is one.
Rectangle {
    id: root

    required property SourcesViewModel viewModel
    required property Importer importer
    required property Navigator navigator
    required property ActingAsViewModel actingAs

    readonly property IdentityViewModel identity: root.viewModel.identity
    readonly property bool isIdentity: root.viewModel.tab === "identity"

    readonly property int footRoom: root.isIdentity ? 96 : Theme.row + 4
    readonly property bool settled: !root.isIdentity || root.identity.state !== IdentityViewModel.Loading

    color: Theme.bg1

    RowLayout {
        id: head

        x: 16
        width: parent.width - 32
        height: 44
        spacing: 8

        Tabs {
            Layout.alignment: Qt.AlignBottom
            ruled: false
            label: qsTr("Parts of the page of sources")
            tabs: [{
                    "value": "sources",
                    "text": qsTr("Sources"),
                    "count": root.viewModel.sourceCount
                }, {
                    "value": "identity",
                    "text": qsTr("Identity"),
                    "count": root.identity.state === IdentityViewModel.Ready ? root.identity.totalProposals : undefined
                }]
            value: root.viewModel.tab
            onActivated: value => root.viewModel.chooseTab(value)
        }
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: 8
            text: root.isIdentity ? "" : root.viewModel.summary
            color: Theme.fg2
        }
        Button {
            small: true
            visible: !root.isIdentity && root.viewModel.sourceCount > 0
            enabled: !root.importer.running
            text: qsTr("Read all again")
            iconName: "refresh"
            hint: qsTr("Reads only what has changed since")
            onClicked: root.viewModel.importAllAgain()
        }
        Button {
            small: true
            visible: !root.isIdentity
            enabled: !root.importer.running
            text: qsTr("Add files")
            iconName: "file"
            onClicked: dialogs.made().askForFiles()
        }
        Button {
            small: true
            visible: !root.isIdentity
            enabled: !root.importer.running
            text: qsTr("Add a folder")
            iconName: "folder"
            onClicked: pathDialog.made().open()
        }
        Button {
            small: true
            visible: !root.isIdentity
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
    SourcesOverview {
        anchors.fill: parent
        anchors.topMargin: 45
        visible: !root.isIdentity
        viewModel: root.viewModel
        importer: root.importer
        onFolderWanted: pathDialog.made().open()
    }
    Part {
        anchors.fill: parent
        anchors.topMargin: 45
        visible: root.isIdentity
        focus: visible
        wanted: root.isIdentity
        file: "SourcesIdentity.qml"
        given: ({
                "identity": root.identity,
                "actingAs": root.actingAs
            })
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
        id: pathDialog

        file: "PathDialog.qml"
        given: ({
                "parent": T.Overlay.overlay
            })

        Connections {
            target: pathDialog.item

            function onConfirmed(path: string) {
                root.importer.importPath(path);
            }
            function onBrowseRequested() {
                dialogs.made().askForFolder();
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
