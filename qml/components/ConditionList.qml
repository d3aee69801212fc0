// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The conditions of an access in full, one below the other.
Rows {
    id: root

    property var conditions: [] // list of strings

    spacing: Theme.gap4
    model: root.conditions

    Item {
        id: condition

        required property string modelData

        implicitHeight: text.implicitHeight
        Accessible.role: Accessible.ListItem
        Accessible.name: condition.modelData

        Icon {
            y: 2
            name: "approve-conditions"
            size: 14
            color: Theme.fg3
        }
        Label {
            id: text

            x: 22
            width: parent.width - x
            text: condition.modelData
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
