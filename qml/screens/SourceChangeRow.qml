// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// One line of what an import changed: a thing that came or went, or one field of it.
TableRow {
    id: root

    required property int index
    required property string kindName
    required property string name
    required property string what
    required property string tone
    required property string field
    required property string values
    required property bool opens
    property var widths: [] // list of numbers

    readonly property var texts: [root.kindName, root.name, root.field, root.values] // list of strings

    cellPadding: Theme.gap16
    label: qsTr("%1, %2, %3, %4, %5").arg(root.what).arg(root.kindName).arg(root.name).arg(root.field).arg(root.values)

    Row {
        height: parent.height
        spacing: Theme.gap8

        ToneMark {
            width: root.widths[0] ?? 0
            anchors.verticalCenter: parent.verticalCenter
            tone: root.tone
            iconName: ({
                    "ok": "plus",
                    "risk": "minus"
                })[root.tone] ?? "edit"
            text: root.what
        }
        Repeater {
            model: root.texts

            Label {
                id: cell

                required property string modelData
                required property int index

                width: root.widths[cell.index + 1] ?? 0
                height: root.height
                text: cell.modelData
                color: cell.index === 1 && root.opens ? Theme.accText : cell.index === 0 ? Theme.fg3 : Theme.fg1
                elide: cell.index === 1 ? Text.ElideMiddle : Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    Tip {
        text: root.values.length > 0 ? qsTr("%1: %2").arg(root.name).arg(root.values) : root.name
    }
}
