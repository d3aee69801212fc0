// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The head of a table. `columns`: [{ text, width, alignRight, key }]; width 0 takes the rest (share
/// it with `TableHead.columnWidths`). A column with a `key` sorts: sorted(key).
Rectangle {
    id: root

    property var columns: [] // plain objects { text: string, width: int, alignRight: bool, key: string }
    property int padding: 8
    property int spacing: 8
    property string sortKey
    property bool sortDescending: false

    readonly property int fixedWidth: root.columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
    readonly property int openColumns: root.columns.filter(column => !column.width).length
    readonly property real openWidth: Math.max(40, (root.width - 2 * root.padding - root.fixedWidth - root.spacing * (root.columns.length - 1)) / Math.max(1, root.openColumns))
    /// Width of each column now, for the rows.
    readonly property var columnWidths: root.columns.map(column => column.width ? column.width : root.openWidth) // list of numbers

    signal sorted(string key)

    implicitWidth: 400
    implicitHeight: Theme.rowHead
    color: Theme.bg2

    Row {
        x: root.padding
        height: parent.height
        spacing: root.spacing

        Repeater {
            model: root.columns

            Item {
                id: cell

                required property int index
                required property var modelData

                readonly property bool isSorted: (cell.modelData.key ?? "") !== "" && cell.modelData.key === root.sortKey

                width: root.columnWidths[cell.index]
                height: parent.height
                activeFocusOnTab: (cell.modelData.key ?? "") !== ""
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: cell.modelData.text
                Accessible.onPressAction: root.sorted(cell.modelData.key)
                Keys.onReturnPressed: root.sorted(cell.modelData.key)
                Keys.onSpacePressed: root.sorted(cell.modelData.key)

                Label {
                    id: caption

                    anchors.verticalCenter: parent.verticalCenter
                    x: cell.modelData.alignRight ? parent.width - width - (cell.isSorted ? 14 : 0) : 0
                    width: Math.min(implicitWidth, parent.width - (cell.isSorted ? 14 : 0))
                    text: cell.modelData.text
                    role: Label.Hint
                    medium: true
                    Accessible.ignored: true
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: caption.right
                    anchors.leftMargin: 3
                    visible: cell.isSorted
                    name: root.sortDescending ? "arrow-down" : "arrow-up"
                    size: 10
                    color: Theme.fg3
                }
                FocusRing {
                    anchors.margins: 2
                    shown: cell.activeFocus
                }
                TapHandler {
                    enabled: cell.activeFocusOnTab
                    onTapped: root.sorted(cell.modelData.key)
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
