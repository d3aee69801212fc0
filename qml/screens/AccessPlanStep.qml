// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One step that a request will take, or why it is skipped.
Item {
    id: root

    required property string title
    required property bool needed
    required property string stateText
    required property string people
    required property string reason

    implicitHeight: text.implicitHeight + 14
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, %3").arg(root.title).arg(root.stateText).arg(root.people)

    Icon {
        x: Theme.gap12
        y: 10
        name: root.needed ? "clock" : "minus"
        size: 14
        color: root.needed ? Theme.classInternal : Theme.fg3
    }
    Column {
        id: text

        x: 36
        y: 7
        width: parent.width - x - Theme.gap12

        Label {
            width: parent.width - due.width - 8
            text: root.title
            strong: root.needed
            color: root.needed ? Theme.fg1 : Theme.fg3
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: root.people
            color: root.needed ? Theme.fg1 : Theme.fg3
            role: root.needed ? Label.Body : Label.Hint
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: root.reason.length > 0
            text: root.reason
            role: Label.Hint
            Accessible.ignored: true
        }
    }
    Label {
        id: due

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        y: 7
        text: root.stateText
        role: Label.Hint
        Accessible.ignored: true
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
