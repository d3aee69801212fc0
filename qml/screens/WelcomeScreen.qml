// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// The three doors of the first run, and the catalogs opened before.
Rectangle {
    id: root

    required property WelcomeViewModel viewModel
    required property Importer importer
    required property Navigator navigator

    color: Theme.canvas

    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight + 96)
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
        }

        ColumnLayout {
            id: column

            x: Math.round((flick.width - width) / 2)
            y: Math.max(32, Math.round((flick.height - implicitHeight) * 0.36))
            width: Math.min(888, flick.width - 48)
            spacing: 24

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 6

                Label {
                    text: qsTr("Welcome to Meshscope")
                    role: Label.Page
                }
                Label {
                    Layout.fillWidth: true
                    Layout.maximumWidth: 640
                    text: qsTr("Find data products, judge them, see where their data comes from, and get access: from the metadata your teams already write, in one local file, offline.")
                    role: Label.Reading
                    color: Theme.fg2
                    wrapMode: Text.Wrap
                }
            }
            ErrorBanner {
                Layout.fillWidth: true
                visible: root.importer.error.length > 0
                text: root.importer.error
                where: root.importer.where
                actionText: root.importer.others > 0 ? qsTr("Import the others: %1").arg(root.importer.others) : ""
                onActivated: root.importer.importOthers()
                closable: true
                onClosed: root.importer.dismissError()
            }
            GridLayout {
                Layout.fillWidth: true
                columns: root.width < 720 ? 1 : 3
                columnSpacing: 16
                rowSpacing: 12

                DoorCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 280
                    iconName: "map"
                    title: qsTr("Explore the demo mesh")
                    text: qsTr("Fernhill Retail: seven domains, their products, contracts, quality and requests, read by the same readers as your own files.")
                    actionText: qsTr("Open the demo")
                    primary: true
                    enabled: !root.importer.running
                    onActivated: root.importer.openDemo()
                }
                DoorCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 280
                    iconName: "import"
                    title: qsTr("Import files or a folder")
                    text: qsTr("dbt artifacts, data contracts (ODCS), data products (ODPS), OpenLineage events. Or drop them anywhere on this window.")
                    actionText: qsTr("Choose files")
                    secondText: qsTr("Choose a folder")
                    enabled: !root.importer.running
                    onActivated: dialogs.made().askForFiles()
                    onSecondActivated: dialogs.made().askForFolder()
                }
                DoorCard {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 280
                    iconName: "database"
                    title: qsTr("Open a catalog")
                    text: qsTr("A catalog is one file, ending in .meshscope. It holds everything read so far and every decision made in it.")
                    actionText: qsTr("Choose a catalog")
                    enabled: !root.importer.running
                    onActivated: dialogs.made().askForCatalog()
                }
            }
            Panel {
                Layout.fillWidth: true
                visible: root.viewModel.count > 0
                title: qsTr("Recent catalogs")
                count: String(root.viewModel.count)

                Rows {
                    model: root.viewModel

                    RecentCatalogRow {
                        viewModel: root.viewModel
                    }
                }
            }
        }
    }
    Lazy {
        id: dialogs

        file: "OpenDialogs.qml"
        given: ({
                "filesTitle": qsTr("Import files into a new catalog"),
                "folderTitle": qsTr("Import a folder into a new catalog"),
                "catalogFolder": root.viewModel.dataFolder
            })

        Connections {
            target: dialogs.item

            function onFilesChosen(files: var) {
                root.importer.importUrlsIntoNew(files);
            }
            function onCatalogChosen(file: url) {
                root.viewModel.openFile(file);
            }
        }
    }
}
