// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A soft shadow under its parent: level 1 for cards, 2 for floating panels, 3 for menus and dialogs.
Item {
    id: root

    property int level: 1
    property real radius: Theme.radius3

    readonly property int layers: [0, 1, 6, 9][root.level]
    readonly property real strength: (Theme.dark ? 5 : 1) * [0, 0.06, 0.016, 0.014][root.level]

    anchors.fill: parent
    z: -1

    Repeater {
        model: root.layers

        Rectangle {
            id: layer

            required property int index

            // Layers further out stand further apart, so that the edge fades like a blur.
            readonly property real spread: layer.index * (layer.index + 3) / 6

            anchors.fill: parent
            anchors.margins: -layer.spread
            anchors.topMargin: root.level - layer.spread * 0.5
            anchors.bottomMargin: -root.level - layer.spread * 1.4
            radius: root.radius + layer.spread
            color: Theme.shadow
            opacity: root.strength
        }
    }
}
