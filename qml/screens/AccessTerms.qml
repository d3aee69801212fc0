// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Port, contract, role and dates of a request, side by side, or two by two where it is narrow.
Panel {
    id: root

    required property requestFacts facts

    readonly property int columnCount: root.width >= 520 ? 4 : 2
    /// Shares of the width, for what usually stands in each cell.
    readonly property var shares: root.columnCount === 4 ? [0.27, 0.22, 0.14, 0.37] : [0.45, 0.55, 0.45, 0.55] // list of numbers

    Grid {
        Layout.fillWidth: true
        columns: root.columnCount

        Repeater {
            model: [[qsTr("Port"), root.facts.portName, root.facts.portDetail], [qsTr("Contract"), root.facts.contractName, qsTr("frozen when sent")], [qsTr("Role"), root.facts.roleName, root.facts.roleDetail], [qsTr("From, until"), root.facts.period, root.facts.periodDetail]] // list of [string, string, string]

            Item {
                id: cell

                required property var modelData
                required property int index

                width: Math.floor((root.width - 2) * root.shares[cell.index])
                height: 76

                Label {
                    x: Theme.gap12
                    y: 8
                    text: cell.modelData[0]
                    role: Label.Hint
                }
                Label {
                    x: Theme.gap12
                    y: 27
                    width: parent.width - x - 6
                    text: cell.modelData[1]
                    medium: true
                    elide: Text.ElideMiddle

                    Tip {
                        text: cell.modelData[1]
                    }
                }
                Label {
                    x: Theme.gap12
                    y: 48
                    width: parent.width - x - 6
                    text: cell.modelData[2]
                    role: Label.Hint
                }
                Rectangle {
                    anchors.right: parent.right
                    width: 1
                    height: parent.height
                    visible: cell.index % root.columnCount !== root.columnCount - 1
                    color: Theme.line
                }
            }
        }
    }
}
