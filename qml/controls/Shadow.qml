// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A soft shadow under its parent: level 1 for cards, 2 for floating panels, 3 for menus and dialogs.
BorderImage {
    id: root

    property int level: 1
    property int radius: Theme.radius3

    readonly property int blur: [0, 3, 14, 30][root.level]
    readonly property string alpha: Theme.dark ? ["00", "66", "70", "99"][root.level] : ["00", "14", "1A", "2E"][root.level]

    anchors.fill: parent
    anchors.margins: -root.blur
    anchors.topMargin: root.level - root.blur + (root.level > 1 ? 2 : 0)
    anchors.bottomMargin: -root.level - root.blur - (root.level > 1 ? 2 : 0)
    z: -1
    border.left: root.blur + root.radius
    border.right: root.blur + root.radius
    border.top: root.blur + root.radius
    border.bottom: root.blur + root.radius
    source: "image://meshscope/shadow/" + root.blur + "/" + root.radius + "/" + root.alpha + String(Theme.shadow).substring(1)
    Accessible.ignored: true
}
