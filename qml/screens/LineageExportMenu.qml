// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// The forms in which a lineage can be taken along.
Menu {
    id: root

    required property LineageViewModel viewModel
    required property LineageExport owner

    y: parent ? parent.height + 4 : 0

    MenuItem {
        text: qsTr("Drawing as SVG…")
        iconName: "export"
        onTriggered: root.owner.ask("svg", "svg")
    }
    MenuItem {
        text: qsTr("Graphviz DOT…")
        iconName: "lineage"
        onTriggered: root.owner.ask("dot", "dot")
    }
    MenuItem {
        text: qsTr("Mermaid…")
        iconName: "lineage"
        onTriggered: root.owner.ask("mermaid", "mmd")
    }
    MenuItem {
        text: qsTr("Table as CSV…")
        iconName: "table"
        onTriggered: root.owner.ask("csv", "csv")
    }
    MenuItem {
        text: qsTr("JSON…")
        iconName: "api"
        onTriggered: root.owner.ask("json", "json")
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
