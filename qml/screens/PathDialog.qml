// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// Adds a folder or file by its path, typed, pasted or chosen.
Dialog {
    id: root

    readonly property string path: field.text.trim()

    signal confirmed(string path)
    signal browseRequested

    title: qsTr("Add a folder")
    acceptText: qsTr("Read it")
    acceptEnabled: root.path.length > 0
    onAboutToShow: {
        field.clear();
        field.forceActiveFocus();
    }
    onAccepted: root.confirmed(root.path)

    contentItem: ColumnLayout {
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: qsTr("All metadata files in it and below it are read: dbt artifacts, data contracts, data products, OpenLineage events and others.")
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap8

            TextField {
                id: field

                Layout.fillWidth: true
                label: qsTr("Path of the folder")
                placeholderText: "~/mesh/contracts"
                onAccepted: {
                    if (root.acceptEnabled)
                        root.accept();
                }
            }
            Button {
                text: qsTr("Browse …")
                iconName: "folder"
                onClicked: {
                    root.reject();
                    root.browseRequested();
                }
            }
        }
    }
}
