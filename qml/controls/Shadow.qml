// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A soft shadow under its parent: level 1 for cards, 2 for floating panels, 3 for menus and dialogs.
Item {
    id: root

    property int level: 1
    property real radius: Theme.radius3

    readonly property int layers: [0, 1, 5, 10][root.level]
    readonly property real strength: (Theme.dark ? 5 : 1) * [0, 0.06, 0.018, 0.014][root.level]

    anchors.fill: parent
    z: -1

    Repeater {
        model: root.layers

        Rectangle {
            required property int index

            anchors.fill: parent
            anchors.margins: -index
            anchors.topMargin: root.level === 1 ? 1 : Math.round(root.layers / 3) - index
            anchors.bottomMargin: root.level === 1 ? -1 : -Math.round(root.layers / 2) - index
            radius: root.radius + index
            color: Theme.shadow
            opacity: root.strength
        }
    }
}
