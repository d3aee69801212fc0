// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

/// Asks where to write something; a name is suggested.
Item {
    id: root

    required property string title

    signal chosen(url file)

    function ask(suggestion: url, suffix: string) {
        dialog.defaultSuffix = suffix;
        dialog.nameFilters = [qsTr("%1 files (*.%2)").arg(suffix.toUpperCase()).arg(suffix)];
        dialog.selectedFile = suggestion;
        dialog.open();
    }

    FileDialog {
        id: dialog

        title: root.title
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        onAccepted: root.chosen(dialog.selectedFile)
    }
}
