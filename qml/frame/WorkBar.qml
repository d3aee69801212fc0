// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// The foot of the window while an import runs: what, how far, how to stop it.
Rectangle {
    id: root

    required property Importer importer

    implicitHeight: root.importer.running ? 36 : 0
    visible: root.importer.running
    color: Theme.bg2

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 12

        Icon {
            name: "import"
        }
        Label {
            Layout.fillWidth: true
            text: root.importer.what
            elide: Text.ElideMiddle
        }
        Label {
            text: root.importer.records
            role: Label.Hint
        }
        ProgressBar {
            Layout.preferredWidth: 240
            label: qsTr("Import")
            indeterminate: root.importer.progress < 0
            value: Math.max(0, root.importer.progress)
        }
        Button {
            small: true
            text: qsTr("Cancel")
            onClicked: root.importer.cancel()
        }
    }
}
