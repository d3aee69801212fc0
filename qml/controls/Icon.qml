// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One of the program's own icons (resources/icons/icons.txt) in any colour of the theme.
Image {
    id: root

    required property string name
    property int size: 16
    property color color: Theme.fg2

    readonly property int pixels: Math.ceil(root.size * Theme.pixelRatio)

    width: root.size
    height: root.size
    sourceSize.width: root.pixels
    sourceSize.height: root.pixels
    source: root.name.length > 0 ? "image://meshscope/icon/" + root.name + "/" + String(root.color).substring(1) : ""
    Accessible.ignored: true
}
