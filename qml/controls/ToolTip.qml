// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A plain hint over its parent, after half a second. Set `text` and bind `visible` to the hover.
T.ToolTip {
    id: root

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + 6 : 0
    implicitWidth: Math.min(360, label.implicitWidth + leftPadding + rightPadding)
    implicitHeight: label.implicitHeight + topPadding + bottomPadding
    margins: 4
    horizontalPadding: 8
    verticalPadding: 5
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Label {
        id: label

        text: root.text
        role: Label.Hint
        color: Theme.dark ? Theme.fg1 : Theme.fgOnAccent
        wrapMode: Text.Wrap
        maximumLineCount: 12
    }
    background: Rectangle {
        radius: Theme.radius1
        color: Theme.dark ? Theme.raised : Theme.fg1
        border.width: Theme.dark ? 1 : 0
        border.color: Theme.line2
    }
}
