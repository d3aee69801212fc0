// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Tile and name of a domain on one line.
Item {
    id: root

    required property string code
    required property string name
    required property int slot

    implicitWidth: 26 + Math.ceil(label.implicitWidth)
    implicitHeight: 20

    DomainTile {
        anchors.verticalCenter: parent.verticalCenter
        code: root.code
        slot: root.slot
        Accessible.ignored: true
    }
    Label {
        id: label

        x: 26
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        text: root.name
        color: Theme.fg2
    }
}
