// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// How many were found for what, the active filters, and the order. 44 px, then the table head.
Column {
    id: root

    required property DiscoverViewModel viewModel
    property bool previewOpen: false
    property bool previewAsked: false

    readonly property list<string> sorts: ["match", "quality", "used", "name"]

    /// Widths of the table's columns, for the rows.
    readonly property var columnWidths: head.columnWidths // list of numbers

    signal previewToggled

    Item {
        width: root.width
        height: 44

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 16
            anchors.rightMargin: 16
            spacing: 8

            Label {
                text: (root.viewModel.total - root.viewModel.carried).toLocaleString(Qt.locale(), "f", 0)
                role: Label.Title
            }
            Label {
                Layout.maximumWidth: 260
                text: root.viewModel.someWords ? qsTr("with some of the words; nothing has all") : root.viewModel.corrected.length > 0 ? qsTr("matches for “%1”, since nothing is called “%2”").arg(root.viewModel.corrected).arg(root.viewModel.text) : root.viewModel.text.length > 0 ? qsTr("matches for “%1”").arg(root.viewModel.text) : root.viewModel.filterCount > 0 ? qsTr("of %1 in this catalog").arg(root.viewModel.everything.toLocaleString(Qt.locale(), "f", 0)) : qsTr("in this catalog")
                color: Theme.fg2

                Tip {
                    text: parent.truncated ? parent.text : ""
                }
            }
            Label {
                visible: root.viewModel.carried > 0
                text: qsTr("+ %1 columns and tags").arg(root.viewModel.carried.toLocaleString(Qt.locale(), "f", 0))
                color: Theme.fg3

                Tip {
                    text: qsTr("Of what passes the filters. The filters count the rest.")
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.preferredHeight: 20
                clip: true

                Row {
                    spacing: 6

                    Repeater {
                        model: root.viewModel.chips

                        Chip {
                            required property var modelData // { text, facet, value }

                            text: modelData.text
                            kind: Chip.Filter
                            removable: true
                            onRemoved: root.viewModel.toggle(modelData.facet, modelData.value)
                        }
                    }
                }
            }
            ComboBox {
                small: true
                label: qsTr("Order")
                iconName: "sort"
                model: [qsTr("Best match"), qsTr("Needs attention first"), qsTr("Most used"), qsTr("Name")]
                currentIndex: Math.max(0, root.sorts.indexOf(root.viewModel.sort))
                onActivated: index => root.viewModel.setSort(root.sorts[index])
            }
            IconButton {
                visible: root.previewAsked
                iconName: "sidebar"
                label: qsTr("Preview of the chosen result")
                checked: root.previewOpen
                onClicked: root.previewToggled()
            }
        }
    }
    TableHead {
        id: head

        width: root.width
        padding: 16
        columns: [{
                "text": "",
                "width": 16
            }, {
                "text": qsTr("Name and reason"),
                "width": 0
            }, {
                "text": qsTr("Domain"),
                "width": 96
            }, {
                "text": qsTr("Quality"),
                "width": 84
            }, {
                "text": qsTr("Classification"),
                "width": 108
            }, {
                "text": qsTr("Used by"),
                "width": 52,
                "alignRight": true
            }]
    }
}
