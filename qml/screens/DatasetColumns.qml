// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The columns of a dataset as a tree: search inside, fold and unfold, what each is and how it is
/// tested. Left and Right fold and unfold, Enter opens a column's lineage.
Item {
    id: root

    required property DatasetViewModel viewModel

    readonly property var facts: root.viewModel.facts // ready texts by name
    readonly property ColumnTreeModel columns: root.viewModel.columns
    readonly property bool wide: root.width >= 820

    RowLayout {
        id: tools

        x: 16
        width: parent.width - 32
        height: 44
        spacing: 8

        SearchField {
            id: filter

            Layout.preferredWidth: 280
            implicitHeight: Theme.controlSmall
            label: qsTr("Find a column")
            placeholderText: qsTr("Find a column")
            onTextChanged: root.columns.filter = text
            Keys.onDownPressed: table.view.forceActiveFocus(Qt.TabFocusReason)
        }
        Label {
            Layout.fillWidth: true
            text: filter.length > 0 ? root.columns.matches === 1 ? qsTr("One column matches.") : qsTr("%1 columns match.").arg(root.columns.matches) : root.facts.keys ? qsTr("Key: %1").arg(root.facts.keys) : qsTr("No key is stated.")
            role: Label.Hint
        }
        Button {
            visible: root.columns.nested
            kind: Button.Quiet
            small: true
            text: qsTr("Unfold all")
            onClicked: root.columns.expandAll()
        }
        Button {
            visible: root.columns.nested
            kind: Button.Quiet
            small: true
            text: qsTr("Fold all")
            onClicked: root.columns.collapseAll()
        }
    }
    PageTable {
        id: table

        anchors.top: tools.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        label: qsTr("Columns")
        noun: qsTr("columns")
        shown: root.columns.shown
        total: root.columns.total
        model: root.columns
        emptyText: filter.length > 0 ? qsTr("No column matches “%1”.").arg(filter.text) : qsTr("No source lists its columns.")
        emptyHint: filter.length > 0 ? qsTr("Clear the field to see all %1.").arg(root.columns.total) : qsTr("A dbt catalog, an OpenLineage schema or a contract would.")
        columns: root.wide ? [{
                "text": qsTr("Column"),
                "width": 0
            }, {
                "text": qsTr("Type"),
                "width": 128
            }, {
                "text": qsTr("Null"),
                "width": 72
            }, {
                "text": qsTr("Classification"),
                "width": 116
            }, {
                "text": qsTr("Tests"),
                "width": 56
            }, {
                "text": qsTr("Description"),
                "width": 0
            }] : [{
                "text": qsTr("Column"),
                "width": 0
            }, {
                "text": qsTr("Type"),
                "width": 112
            }, {
                "text": qsTr("Null"),
                "width": 72
            }, {
                "text": qsTr("Classification"),
                "width": 116
            }, {
                "text": qsTr("Tests"),
                "width": 56
            }]
        Keys.onLeftPressed: root.columns.setExpanded(table.currentIndex, false)
        Keys.onRightPressed: root.columns.setExpanded(table.currentIndex, true)
        delegate: ColumnRow {
            required property int index

            width: table.rowWidth
            widths: table.columnWidths
            wide: root.wide
            nested: root.columns.nested
            selected: table.isCurrent(index)
            onClicked: table.goTo(index)
            onToggled: root.columns.toggle(index)
            onActivated: root.viewModel.openColumnLineage(path)
        }
    }
}
