// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs
import Meshscope
import Meshscope.App

/// Writes exactly what is shown: as a drawing, a graph text or a table.
Button {
    id: root

    required property LineageViewModel viewModel

    property string format

    function ask(format: string, suffix: string) {
        root.format = format;
        dialog.defaultSuffix = suffix;
        dialog.nameFilters = [qsTr("%1 files (*.%2)").arg(suffix.toUpperCase()).arg(suffix)];
        dialog.open();
    }

    small: true
    enabled: root.viewModel.hasGraph
    iconName: "export"
    text: qsTr("Export")
    onClicked: menu.popup(root, 0, root.height + 4)

    Menu {
        id: menu

        MenuItem {
            text: qsTr("Drawing as SVG…")
            iconName: "export"
            onTriggered: root.ask("svg", "svg")
        }
        MenuItem {
            text: qsTr("Graphviz DOT…")
            iconName: "lineage"
            onTriggered: root.ask("dot", "dot")
        }
        MenuItem {
            text: qsTr("Mermaid…")
            iconName: "lineage"
            onTriggered: root.ask("mermaid", "mmd")
        }
        MenuItem {
            text: qsTr("Table as CSV…")
            iconName: "table"
            onTriggered: root.ask("csv", "csv")
        }
        MenuItem {
            text: qsTr("JSON…")
            iconName: "api"
            onTriggered: root.ask("json", "json")
        }
        MenuSeparator {
        }
        MenuItem {
            text: qsTr("Copy as text")
            iconName: "copy"
            onTriggered: root.viewModel.copyExport("outline")
        }
        MenuItem {
            text: qsTr("Copy as Mermaid")
            iconName: "copy"
            onTriggered: root.viewModel.copyExport("mermaid")
        }
        MenuItem {
            text: qsTr("Copy link")
            iconName: "link"
            onTriggered: root.viewModel.copyLink()
        }
    }
    FileDialog {
        id: dialog

        title: qsTr("Export the lineage shown")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        onAccepted: root.viewModel.exportTo(dialog.selectedFile, root.format)
    }
}
