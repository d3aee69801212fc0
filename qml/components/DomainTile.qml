// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The two-letter tile of a domain. Always beside or instead of its name: the colour alone does not
/// identify a domain. `slot` counts from 0; from the 13th domain on the tile is hatched.
Rectangle {
    id: root

    required property string code
    required property int slot
    property string name

    implicitWidth: 20
    implicitHeight: 16
    radius: 3
    clip: true
    color: Theme.domain(root.slot)
    Accessible.role: Accessible.Graphic
    Accessible.name: root.name.length > 0 ? root.name : root.code

    Image {
        anchors.fill: parent
        visible: Theme.isHatched(root.slot)
        source: visible ? "image://meshscope/hatch/4D" + String(Theme.onDomain).substring(1) : ""
        sourceSize.width: 5
        sourceSize.height: 5
        fillMode: Image.Tile
    }
    Label {
        anchors.centerIn: parent
        text: root.code
        role: Label.Code
        color: Theme.onDomain
        Accessible.ignored: true
    }
}
