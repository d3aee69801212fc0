// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A key of the keyboard, as drawn in hints.
Rectangle {
    id: root

    required property string text

    implicitWidth: Math.max(20, Math.ceil(label.implicitWidth) + 12)
    implicitHeight: 20
    radius: Theme.radius1
    color: Theme.bg2
    border.width: 1
    border.color: Theme.line2

    Label {
        id: label

        anchors.centerIn: parent
        text: root.text
        role: Label.Hint
        medium: true
    }
}
