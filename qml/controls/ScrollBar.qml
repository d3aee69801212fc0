// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// `ScrollBar.vertical: ScrollBar {}` on a Flickable or a view.
T.ScrollBar {
    id: root

    implicitWidth: root.orientation === Qt.Vertical ? 10 : 32
    implicitHeight: root.orientation === Qt.Vertical ? 32 : 10
    padding: 2
    minimumSize: 0.06
    visible: root.size < 1.0 && root.policy !== T.ScrollBar.AlwaysOff
    hoverEnabled: true

    contentItem: Rectangle {
        radius: 3
        color: root.pressed ? Theme.fg3 : root.hovered ? Theme.ctl : Theme.line2
    }
}
