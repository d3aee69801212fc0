// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What would be here, and the one button that gets it. Stands at the content's top left.
Column {
    id: root

    required property string text
    property string iconName: "info"
    property string hint
    property string actionText
    property string actionIcon

    signal activated

    spacing: 12
    width: 480

    Row {
        width: parent.width
        spacing: 10

        Icon {
            name: root.iconName
            size: 20
            color: Theme.fg3
        }
        Column {
            width: parent.width - 30
            spacing: 4

            Label {
                width: parent.width
                text: root.text
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                visible: text.length > 0
                text: root.hint
                role: Label.Hint
                wrapMode: Text.Wrap
            }
        }
    }
    Button {
        x: 30
        visible: root.actionText.length > 0
        text: root.actionText
        iconName: root.actionIcon
        onClicked: root.activated()
    }
}
