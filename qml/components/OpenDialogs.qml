// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

/// Asks for files, a folder or a catalog. The module of the dialogs is loaded with the first of them.
Item {
    id: root

    property string filesTitle
    property string folderTitle
    property url catalogFolder

    signal filesChosen(var files) // list of urls
    signal catalogChosen(url file)

    function askForFiles() {
        fileDialog.open();
    }
    function askForFolder() {
        folderDialog.open();
    }
    function askForCatalog() {
        catalogDialog.open();
    }

    FileDialog {
        id: fileDialog

        title: root.filesTitle
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Metadata (*.json *.ndjson *.jsonl *.yaml *.yml *.gz *.zst *.db *.sqlite *.sqlite3)"), qsTr("All files (*)")]
        onAccepted: root.filesChosen(fileDialog.selectedFiles)
    }
    FolderDialog {
        id: folderDialog

        title: root.folderTitle
        onAccepted: root.filesChosen([folderDialog.selectedFolder])
    }
    FileDialog {
        id: catalogDialog

        title: qsTr("Open a catalog")
        currentFolder: root.catalogFolder
        nameFilters: [qsTr("Meshscope catalogs (*.meshscope)"), qsTr("All files (*)")]
        onAccepted: root.catalogChosen(catalogDialog.selectedFile)
    }
}
