// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// Who gives what to whom: one row per giving domain, one column per taking one. The map's twin.
Column {
    id: root

    required property MapViewModel viewModel
    required property real room // width that is seen at once; the matrix is at least as wide
    property real shift // how far it is scrolled: the names stay in sight

    readonly property int names: 108
    readonly property int totals: 44
    readonly property real cell: Math.max(30, (root.room - root.names - root.totals) / Math.max(1, root.viewModel.heads.length))

    width: root.names + root.cell * root.viewModel.heads.length + root.totals

    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Coupling between domains")

    component Cell: Rectangle {
        property string text
        property bool bold: false
        property string kind

        width: root.cell
        height: 28
        color: "transparent"
        border.width: 1
        border.color: Theme.line

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            x: parent.width / 2 - 13
            visible: name.length > 0
            size: 12
            name: ({
                    "cycle": "cycle",
                    "bypass": "grade-degraded"
                })[parent.kind] ?? ""
            color: parent.kind === "bypass" ? Theme.bad : Theme.risk
        }
        Label {
            anchors.centerIn: parent
            anchors.horizontalCenterOffset: parent.kind === "cycle" || parent.kind === "bypass" ? 8 : 0
            text: parent.text
            strong: parent.bold
            role: Label.Hint
            color: parent.text === "·" ? Theme.fg3 : Theme.fg1
        }
    }

    Row {
        Label {
            width: root.names
            height: 28
            verticalAlignment: Text.AlignVCenter
            text: qsTr("gives ↓ to →")
            role: Label.Hint
        }
        Repeater {
            model: root.viewModel.heads

            Item {
                id: head

                required property var modelData // { code, name, slot, total }

                width: root.cell
                height: 28

                DomainTile {
                    anchors.centerIn: parent
                    code: head.modelData.code
                    slot: head.modelData.slot
                    name: head.modelData.name
                }
            }
        }
        Label {
            width: root.totals
            height: 28
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: qsTr("Out")
            role: Label.Hint
        }
    }
    Repeater {
        model: root.viewModel.matrix

        TableRow {
            id: row

            required property int index
            required property string code
            required property string name
            required property int slot
            required property string total
            required property var cells_ // list of { text, share, kind }

            width: root.width
            implicitHeight: 28
            cellPadding: 0
            ruled: false
            selected: row.index === root.viewModel.chosen
            label: qsTr("%1 gives %2").arg(row.name).arg(row.total)
            onClicked: root.viewModel.choose(row.index)

            Rectangle {
                x: root.shift
                z: 1
                width: root.names
                height: parent.height
                color: row.selected ? Theme.accSoft : root.shift > 0 ? Theme.bg1 : "transparent"

                DomainName {
                    x: 4
                    width: parent.width - x
                    anchors.verticalCenter: parent.verticalCenter
                    code: row.code
                    name: row.name
                    slot: row.slot
                }
            }
            Row {
                x: root.names

                Repeater {
                    model: row.cells_

                    Cell {
                        required property var modelData // { text, share, kind }

                        text: modelData.text
                        kind: modelData.kind
                        bold: modelData.kind === "cycle" || modelData.kind === "bypass"
                        color: ({
                                "self": Theme.bg3,
                                "cycle": Theme.riskSoft,
                                "bypass": Theme.badSoft
                            })[modelData.kind] ?? Qt.tint(Theme.bg1, Qt.rgba(Theme.acc.r, Theme.acc.g, Theme.acc.b, 0.35 * modelData.share))
                    }
                }
            }
            Label {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.total
                medium: true
            }
        }
    }
    Row {
        Label {
            width: root.names
            height: 28
            verticalAlignment: Text.AlignVCenter
            text: qsTr("In")
            role: Label.Hint
        }
        Repeater {
            model: root.viewModel.heads

            Cell {
                required property var modelData // { code, name, slot, total }

                text: modelData.total
                border.width: 0
            }
        }
        Label {
            width: root.totals
            height: 28
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: root.viewModel.matrixTotal
            medium: true
        }
    }
}
