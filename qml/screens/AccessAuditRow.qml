// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// One event of the audit record.
TableRow {
    id: root

    required property int index
    required property string number
    required property string when
    required property string actor
    required property string what
    required property string subject
    required property string change
    required property string reason
    required property string detail
    property var widths: [] // list of numbers

    readonly property var texts: [root.number, root.when, root.actor, root.what, root.subject, root.change, root.reason] // list of strings

    cellPadding: Theme.gap16
    label: qsTr("Event %1, %2, %3, %4, %5").arg(root.number).arg(root.when).arg(root.actor).arg(root.what).arg(root.subject)
    Accessible.description: root.detail

    Row {
        height: parent.height
        spacing: Theme.gap8

        Repeater {
            model: root.texts

            Label {
                id: cell

                required property string modelData
                required property int index

                width: root.widths[cell.index] ?? 0
                height: root.height
                text: cell.modelData
                color: cell.index < 2 ? Theme.fg3 : Theme.fg1
                horizontalAlignment: cell.index === 0 ? Text.AlignRight : Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
    Tip {
        text: root.detail
    }
}
