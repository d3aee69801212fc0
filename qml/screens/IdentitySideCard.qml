// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// One of the two that may be one.
Panel {
    id: root

    required property identitySide side

    signal opened

    title: root.side.name
    linkText: root.side.link.length > 0 ? qsTr("Open") : ""
    contentPadding: Theme.gap8
    onLinkActivated: root.opened()

    Rows {
        model: root.side.facts
        leftPadding: 4

        KeyValue {
            id: fact

            required property var modelData // { name: string, value: string }

            implicitHeight: 26
            name: fact.modelData.name
            value: fact.modelData.value

            Tip {
                text: fact.modelData.value
            }
        }
    }
}
