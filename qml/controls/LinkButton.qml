// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A link inside the program: accent text, underlined when hovered.
T.Button {
    id: root

    property bool hintSize: true

    implicitWidth: Math.ceil(label.implicitWidth) + leftPadding + rightPadding
    implicitHeight: Math.max(20, label.implicitHeight)
    padding: 0
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Label {
        id: label

        text: root.text
        role: root.hintSize ? Label.Hint : Label.Body
        medium: true
        color: root.enabled ? Theme.accText : Theme.fg3
        font.underline: root.hovered && root.enabled
    }
    background: Item {
        FocusRing {
            shown: root.visualFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
