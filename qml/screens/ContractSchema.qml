// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// The promised objects and their columns, nested ones indented.
Item {
    id: root

    required property ContractViewModel viewModel

    readonly property bool isNarrow: root.width < 1000

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }
    TableHead {
        id: tableHead

        width: parent.width
        padding: Theme.gap24
        columns: [{
                "text": qsTr("Column"),
                "width": root.isNarrow ? 200 : 260
            }, {
                "text": qsTr("Type"),
                "width": root.isNarrow ? 140 : 190
            }, {
                "text": qsTr("Promises"),
                "width": 150
            }, {
                "text": qsTr("Classification"),
                "width": 130
            }, {
                "text": qsTr("Description")
            }]
    }
    ListView {
        id: list

        anchors.top: tableHead.bottom
        anchors.bottom: footer.top
        width: parent.width
        clip: true
        reuseItems: true
        activeFocusOnTab: true
        model: root.viewModel.columns
        T.ScrollBar.vertical: ScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Schema")

        delegate: Rectangle {
            id: row

            required property bool isObject
            required property string object
            required property string name
            required property int depth
            required property string type
            required property string promises
            required property string description
            required property string classification
            required property bool personal

            readonly property var widths: tableHead.columnWidths // list of numbers

            width: ListView.view.width
            height: row.isObject ? 36 : Theme.row
            color: row.isObject ? Theme.bg2 : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: row.isObject ? row.object : qsTr("%1, %2").arg(row.name).arg(row.type)

            Row {
                x: Theme.gap24
                height: parent.height
                spacing: tableHead.spacing
                visible: row.isObject

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "table"
                    size: 14
                    color: Theme.fg3
                }
                Label {
                    height: parent.height
                    text: row.name
                    strong: true
                }
                Label {
                    height: parent.height
                    width: Math.max(0, row.width - 420)
                    text: Array.of(row.type, row.description).filter(part => part.length > 0).join(" · ")
                    role: Label.Hint
                }
            }
            Row {
                x: Theme.gap24
                height: parent.height
                spacing: tableHead.spacing
                visible: !row.isObject

                Label {
                    width: row.widths[0] ?? 0
                    height: parent.height
                    leftPadding: row.depth * 16
                    text: row.name
                    medium: true
                    elide: Text.ElideMiddle
                }
                Label {
                    width: row.widths[1] ?? 0
                    height: parent.height
                    text: row.type.length > 0 ? row.type : qsTr("Unknown")
                    color: Theme.fg2
                }
                Label {
                    width: row.widths[2] ?? 0
                    height: parent.height
                    text: row.promises
                    color: Theme.fg2
                }
                Item {
                    width: row.widths[3] ?? 0
                    height: parent.height

                    ClassificationMark {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: row.personal || row.classification !== "unknown"
                        classification: row.personal ? "personal" : row.classification
                    }
                }
                Label {
                    width: row.widths[4] ?? 0
                    height: parent.height
                    text: row.description
                    color: Theme.fg2
                }
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
    TableFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        shown: list.count
        total: list.count
        noun: qsTr("rows")
    }
}
